#include "Folders.h"

#include "Failure.h"
#include "Probe.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <sstream>
#include <system_error>
#include <unistd.h>

namespace lensless::peripherals {

namespace {

std::string variable(const char* name, const char* fallback = "") {
   const char* const value = std::getenv(name);
   return value && *value ? value : fallback;
}

std::vector<std::string> filesOf(const std::string& folder) {
   std::vector<std::string> files;
   std::error_code missing; // a folder that is not there has none
   for (std::filesystem::directory_iterator entry(folder, missing), end; !missing && entry != end;
        entry.increment(missing))
      if (entry->path().extension() == ".so")
         files.push_back(entry->path().string());
   std::sort(files.begin(), files.end());
   return files;
}

} // namespace

Search Search::ofEnvironment() {
   Search search;
   std::istringstream folders(variable("LENSLESS_PERIPHERALS"));
   for (std::string folder; std::getline(folders, folder, ':');)
      if (!folder.empty())
         search.folders.push_back(folder);
   search.folders.push_back(PERIPHERAL_FOLDER);
   const std::string probe = variable("LENSLESS_PERIPHERAL_PROBE", PERIPHERAL_PROBE);
   if (access(probe.c_str(), X_OK) == 0)
      search.probe = probe;
   if (const long ms = std::strtol(variable("LENSLESS_PERIPHERAL_LIMIT_MS").c_str(), nullptr, 10); ms > 0)
      search.limit = std::chrono::milliseconds(ms);
   return search;
}

PlugIn::PlugIn(const std::string& path, std::chrono::milliseconds limit) : worker(path) {
   worker.setLimit(limit);
   library = worker.call<std::shared_ptr<Library>>("being loaded", [path] { return Library::load(path); });
}

PlugIn::~PlugIn() {
   worker.post("being unloaded", [last = std::move(library)] {});
   worker.stop();
}

PlugInFile::PlugInFile(std::string path, std::chrono::milliseconds limit) : path_(std::move(path)), limit_(limit) {
   const PlugIn plugIn(path_, limit_);
   name_ = plugIn.library->name();
   release_ = plugIn.library->release();
   peripherals_ = plugIn.library->peripherals();
}

std::shared_ptr<PlugIn> PlugInFile::load() {
   const std::lock_guard<std::mutex> lock(guard_);
   std::shared_ptr<PlugIn> plugIn = loaded_.lock();
   if (!plugIn)
      loaded_ = plugIn = std::make_shared<PlugIn>(path_, limit_);
   return plugIn;
}

PlugIns::PlugIns(const Search& search) {
   for (const std::string& folder : search.folders)
      for (const std::string& file : filesOf(folder))
         add(file, search);
}

void PlugIns::add(const std::string& path, const Search& search) {
   const std::string reason = search.probe.empty() ? "" : probe(search.probe, path, search.limit);
   if (!reason.empty()) {
      skipped_.push_back({path, reason});
      return;
   }
   std::shared_ptr<PlugInFile> file;
   try {
      file = std::make_shared<PlugInFile>(path, search.limit);
   } catch (const Failure& fault) {
      skipped_.push_back({path, fault.what()});
      return;
   }
   const auto same =
       std::find_if(usable_.begin(), usable_.end(), [&](const auto& other) { return other->name() == file->name(); });
   if (same == usable_.end())
      usable_.push_back(file);
   else
      skipped_.push_back({path, "it has the name of " + (*same)->path() + ", which was found first: " + file->name()});
}

} // namespace lensless::peripherals
