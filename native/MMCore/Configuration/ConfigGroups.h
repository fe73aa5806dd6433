// The groups of presets, by name.
#pragma once

#include "../Configuration.h"

#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

/** Presets of one group, in order of names. */
using Presets = std::map<std::string, Configuration>;

/** Functions throw MMERR_NoConfiguration for a group or preset that is not defined; those that delete or rename a group,
    MMERR_NoConfigGroup. */
class ConfigGroups {
public:
   /** Throws MMERR_DuplicateConfigGroup if it exists. */
   void DefineGroup(const std::string& group);
   void DeleteGroup(const std::string& group);
   void RenameGroup(const std::string& from, const std::string& to);
   bool HasGroup(const std::string& group) const;
   std::vector<std::string> Groups() const;

   /** Creates group and preset where they are missing. */
   void Define(const std::string& group, const std::string& preset);
   void Define(const std::string& group, const std::string& preset, const PropertySetting& setting);
   void Delete(const std::string& group, const std::string& preset);
   void Delete(const std::string& group, const std::string& preset, const std::string& label,
               const std::string& property);
   void Rename(const std::string& group, const std::string& from, const std::string& to);
   bool Has(const std::string& group, const std::string& preset) const;
   Configuration Get(const std::string& group, const std::string& preset) const;
   Presets All(const std::string& group) const;
   /** The same; none of a group that is not defined. */
   Presets Known(const std::string& group) const;
   /** The groups in which a preset sets the property. */
   std::vector<std::string> GroupsWith(const std::string& label, const std::string& property) const;
   void Clear();

private:
   Presets& Group_NeedsLock(const std::string& group);
   const Presets& Group_NeedsLock(const std::string& group) const;

   mutable std::mutex mutex_; // guards groups_
   std::map<std::string, Presets> groups_;
};

/** The properties that any preset of a group sets, once each, with a value that some preset gives. */
Configuration PropertiesOf(const Presets& presets);

} // namespace internal
} // namespace mmcore
