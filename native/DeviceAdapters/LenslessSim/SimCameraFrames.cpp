// Exposing, sending and describing frames.
#include "SimCamera.h"

#include "Physics/Parallel.h"
#include "Physics/TruthPicture.h"

#include <algorithm>
#include <chrono>
#include <climits>
#include <cstring>
#include <exception>
#include <new>
#include <thread>
#include <utility>

namespace lensless::sim {

namespace {

using Clock = std::chrono::steady_clock;

Clock::duration milliseconds(double ms) {
   return std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double, std::milli>(ms));
}

std::vector<unsigned char> packed(const std::vector<std::uint16_t>& counts, int bytesPerPixel) {
   std::vector<unsigned char> bytes(counts.size() * static_cast<std::size_t>(bytesPerPixel));
   if (bytesPerPixel == 2)
      std::memcpy(bytes.data(), counts.data(), bytes.size());
   else
      std::transform(counts.begin(), counts.end(), bytes.begin(),
                     [](std::uint16_t count) { return static_cast<unsigned char>(count); });
   return bytes;
}

} // namespace

std::vector<std::uint16_t> SimCamera::exposedCounts(const CameraSettings& now, NoiseKey noise) {
   const auto light = scenes_.light(now.scene, instrument_->fftPlans(), computeThreads());
   return expose(*light, now.readout, noise, computeThreads());
}

std::vector<std::uint16_t> SimCamera::truthCounts(const CameraSettings& now) {
   if (now.shows == showsTruthObjects)
      return truthLabels(labelsOf(now.scene), now.readout);
   const TruthPart part = now.shows == showsTruthPhase ? TruthPart::phase : TruthPart::amplitude;
   return truthPicture(truthOf(now.scene, computeThreads()), part, now.readout);
}

SimCamera::Frame SimCamera::exposeFrame(const Conditions& conditions) {
   CameraSettings now;
   NoiseKey noise;
   {
      const std::lock_guard<std::mutex> lock(mutex_);
      now = settings_;
      noise = {static_cast<std::uint64_t>(settings_.seed), static_cast<std::uint64_t>(frameNumber_)};
   }
   const Light& lamp = conditions.light;
   Scene& scene = now.scene;
   scene.optics.wavelengthNm = lamp.wavelengthNm;
   scene.optics.bandwidthNm = lamp.bandwidthNm;
   scene.optics.distanceUm = conditions.distanceUm;
   const double brightness = lamp.on ? 0.01 * lamp.intensityPercent : 0.0;
   now.readout.meanElectrons = 0.5 * fullWellElectrons * brightness * now.exposureMs / referenceExposureMs;

   if (brightness == 0.0 && !now.showsTruth()) // nothing of the scene is seen: an empty one costs no propagation
      scene.sample = sampleEmpty;

   Frame frame;
   frame.bytes = packed(now.showsTruth() ? truthCounts(now) : exposedCounts(now, noise), now.frameBytesPerPixel());
   frame.height = now.readout.roi.height;
   frame.width = now.readout.roi.width;
   frame.bytesPerPixel = now.frameBytesPerPixel();
   frame.tags = {{MM::g_Keyword_Metadata_Exposure, numberText(now.exposureMs)},
                 {MM::g_Keyword_Metadata_ROI_X, std::to_string(now.readout.roi.x)},
                 {MM::g_Keyword_Metadata_ROI_Y, std::to_string(now.readout.roi.y)},
                 {MM::g_Keyword_Gain, numberText(now.readout.gain)},
                 {"Shows", now.shows},
                 {"Light", lamp.on ? "On" : "Off"},
                 {"Wavelength-nm", numberText(lamp.wavelengthNm)},
                 {"Intensity-percent", numberText(lamp.intensityPercent)},
                 {"TrueZ-um", numberText(scene.optics.distanceUm)},
                 {"Seed", std::to_string(now.seed)},
                 {"FrameNumber", std::to_string(noise.frame)},
                 {"SequenceGap", std::to_string(account_.gap)},
                 {"FramesDropped", std::to_string(account_.dropped)}};
   return frame;
}

/** No exception may leave the device: memory is what can run out. */
int SimCamera::tryExpose(const Conditions& conditions, Frame& frame) {
   try {
      frame = exposeFrame(conditions);
      return DEVICE_OK;
   } catch (const std::bad_alloc&) {
      LogMessage("Not enough memory to simulate a frame. Choose a smaller sensor or less Oversampling.");
      return DEVICE_OUT_OF_MEMORY;
   } catch (const std::exception& failure) {
      LogMessage(std::string("A frame could not be simulated: ") + failure.what());
      return ERR_FRAME_FAILED;
   }
}

long SimCamera::frameNumber() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return frameNumber_;
}

void SimCamera::countFrame() {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (!settings_.showsTruth()) // truth has no noise to number
      ++frameNumber_;
}

/** Why no snap and no sequence can begin; else DEVICE_OK. */
int SimCamera::unreadiness() const {
   return !instrument_          ? DEVICE_NOT_CONNECTED
          : isGone()            ? ERR_CAMERA_GONE
          : sequence_.running() ? DEVICE_CAMERA_BUSY_ACQUIRING
                                : DEVICE_OK;
}

int SimCamera::SnapImage() {
   const auto start = Clock::now();
   Frame frame;
   int result = unreadiness();
   if (result == DEVICE_OK)
      result = failSnap(frameNumber(), [this] { countFrame(); });
   if (result == DEVICE_OK)
      result = tryExpose(instrument_->conditions(), frame);
   if (result != DEVICE_OK)
      return result;
   image_ = std::move(frame.bytes);
   countFrame();
   const CameraSettings now = settings();
   if (now.realTime)
      std::this_thread::sleep_until(start + milliseconds(now.exposureMs));
   return DEVICE_OK;
}

/** On the sequence's thread. A lost frame was exposed: the instrument has stepped, and its time has passed. */
int SimCamera::exposeForSequence() {
   const int result = failSequence(frameNumber(), [this] {
      instrument_->conditionsAtSignal();
      countFrame();
   });
   return result == DEVICE_OK ? tryExpose(instrument_->conditionsAtSignal(), sequenceFrame_) : result;
}

int SimCamera::sendFrame(const Frame& frame) {
   const int result =
       sequence_.sendPicture({frame.bytes.data(), static_cast<unsigned>(frame.width),
                              static_cast<unsigned>(frame.height), static_cast<unsigned>(frame.bytesPerPixel), 1},
                             frame.tags);
   if (result == DEVICE_OK)
      countFrame();
   return result;
}

int SimCamera::StartSequenceAcquisition(double unused) {
   return StartSequenceAcquisition(LONG_MAX, unused, false);
}

int SimCamera::StartSequenceAcquisition(long frames, double, bool) {
   const int unready = unreadiness();
   if (unready != DEVICE_OK)
      return unready;
   FrameSequence::Task task;
   task.frames = frames;
   task.intervalMs = [this] {
      const CameraSettings now = settings();
      const double intervalMs = now.realTime ? std::max(now.exposureMs, now.frameIntervalMs) : 0.0;
      return intervalMs * static_cast<double>(1 + account_.gap);
   };
   task.expose = [this] { return exposeForSequence(); };
   task.send = [this] { return sendFrame(sequenceFrame_); };
   account_ = {};
   try {
      return sequence_.start(GetCoreCallback(), std::move(task));
   } catch (const std::exception& failure) {
      return refuse(std::string("The sequence cannot start: ") + failure.what());
   }
}

int SimCamera::StopSequenceAcquisition() {
   return sequence_.stop(GetCoreCallback());
}

} // namespace lensless::sim
