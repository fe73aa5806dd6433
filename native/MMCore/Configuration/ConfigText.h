// What configuration files and saved states hold, line by line, as UTF-8.
#pragma once

#include <string>
#include <vector>

namespace mmcore {
namespace internal {

/** A text file's lines, without their ends, and those of them that were Latin-1. */
struct ConfigText {
   std::vector<std::string> lines;
   std::vector<int> latin1; ///< line numbers, from 1, in ascending order
};

/** Reads lines that end with LF or CR LF. A line that is not UTF-8 is taken for Latin-1, as older programs write it.
 *  `what` is the file in messages, as in "configuration file". Throws MMERR_FileOpenFailed, or
 *  MMERR_InvalidConfigurationFile if the file is UTF-16 or its lines end with CR alone. */
ConfigText ReadConfigText(const std::string& path, const std::string& what);

/** Whether it is UTF-8 and nothing else: no overlong forms, no halves of pairs. */
bool IsUtf8(const std::string& text);

} // namespace internal
} // namespace mmcore
