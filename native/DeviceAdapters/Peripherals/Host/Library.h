// A plug-in that is loaded.
#pragma once

#include "Value.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace lensless::peripherals {

class Opened;

/** What the host does for an open peripheral. May be called from any thread; must not throw. */
struct Listener {
   std::function<void(std::uint32_t level, const std::string& message)> log;
   std::function<void(std::uint32_t attribute, const Value& value)> changed;
};

/**
 * A shared library with the interface of peripheral.h, and what it offers. All of it is used from one thread. Opened
 * peripherals keep it loaded.
 */
class Library : public std::enable_shared_from_this<Library> {
public:
   /** The versions that this host knows, the newest first. */
   static const std::vector<std::uint32_t>& knownVersions();

   /**
    * Loads the file. Throws Failure with the reason if it is none: it does not load, lacks the function, knows none of
    * the versions, or offers what contradicts itself.
    */
   static std::shared_ptr<Library> load(const std::string& path,
                                        const std::vector<std::uint32_t>& versions = knownVersions());
   ~Library();
   Library(const Library&) = delete;
   Library& operator=(const Library&) = delete;

   const std::string& name() const { return name_; }
   const std::string& release() const { return release_; }
   const std::vector<Description>& peripherals() const { return peripherals_; }
   const peripheral_library_1& table() const { return *table_; }

   /** Opens the peripheral of that name. Throws Failure. */
   std::unique_ptr<Opened> open(const std::string& peripheral, Listener listener);

private:
   Library(void* handle, const std::string& path, const std::vector<std::uint32_t>& versions);
   void readDescriptions();

   void* const handle_;
   const std::string path_;
   const peripheral_library_1* table_ = nullptr;
   std::string name_, release_;
   std::vector<Description> peripherals_;
};

} // namespace lensless::peripherals
