#include "ControlWatch.h"

#include <cerrno>
#include <cstdint>
#include <sys/eventfd.h>
#include <system_error>
#include <unistd.h>

namespace lensless::rpiv4l2 {

void ControlWatch::Start(v4l2::SystemCalls& calls, std::vector<int> descriptors, std::function<bool()> changed) {
   Stop();
   // A descriptor of this process, not of a device: closed by the kernel whatever the calls are.
   wake_ = v4l2::FileDescriptor(v4l2::KernelCalls(), ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK));
   if (!wake_.IsOpen())
      throw std::system_error(errno, std::generic_category(), "The camera's controls cannot be watched");
   stopping_ = false;
   thread_ = std::thread(
       [this, &calls, watched = std::move(descriptors), tell = std::move(changed)] { Run(calls, watched, tell); });
}

void ControlWatch::Stop() noexcept {
   stopping_ = true;
   const std::uint64_t one = 1;
   if (wake_.IsOpen())
      static_cast<void>(!::write(wake_.Get(), &one, sizeof one)); // an eventfd that is never read takes a few ones
   if (thread_.joinable())
      thread_.join();
}

void ControlWatch::Run(v4l2::SystemCalls& calls, std::vector<int> descriptors,
                       const std::function<bool()>& changed) const {
   std::vector<pollfd> polled{{wake_.Get(), POLLIN, 0}};
   for (const int descriptor : descriptors)
      polled.push_back({descriptor, POLLPRI, 0});
   while (!stopping_ && polled.size() > 1) {
      if (calls.Poll(polled.data(), polled.size(), -1) < 0)
         return;
      bool isChanged = false;
      for (std::size_t i = polled.size() - 1; i >= 1; --i) {
         if (polled[i].revents & POLLPRI)
            isChanged = true;
         if (polled[i].revents & (POLLERR | POLLHUP | POLLNVAL))
            polled.erase(polled.begin() + static_cast<std::ptrdiff_t>(i));
      }
      if (isChanged && !stopping_ && !changed())
         return;
   }
}

} // namespace lensless::rpiv4l2
