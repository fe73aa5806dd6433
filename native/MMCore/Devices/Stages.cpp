#include "Stages.h"

namespace mmcore {
namespace internal {

void SetFocusDirection(Device& stage, long sign) {
   stage.focusDirection = sign > 0 ? 1 : sign < 0 ? -1 : 0;
}

int FocusDirection(Device& stage) {
   const int set = stage.focusDirection;
   if (set >= -1 && set <= 1)
      return set;
   MM::FocusDirection direction = MM::FocusDirectionUnknown;
   stage.Do<MM::Stage>("tell its focus direction", [&](MM::Stage& s) { return s.GetFocusDirection(direction); });
   return direction;
}

} // namespace internal
} // namespace mmcore
