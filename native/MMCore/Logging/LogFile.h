// One file of the log, which can be moved aside when it has grown too large.
#pragma once

#include <fstream>
#include <string>

namespace mmcore {
namespace internal {

class LogFile {
public:
   /** Throws MMERR_FileOpenFailed. */
   LogFile(const std::string& path, bool truncate);
   /** Writes and flushes, so that the log tells what happened before a crash. */
   void Write(const std::string& lines);
   /** Before lines that would exceed maxSize: NAME becomes NAME.1, NAME.1 becomes NAME.2, …, a new NAME begins. */
   void RotateIfNeeded(std::size_t nextLines, long long maxSize, int maxBackupCount);
   const std::string& Path() const { return path_; }

private:
   std::string path_;
   std::ofstream stream_;
   long long size_;
};

} // namespace internal
} // namespace mmcore
