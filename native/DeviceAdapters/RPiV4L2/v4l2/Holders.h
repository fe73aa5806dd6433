// Who has a node open.
#pragma once

#include "SystemCalls.h"

#include <string>

namespace v4l2 {

/**
 * As sentences say it: "guvcview (process 1234) and obs (process 99)". This process counts only if it has the node open
 * more than once. Empty where none is seen; processes of other users cannot be seen.
 */
std::string HoldersOf(SystemCalls& calls, const std::string& path);

} // namespace v4l2
