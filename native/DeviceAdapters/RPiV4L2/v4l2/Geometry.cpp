#include "Geometry.h"

#include "Wording.h"

namespace v4l2 {

std::string FrameInterval::Text() const {
   return IsKnown() ? NumberText(FramesPerSecond()) + " fps" : "unknown rate";
}

} // namespace v4l2
