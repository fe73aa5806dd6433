// Waiting until devices are no longer busy.
#include "../Core.h"
#include "../Text.h"

#include <chrono>
#include <thread>

namespace mmcore {
namespace internal {

static bool Busy(Device& device) {
   return device.Use("tell whether it is busy", [](MM::Device& d) { return d.Busy(); });
}

void Core::Wait(Device& device) {
   using Clock = std::chrono::steady_clock;
   const long own = device.timeoutMs;
   const long timeout = own > 0 ? own : timeoutMs.load();
   const Clock::time_point deadline = Clock::now() + std::chrono::milliseconds(timeout);
   while (Busy(device)) {
      if (Clock::now() > deadline)
         throw CMMError("Device " + Quoted(device.Label()) + " is still busy after " + std::to_string(timeout) +
                            " ms; check the device, or give it a longer timeout",
                        MMERR_DevicePollingTimeout);
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
   }
}

void Core::WaitForType(MM::DeviceType type) {
   for (const DevicePtr& device : devices.OfType(type)) {
      if (device->State() == InitializedSuccessfully)
         Wait(*device);
   }
}

bool Core::TypeBusy(MM::DeviceType type) {
   for (const DevicePtr& device : devices.OfType(type)) {
      if (device->State() == InitializedSuccessfully && Busy(*device))
         return true;
   }
   return false;
}

} // namespace internal
} // namespace mmcore
