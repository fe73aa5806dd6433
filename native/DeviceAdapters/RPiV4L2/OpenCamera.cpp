#include "OpenCamera.h"

#include "v4l2/Error.h"
#include "v4l2/FourCc.h"

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <set>

namespace lensless::rpiv4l2 {

namespace {

constexpr double exposureOfInterval = 0.9; // leaves a sensor the lines between frames
constexpr double sameSensorRate = 0.01;    // relative: a sensor's rates go in steps of a line

double Milliseconds(v4l2::FrameInterval interval) {
   return std::chrono::duration<double, std::milli>(interval.Duration()).count();
}

} // namespace

OpenCamera::OpenCamera(v4l2::SystemCalls& calls, const CameraWish& wish)
    : node_(NodeOf(calls, v4l2::Nodes(calls), wish.choice.device)), device_(calls, node_.path), wish_(wish),
      sensor_(v4l2::Sensor::Behind(calls, node_.path)) {
   const Setup setup = Checked(wish.choice);
   const auto lock = LockControls();
   controls_ = std::make_unique<v4l2::Controls>(calls, device_.Descriptor(), device_.Path());
   exposure_ = std::make_unique<v4l2::Exposure>(ControlSources_NeedsLock());
   gain_ = std::make_unique<v4l2::Gain>(ControlSources_NeedsLock(), sensor_ ? sensor_->Name() : "");
   mode_ = setup.mode;
   SetFullFrame_NeedsLock(setup.format);
   SetRate_NeedsLock(setup);
}

/** Throws all reasons against the choice. */
Setup OpenCamera::Checked(const Choice& choice) const {
   const NodeOffers offers(device_, sensor_ ? &*sensor_ : nullptr);
   std::vector<std::string> reasons = offers.Reasons(choice);
   if (reasons.empty())
      reasons = Reasons(offers.Resolve(choice).format.fourCc, wish_.image);
   if (reasons.empty())
      return offers.Resolve(choice);
   std::string text = device_.Path() + " (" + node_.card + ") cannot be set up as asked for:";
   for (const std::string& reason : reasons)
      text += "\n" + reason + ".";
   throw v4l2::Error(0, text);
}

std::vector<v4l2::Controls*> OpenCamera::ControlSources_NeedsLock() const {
   std::vector<v4l2::Controls*> sources{controls_.get()};
   if (sensor_)
      sources.push_back(&const_cast<v4l2::Sensor&>(*sensor_).Controls());
   return sources;
}

/** The sensor's mode first: the receiver writes what arrives, in the order of colours that flips make. */
void OpenCamera::SetFullFrame_NeedsLock(v4l2::FormatRequest request) {
   FreeBuffers();
   if (sensor_ && mode_) {
      const v4l2::BusFormat* const arriving = v4l2::FindBusFormat(sensor_->BusCode(*mode_));
      request.fourCc = arriving ? InOrder(request.fourCc, arriving->order) : request.fourCc;
      sensor_->Configure(*mode_, request.fourCc);
   }
   ResetCrop(device_);
   const v4l2::GrantedFormat format = v4l2::SetExactFormat(device_, request);
   regions_ = std::make_unique<RegionSetter>(device_, format, sensor_ ? &*sensor_ : nullptr);
   Use_NeedsLock(regions_->Clear());
}

void OpenCamera::SetRate_NeedsLock(const Setup& setup) {
   if (sensor_ && exposure_->Way() == v4l2::ExposureWay::Lines) {
      intervalMs_ = SensorRate_NeedsLock(setup);
      return;
   }
   v4l2::FrameInterval granted = v4l2::CurrentInterval(device_);
   if (setup.interval) {
      try {
         granted = v4l2::SetInterval(device_, *setup.interval);
         setInterval_ = granted;
      } catch (const v4l2::Error&) {
         if (setup.isIntervalAsked)
            throw;
      }
   }
   intervalMs_ = Milliseconds(granted);
   if (setup.isIntervalAsked && !IsRate(granted, setup.interval->FramesPerSecond()))
      throw v4l2::Error(0, device_.Path() + " was asked for " + setup.interval->Text() + " at " + setup.format.Text() +
                               " and set itself to " + granted.Text() + "; it offers " +
                               v4l2::IntervalsOf(device_, setup.format.fourCc, setup.format.size).Text() +
                               ". Choose one of these as FrameRate, or Auto.");
}

/** By the blanking between frames; the fastest for Auto. */
double OpenCamera::SensorRate_NeedsLock(const Setup& setup) {
   const v4l2::ExposureRange range = exposure_->FrameIntervalRange();
   if (!setup.isIntervalAsked)
      return exposure_->SetFrameIntervalMs(range.leastMs);
   const double wantedMs = Milliseconds(*setup.interval);
   const double possibleMs = std::clamp(wantedMs, range.leastMs, range.mostMs);
   if (exposure_->SetFrameIntervalMs(possibleMs) > possibleMs * (1 + sameSensorRate)) // a long exposure is left over
      exposure_->SetMs(std::max(exposure_->Range().leastMs, exposureOfInterval * possibleMs));
   const double grantedMs = exposure_->SetFrameIntervalMs(possibleMs);
   if (std::fabs(grantedMs - wantedMs) > sameSensorRate * wantedMs)
      throw v4l2::Error(0, "The sensor behind " + device_.Path() + " was asked for " + setup.interval->Text() + " at " +
                               setup.format.Text() + "; it offers " + RateText(1000 / range.mostMs) + " to " +
                               RateText(1000 / range.leastMs) + " fps. Choose such a FrameRate, or Auto.");
   return grantedMs;
}

void OpenCamera::Use_NeedsLock(const Region& region) {
   reader_ = std::make_unique<FrameReader>(region.format, region.order, wish_.image, region.part);
   region_ = region;
   if (setInterval_ && v4l2::CurrentInterval(device_) != *setInterval_) // setting the format may have changed it
      v4l2::SetInterval(device_, *setInterval_);
   AskInterval_NeedsLock();
}

void OpenCamera::AskInterval_NeedsLock() {
   intervalMs_ = sensor_ && exposure_->Way() == v4l2::ExposureWay::Lines ? exposure_->FrameIntervalMs()
                                                                         : Milliseconds(v4l2::CurrentInterval(device_));
}

std::string OpenCamera::SensorModeText() const {
   return mode_ ? mode_->Text() : "";
}

int OpenCamera::Binning() const {
   return mode_ && mode_->binningX == mode_->binningY ? mode_->binningX : 1;
}

std::vector<int> OpenCamera::Binnings() const {
   std::set<int> binnings{Binning()};
   if (sensor_ && mode_)
      for (const v4l2::SensorMode& mode : sensor_->Modes())
         if (mode.bits == mode_->bits && mode.binningX == mode.binningY)
            binnings.insert(mode.binningX);
   return {binnings.begin(), binnings.end()};
}

void OpenCamera::SetBinning(int binning) {
   if (binning == Binning())
      return;
   const v4l2::SensorMode* best = nullptr;
   const auto area = [](v4l2::Size size) { return std::uint64_t{size.width} * size.height; };
   if (sensor_ && mode_)
      for (const v4l2::SensorMode& mode : sensor_->Modes())
         if (mode.bits == mode_->bits && mode.binningX == binning && mode.binningY == binning &&
             (!best || area(mode.size) > area(best->size)))
            best = &mode;
   if (!best)
      throw v4l2::Error(0, "Binning cannot be " + std::to_string(binning) + ": the sensor behind " + device_.Path() +
                               " has no such mode.");
   const auto lock = LockControls();
   mode_ = *best;
   SetFullFrame_NeedsLock({region_.format.fourCc, best->size, 0});
}

v4l2::Size OpenCamera::FullImageSize() const {
   return {regions_->Full().width / Scale(), regions_->Full().height / Scale()};
}

v4l2::Rectangle OpenCamera::RoiOfImage() const {
   const v4l2::Rectangle& frame = region_.granted;
   const int scale = static_cast<int>(Scale());
   return {frame.left / scale, frame.top / scale, frame.width / Scale(), frame.height / Scale()};
}

void OpenCamera::SetRoi(const v4l2::Rectangle& wanted) {
   const int scale = static_cast<int>(Scale());
   const auto lock = LockControls();
   FreeBuffers();
   region_.method = RegionMethod::Software; // whatever fails now: ClearRoi has something to clear
   Use_NeedsLock(
       regions_->Apply({wanted.left * scale, wanted.top * scale, wanted.width * Scale(), wanted.height * Scale()}));
}

void OpenCamera::ClearRoi() {
   if (region_.method == RegionMethod::FullFrame)
      return;
   const auto lock = LockControls();
   FreeBuffers();
   Use_NeedsLock(regions_->Clear());
}

void OpenCamera::FollowLayout() {
   const auto lock = LockControls();
   v4l2::FormatRequest request{region_.format.fourCc, mode_ ? mode_->size : v4l2::CurrentFormat(device_).size, 0};
   if (!sensor_)
      request.fourCc = v4l2::CurrentFormat(device_).fourCc;
   SetFullFrame_NeedsLock(request);
}

v4l2::Stream& OpenCamera::Stream() {
   for (bool isSetAgain = false; !stream_; isSetAgain = true) {
      auto stream = std::make_unique<v4l2::Stream>(device_, region_.format, wish_.buffers);
      if (IsAsGranted()) { // and so it stays: drivers change no format while there are buffers
         const std::lock_guard<std::mutex> guard(streamGuard_);
         stream_ = std::move(stream);
      } else if (isSetAgain) {
         throw v4l2::Error(EBUSY, device_.Path() +
                                      " is set otherwise by another program, again and again. End it, or " +
                                      "use another camera.");
      } else {
         stream.reset();
         SetAsGranted();
      }
   }
   return *stream_;
}

bool OpenCamera::IsAsGranted() const {
   const v4l2::GrantedFormat now = v4l2::CurrentFormat(device_);
   const auto sameLayout = [](const v4l2::GrantedFormat::Plane& a, const v4l2::GrantedFormat::Plane& b) {
      return a.bytesPerLine == b.bytesPerLine && a.sizeImage == b.sizeImage;
   };
   return now.Is({region_.format.fourCc, region_.format.size, 0}) &&
          std::equal(now.planes.begin(), now.planes.end(), region_.format.planes.begin(), region_.format.planes.end(),
                     sameLayout) &&
          regions_->IsCutting(region_) && (!setInterval_ || v4l2::CurrentInterval(device_) == *setInterval_);
}

void OpenCamera::SetAsGranted() {
   const auto lock = LockControls();
   const Region before = region_;
   if (sensor_ && mode_)
      sensor_->Configure(*mode_, before.format.fourCc);
   Use_NeedsLock(before.method == RegionMethod::FullFrame ? regions_->Clear() : regions_->Apply(before.granted));
   if (region_.granted != before.granted || region_.method != before.method)
      throw v4l2::Error(0, device_.Path() + " was set otherwise by another program and does not give " +
                               before.format.Text() + " any more. Initialise the camera again.");
}

void OpenCamera::FreeBuffers() noexcept {
   const std::lock_guard<std::mutex> guard(streamGuard_);
   stream_.reset();
}

void OpenCamera::WakeStream() noexcept {
   const std::lock_guard<std::mutex> guard(streamGuard_);
   if (stream_)
      stream_->Wake();
}

} // namespace lensless::rpiv4l2
