#include "LogFile.h"

#include "../Error.h"
#include "../Text.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace mmcore {
namespace internal {

LogFile::LogFile(const std::string& path, bool truncate)
    : path_(path), stream_(path, truncate ? std::ios::out | std::ios::trunc : std::ios::out | std::ios::app), size_(0) {
   if (!stream_)
      throw CMMError("Cannot open log file " + Quoted(path) + ": " + std::strerror(errno), MMERR_FileOpenFailed);
   stream_.seekp(0, std::ios::end);
   size_ = static_cast<long long>(stream_.tellp());
}

void LogFile::Write(const std::string& lines) {
   stream_ << lines << std::flush;
   size_ += static_cast<long long>(lines.size());
}

void LogFile::RotateIfNeeded(std::size_t nextLines, long long maxSize, int maxBackupCount) {
   if (maxSize <= 0 || size_ == 0 || size_ + static_cast<long long>(nextLines) <= maxSize)
      return;
   stream_.close();
   const auto backup = [this](int n) { return path_ + "." + std::to_string(n); };
   for (int n = maxBackupCount; n > 1; --n)
      std::rename(backup(n - 1).c_str(), backup(n).c_str());
   if (maxBackupCount > 0)
      std::rename(path_.c_str(), backup(1).c_str());
   stream_.open(path_, std::ios::out | std::ios::trunc);
   size_ = 0;
}

} // namespace internal
} // namespace mmcore
