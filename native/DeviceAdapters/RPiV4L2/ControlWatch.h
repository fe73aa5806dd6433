// Hearing of controls that change by themselves.
#pragma once

#include "v4l2/FileDescriptor.h"

#include <atomic>
#include <functional>
#include <thread>
#include <vector>

namespace lensless::rpiv4l2 {

/** Waits on a thread of its own for control events of open descriptors. One thread starts and stops it. */
class ControlWatch {
public:
   ControlWatch() = default;
   ~ControlWatch() { Stop(); }
   ControlWatch(const ControlWatch&) = delete;
   ControlWatch& operator=(const ControlWatch&) = delete;

   /** `changed` is called on the thread when events wait, and has to take them; it throws nothing, and false
    * ends the watch. Descriptors that report an error, as those of unplugged devices do, are left alone from then on.
    * Throws std::system_error. */
   void Start(v4l2::SystemCalls& calls, std::vector<int> descriptors, std::function<bool()> changed);
   /** Joins the thread. */
   void Stop() noexcept;
   /** True while Stop waits: `changed` is to return soon. */
   bool IsStopping() const { return stopping_; }

private:
   void Run(v4l2::SystemCalls& calls, std::vector<int> descriptors, const std::function<bool()>& changed) const;

   v4l2::FileDescriptor wake_;
   std::atomic<bool> stopping_{false};
   std::thread thread_;
};

} // namespace lensless::rpiv4l2
