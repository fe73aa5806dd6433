#include "FrameSequence.h"

#include "MMDeviceConstants.h"

#include <chrono>
#include <utility>

namespace lensless {

void FrameSequence::start(Task task) {
   stop();
   task_ = std::move(task);
   {
      const std::lock_guard<std::mutex> lock(mutex_);
      running_ = true;
      stopRequested_ = false;
   }
   try {
      thread_ = std::thread([this] { run(task_); });
   } catch (...) {
      const std::lock_guard<std::mutex> lock(mutex_);
      running_ = false;
      throw;
   }
}

bool FrameSequence::stop() {
   bool ended;
   {
      const std::lock_guard<std::mutex> lock(mutex_);
      ended = running_;
      stopRequested_ = true;
   }
   stopAsked_.notify_all();
   if (ended && task_.interrupt)
      task_.interrupt();
   if (thread_.joinable())
      thread_.join();
   return ended;
}

bool FrameSequence::running() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return running_;
}

bool FrameSequence::waitUntil(std::chrono::steady_clock::time_point time) {
   std::unique_lock<std::mutex> lock(mutex_);
   return !stopAsked_.wait_until(lock, time, [this] { return stopRequested_; });
}

void FrameSequence::waitForStop() {
   std::unique_lock<std::mutex> lock(mutex_);
   stopAsked_.wait(lock, [this] { return stopRequested_; });
}

int FrameSequence::sendFrames(const Task& task) {
   using Clock = std::chrono::steady_clock;
   auto due = Clock::now();
   for (long frame = 0; frame < task.frames; ++frame) {
      const int exposed = task.expose();
      if (exposed == silence)
         waitForStop();
      if (exposed == silence || exposed == endOfFrames)
         return DEVICE_OK;
      if (exposed != DEVICE_OK)
         return exposed;
      const auto interval =
          std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double, std::milli>(task.intervalMs()));
      due += interval;
      if (!waitUntil(due))
         return DEVICE_OK;
      const int sent = task.send();
      if (sent != DEVICE_OK)
         return sent;
      if (Clock::now() > due + interval) // a late frame does not shift those after it, but more are not sent in a burst
         due = Clock::now();
   }
   return DEVICE_OK;
}

void FrameSequence::run(const Task& task) {
   const int result = sendFrames(task);
   if (task.cleanUp)
      task.cleanUp();
   bool byItself;
   {
      // Both under one lock: stop() answers true exactly when endedByItself is not called.
      const std::lock_guard<std::mutex> lock(mutex_);
      byItself = !stopRequested_;
      running_ = false;
   }
   if (byItself)
      task.endedByItself(result);
}

} // namespace lensless
