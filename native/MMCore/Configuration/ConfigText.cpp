#include "ConfigText.h"

#include "../Error.h"
#include "../Text.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace mmcore {
namespace internal {

namespace {

// The bytes of the character that begins with the first of them; 0 if they are none.
std::size_t LengthOfCharacter(const unsigned char* bytes, std::size_t available) {
   const unsigned char first = bytes[0];
   if (first < 0x80)
      return 1;
   const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
   if (first < 0xC2 || first > 0xF4 || length > available)
      return 0;
   for (std::size_t i = 1; i < length; ++i) {
      if ((bytes[i] & 0xC0) != 0x80)
         return 0;
   }
   const bool overlong = (first == 0xE0 && bytes[1] < 0xA0) || (first == 0xF0 && bytes[1] < 0x90);
   const bool half = first == 0xED && bytes[1] > 0x9F;
   const bool beyond = first == 0xF4 && bytes[1] > 0x8F;
   return overlong || half || beyond ? 0 : length;
}

std::string FromLatin1(const std::string& text) {
   std::string utf8;
   for (const unsigned char byte : text) {
      if (byte < 0x80) {
         utf8 += static_cast<char>(byte);
      } else {
         utf8 += static_cast<char>(0xC0 | (byte >> 6));
         utf8 += static_cast<char>(0x80 | (byte & 0x3F));
      }
   }
   return utf8;
}

std::string ReadWholeFile(const std::string& path, const std::string& what) {
   const std::string cannot = "Cannot open " + what + " " + Quoted(path) + ": ";
   std::error_code unreadable;
   if (std::filesystem::is_directory(path, unreadable)) // which a stream opens without complaint
      throw CMMError(cannot + "it is a folder", MMERR_FileOpenFailed);
   std::ifstream file(path, std::ios::binary);
   if (!file)
      throw CMMError(cannot + std::strerror(errno), MMERR_FileOpenFailed);
   return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

void RequireLines(const std::string& text, const std::string& path, const std::string& what) {
   const std::string mark = text.substr(0, 2);
   if (mark == "\xFF\xFE" || mark == "\xFE\xFF")
      throw CMMError("The " + what + " " + Quoted(path) +
                         " is UTF-16; save it as UTF-8, for example with iconv -f UTF-16 -t UTF-8",
                     MMERR_InvalidConfigurationFile);
   const std::size_t end = text.find('\r');
   if (end != std::string::npos && text.find('\n') == std::string::npos &&
       text.find_first_not_of('\r', end) != std::string::npos)
      throw CMMError("The lines of the " + what + " " + Quoted(path) +
                         " end with a carriage return alone, so that it is one line; convert it, for example with tr "
                         "'\\r' '\\n'",
                     MMERR_InvalidConfigurationFile);
}

} // namespace

bool IsUtf8(const std::string& text) {
   const auto* bytes = reinterpret_cast<const unsigned char*>(text.data());
   for (std::size_t at = 0; at < text.size();) {
      const std::size_t length = LengthOfCharacter(bytes + at, text.size() - at);
      if (length == 0)
         return false;
      at += length;
   }
   return true;
}

ConfigText ReadConfigText(const std::string& path, const std::string& what) {
   std::string text = ReadWholeFile(path, what);
   RequireLines(text, path, what);
   if (text.compare(0, 3, "\xEF\xBB\xBF") == 0)
      text.erase(0, 3);
   ConfigText read;
   for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      std::string line = text.substr(begin, end - begin);
      begin = end + 1;
      while (!line.empty() && line.back() == '\r')
         line.pop_back();
      if (!IsUtf8(line)) {
         line = FromLatin1(line);
         read.latin1.push_back(static_cast<int>(read.lines.size()) + 1);
      }
      read.lines.push_back(std::move(line));
   }
   return read;
}

} // namespace internal
} // namespace mmcore
