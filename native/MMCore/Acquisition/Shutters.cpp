// Opening and closing shutters, above all the one that opens and closes with acquisition by itself.
#include "../Core.h"

namespace mmcore {
namespace internal {

void Core::SetShutterOpen(Device& shutter, bool open) {
   leftOpen_ = false;
   if (open)
      ++shutterOpening_;
   shutter.Do<MM::Shutter>(open ? "open" : "close", [open](MM::Shutter& s) { return s.SetOpen(open); });
   RefreshCached(shutter, MM::g_Keyword_State);
   events.Post([label = shutter.Label(), open](MMEventCallback& receiver) {
      receiver.onShutterOpenChanged(label.c_str(), open);
   });
}

void Core::OpenAutoShutter() {
   const DevicePtr shutter = autoShutter ? roles.Get(Role::Shutter) : nullptr;
   if (!shutter)
      return;
   SetShutterOpen(*shutter, true);
   leftOpen_ = true;
   Wait(*shutter);
}

void Core::CloseAfterSequence(Device& shutter) {
   try {
      SetShutterOpen(shutter, false);
   } catch (const CMMError& error) {
      shutter.Logging()(LogLevelError, "Failed to close after a sequence: " + error.getFullMsg());
   }
}

void Core::CloseAutoShutter() {
   leftOpen_ = false; // with auto-shutter off, too: the sequence is over
   const DevicePtr shutter = autoShutter ? roles.Get(Role::Shutter) : nullptr;
   if (!shutter)
      return;
   const unsigned opening = shutterOpening_;
   std::unique_lock<std::recursive_mutex> lock(shutter->Module().Lock(), std::try_to_lock);
   if (lock)
      CloseAfterSequence(*shutter);
   else // the lock's holder may be waiting for this very thread
      deferred_.Add([this, shutter, opening] {
         std::lock_guard<std::recursive_mutex> guard(shutter->Module().Lock());
         if (opening == shutterOpening_) // not opened anew, by a sequence, a snap or the program
            CloseAfterSequence(*shutter);
      });
}

void Core::CloseShutterLeftOpen() {
   const DevicePtr shutter = leftOpen_ && autoShutter ? roles.Get(Role::Shutter) : nullptr;
   if (shutter)
      CloseAfterSequence(*shutter);
}

} // namespace internal
} // namespace mmcore
