// Words that messages share.
#pragma once

#include <string>
#include <vector>

namespace v4l2 {

/** "a", "a and b", "a, b and c". */
std::string Listed(const std::vector<std::string>& things);

/** Up to five digits, no exponent in usual ranges: "29.97", "30", "0.5". */
std::string NumberText(double number);

/** Small and large ASCII letters alike. */
std::string LowerCase(std::string text);

} // namespace v4l2
