#include "ConfigGroups.h"

#include "../Error.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

using Guard = std::lock_guard<std::mutex>;

// A group may have an empty name.
static void RequireGroupName(const std::string& name) {
   RequireNoComma(name, "configuration group");
}

static void RequirePresetName(const std::string& name) {
   if (name.empty())
      throw CMMError("The name of the preset is empty", MMERR_BadConfigName);
   RequireNoComma(name, "preset");
}

static CMMError NoGroup(const std::string& group, CMMError::Code code) {
   return CMMError("No configuration group " + Quoted(group), code);
}

static CMMError NoPreset(const std::string& group, const std::string& preset) {
   return CMMError("No preset " + Quoted(preset) + " in the group " + Quoted(group), MMERR_NoConfiguration);
}

const Presets& ConfigGroups::Group_NeedsLock(const std::string& group) const {
   const auto found = groups_.find(group);
   if (found == groups_.end())
      throw NoGroup(group, MMERR_NoConfiguration);
   return found->second;
}

Presets& ConfigGroups::Group_NeedsLock(const std::string& group) {
   return const_cast<Presets&>(static_cast<const ConfigGroups*>(this)->Group_NeedsLock(group));
}

void ConfigGroups::DefineGroup(const std::string& group) {
   RequireGroupName(group);
   Guard lock(mutex_);
   if (!groups_.try_emplace(group).second)
      throw CMMError("The configuration group " + Quoted(group) + " exists already", MMERR_DuplicateConfigGroup);
}

void ConfigGroups::DeleteGroup(const std::string& group) {
   Guard lock(mutex_);
   if (groups_.erase(group) == 0)
      throw NoGroup(group, MMERR_NoConfigGroup);
}

void ConfigGroups::RenameGroup(const std::string& from, const std::string& to) {
   RequireGroupName(to);
   Guard lock(mutex_);
   if (groups_.count(from) == 0)
      throw NoGroup(from, MMERR_NoConfigGroup);
   if (from == to)
      return;
   if (groups_.count(to))
      throw CMMError("The configuration group " + Quoted(to) + " exists already", MMERR_DuplicateConfigGroup);
   auto node = groups_.extract(from);
   node.key() = to;
   groups_.insert(std::move(node));
}

bool ConfigGroups::HasGroup(const std::string& group) const {
   Guard lock(mutex_);
   return groups_.count(group) != 0;
}

std::vector<std::string> ConfigGroups::Groups() const {
   Guard lock(mutex_);
   std::vector<std::string> names;
   for (const auto& entry : groups_)
      names.push_back(entry.first);
   return names;
}

void ConfigGroups::Define(const std::string& group, const std::string& preset) {
   RequireGroupName(group);
   RequirePresetName(preset);
   Guard lock(mutex_);
   groups_[group].try_emplace(preset);
}

void ConfigGroups::Define(const std::string& group, const std::string& preset, const PropertySetting& setting) {
   RequireGroupName(group);
   RequirePresetName(preset);
   Guard lock(mutex_);
   groups_[group][preset].addSetting(setting);
}

void ConfigGroups::Delete(const std::string& group, const std::string& preset) {
   Guard lock(mutex_);
   if (Group_NeedsLock(group).erase(preset) == 0)
      throw NoPreset(group, preset);
}

void ConfigGroups::Delete(const std::string& group, const std::string& preset, const std::string& label,
                          const std::string& property) {
   Guard lock(mutex_);
   Presets& presets = Group_NeedsLock(group);
   const auto found = presets.find(preset);
   if (found == presets.end())
      throw NoPreset(group, preset);
   found->second.deleteSetting(label.c_str(), property.c_str());
}

void ConfigGroups::Rename(const std::string& group, const std::string& from, const std::string& to) {
   RequirePresetName(to);
   Guard lock(mutex_);
   Presets& presets = Group_NeedsLock(group);
   if (!presets.count(from))
      throw NoPreset(group, from);
   if (from == to)
      return;
   if (presets.count(to))
      throw CMMError("The preset " + Quoted(to) + " exists already in the group " + Quoted(group), MMERR_BadConfigName);
   auto node = presets.extract(from);
   node.key() = to;
   presets.insert(std::move(node));
}

bool ConfigGroups::Has(const std::string& group, const std::string& preset) const {
   Guard lock(mutex_);
   const auto found = groups_.find(group);
   return found != groups_.end() && found->second.count(preset) != 0;
}

Configuration ConfigGroups::Get(const std::string& group, const std::string& preset) const {
   Guard lock(mutex_);
   const Presets& presets = Group_NeedsLock(group);
   const auto found = presets.find(preset);
   if (found == presets.end())
      throw NoPreset(group, preset);
   return found->second;
}

Presets ConfigGroups::All(const std::string& group) const {
   Guard lock(mutex_);
   return Group_NeedsLock(group);
}

Presets ConfigGroups::Known(const std::string& group) const {
   Guard lock(mutex_);
   const auto found = groups_.find(group);
   return found == groups_.end() ? Presets() : found->second;
}

std::vector<std::string> ConfigGroups::GroupsWith(const std::string& label, const std::string& property) const {
   Guard lock(mutex_);
   std::vector<std::string> names;
   for (const auto& [name, presets] : groups_) {
      if (PropertiesOf(presets).isPropertyIncluded(label.c_str(), property.c_str()))
         names.push_back(name);
   }
   return names;
}

void ConfigGroups::Clear() {
   Guard lock(mutex_);
   groups_.clear();
}

Configuration PropertiesOf(const Presets& presets) {
   Configuration all;
   for (const auto& entry : presets) {
      for (size_t i = 0; i < entry.second.size(); ++i)
         all.addSetting(entry.second.getSetting(i));
   }
   return all;
}

} // namespace internal
} // namespace mmcore
