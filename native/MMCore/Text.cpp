#include "Text.h"

#include "Error.h"

#include <charconv>

namespace mmcore {
namespace internal {

std::string Quoted(const std::string& text) {
   return '"' + text + '"';
}

std::string NotNull(const char* argument, const char* name) {
   if (!argument)
      throw CMMError(std::string("The ") + name + " is null", MMERR_NullPointerException);
   return argument;
}

void RequireNoComma(const std::string& text, const char* name) {
   if (text.find(',') != std::string::npos)
      throw CMMError(std::string("The ") + name + " " + Quoted(text) +
                         " holds a comma, which separates fields in configuration files; choose one without",
                     MMERR_InvalidContents);
}

std::string NumberText(double value) {
   char text[64];
   const auto result = std::to_chars(text, text + sizeof text, value);
   return std::string(text, result.ptr);
}

template <class Number>
static std::optional<Number> ParseNumber(const std::string& text) {
   const char* begin = text.data();
   const char* const end = begin + text.size();
   if (begin != end && *begin == '+')
      ++begin;
   Number value{};
   const auto result = std::from_chars(begin, end, value);
   if (result.ec != std::errc() || result.ptr != end)
      return std::nullopt;
   return value;
}

std::optional<double> ParseDouble(const std::string& text) {
   return ParseNumber<double>(text);
}

std::optional<long> ParseLong(const std::string& text) {
   return ParseNumber<long>(text);
}

std::vector<std::string> SplitAtCommas(const std::string& line) {
   std::vector<std::string> fields;
   std::size_t begin = 0;
   for (std::size_t comma; (comma = line.find(',', begin)) != std::string::npos; begin = comma + 1)
      fields.push_back(line.substr(begin, comma - begin));
   fields.push_back(line.substr(begin));
   return fields;
}

} // namespace internal
} // namespace mmcore
