#include "Library.h"

#include "Checked.h"
#include "Failure.h"
#include "Opened.h"

#include <algorithm>
#include <dlfcn.h>
#include <set>

namespace lensless::peripherals {

namespace {

constexpr const char* entry = "peripheral_interface";

void requireFunctions(const peripheral_library_1& table, const std::string& path) {
   if (table.version != PERIPHERAL_VERSION_1 || table.size < sizeof(peripheral_library_1))
      throw Failure(path + " answers a table of version " + std::to_string(table.version) + " with " +
                    std::to_string(table.size) + " bytes instead of one of version 1 with " +
                    std::to_string(sizeof(peripheral_library_1)) + "; build it against this peripheral.h");
   const std::pair<const char*, bool> functions[] = {
       {"count", table.count != nullptr},
       {"describe", table.describe != nullptr},
       {"open", table.open != nullptr},
       {"close", table.close != nullptr},
       {"error_text", table.error_text != nullptr},
       {"attribute_count", table.attribute_count != nullptr},
       {"attribute", table.attribute != nullptr},
       {"get", table.get != nullptr},
       {"set", table.set != nullptr},
       {"initialise", table.initialise != nullptr},
       {"shut_down", table.shut_down != nullptr},
   };
   std::string missing;
   for (const auto& [name, isThere] : functions)
      if (!isThere)
         missing += (missing.empty() ? "" : ", ") + std::string(name);
   if (!missing.empty())
      throw Failure(path + " lacks functions in its table: " + missing);
}

template <class... Functions>
bool areThere(Functions... functions) {
   return (... && (functions != nullptr));
}

bool serves(const peripheral_library_1& table, std::uint32_t kind) {
   switch (kind) {
   case PERIPHERAL_STATE:
      return table.state && areThere(table.state->count, table.state->label, table.state->get, table.state->set);
   case PERIPHERAL_SHUTTER:
      return table.shutter && areThere(table.shutter->get, table.shutter->set);
   case PERIPHERAL_STAGE:
      return table.stage && areThere(table.stage->limits, table.stage->get, table.stage->set, table.stage->stop);
   case PERIPHERAL_XY_STAGE:
      return table.xy_stage &&
             areThere(table.xy_stage->limits, table.xy_stage->get, table.xy_stage->set, table.xy_stage->stop);
   default:
      return true;
   }
}

} // namespace

const std::vector<std::uint32_t>& Library::knownVersions() {
   static const std::vector<std::uint32_t> versions{PERIPHERAL_VERSION_1};
   return versions;
}

std::shared_ptr<Library> Library::load(const std::string& path, const std::vector<std::uint32_t>& versions) {
   void* const handle = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
   if (!handle)
      throw Failure(path + " does not load: " + dlerror());
   return std::shared_ptr<Library>(new Library(handle, path, versions));
}

Library::Library(void* handle, const std::string& path, const std::vector<std::uint32_t>& versions)
    : handle_(handle), path_(path) {
   try {
      const auto ask = reinterpret_cast<const void* (*)(std::uint32_t)>(dlsym(handle, entry));
      if (!ask)
         throw Failure(path + " is no plug-in: it does not export " + entry + "()");
      for (const std::uint32_t version : versions) {
         // All known versions are 1 so far; what answers a newer one would be read by its own table.
         if (const void* const table = ask(version); table && version == PERIPHERAL_VERSION_1) {
            table_ = static_cast<const peripheral_library_1*>(table);
            break;
         }
      }
      if (!table_)
         throw Failure(path + " has no version of the interface that is known here, which is 1. Get a newer " +
                       "LenslessScope, or an older plug-in");
      requireFunctions(*table_, path);
      readDescriptions();
   } catch (...) {
      dlclose(handle);
      throw;
   }
}

Library::~Library() {
   dlclose(handle_);
}

void Library::readDescriptions() {
   name_ = checkedName(table_->name, "the name of " + path_);
   release_ = checkedText(table_->release, "the release of " + path_);
   checkedText(table_->description, "the description of " + path_);
   const std::uint32_t count = table_->count();
   if (count > PERIPHERAL_MOST)
      throw Failure(path_ + " offers " + std::to_string(count) + " peripherals; at most " +
                    std::to_string(PERIPHERAL_MOST) + " can be");
   std::set<std::string> names;
   for (std::uint32_t i = 0; i < count; ++i) {
      const std::string what = "peripheral " + std::to_string(i) + " of " + path_;
      peripheral_description raw{};
      if (const peripheral_status status = table_->describe(i, &raw); status != PERIPHERAL_OK)
         throw Failure(what + " is not described: error " + std::to_string(status));
      const Description description = checkedDescription(raw, what);
      if (!names.insert(description.name).second)
         throw Failure(what + " has the name of another one: " + description.name);
      if (!serves(*table_, description.kind))
         throw Failure(what + " (" + description.name + ") is of a kind for which the library has no functions");
      peripherals_.push_back(description);
   }
}

std::unique_ptr<Opened> Library::open(const std::string& peripheral, Listener listener) {
   const auto found = std::find_if(peripherals_.begin(), peripherals_.end(),
                                   [&](const Description& offered) { return offered.name == peripheral; });
   if (found == peripherals_.end())
      throw Failure(path_ + " offers no peripheral '" + peripheral + "'", PERIPHERAL_NOT_FOUND);
   return std::make_unique<Opened>(shared_from_this(), static_cast<std::uint32_t>(found - peripherals_.begin()),
                                   std::move(listener));
}

} // namespace lensless::peripherals
