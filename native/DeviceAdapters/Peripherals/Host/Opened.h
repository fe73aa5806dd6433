// A peripheral that is open.
#pragma once

#include "Library.h"

#include <array>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace lensless::peripherals {

/**
 * A peripheral, from open to close. Whatever it answers is checked; all functions throw Failure with its own reason.
 * Used from the library's thread alone, which debug builds assert.
 */
class Opened {
public:
   Opened(std::shared_ptr<Library> library, std::uint32_t index, Listener listener);
   ~Opened();
   Opened(const Opened&) = delete;
   Opened& operator=(const Opened&) = delete;

   const std::vector<Attribute>& attributes() const { return attributes_; }
   Value get(std::uint32_t attribute);
   /** The value is checked against the attribute first. */
   void set(std::uint32_t attribute, const Value& value);
   void initialise();
   void shutDown();
   bool isBusy();

   std::vector<std::string> labels();
   std::uint32_t position();
   void setPosition(std::uint32_t position);
   bool isOpen();
   void setOpen(bool open);

   using Point = std::array<double, 2>;
   std::pair<double, double> limitsUm();
   double um();
   void moveTo(double um);
   std::pair<Point, Point> xyLimitsUm();
   Point xyUm();
   void moveTo(const Point& um);
   /** Of a stage of one or two axes. */
   void stop();
   bool canHome() const;
   void home();

private:
   /** Shared with nobody but the plug-in; what comes after close finds nobody listening. */
   struct Context;

   void require(peripheral_status status, const std::string& what);
   const Attribute& known(std::uint32_t attribute) const;
   void assertThread() const;
   void readAttributes();

   const std::shared_ptr<Library> library_;
   const peripheral_library_1& table_;
   const Description description_;
   std::unique_ptr<Context> context_;
   peripheral_device* handle_ = nullptr;
   std::vector<Attribute> attributes_;
   const std::thread::id thread_ = std::this_thread::get_id();
};

} // namespace lensless::peripherals
