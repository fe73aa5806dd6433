// The four-letter codes of pixel formats, as people write them.
#pragma once

#include <cstdint>
#include <string>

namespace v4l2 {

/** As v4l2-ctl writes it: "GREY", "Y10" (trailing blanks left out), "Y16-BE"; other than printable bytes as \xNN. */
std::string FourCcText(std::uint32_t fourCc);

/** The inverse of FourCcText; 0 if the text is not a code (empty, or not one to four printable letters). */
std::uint32_t FourCcOf(const std::string& text);

} // namespace v4l2
