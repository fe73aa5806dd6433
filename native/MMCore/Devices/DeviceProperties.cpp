#include "DeviceProperties.h"

#include "../Features.h"
#include "../Text.h"
#include "HardwareSequences.h"

namespace mmcore {
namespace internal {

// Asks something about a property by a function that answers an error number and fills the result.
template <class Result, class F>
static Result Ask(Device& device, const std::string& property, const char* what, F f) {
   Result result{};
   try {
      device.DoAnyTime([&](MM::Device& d) { return f(d, result); }, MMERR_GENERIC);
   } catch (const CMMError& error) {
      throw CMMError(std::string("Cannot get ") + what + " of property " + Quoted(property) + " of device " +
                         Quoted(device.Label()),
                     error);
   }
   return result;
}

template <class F>
static void Command(Device& device, const std::string& property, const char* what, F f) {
   try {
      device.DoOrRefuse(what, f);
   } catch (const CMMError& error) {
      throw CMMError(std::string("Cannot ") + what + " of property " + Quoted(property) + " of device " +
                         Quoted(device.Label()),
                     error);
   }
}

std::vector<std::string> PropertyNames(Device& device) {
   return device.UseAnyTime([](MM::Device& d) {
      std::vector<std::string> names;
      for (unsigned i = 0, n = d.GetNumberOfProperties(); i < n; ++i) {
         char name[MM::MaxStrLength] = "";
         if (d.GetPropertyName(i, name))
            names.push_back(name);
      }
      return names;
   });
}

bool HasProperty(Device& device, const std::string& property) {
   return device.UseAnyTime([&](MM::Device& d) { return d.HasProperty(property.c_str()); });
}

std::string ReadProperty(Device& device, const std::string& property) {
   char value[MM::MaxStrLength] = "";
   try {
      device.DoAnyTime([&](MM::Device& d) { return d.GetProperty(property.c_str(), value); }, MMERR_GENERIC);
   } catch (const CMMError& error) {
      throw CMMError("Cannot get property " + Quoted(property) + " of device " + Quoted(device.Label()), error);
   }
   return value;
}

static void RequireSettable(Device& device, const std::string& property) {
   if (device.State() == Uninitialized || !HasProperty(device, property) || !IsPreInit(device, property))
      return;
   const std::string message = "Property " + Quoted(property) + " of device " + Quoted(device.Label()) +
                               " takes effect before initialisation only, but is set after it";
   if (StrictInitializationChecks())
      throw CMMError(message + "; unload the device, load it, and set the property before initialising");
   device.Logging()(LogLevelWarning, message + "; this will be an error with StrictInitializationChecks");
}

void WriteProperty(Device& device, const std::string& property, const std::string& value) {
   try {
      RequireSettable(device, property);
      device.DoAnyTime([&](MM::Device& d) { return d.SetProperty(property.c_str(), value.c_str()); }, MMERR_GENERIC);
   } catch (const CMMError& error) {
      throw CMMError("Cannot set property " + Quoted(property) + " of device " + Quoted(device.Label()) + " to " +
                         Quoted(value),
                     error);
   }
}

std::vector<std::string> AllowedValues(Device& device, const std::string& property) {
   return device.UseAnyTime([&](MM::Device& d) {
      std::vector<std::string> values;
      for (unsigned i = 0, n = d.GetNumberOfPropertyValues(property.c_str()); i < n; ++i) {
         char value[MM::MaxStrLength] = "";
         if (d.GetPropertyValueAt(property.c_str(), i, value))
            values.push_back(value);
      }
      return values;
   });
}

bool IsReadOnly(Device& device, const std::string& property) {
   return Ask<bool>(device, property, "the read-only flag",
                    [&](MM::Device& d, bool& flag) { return d.GetPropertyReadOnly(property.c_str(), flag); });
}

bool IsPreInit(Device& device, const std::string& property) {
   return Ask<bool>(device, property, "the pre-initialisation flag",
                    [&](MM::Device& d, bool& flag) { return d.GetPropertyInitStatus(property.c_str(), flag); });
}

bool HasLimits(Device& device, const std::string& property) {
   return Ask<bool>(device, property, "the limits",
                    [&](MM::Device& d, bool& flag) { return d.HasPropertyLimits(property.c_str(), flag); });
}

double LowerLimit(Device& device, const std::string& property) {
   return Ask<double>(device, property, "the lower limit",
                      [&](MM::Device& d, double& limit) { return d.GetPropertyLowerLimit(property.c_str(), limit); });
}

double UpperLimit(Device& device, const std::string& property) {
   return Ask<double>(device, property, "the upper limit",
                      [&](MM::Device& d, double& limit) { return d.GetPropertyUpperLimit(property.c_str(), limit); });
}

MM::PropertyType TypeOf(Device& device, const std::string& property) {
   return Ask<MM::PropertyType>(device, property, "the type", [&](MM::Device& d, MM::PropertyType& type) {
      return d.GetPropertyType(property.c_str(), type);
   });
}

bool IsSequenceable(Device& device, const std::string& property) {
   return Ask<bool>(device, property, "the sequenceable flag",
                    [&](MM::Device& d, bool& flag) { return d.IsPropertySequenceable(property.c_str(), flag); });
}

long SequenceMaxLength(Device& device, const std::string& property) {
   return Ask<long>(device, property, "the longest sequence", [&](MM::Device& d, long& length) {
      return d.GetPropertySequenceMaxLength(property.c_str(), length);
   });
}

void LoadSequence(Device& device, const std::string& property, const std::vector<std::string>& values) {
   Command(device, property, "load the sequence", [&](MM::Device& d) {
      return LoadSteps(
          values.size(), [&] { return d.ClearPropertySequence(property.c_str()); },
          [&](std::size_t i) { return d.AddToPropertySequence(property.c_str(), values[i].c_str()); },
          [&] { return d.SendPropertySequence(property.c_str()); });
   });
}

void StartSequence(Device& device, const std::string& property) {
   Command(device, property, "start the sequence",
           [&](MM::Device& d) { return d.StartPropertySequence(property.c_str()); });
}

void StopSequence(Device& device, const std::string& property) {
   Command(device, property, "stop the sequence",
           [&](MM::Device& d) { return d.StopPropertySequence(property.c_str()); });
}

} // namespace internal
} // namespace mmcore
