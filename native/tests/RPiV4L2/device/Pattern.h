// What vivid's colour bars look like in each format.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace device {

/** Bytes of the image of 640×480 pixels that a camera with the pattern "100% Colorbar" sends. */
std::vector<std::uint8_t> ColourBars(const std::string& format);

/** How far the bars of a GREY image have moved to the left, 0–639 pixels. */
int MovedBy(const std::uint8_t* image);

} // namespace device
