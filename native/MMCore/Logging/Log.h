// The log: lines with time, thread, level and component, written to files and to stderr.
#pragma once

#include "../LogLevel.h"
#include "LogFile.h"

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace mmcore {
namespace internal {

/** All sinks of one core. Every function may be called from any thread; no line is lost when files are switched. */
class Log {
public:
   void Write(LogLevel level, const std::string& component, const std::string& message);

   /** Throws MMERR_FileOpenFailed and keeps the former file if it cannot be opened. "" closes. */
   void SetPrimaryFile(const std::string& path, bool truncate);
   std::string PrimaryFile() const;
   void SetPrimaryLevel(LogLevel level);
   LogLevel PrimaryLevel() const;
   void SetPrimaryRotation(long long maxFileSize, int maxBackupCount);

   void EnableStderr(bool enable);
   bool StderrEnabled() const;
   void SetStderrLevel(LogLevel level);
   LogLevel StderrLevel() const;

   /** Another file with its own level; the answer is its handle. */
   int StartSecondaryFile(const std::string& path, bool truncate, LogLevel level);
   /** Throws if the handle is not of a running file. */
   void StopSecondaryFile(int handle);

private:
   struct Secondary {
      std::unique_ptr<LogFile> file;
      LogLevel level;
   };

   mutable std::mutex mutex_; // guards all below
   std::unique_ptr<LogFile> primary_;
   LogLevel primaryLevel_ = LogLevelInfo;
   long long maxFileSize_ = 0; // 0: no rotation
   int maxBackupCount_ = 0;
   bool stderrEnabled_ = false;
   LogLevel stderrLevel_ = LogLevelInfo;
   std::map<int, Secondary> secondaries_;
   int nextHandle_ = 0;
};

/** The log as seen by one component. */
class Logger {
public:
   Logger(Log& log, std::string component) : log_(log), component_(std::move(component)) {}
   void operator()(LogLevel level, const std::string& message) const { log_.Write(level, component_, message); }

private:
   Log& log_;
   std::string component_;
};

/** `2030-01-02T03:04:05.123456`, local time; with another separator in place of the T. */
std::string LocalTimeText(std::chrono::system_clock::time_point time, char separator = 'T');
/** A message as lines of the log, each ended by a newline; the second and later ones carry blank brackets. */
std::string FormatLogEntry(LogLevel level, const std::string& component, const std::string& message);

} // namespace internal
} // namespace mmcore
