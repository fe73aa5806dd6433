// Exposure in milliseconds, however the driver counts it.
#pragma once

#include "Controls.h"
#include "ExposureTimes.h"

#include <optional>
#include <vector>

namespace v4l2 {

enum class ExposureWay {
   None,     // no exposure control: vivid, some webcams
   Absolute, // V4L2_CID_EXPOSURE_ABSOLUTE in 100 µs: UVC, bcm2835-v4l2
   Lines     // V4L2_CID_EXPOSURE in lines of the sensor: sensors on CSI-2
};

/** In milliseconds; the step is the finest difference that can be set. */
struct ExposureRange {
   double leastMs = 0, mostMs = 0, stepMs = 0;
   /** "0.3 ms to 204.7 ms in steps of 0.1 ms". */
   std::string Text() const;
};

/**
 * Finds the way among the controls of the video node and its sensor, which outlive it. After the sensor's mode, the
 * format or hblank changed, Ranges and times follow: they are asked anew at each call.
 */
class Exposure {
public:
   /** The node's own controls first, then those of the sensor's sub-device where there is one. */
   explicit Exposure(std::vector<Controls*> sources);

   ExposureWay Way() const { return way_; }
   bool IsAvailable() const { return way_ != ExposureWay::None; }
   /** "Exposure Time, Absolute of /dev/video0, in steps of 100 µs"; without one, a sentence that says so. */
   std::string Description() const;

   /** What Set accepts. Throws Error without an exposure control. */
   ExposureRange Range() const;
   /** As the driver has it now; with automatic exposure on, what the driver tells of it. */
   double Ms() const;
   /** Switches automatic exposure off, sets the nearest value the driver has, lengthens the sensor's vertical blanking
    * where the exposure needs it or takes it back where not, and returns what was applied. Throws Error naming the
    * range in ms for what cannot be had, and before anything was changed. */
   double SetMs(double ms);

   bool HasAutomatic() const;
   bool IsAutomatic() const;
   /** On: the driver's first automatic mode. Throws Error where it has none. */
   void SetAutomatic(bool on);

   /** The time from frame to frame of a sensor, (height + vblank) lines, and its range; only with ExposureWay::Lines:
    * other drivers have VIDIOC_S_PARM. */
   double FrameIntervalMs() const;
   ExposureRange FrameIntervalRange() const;
   /** The nearest vertical blanking; exposures that need more time still lengthen it. Returns what was applied. */
   double SetFrameIntervalMs(double ms);

private:
   void DemandAvailable() const;
   LineTiming Lines() const;
   FrameTiming Frames() const;
   Steps LineSteps(const FrameTiming& frames) const;
   std::int64_t UsualVblank(const FrameTiming& frames, const LineTiming& lines) const;
   void SetVblank(std::int64_t vblank);
   double SetLines(double ms);
   void SwitchAutomaticOff();

   ExposureWay way_ = ExposureWay::None;
   std::uint32_t id_ = 0; // of the control
   Controls* source_ = nullptr;
   std::string where_; // for messages: all nodes that were looked at
   bool hasVblank_ = false;
   std::optional<double> frameIntervalMs_; // asked for; none: the driver's usual one
};

} // namespace v4l2
