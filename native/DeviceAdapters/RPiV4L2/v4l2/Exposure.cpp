#include "Exposure.h"

#include "ReadoutSize.h"
#include "Wording.h"

#include <cerrno>
#include <cmath>

namespace v4l2 {

namespace {

std::string MsText(double ms) {
   return NumberText(ms) + " ms";
}

/** False also for what is not a number. */
bool IsWithin(double ms, const ExposureRange& range) {
   const double slack = range.stepMs / 2;
   return ms >= range.leastMs - slack && ms <= range.mostMs + slack;
}

bool CountsLines(const Controls& source) {
   const Control* rate = source.Find(V4L2_CID_PIXEL_RATE);
   return source.Has(V4L2_CID_EXPOSURE) && source.Has(V4L2_CID_HBLANK) && rate != nullptr && rate->maximum > 0;
}

} // namespace

std::string ExposureRange::Text() const {
   return MsText(leastMs) + " to " + MsText(mostMs) + " in steps of " + MsText(stepMs);
}

Exposure::Exposure(std::vector<Controls*> sources) {
   std::vector<std::string> paths;
   for (Controls* source : sources) {
      paths.push_back(source->Path());
      if (way_ == ExposureWay::None && source->Has(V4L2_CID_EXPOSURE_ABSOLUTE)) {
         way_ = ExposureWay::Absolute;
         id_ = V4L2_CID_EXPOSURE_ABSOLUTE;
         source_ = source;
      }
   }
   for (Controls* source : sources)
      if (way_ == ExposureWay::None && CountsLines(*source)) {
         way_ = ExposureWay::Lines;
         id_ = V4L2_CID_EXPOSURE;
         source_ = source;
         const Control* vblank = source->Find(V4L2_CID_VBLANK);
         hasVblank_ = vblank != nullptr && !vblank->IsReadOnly();
      }
   where_ = Listed(paths);
}

void Exposure::DemandAvailable() const {
   if (way_ == ExposureWay::None)
      throw Error(ENOTTY, Description());
}

std::string Exposure::Description() const {
   if (way_ == ExposureWay::None)
      return where_ + " has no exposure control in a unit of time; 'v4l2-ctl --list-ctrls' tells what else it has.";
   const std::string control = source_->Find(id_)->name + " of " + source_->Path();
   return way_ == ExposureWay::Absolute ? control + ", in units of 100 µs"
                                        : control + ", in lines of the sensor, " + MsText(Lines().LineMs()) + " each";
}

LineTiming Exposure::Lines() const {
   return {ReadoutSize(*source_).width, source_->Get(V4L2_CID_HBLANK), source_->Get(V4L2_CID_PIXEL_RATE)};
}

FrameTiming Exposure::Frames() const {
   const std::int64_t most = source_->Refresh(id_).maximum;
   FrameTiming frames;
   frames.height = ReadoutSize(*source_).height;
   std::int64_t blank = 0;
   if (hasVblank_) {
      const Control& vblank = source_->Refresh(V4L2_CID_VBLANK);
      frames.vblank = {vblank.minimum, vblank.maximum, static_cast<std::int64_t>(vblank.step)};
      blank = source_->Get(V4L2_CID_VBLANK);
   }
   frames.margin = frames.height + blank - most;
   return frames;
}

Steps Exposure::LineSteps(const FrameTiming& frames) const {
   const Control& control = *source_->Find(id_);
   return {control.minimum, frames.MostLines(), static_cast<std::int64_t>(control.step)};
}

ExposureRange Exposure::Range() const {
   DemandAvailable();
   if (way_ == ExposureWay::Lines) {
      const LineTiming timing = Lines();
      const Steps steps = LineSteps(Frames());
      return {timing.Ms(steps.least), timing.Ms(steps.most), timing.Ms(steps.step)};
   }
   const Control& control = source_->Refresh(id_);
   return {static_cast<double>(control.minimum) * absoluteUnitMs, static_cast<double>(control.maximum) * absoluteUnitMs,
           static_cast<double>(control.step) * absoluteUnitMs};
}

double Exposure::Ms() const {
   DemandAvailable();
   const std::int64_t value = source_->Get(id_);
   return way_ == ExposureWay::Lines ? Lines().Ms(value) : static_cast<double>(value) * absoluteUnitMs;
}

double Exposure::SetMs(double ms) {
   DemandAvailable();
   const ExposureRange range = Range();
   if (!IsWithin(ms, range))
      throw Error(ERANGE, source_->Path() + " cannot expose for " + MsText(ms) + "; it can from " + range.Text() + ".");
   SwitchAutomaticOff();
   if (way_ == ExposureWay::Lines)
      return SetLines(ms);
   const Control& control = source_->Refresh(id_);
   const Steps steps{control.minimum, control.maximum, static_cast<std::int64_t>(control.step)};
   return static_cast<double>(source_->Set(id_, steps.Nearest(std::llround(ms / absoluteUnitMs)))) * absoluteUnitMs;
}

double Exposure::SetLines(double ms) {
   const LineTiming timing = Lines();
   const FrameTiming frames = Frames();
   const std::int64_t lines = LineSteps(frames).Nearest(timing.Lines(ms));
   const std::int64_t vblank = frames.VblankFor(lines, UsualVblank(frames, timing));
   const bool needsMore = lines > source_->Find(id_)->maximum;
   if (needsMore)
      SetVblank(vblank); // first, as it raises the exposure's limit
   if (source_->Refresh(id_).maximum < lines)
      throw Error(ERANGE, source_->Path() + " cannot expose for " + MsText(ms) + ": its vertical blanking allows " +
                              MsText(timing.Ms(source_->Find(id_)->maximum)) + " at most in this mode.");
   const std::int64_t applied = source_->Set(id_, lines);
   if (!needsMore)
      SetVblank(vblank);
   return timing.Ms(applied);
}

std::int64_t Exposure::UsualVblank(const FrameTiming& frames, const LineTiming& lines) const {
   if (!hasVblank_)
      return 0;
   if (frameIntervalMs_)
      return frames.vblank.Nearest(lines.Lines(*frameIntervalMs_) - frames.height);
   return source_->Find(V4L2_CID_VBLANK)->initial; // the mode's own, whatever an earlier program left there
}

void Exposure::SetVblank(std::int64_t vblank) {
   if (hasVblank_ && source_->Get(V4L2_CID_VBLANK) != vblank)
      source_->Set(V4L2_CID_VBLANK, vblank);
}

bool Exposure::HasAutomatic() const {
   return source_ != nullptr && source_->Has(V4L2_CID_EXPOSURE_AUTO);
}

bool Exposure::IsAutomatic() const {
   if (!HasAutomatic())
      return false;
   const std::int64_t mode = source_->Get(V4L2_CID_EXPOSURE_AUTO);
   return mode != V4L2_EXPOSURE_MANUAL && mode != V4L2_EXPOSURE_SHUTTER_PRIORITY;
}

void Exposure::SwitchAutomaticOff() {
   if (IsAutomatic())
      SetAutomatic(false);
}

void Exposure::SetAutomatic(bool on) {
   const Control* control = HasAutomatic() ? source_->Find(V4L2_CID_EXPOSURE_AUTO) : nullptr;
   if (control == nullptr) {
      if (!on)
         return;
      throw Error(ENOTTY, where_ + " has no automatic exposure.");
   }
   const auto choices = on ? std::vector<std::int64_t>{V4L2_EXPOSURE_AUTO, V4L2_EXPOSURE_APERTURE_PRIORITY}
                           : std::vector<std::int64_t>{V4L2_EXPOSURE_MANUAL, V4L2_EXPOSURE_SHUTTER_PRIORITY};
   for (const std::int64_t mode : choices)
      if (control->ItemAt(mode) != nullptr) {
         source_->Set(control->id, mode);
         return;
      }
   throw Error(EINVAL, source_->Path() + " cannot switch automatic exposure " + (on ? "on" : "off") + ": \"" +
                           control->name + "\" offers only " + control->Allowed() + ".");
}

double Exposure::FrameIntervalMs() const {
   if (way_ != ExposureWay::Lines || !hasVblank_)
      throw Error(ENOTTY, where_ + " does not tell the time from frame to frame by its blanking.");
   return Lines().Ms(Frames().height + source_->Get(V4L2_CID_VBLANK));
}

ExposureRange Exposure::FrameIntervalRange() const {
   if (way_ != ExposureWay::Lines || !hasVblank_)
      throw Error(ENOTTY, where_ + " has no vertical blanking to set the time from frame to frame with.");
   const LineTiming timing = Lines();
   const FrameTiming frames = Frames();
   return {timing.Ms(frames.height + frames.vblank.least), timing.Ms(frames.height + frames.vblank.most),
           timing.Ms(frames.vblank.step)};
}

double Exposure::SetFrameIntervalMs(double ms) {
   const ExposureRange range = FrameIntervalRange();
   if (!IsWithin(ms, range))
      throw Error(ERANGE, source_->Path() + " cannot take a frame every " + MsText(ms) + "; it can every " +
                              range.Text() + ".");
   frameIntervalMs_ = ms;
   const LineTiming timing = Lines();
   const FrameTiming frames = Frames();
   SetVblank(frames.VblankFor(source_->Get(id_), UsualVblank(frames, timing)));
   return FrameIntervalMs();
}

} // namespace v4l2
