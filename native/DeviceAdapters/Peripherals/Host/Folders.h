// Where plug-ins lie, and which of them can be used.
#pragma once

#include "Library.h"
#include "Worker.h"

#include <chrono>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace lensless::peripherals {

/** Where and how plug-ins are looked for. */
struct Search {
   std::vector<std::string> folders;
   std::string probe; // the program that tries them; empty: they are loaded untried
   std::chrono::milliseconds limit{5000};

   /**
    * The environment's: LENSLESS_PERIPHERALS (folders, separated by colons) before the installed one,
    * LENSLESS_PERIPHERAL_PROBE, LENSLESS_PERIPHERAL_LIMIT_MS.
    */
   static Search ofEnvironment();
};

/** A plug-in that is loaded, with the thread that it is called from. */
struct PlugIn {
   /** Throws Failure. */
   PlugIn(const std::string& path, std::chrono::milliseconds limit);
   /** Unloads it on its thread. One whose thread does not return stays loaded. */
   ~PlugIn();
   PlugIn(const PlugIn&) = delete;
   PlugIn& operator=(const PlugIn&) = delete;

   Worker worker;
   std::shared_ptr<Library> library; // used from the worker's thread alone
};

/** A file with a plug-in that can be used, and what it offers. */
class PlugInFile {
public:
   /** Loads it, reads what it offers, and unloads it. Throws Failure. */
   PlugInFile(std::string path, std::chrono::milliseconds limit);

   /** The plug-in, loaded as long as somebody holds it. Throws Failure. */
   std::shared_ptr<PlugIn> load();

   const std::string& path() const { return path_; }
   const std::string& name() const { return name_; }
   const std::string& release() const { return release_; }
   const std::vector<Description>& peripherals() const { return peripherals_; }

private:
   const std::string path_;
   const std::chrono::milliseconds limit_;
   std::string name_, release_;
   std::vector<Description> peripherals_;
   std::mutex guard_;
   std::weak_ptr<PlugIn> loaded_; // guarded by guard_
};

struct Skipped {
   std::string path;
   std::string reason;
};

/** All files NAME.so of the folders, in the order of folders and names. Of two with one name the first counts. */
class PlugIns {
public:
   explicit PlugIns(const Search& search);
   const std::vector<std::shared_ptr<PlugInFile>>& usable() const { return usable_; }
   const std::vector<Skipped>& skipped() const { return skipped_; }

private:
   void add(const std::string& path, const Search& search);

   std::vector<std::shared_ptr<PlugInFile>> usable_;
   std::vector<Skipped> skipped_;
};

} // namespace lensless::peripherals
