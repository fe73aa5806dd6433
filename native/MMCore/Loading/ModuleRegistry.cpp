#include "ModuleRegistry.h"

#include "../Error.h"
#include "../Text.h"
#include "SharedLibrary.h"

#include <filesystem>

namespace fs = std::filesystem;

namespace mmcore {
namespace internal {

static const std::string kPrefix = "libmmgr_dal_";
static const std::string kSuffix = ".so.0";

ModuleRegistry::ModuleRegistry() : searchPaths_{FolderOfThisLibrary()} {}

std::vector<std::string> ModuleRegistry::SearchPaths() const {
   std::lock_guard<std::mutex> lock(mutex_);
   return searchPaths_;
}

void ModuleRegistry::SetSearchPaths(std::vector<std::string> paths) {
   std::lock_guard<std::mutex> lock(mutex_);
   searchPaths_ = std::move(paths);
}

static bool IsAdapterFile(const std::string& file) {
   return file.size() > kPrefix.size() + kSuffix.size() && file.compare(0, kPrefix.size(), kPrefix) == 0 &&
          file.compare(file.size() - kSuffix.size(), kSuffix.size(), kSuffix) == 0;
}

std::vector<std::string> ModuleRegistry::AdapterNames() const {
   std::map<std::string, std::string> folderOfName;
   for (const std::string& folder : SearchPaths()) {
      std::error_code unreadable; // folders that are missing offer nothing
      for (const fs::directory_entry& entry : fs::directory_iterator(folder, unreadable)) {
         const std::string file = entry.path().filename().string();
         if (!IsAdapterFile(file))
            continue;
         const std::string name = file.substr(kPrefix.size(), file.size() - kPrefix.size() - kSuffix.size());
         const auto [known, isNew] = folderOfName.try_emplace(name, folder);
         if (!isNew && known->second != folder)
            throw CMMError("Device adapter " + Quoted(name) + " is both in " + Quoted(known->second) + " and in " +
                           Quoted(folder) + "; remove one of the files or one of the search paths");
      }
   }
   std::vector<std::string> names;
   for (const auto& entry : folderOfName)
      names.push_back(entry.first);
   return names;
}

std::string ModuleRegistry::PathOf_NeedsLock(const std::string& name) const {
   const std::string file = kPrefix + name + kSuffix;
   for (const std::string& folder : searchPaths_) {
      const fs::path path = fs::path(folder) / file;
      std::error_code unreadable;
      if (fs::exists(path, unreadable))
         return path.string();
   }
   return file; // the system's loader has its own places to look
}

std::shared_ptr<DeviceModule> ModuleRegistry::Get(const std::string& name) {
   if (name.empty())
      throw CMMError("The name of the device adapter is empty", MMERR_UnknownModule);
   std::lock_guard<std::mutex> lock(mutex_);
   const auto found = modules_.find(name);
   if (found != modules_.end())
      return found->second;
   return modules_[name] = LoadModule(name, PathOf_NeedsLock(name));
}

void ModuleRegistry::Forget(const std::string& name) {
   std::lock_guard<std::mutex> lock(mutex_);
   if (modules_.erase(name) == 0)
      throw CMMError("No device adapter " + Quoted(name) + " is loaded", MMERR_UnknownModule);
}

bool ModuleRegistry::IsLoaded(const std::string& name) const {
   std::lock_guard<std::mutex> lock(mutex_);
   return modules_.count(name) != 0;
}

void ModuleRegistry::Add(std::shared_ptr<DeviceModule> module) {
   std::lock_guard<std::mutex> lock(mutex_);
   const std::string name = module->Name();
   if (!modules_.try_emplace(name, std::move(module)).second)
      throw CMMError("A device adapter " + Quoted(name) + " is loaded already");
}

} // namespace internal
} // namespace mmcore
