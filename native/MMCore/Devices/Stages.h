// The focus direction of Z stages: the sign of a move towards the sample.
#pragma once

#include "Device.h"

namespace mmcore {
namespace internal {

/** Takes the sign of the number: +1 towards the sample, -1 away, 0 unknown. */
void SetFocusDirection(Device& stage, long sign);
/** As set, or else as the stage says. */
int FocusDirection(Device& stage);

} // namespace internal
} // namespace mmcore
