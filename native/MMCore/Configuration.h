// Settings of devices as values: one setting, and a set of them (a preset, or the state of the system).
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

/** One property of one device and the value it has or is to have. */
class PropertySetting {
public:
   PropertySetting(const char* deviceLabel, const char* prop, const char* value, bool readOnly = false);
   PropertySetting() : readOnly_(false) {}
   ~PropertySetting() {}

   std::string getDeviceLabel() const { return deviceLabel_; }
   std::string getPropertyName() const { return propertyName_; }
   bool getReadOnly() const { return readOnly_; }
   std::string getPropertyValue() const { return value_; }
   /** What tells settings of different properties apart: device and property. */
   std::string getKey() const;
   static std::string generateKey(const char* device, const char* prop);
   /** For people: `device:property=value`. */
   std::string getVerbose() const;
   /** Same device, property and value, the value compared as text. */
   bool isEqualTo(const PropertySetting& ps);

private:
   std::string deviceLabel_;
   std::string propertyName_;
   std::string value_;
   bool readOnly_;
};

/** Settings in the order they were added, one for each property. */
class Configuration {
public:
   Configuration() {}
   ~Configuration() {}

   /** Adds the setting, or gives the property its new value in the old place. */
   void addSetting(const PropertySetting& setting);
   /** Throws CMMError (MMERR_NoConfiguration) if the property is not included. */
   void deleteSetting(const char* device, const char* prop);
   bool isPropertyIncluded(const char* device, const char* property);
   bool isSettingIncluded(const PropertySetting& ps);
   /** Whether every setting of cfg is included with the same value. */
   bool isConfigurationIncluded(const Configuration& cfg);
   /** Throws CMMError (MMERR_InvalidConfigurationIndex) unless index < size(). */
   PropertySetting getSetting(size_t index) const;
   /** Throws CMMError (MMERR_NoConfiguration) if the property is not included. */
   PropertySetting getSetting(const char* device, const char* prop);
   size_t size() const { return settings_.size(); }
   /** For people: one setting a line. */
   std::string getVerbose() const;

private:
   std::vector<PropertySetting> settings_;
   std::map<std::string, size_t> indexOfKey_; // indexOfKey_[settings_[i].getKey()] == i
};
