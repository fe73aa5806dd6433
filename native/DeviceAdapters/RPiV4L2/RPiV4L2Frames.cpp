// Snaps, sequences, and what is told of each frame.
#include "RPiV4L2Camera.h"

#include <algorithm>
#include <chrono>
#include <climits>
#include <cmath>
#include <cstring>

namespace lensless::rpiv4l2 {

namespace {

using Clock = std::chrono::steady_clock;

std::chrono::nanoseconds Milliseconds(double ms) {
   return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double, std::milli>(ms));
}

} // namespace

RPiV4L2Camera::Settings RPiV4L2Camera::SettingsNow() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return settings_;
}

/** How long to wait for a frame: exposing and reading it is not a stall. */
int RPiV4L2Camera::StallMs() const {
   return static_cast<int>(SettingsNow().stallTimeoutMs + std::lround(exposureMs_ + camera_->IntervalMs()));
}

/** The next frame that can be used, read into an image; none when woken. Others are counted as dropped. */
std::optional<RPiV4L2Camera::ReadFrame> RPiV4L2Camera::NextFrame(v4l2::Stream& stream) {
   const int stallMs = StallMs();
   const auto deadline = Clock::now() + std::chrono::milliseconds(stallMs);
   std::string trouble;
   for (;;) {
      v4l2::Arrival arrival = stream.Next(stallMs);
      if (arrival.outcome == v4l2::Outcome::Woken)
         return std::nullopt;
      if (arrival.outcome == v4l2::Outcome::Frame) {
         const v4l2::FrameFacts facts = arrival.frame->Facts();
         tally_.Came(facts);
         const std::uint8_t* image = nullptr;
         trouble = facts.isFlagged ? "the driver flagged an error"
                   : facts.isShort ? "bytes are missing"
                                   : camera_->Reader().Read(*arrival.frame, image);
         if (trouble.empty())
            return ReadFrame{std::move(*arrival.frame), image};
         tally_.Dropped();
         LogMessage("Frame " + std::to_string(facts.sequence) + " was dropped: " + trouble, true);
      }
      if (arrival.outcome == v4l2::Outcome::Stalled || Clock::now() > deadline)
         throw DeviceFailure(ERR_STALLED,
                             camera_->Device().Path() + " sent no " + (trouble.empty() ? "" : "whole ") + "frame for " +
                                 std::to_string(stallMs) + " ms" +
                                 (trouble.empty() ? "" : "; of the last one " + trouble) +
                                 ". Check the camera and its cable; StallTimeout-ms sets how long to wait.");
   }
}

FrameTags RPiV4L2Camera::TagsOf(const v4l2::FrameFacts& facts, const FrameTally::Losses& losses) const {
   const auto microseconds = std::chrono::duration_cast<std::chrono::microseconds>(facts.timestamp).count();
   FrameTags tags{{MM::g_Keyword_Metadata_Exposure, numberText(exposureMs_)},
                  {MM::g_Keyword_Metadata_ROI_X, std::to_string(roi_.left)},
                  {MM::g_Keyword_Metadata_ROI_Y, std::to_string(roi_.top)},
                  {"BitDepth", std::to_string(layout_.bitDepth)},
                  {"SequenceNumber", std::to_string(facts.sequence)},
                  {"SequenceGap", std::to_string(losses.gap)},
                  {"FramesDropped", std::to_string(losses.dropped)},
                  {"FramesDamaged", std::to_string(losses.damaged)},
                  {"KernelTimestamp-us", std::to_string(microseconds)},
                  {"KernelClock", facts.clock == v4l2::Clock::Monotonic ? "Monotonic" : "Unknown"},
                  {"TimestampOf", facts.stamped == v4l2::Stamped::StartOfExposure ? "StartOfExposure" : "EndOfFrame"},
                  {"ErrorFlag", facts.isFlagged ? "1" : "0"}};
   if (layout_.order != pixels::BayerOrder::None)
      tags.emplace_back("BayerOrder", pixels::Name(layout_.order));
   return tags;
}

int RPiV4L2Camera::SnapImage() {
   const auto called = Clock::now().time_since_epoch();
   return Answer([&] { Snap(called); }, ERR_FRAME_FAILED);
}

void RPiV4L2Camera::Snap(std::chrono::nanoseconds called) {
   OpenCamera& camera = IdleCamera();
   const Settings settings = SettingsNow();
   try {
      v4l2::Stream& stream = camera.Stream();
      stream.Start();
      stream.Discard(Milliseconds(exposureMs_), Milliseconds(camera.IntervalMs()), called);
      tally_.Restart();
      for (long settling = settings.settleFrames; settling >= 0; --settling) {
         std::optional<ReadFrame> frame = NextFrame(stream);
         if (!frame)
            throw DeviceFailure(ERR_FRAME_FAILED, camera.Device().Path() + ": the snap was interrupted.");
         if (settling > 0)
            continue;
         std::memcpy(image_.data(), frame->image, image_.size());
         tally_.GivenOn(frame->buffer.Facts());
      }
      if (!settings.keepStreaming)
         camera.FreeBuffers();
   } catch (...) {
      camera.FreeBuffers();
      throw;
   }
}

int RPiV4L2Camera::StartSequenceAcquisition(double unused) {
   return StartSequenceAcquisition(LONG_MAX, unused, false);
}

int RPiV4L2Camera::StartSequenceAcquisition(long frames, double, bool) {
   return Answer([&] { StartSequence(frames); });
}

void RPiV4L2Camera::StartSequence(long frames) {
   OpenCamera& camera = IdleCamera();
   FrameSequence::Task task;
   task.frames = frames;
   task.begin = [&camera] {
      v4l2::Stream& stream = camera.Stream();
      stream.Stop(); // nothing queued from before
      stream.Start();
   };
   task.intervalMs = [] { return 0.0; };
   task.expose = [this] { return ExposeFrame(); };
   task.send = [this] { return SendFrame(); };
   task.interrupt = [&camera] { camera.WakeStream(); };
   task.cleanUp = [this, &camera] {
      sequenceFrame_.reset();
      camera.FreeBuffers();
   };
   tally_.Restart();
   const int started = sequence_.start(GetCoreCallback(), std::move(task));
   if (started == DEVICE_NO_CALLBACK_REGISTERED)
      throw DeviceFailure(started, "The camera is not connected to a core.");
   if (started != DEVICE_OK)
      throw DeviceFailure(started, "The core could not prepare the sequence; its log says why.");
}

/** On the sequence's thread. */
int RPiV4L2Camera::ExposeFrame() {
   const int result = Answer([this] { sequenceFrame_ = NextFrame(camera_->Stream()); }, ERR_FRAME_FAILED);
   const bool isWoken = result == DEVICE_OK && !sequenceFrame_;
   return isWoken ? FrameSequence::endOfFrames : result;
}

/** On the sequence's thread. */
int RPiV4L2Camera::SendFrame() {
   int result = DEVICE_OK;
   const int answered = Answer(
       [&] {
          const v4l2::FrameFacts facts = sequenceFrame_->buffer.Facts();
          result = sequence_.sendPicture({sequenceFrame_->image, GetImageWidth(), GetImageHeight(),
                                          GetImageBytesPerPixel(), GetNumberOfComponents()},
                                         TagsOf(facts, tally_.GivenOn(facts)));
          sequenceFrame_.reset(); // only now may the driver write there again
       },
       ERR_FRAME_FAILED);
   return answered == DEVICE_OK ? result : answered;
}

int RPiV4L2Camera::StopSequenceAcquisition() {
   return sequence_.stop(GetCoreCallback());
}

} // namespace lensless::rpiv4l2
