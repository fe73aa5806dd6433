// The properties of the device "Core": the state of the core itself, so that presets and files can set it.
#include "../Core.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

std::vector<std::string> CorePropertyNames() {
   std::vector<std::string> names{MM::g_Keyword_CoreInitialize, MM::g_Keyword_CoreAutoShutter};
   for (const RoleKind& kind : kRoles)
      names.push_back(kind.property);
   names.push_back(MM::g_Keyword_CoreChannelGroup);
   names.push_back(MM::g_Keyword_CoreTimeoutMs);
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
                         "; allowed are 0 and 1",
                     MMERR_InvalidCoreValue);
   return value == "1";
}

std::string Core::GetCoreProperty(const std::string& property) const {
   if (const RoleKind* kind = RoleOfProperty(property))
      return roles.LabelOf(kind->role);
   if (property == MM::g_Keyword_CoreInitialize) {
      const std::vector<DevicePtr> all = devices.All();
      bool initialized = !all.empty();
      for (const DevicePtr& device : all)
         initialized = initialized && device->State() == InitializedSuccessfully;
      return initialized ? "1" : "0";
   }
   if (property == MM::g_Keyword_CoreAutoShutter)
      return autoShutter ? "1" : "0";
   if (property == MM::g_Keyword_CoreChannelGroup)
      return ChannelGroup();
   if (property == MM::g_Keyword_CoreTimeoutMs)
      return std::to_string(timeoutMs);
   throw NoCoreProperty(property);
}

void Core::SetCoreProperty(const std::string& property, const std::string& value) {
   if (const RoleKind* kind = RoleOfProperty(property)) {
      SetRole(kind->role, value);
   } else if (property == MM::g_Keyword_CoreInitialize) {
      if (Flag(property, value))
         InitializeAllDevices();
      else
         UnloadAllDevices();
   } else if (property == MM::g_Keyword_CoreAutoShutter) {
      autoShutter = Flag(property, value);
      TellCoreProperty(MM::g_Keyword_CoreAutoShutter, value);
   } else if (property == MM::g_Keyword_CoreChannelGroup) {
      SetChannelGroup(value);
   } else if (property == MM::g_Keyword_CoreTimeoutMs) {
      const std::optional<long> ms = ParseLong(value);
      if (!ms || *ms <= 0)
         throw CMMError("The timeout is " + Quoted(value) + "; it must be a positive number of milliseconds",
                        MMERR_InvalidCoreValue);
      timeoutMs = *ms;
      TellCoreProperty(MM::g_Keyword_CoreTimeoutMs, value);
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
