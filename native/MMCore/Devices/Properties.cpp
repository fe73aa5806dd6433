// Properties by device label, with the state cache following them.
#include "../Core.h"
#include "../Text.h"
#include "DeviceProperties.h"

#include <algorithm>

namespace mmcore {
namespace internal {

bool Core::HasPropertyOf(const std::string& label, const std::string& property) {
   if (label == MM::g_Keyword_CoreDevice) {
      const std::vector<std::string> names = CorePropertyNames();
      return std::find(names.begin(), names.end(), property) != names.end();
   }
   return HasProperty(*devices.Get(label), property);
}

std::string Core::GetProperty(const std::string& label, const std::string& property) {
   if (label == MM::g_Keyword_CoreDevice)
      return GetCoreProperty(property);
   const DevicePtr device = devices.Get(label);
   const std::string value = ReadProperty(*device, property);
   cache.Put(label, property, value, IsReadOnly(*device, property));
   return value;
}

void Core::SetProperty(const std::string& label, const std::string& property, const std::string& value) {
   RequireNoComma(property, "property name");
   RequireNoComma(value, "property value");
   logger(LogLevelDebug, "Will set property: " + label + "-" + property + " = " + Quoted(value));
   if (label == MM::g_Keyword_CoreDevice) {
      SetCoreProperty(property, value);
      return;
   }
   const DevicePtr device = devices.Get(label);
   WriteProperty(*device, property, value);
   cache.Put(label, property, value);
   if (device->Type() == MM::StateDevice) { // the two mirror each other
      if (property == MM::g_Keyword_State)
         RefreshCached(*device, MM::g_Keyword_Label);
      else if (property == MM::g_Keyword_Label)
         RefreshCached(*device, MM::g_Keyword_State);
   }
   if (pixelSizes.Uses(label, property) || property == MM::g_Keyword_Binning)
      PixelSizeMayHaveChanged();
}

void Core::RefreshCached(Device& device, const char* property) {
   if (!HasProperty(device, property))
      return;
   try {
      cache.Put(device.Label(), property, ReadProperty(device, property), IsReadOnly(device, property));
   } catch (const CMMError& error) {
      cache.Remove(device.Label(), property); // what it was before the command
      device.Logging()(LogLevelDebug, "Not in the state cache: " + error.getFullMsg());
   }
}

void Core::ReportProperty(const std::string& label, const std::string& property, const std::string& value) {
   cache.Put(label, property, value);
   events.Post(
       [=](MMEventCallback& receiver) { receiver.onPropertyChanged(label.c_str(), property.c_str(), value.c_str()); });
   for (const std::string& group : groups.GroupsWith(label, property)) {
      {
         std::lock_guard<std::mutex> lock(small_);
         if (applyingGroups_.count(group))
            continue;
      }
      const std::string preset = CurrentPreset(group, true);
      events.Post([=](MMEventCallback& receiver) { receiver.onConfigGroupChanged(group.c_str(), preset.c_str()); });
   }
   if (pixelSizes.Uses(label, property) || property == MM::g_Keyword_Binning)
      PixelSizeMayHaveChanged();
}

bool Core::CanRestore(const PropertySetting& setting) const {
   const std::string label = setting.getDeviceLabel(), property = setting.getPropertyName();
   if (label == MM::g_Keyword_CoreDevice)
      return property != MM::g_Keyword_CoreInitialize;
   const DevicePtr device = devices.Find(label);
   return !device || device->State() == DeviceInitializationState::Uninitialized || !HasProperty(*device, property) ||
          !IsPreInit(*device, property);
}

Configuration Core::ReadSystemState() {
   Configuration state;
   for (const DevicePtr& device : devices.All()) {
      for (const std::string& property : PropertyNames(*device)) {
         try {
            const std::string value = ReadProperty(*device, property);
            state.addSetting(PropertySetting(device->Label().c_str(), property.c_str(), value.c_str(),
                                             IsReadOnly(*device, property)));
         } catch (const CMMError& error) {
            device->Logging()(LogLevelWarning, "Left out of the system state: " + error.getFullMsg());
         }
      }
   }
   for (const std::string& property : CorePropertyNames())
      state.addSetting(PropertySetting(MM::g_Keyword_CoreDevice, property.c_str(), GetCoreProperty(property).c_str()));
   return state;
}

} // namespace internal
} // namespace mmcore
