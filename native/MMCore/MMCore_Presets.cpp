// CMMCore: groups of presets.
#include "Core.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static std::string Group(const char* name) {
   return NotNull(name, "name of the configuration group");
}
static std::string Preset(const char* name) {
   return NotNull(name, "name of the preset");
}

static PropertySetting Setting(const char* label, const char* property, const char* value) {
   RequireNoComma(NotNull(label, "device label"), "device label");
   RequireNoComma(NotNull(property, "property name"), "property name");
   RequireNoComma(NotNull(value, "property value"), "property value");
   return PropertySetting(label, property, value);
}

Configuration CMMCore::getConfigState(const char* group, const char* config) {
   return core_->ReadProperties(core_->groups.Get(Group(group), Preset(config)), false);
}

Configuration CMMCore::getConfigGroupState(const char* group) {
   return core_->ReadProperties(PropertiesOf(core_->groups.All(Group(group))), false);
}

Configuration CMMCore::getConfigGroupStateFromCache(const char* group) {
   return core_->ReadProperties(PropertiesOf(core_->groups.All(Group(group))), true);
}

void CMMCore::defineConfig(const char* groupName, const char* configName) {
   core_->groups.Define(Group(groupName), Preset(configName));
}

void CMMCore::defineConfig(const char* groupName, const char* configName, const char* deviceLabel, const char* propName,
                           const char* value) {
   core_->groups.Define(Group(groupName), Preset(configName), Setting(deviceLabel, propName, value));
}

void CMMCore::defineConfigGroup(const char* groupName) {
   core_->groups.DefineGroup(Group(groupName));
}

void CMMCore::deleteConfigGroup(const char* groupName) {
   core_->groups.DeleteGroup(Group(groupName));
   if (core_->ChannelGroup() == groupName)
      core_->SetChannelGroup("");
}

void CMMCore::renameConfigGroup(const char* oldGroupName, const char* newGroupName) {
   core_->groups.RenameGroup(Group(oldGroupName), Group(newGroupName));
   if (core_->ChannelGroup() == oldGroupName)
      core_->SetChannelGroup("");
}

bool CMMCore::isGroupDefined(const char* groupName) {
   return groupName && core_->groups.HasGroup(groupName);
}

bool CMMCore::isConfigDefined(const char* groupName, const char* configName) {
   return groupName && configName && core_->groups.Has(groupName, configName);
}

void CMMCore::setConfig(const char* groupName, const char* configName) {
   core_->ApplyPreset(Group(groupName), Preset(configName));
}

void CMMCore::deleteConfig(const char* groupName, const char* configName) {
   core_->groups.Delete(Group(groupName), Preset(configName));
}

void CMMCore::deleteConfig(const char* groupName, const char* configName, const char* deviceLabel,
                           const char* propName) {
   core_->groups.Delete(Group(groupName), Preset(configName), NotNull(deviceLabel, "device label"),
                        NotNull(propName, "property name"));
}

void CMMCore::renameConfig(const char* groupName, const char* oldConfigName, const char* newConfigName) {
   core_->groups.Rename(Group(groupName), Preset(oldConfigName), Preset(newConfigName));
}

std::vector<std::string> CMMCore::getAvailableConfigGroups() const {
   return core_->groups.Groups();
}

std::vector<std::string> CMMCore::getAvailableConfigs(const char* configGroup) const {
   std::vector<std::string> names;
   if (configGroup) {
      for (const auto& entry : core_->groups.Known(configGroup))
         names.push_back(entry.first);
   }
   return names;
}

std::string CMMCore::getCurrentConfig(const char* groupName) {
   return core_->CurrentPreset(Group(groupName), false);
}

std::string CMMCore::getCurrentConfigFromCache(const char* groupName) {
   return core_->CurrentPreset(Group(groupName), true);
}

Configuration CMMCore::getConfigData(const char* configGroup, const char* configName) {
   return core_->groups.Get(Group(configGroup), Preset(configName));
}
