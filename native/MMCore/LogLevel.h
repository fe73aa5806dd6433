// How serious a line of the log is.
#pragma once

namespace mmcore {

/** Levels of the log, the least serious first. A sink takes its own level and all more serious ones. */
enum LogLevel {
   LogLevelTrace,
   LogLevelDebug,
   LogLevelInfo,
   LogLevelWarning,
   LogLevelError,
   LogLevelCritical,
};

} // namespace mmcore
