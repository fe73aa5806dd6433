// The properties of the device "Core": the state of the core itself, so that presets and files can set it.
#include "../Core.h"
#include "../Text.h"

#include <algorithm>
#include <climits>

namespace mmcore {
namespace internal {

std::vector<std::string> CorePropertyNames() {
   std::vector<std::string> names{MM::g_Keyword_CoreInitialize, MM::g_Keyword_CoreAutoShutter,
                                  MM::g_Keyword_CoreChannelGroup, MM::g_Keyword_CoreTimeoutMs};
   for (const RoleKind& kind : kRoles)
      names.push_back(kind.property);
   std::sort(names.begin(), names.end());
   return names;
}

static const RoleKind* RoleOfProperty(const std::string& property) {
   for (const RoleKind& kind : kRoles) {
      if (property == kind.property)
         return &kind;
   }
   return nullptr;
}

static CMMError NoCoreProperty(const std::string& property) {
   std::string names;
   for (const std::string& name : CorePropertyNames())
      names += (names.empty() ? "" : ", ") + name;
   return CMMError("The device \"Core\" has no property " + Quoted(property) + "; it has " + names,
                   MMERR_InvalidCoreProperty);
}

static bool Flag(const std::string& property, const std::string& value) {
   if (value != "0" && value != "1")
      throw CMMError("Cannot set property " + Quoted(property) + " of device \"Core\" to " + Quoted(value) +
                         "; it must be 0 or 1",
                     MMERR_InvalidCoreValue);
   return value == "1";
}

std::string Core::GetCoreProperty(const std::string& property) const {
   if (const RoleKind* kind = RoleOfProperty(property))
      return roles.LabelOf(kind->role);
   if (property == MM::g_Keyword_CoreInitialize)
      return initializedByProperty ? "1" : "0";
   if (property == MM::g_Keyword_CoreAutoShutter)
      return autoShutter ? "1" : "0";
   if (property == MM::g_Keyword_CoreChannelGroup)
      return ChannelGroup();
   if (property == MM::g_Keyword_CoreTimeoutMs)
      return std::to_string(timeoutMs);
   throw NoCoreProperty(property);
}

// Cut towards zero, and to what a long holds.
static long WholeMilliseconds(double ms) {
   if (!(ms >= 1.0))
      return 0;
   return ms < static_cast<double>(LONG_MAX) ? static_cast<long>(ms) : LONG_MAX;
}

void Core::SetTimeout(long ms) {
   if (ms <= 0) {
      logger(LogLevelWarning, "Ignored a timeout of " + std::to_string(ms) + " ms; it must be positive");
      return;
   }
   timeoutMs = ms;
   TellCoreProperty(MM::g_Keyword_CoreTimeoutMs, std::to_string(ms));
}

static void RequireHolder(const DeviceRegistry& devices, const RoleKind& kind, const std::string& label) {
   try {
      if (!label.empty())
         devices.Get(label, kind.type);
   } catch (const CMMError& error) {
      throw CMMError("Cannot set property " + Quoted(kind.property) + " of device \"Core\" to " + Quoted(label),
                     MMERR_InvalidCoreValue, error);
   }
}

void Core::SetCoreProperty(const std::string& property, const std::string& value) {
   if (const RoleKind* kind = RoleOfProperty(property)) {
      RequireHolder(devices, *kind, value);
      SetRole(kind->role, value);
   } else if (property == MM::g_Keyword_CoreInitialize) {
      const bool initialize = Flag(property, value);
      const std::vector<DevicePtr> all = devices.All();
      const auto isInitialized = [](const DevicePtr& device) { return device->State() == InitializedSuccessfully; };
      if (!initialize)
         UnloadAllDevices();
      else if (!std::all_of(all.begin(), all.end(), isInitialized)) // a preset may hold it, and is applied again
         InitializeAllDevices();
      initializedByProperty = initialize;
      TellCoreProperty(MM::g_Keyword_CoreInitialize, value);
   } else if (property == MM::g_Keyword_CoreAutoShutter) {
      autoShutter = Flag(property, value);
      TellCoreProperty(MM::g_Keyword_CoreAutoShutter, value);
   } else if (property == MM::g_Keyword_CoreChannelGroup) {
      SetChannelGroup(value);
   } else if (property == MM::g_Keyword_CoreTimeoutMs) {
      const std::optional<double> ms = ParseDouble(value);
      if (!ms)
         throw CMMError("The timeout is " + Quoted(value) + "; it must be a positive number of milliseconds",
                        MMERR_InvalidCoreValue);
      SetTimeout(WholeMilliseconds(*ms));
   } else {
      throw NoCoreProperty(property);
   }
}

std::vector<std::string> Core::AllowedCoreValues(const std::string& property) const {
   if (property == MM::g_Keyword_CoreInitialize || property == MM::g_Keyword_CoreAutoShutter)
      return {"0", "1"};
   std::vector<std::string> values;
   if (const RoleKind* kind = RoleOfProperty(property)) {
      values.push_back("");
      for (const DevicePtr& device : devices.OfType(kind->type))
         values.push_back(device->Label());
   } else if (property == MM::g_Keyword_CoreChannelGroup) {
      values = groups.Groups();
      values.insert(values.begin(), "");
   } else if (property != MM::g_Keyword_CoreTimeoutMs) {
      throw NoCoreProperty(property);
   }
   return values;
}

void Core::TellCoreProperty(const char* property, const std::string& value) {
   ReportProperty(MM::g_Keyword_CoreDevice, property, value);
}

} // namespace internal
} // namespace mmcore
