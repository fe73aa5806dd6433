// Opening and closing shutters, above all the one that follows acquisition by itself.
#include "../Core.h"

namespace mmcore {
namespace internal {

void Core::SetShutterOpen(Device& shutter, bool open) {
   shutter.Do<MM::Shutter>(open ? "open" : "close", [open](MM::Shutter& s) { return s.SetOpen(open); });
   RefreshCached(shutter, MM::g_Keyword_State);
}

void Core::OpenAutoShutter() {
   const DevicePtr shutter = autoShutter ? roles.Get(Role::Shutter) : nullptr;
   if (!shutter)
      return;
   unsigned none = 0;
   shutterSequence_.compare_exchange_strong(none, ++lastSequence_); // unless the core has started the sequence itself
   SetShutterOpen(*shutter, true);
   Wait(*shutter);
}

void Core::CloseShutterOfSequence(Device& shutter, unsigned sequence) {
   std::lock_guard<std::recursive_mutex> guard(shutter.Module().Lock());
   if (sequence == 0 || !shutterSequence_.compare_exchange_strong(sequence, 0))
      return;
   try {
      SetShutterOpen(shutter, false);
   } catch (const CMMError& error) {
      shutter.Logging()(LogLevelError, "Failed to close after a sequence: " + error.getFullMsg());
   }
}

void Core::CloseAutoShutter() {
   const DevicePtr shutter = autoShutter ? roles.Get(Role::Shutter) : nullptr;
   if (!shutter)
      return;
   CloseShutterOfSequence(*shutter, shutterSequence_);
   Wait(*shutter);
}

void Core::CloseAutoShutterFromCamera() {
   const DevicePtr shutter = autoShutter ? roles.Get(Role::Shutter) : nullptr;
   if (!shutter)
      return;
   const unsigned sequence = shutterSequence_;
   std::unique_lock<std::recursive_mutex> lock(shutter->Module().Lock(), std::try_to_lock);
   if (lock)
      CloseShutterOfSequence(*shutter, sequence);
   else // the lock's holder may be waiting for this very thread
      deferred_.Add([this, shutter, sequence] { CloseShutterOfSequence(*shutter, sequence); });
}

} // namespace internal
} // namespace mmcore
