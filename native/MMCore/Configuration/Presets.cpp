// Applying presets and finding out which one holds.
#include "../Core.h"
#include "../Text.h"

#include <optional>

namespace mmcore {
namespace internal {

void Core::Apply(const Configuration& settings) {
   std::vector<PropertySetting> open;
   for (size_t i = 0; i < settings.size(); ++i)
      open.push_back(settings.getSetting(i));
   while (!open.empty()) {
      std::vector<PropertySetting> failed;
      std::optional<CMMError> lastError;
      for (const PropertySetting& setting : open) {
         try {
            SetProperty(setting.getDeviceLabel(), setting.getPropertyName(), setting.getPropertyValue());
         } catch (const CMMError& error) {
            failed.push_back(setting);
            lastError.reset();
            lastError.emplace(error);
         }
      }
      if (failed.size() == open.size()) {
         const PropertySetting& last = failed.back();
         if (lastError->getUnderlyingError() && devices.Find(last.getDeviceLabel()))
            throw CMMError(lastError->getMsg(), MMERR_DEVICE_GENERIC,
                           *lastError->getUnderlyingError()); // the device's own
         throw CMMError(*lastError);
      }
      open.swap(failed);
   }
}

void Core::ApplyPreset(const std::string& group, const std::string& preset) {
   const Configuration settings = groups.Get(group, preset);
   // What the settings report on the way raises no event of this group, which has one event, at the end.
   struct Applying {
      Core& core;
      std::multiset<std::string>::iterator entry;
      Applying(Core& c, const std::string& name) : core(c) {
         std::lock_guard<std::mutex> lock(core.small_);
         entry = core.applyingGroups_.insert(name);
      }
      ~Applying() {
         std::lock_guard<std::mutex> lock(core.small_);
         core.applyingGroups_.erase(entry);
      }
   };
   try {
      const Applying applying(*this, group);
      Apply(settings);
   } catch (const CMMError& error) {
      throw CMMError("Failed to apply preset " + Quoted(preset) + " of group " + Quoted(group), error.getCode(), error);
   }
   events.Post([=](MMEventCallback& receiver) { receiver.onConfigGroupChanged(group.c_str(), preset.c_str()); });
}

Configuration Core::ReadProperties(const Configuration& properties, bool cached) {
   Configuration values;
   for (size_t i = 0; i < properties.size(); ++i) {
      const std::string label = properties.getSetting(i).getDeviceLabel();
      const std::string property = properties.getSetting(i).getPropertyName();
      const std::string value = cached ? cache.Get(label, property) : GetProperty(label, property);
      values.addSetting(PropertySetting(label.c_str(), property.c_str(), value.c_str()));
   }
   return values;
}

// Leaves out what is not there: a preset may outlive a device it sets.
Configuration Core::KnownValues(const Configuration& properties, bool cached) {
   Configuration known;
   Configuration all = cached ? cache.All() : Configuration();
   for (size_t i = 0; i < properties.size(); ++i) {
      const PropertySetting setting = properties.getSetting(i);
      const std::string label = setting.getDeviceLabel();
      const std::string property = setting.getPropertyName();
      if (cached) {
         if (all.isPropertyIncluded(label.c_str(), property.c_str()))
            known.addSetting(all.getSetting(label.c_str(), property.c_str()));
      } else if ((label == MM::g_Keyword_CoreDevice || devices.Find(label)) && HasPropertyOf(label, property)) {
         known.addSetting(PropertySetting(label.c_str(), property.c_str(), GetProperty(label, property).c_str()));
      }
   }
   return known;
}

std::string Core::CurrentPreset(const std::string& group, bool cached) {
   const Presets presets = groups.Known(group);
   Configuration present = KnownValues(PropertiesOf(presets), cached);
   for (const auto& [name, settings] : presets) {
      if (present.isConfigurationIncluded(settings))
         return name;
   }
   return "";
}

} // namespace internal
} // namespace mmcore
