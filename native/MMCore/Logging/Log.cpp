#include "Log.h"

#include "../Error.h"

#include <chrono>
#include <cstdio>
#include <ctime>
#include <sstream>
#include <sys/syscall.h>
#include <unistd.h>

namespace mmcore {
namespace internal {

static const char* LevelName(LogLevel level) {
   static const char* const names[] = {"trc", "dbg", "IFO", "WRN", "ERR", "CRT"};
   return level >= LogLevelTrace && level <= LogLevelCritical ? names[level] : "???";
}

std::string LocalTimeText(std::chrono::system_clock::time_point time, char separator) {
   const auto us = std::chrono::duration_cast<std::chrono::microseconds>(time.time_since_epoch()).count();
   const std::time_t seconds = static_cast<std::time_t>(us / 1000000);
   std::tm local{};
   localtime_r(&seconds, &local);
   char date[32];
   std::strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%S", &local);
   char text[48];
   std::snprintf(text, sizeof text, "%s.%06ld", date, static_cast<long>(us % 1000000));
   text[10] = separator;
   return text;
}

std::string FormatLogEntry(LogLevel level, const std::string& component, const std::string& message) {
   const std::string stamp =
       LocalTimeText(std::chrono::system_clock::now()) + " tid" + std::to_string(syscall(SYS_gettid)) + " ";
   std::string bracket = std::string(LevelName(level)) + "," + component;
   std::string lines;
   std::istringstream in(message);
   for (std::string line; std::getline(in, line);) {
      if (!line.empty() && line.back() == '\r')
         line.pop_back();
      lines += stamp + "[" + bracket + "] " + line + "\n";
      bracket.assign(bracket.size(), ' ');
   }
   return lines.empty() ? stamp + "[" + bracket + "] \n" : lines;
}

void Log::Write(LogLevel level, const std::string& component, const std::string& message) {
   std::lock_guard<std::mutex> lock(mutex_);
   const bool toPrimary = primary_ && level >= primaryLevel_;
   const bool toStderr = stderrEnabled_ && level >= stderrLevel_;
   if (!toPrimary && !toStderr && secondaries_.empty())
      return;
   const std::string lines = FormatLogEntry(level, component, message);
   if (toPrimary) {
      primary_->RotateIfNeeded(lines.size(), maxFileSize_, maxBackupCount_);
      primary_->Write(lines);
   }
   if (toStderr)
      std::fputs(lines.c_str(), stderr);
   for (auto& [handle, secondary] : secondaries_) {
      if (level >= secondary.level)
         secondary.file->Write(lines);
   }
}

void Log::SetPrimaryFile(const std::string& path, bool truncate) {
   std::lock_guard<std::mutex> lock(mutex_);
   if (path.empty())
      primary_.reset();
   else
      primary_ = std::make_unique<LogFile>(path, truncate);
}

std::string Log::PrimaryFile() const {
   std::lock_guard<std::mutex> lock(mutex_);
   return primary_ ? primary_->Path() : "";
}

void Log::SetPrimaryLevel(LogLevel level) {
   std::lock_guard<std::mutex> lock(mutex_);
   primaryLevel_ = level;
}

LogLevel Log::PrimaryLevel() const {
   std::lock_guard<std::mutex> lock(mutex_);
   return primaryLevel_;
}

void Log::SetPrimaryRotation(long long maxFileSize, int maxBackupCount) {
   if (maxFileSize < 0 || maxBackupCount < 0)
      throw CMMError("Log rotation needs a file size and a number of backups of at least 0, not " +
                     std::to_string(maxFileSize) + " and " + std::to_string(maxBackupCount));
   std::lock_guard<std::mutex> lock(mutex_);
   maxFileSize_ = maxFileSize;
   maxBackupCount_ = maxBackupCount;
}

void Log::EnableStderr(bool enable) {
   std::lock_guard<std::mutex> lock(mutex_);
   stderrEnabled_ = enable;
}

bool Log::StderrEnabled() const {
   std::lock_guard<std::mutex> lock(mutex_);
   return stderrEnabled_;
}

void Log::SetStderrLevel(LogLevel level) {
   std::lock_guard<std::mutex> lock(mutex_);
   stderrLevel_ = level;
}

LogLevel Log::StderrLevel() const {
   std::lock_guard<std::mutex> lock(mutex_);
   return stderrLevel_;
}

int Log::StartSecondaryFile(const std::string& path, bool truncate, LogLevel level) {
   auto file = std::make_unique<LogFile>(path, truncate);
   std::lock_guard<std::mutex> lock(mutex_);
   const int handle = nextHandle_++;
   secondaries_[handle] = Secondary{std::move(file), level};
   return handle;
}

void Log::StopSecondaryFile(int handle) {
   std::lock_guard<std::mutex> lock(mutex_);
   if (secondaries_.erase(handle) == 0)
      throw CMMError("No secondary log file has the handle " + std::to_string(handle));
}

} // namespace internal
} // namespace mmcore
