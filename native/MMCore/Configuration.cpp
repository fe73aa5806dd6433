#include "Configuration.h"

#include "Error.h"
#include "Text.h"

using mmcore::internal::NotNull;
using mmcore::internal::Quoted;

PropertySetting::PropertySetting(const char* deviceLabel, const char* prop, const char* value, bool readOnly)
    : deviceLabel_(NotNull(deviceLabel, "device label")), propertyName_(NotNull(prop, "property name")),
      value_(NotNull(value, "property value")), readOnly_(readOnly) {}

std::string PropertySetting::getKey() const {
   return generateKey(deviceLabel_.c_str(), propertyName_.c_str());
}

std::string PropertySetting::generateKey(const char* device, const char* prop) {
   return NotNull(device, "device label") + "," + NotNull(prop, "property name"); // the one character neither holds
}

std::string PropertySetting::getVerbose() const {
   return deviceLabel_ + ":" + propertyName_ + "=" + value_;
}

bool PropertySetting::isEqualTo(const PropertySetting& ps) {
   return deviceLabel_ == ps.deviceLabel_ && propertyName_ == ps.propertyName_ && value_ == ps.value_;
}

void Configuration::addSetting(const PropertySetting& setting) {
   const auto [entry, isNew] = indexOfKey_.try_emplace(setting.getKey(), settings_.size());
   if (isNew)
      settings_.push_back(setting);
   else
      settings_[entry->second] = setting;
}

void Configuration::deleteSetting(const char* device, const char* prop) {
   const auto found = indexOfKey_.find(PropertySetting::generateKey(device, prop));
   if (found == indexOfKey_.end())
      throw CMMError("Property " + Quoted(prop) + " of device " + Quoted(device) + " is not in the configuration",
                     MMERR_NoConfiguration);
   const size_t index = found->second;
   settings_.erase(settings_.begin() + static_cast<std::ptrdiff_t>(index));
   indexOfKey_.erase(found);
   for (auto& entry : indexOfKey_) {
      if (entry.second > index)
         --entry.second;
   }
}

bool Configuration::isPropertyIncluded(const char* device, const char* property) {
   return indexOfKey_.count(PropertySetting::generateKey(device, property)) != 0;
}

bool Configuration::isSettingIncluded(const PropertySetting& ps) {
   const auto found = indexOfKey_.find(ps.getKey());
   return found != indexOfKey_.end() && settings_[found->second].isEqualTo(ps);
}

bool Configuration::isConfigurationIncluded(const Configuration& cfg) {
   for (const PropertySetting& setting : cfg.settings_) {
      if (!isSettingIncluded(setting))
         return false;
   }
   return true;
}

PropertySetting Configuration::getSetting(size_t index) const {
   if (index >= settings_.size())
      throw CMMError("Setting " + std::to_string(index) + " asked of a configuration of " +
                         std::to_string(settings_.size()),
                     MMERR_InvalidConfigurationIndex);
   return settings_[index];
}

PropertySetting Configuration::getSetting(const char* device, const char* prop) {
   const auto found = indexOfKey_.find(PropertySetting::generateKey(device, prop));
   if (found == indexOfKey_.end())
      throw CMMError("Property " + Quoted(prop) + " of device " + Quoted(device) + " is not in the configuration",
                     MMERR_NoConfiguration);
   return settings_[found->second];
}

std::string Configuration::getVerbose() const {
   std::string text;
   for (const PropertySetting& setting : settings_)
      text += setting.getVerbose() + "\n";
   return text;
}
