// The size in which a sensor reads its pixels.
#pragma once

#include "Controls.h"
#include "Geometry.h"

namespace v4l2 {

/** Of the first pad of a sub-device, else of a video node that stands for its sensor: what V4L2_CID_HBLANK and _VBLANK
 * add to. Throws Error where neither tells. */
Size ReadoutSize(const Controls& sensor);

} // namespace v4l2
