// Small words and numbers in messages, files and arguments. Numbers never follow the program's locale.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

std::string Quoted(const std::string& text);
/** The argument as a string. Throws MMERR_NullPointerException, naming the argument, if it is null. */
std::string NotNull(const char* argument, const char* name);
/** Throws MMERR_InvalidContents if the text holds a comma: configuration files are comma separated. */
void RequireNoComma(const std::string& text, const char* name);

/** The shortest text that reads back as the same number. */
std::string NumberText(double value);
/** The whole text as a number; none if it is anything else. */
std::optional<double> ParseDouble(const std::string& text);
std::optional<long> ParseLong(const std::string& text);
/** The fields between commas, empty ones included. */
std::vector<std::string> SplitAtCommas(const std::string& line);

} // namespace internal
} // namespace mmcore
