#include "ExposureTimes.h"

#include <algorithm>
#include <cmath>

namespace v4l2 {

double LineTiming::LineMs() const {
   return 1000.0 * static_cast<double>(width + hblank) / static_cast<double>(pixelRate);
}

std::int64_t LineTiming::Lines(double ms) const {
   return std::llround(ms / LineMs());
}

std::int64_t Steps::Nearest(std::int64_t value) const {
   const std::int64_t held = std::clamp(value, least, most);
   if (step <= 1)
      return held;
   const std::int64_t lower = least + (held - least) / step * step;
   return held - lower > step / 2 && lower + step <= most ? lower + step : lower;
}

std::int64_t FrameTiming::VblankFor(std::int64_t lines, std::int64_t usual) const {
   const std::int64_t needed = std::max(lines + margin - height, usual);
   const std::int64_t held = vblank.Nearest(needed);
   return held < needed && held + vblank.step <= vblank.most ? held + vblank.step : held; // never below what is needed
}

} // namespace v4l2
