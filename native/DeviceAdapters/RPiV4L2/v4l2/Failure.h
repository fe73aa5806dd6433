// From an errno to what the user reads.
#pragma once

#include "Error.h"
#include "SystemCalls.h"

namespace v4l2 {

/**
 * Why a call failed and what to do, without the full stop. ENODEV, ENXIO "unplugged"; EIO "I/O error"; EBUSY "in use"
 * with the likely holder; EACCES, EPERM "add yourself to group video"; ENOMEM, ENOSPC; else the system's text.
 */
std::string Reason(SystemCalls& calls, const std::string& path, int code);

/** The error to throw: "/dev/video0 DOING: REASON." DOING reads after the path: "could not start streaming". */
Error Failure(SystemCalls& calls, const std::string& path, const std::string& doing, int code);

} // namespace v4l2
