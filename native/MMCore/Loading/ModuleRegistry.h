// Where device adapters are looked for, and which ones are loaded.
#pragma once

#include "DeviceModule.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

class ModuleRegistry {
public:
   ModuleRegistry();

   std::vector<std::string> SearchPaths() const;
   /** Replaces the list; modules that are loaded stay. */
   void SetSearchPaths(std::vector<std::string> paths);
   /** By file names alone. Throws when two directories hold the same name. */
   std::vector<std::string> AdapterNames() const;

   /** The module, loaded if it is not yet. */
   std::shared_ptr<DeviceModule> Get(const std::string& name);
   /** Throws MMERR_UnknownModule if it is not loaded. Its devices must be unloaded before. */
   void Forget(const std::string& name);
   bool IsLoaded(const std::string& name) const;
   /** Throws if the name is taken. */
   void Add(std::shared_ptr<DeviceModule> module);

private:
   std::string PathOf_NeedsLock(const std::string& name) const;

   mutable std::mutex mutex_; // guards both
   std::vector<std::string> searchPaths_;
   std::map<std::string, std::shared_ptr<DeviceModule>> modules_;
};

} // namespace internal
} // namespace mmcore
