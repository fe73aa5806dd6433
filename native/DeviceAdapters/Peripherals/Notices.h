// What plug-ins tell of their own accord, on its way to a device that may be gone.
#pragma once

#include "Host/Library.h"

#include <memory>
#include <mutex>
#include <utility>

namespace lensless::peripherals {

/** Passes notices on until it is told to stop; after that nothing reaches the listener. */
class Notices {
public:
   explicit Notices(Listener listener) : listener_(std::move(listener)) {}

   /** For a peripheral; it may outlive the device. */
   static Listener of(const std::shared_ptr<Notices>& notices) {
      return {[notices](std::uint32_t level, const std::string& message) {
                 const std::lock_guard<std::mutex> lock(notices->guard_);
                 if (notices->listener_.log)
                    notices->listener_.log(level, message);
              },
              [notices](std::uint32_t attribute, const Value& value) {
                 const std::lock_guard<std::mutex> lock(notices->guard_);
                 if (notices->listener_.changed)
                    notices->listener_.changed(attribute, value);
              }};
   }

   void stop() {
      const std::lock_guard<std::mutex> lock(guard_);
      listener_ = {};
   }

private:
   std::mutex guard_;
   Listener listener_; // guarded by guard_
};

} // namespace lensless::peripherals
