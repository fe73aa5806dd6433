#include "FrameSequence.h"

#include "CameraImageMetadata.h"

#include <chrono>
#include <utility>

namespace lensless {

int FrameSequence::start(MM::Core* core, Task task) {
   if (running())
      return DEVICE_CAMERA_BUSY_ACQUIRING;
   if (!core)
      return DEVICE_NO_CALLBACK_REGISTERED;
   join();
   failure_ = DEVICE_OK;
   const int prepared = core->PrepareForAcq(&camera_);
   if (prepared != DEVICE_OK)
      return prepared;
   char label[MM::MaxStrLength] = "";
   camera_.GetLabel(label);
   label_ = label;
   core_ = core;
   task_ = std::move(task);
   try {
      if (task_.begin)
         task_.begin();
      launch();
   } catch (...) {
      if (task_.cleanUp)
         task_.cleanUp();
      core->AcqFinished(&camera_, DEVICE_ERR); // what was prepared ends
      throw;
   }
   return DEVICE_OK;
}

void FrameSequence::launch() {
   {
      const std::lock_guard<std::mutex> lock(mutex_);
      running_ = true;
      stopRequested_ = false;
   }
   try {
      thread_ = std::thread([this] { run(); });
   } catch (...) {
      const std::lock_guard<std::mutex> lock(mutex_);
      running_ = false;
      throw;
   }
}

int FrameSequence::stop(MM::Core* core) {
   // The core closes its shutter on AcqFinished. Called here and not by the thread, which is being waited for.
   if (join() && core)
      core->AcqFinished(&camera_, DEVICE_OK);
   return std::exchange(failure_, DEVICE_OK);
}

/** True when this call ended the acquisition, false when it had ended before. */
bool FrameSequence::join() {
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

int FrameSequence::sendFrames() {
   using Clock = std::chrono::steady_clock;
   auto due = Clock::now();
   for (long frame = 0; frame < task_.frames; ++frame) {
      const int exposed = task_.expose();
      if (exposed == silence)
         waitForStop();
      if (exposed == silence || exposed == endOfFrames)
         return DEVICE_OK;
      if (exposed != DEVICE_OK)
         return failure_ = exposed;
      const auto interval =
          std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double, std::milli>(task_.intervalMs()));
      due += interval;
      if (!waitUntil(due))
         return DEVICE_OK;
      const int sent = task_.send();
      if (sent != DEVICE_OK)
         return sent;
      if (Clock::now() > due + interval) // a late frame does not shift those after it, but more are not sent in a burst
         due = Clock::now();
   }
   return DEVICE_OK;
}

int FrameSequence::sendPicture(const SentPicture& picture, const FrameTags& tags) {
   MM::CameraImageMetadata metadata;
   metadata.AddTag(MM::g_Keyword_Metadata_CameraLabel, label_.c_str());
   for (const auto& [key, value] : tags)
      metadata.AddTag(key.c_str(), value.c_str());
   return core_->InsertImage(&camera_, picture.bytes, picture.width, picture.height, picture.bytesPerPixel,
                             picture.components, metadata.Serialize());
}

void FrameSequence::run() {
   const int result = sendFrames();
   if (task_.cleanUp)
      task_.cleanUp();
   bool byItself;
   {
      // Both under one lock: either stop() tells the core of the end, or this thread does.
      const std::lock_guard<std::mutex> lock(mutex_);
      byItself = !stopRequested_;
      running_ = false;
   }
   if (byItself)
      core_->AcqFinished(&camera_, result);
}

} // namespace lensless
