// The arithmetic of exposure times: drivers count them in units of 100 µs or in lines of the sensor.
#pragma once

#include <cstdint>

namespace v4l2 {

/** Of V4L2_CID_EXPOSURE_ABSOLUTE. */
constexpr double absoluteUnitMs = 0.1;

/** How a sensor reads lines: a line lasts (width + hblank) / pixelRate, whatever is exposed. */
struct LineTiming {
   std::int64_t width = 0;     // of the format on the sensor's pad, in pixels
   std::int64_t hblank = 0;    // V4L2_CID_HBLANK, in pixels; negative with some drivers
   std::int64_t pixelRate = 0; // V4L2_CID_PIXEL_RATE, in pixels per second

   double LineMs() const;
   double Ms(std::int64_t lines) const { return static_cast<double>(lines) * LineMs(); }
   /** To the nearest line. */
   std::int64_t Lines(double ms) const;
};

/** A range of integers as a driver has it. */
struct Steps {
   std::int64_t least = 0, most = 0, step = 1;

   /** The nearest value of the range that lies on a step. */
   std::int64_t Nearest(std::int64_t value) const;
   bool Contains(std::int64_t value) const { return value >= least && value <= most; }
};

/** How frames are spaced: a frame lasts (height + vblank) lines, and an exposure ends `margin` lines before it. */
struct FrameTiming {
   std::int64_t height = 0; // of the format on the sensor's pad, in lines
   std::int64_t margin = 0; // height + vblank − V4L2_CID_EXPOSURE's maximum at that vblank
   Steps vblank;            // the limits of V4L2_CID_VBLANK

   /** The longest exposure that any vblank allows, in lines. */
   std::int64_t MostLines() const { return height + vblank.most - margin; }
   /** The vblank an exposure needs, but no less than `usual`, which gives the frame rate wanted: it grows with long
    * exposures and comes back with short ones. */
   std::int64_t VblankFor(std::int64_t lines, std::int64_t usual) const;
};

} // namespace v4l2
