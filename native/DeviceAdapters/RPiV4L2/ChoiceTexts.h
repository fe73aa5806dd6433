// Sizes and rates in the words of the properties.
#pragma once

#include "v4l2/Geometry.h"

#include <optional>
#include <string>

namespace lensless::rpiv4l2 {

/** The value of Format, Size and FrameRate that leaves the choice to the adapter. */
constexpr const char* automatic = "Auto";

/** "640x480", as property values have it: × is not on keyboards. */
std::string SizeText(v4l2::Size size);
/** Of "640x480", "640X480" and "640×480"; none of anything else. */
std::optional<v4l2::Size> SizeOf(const std::string& text);

/** Frames a second with three decimals at most: "30", "29.97", "7.5". */
std::string RateText(double framesPerSecond);
/** A positive number of frames per second; none of anything else. */
std::optional<double> RateOf(const std::string& text);
/** Whether an interval is what is meant by a rate: texts have three decimals, drivers 100 ns. */
bool IsRate(v4l2::FrameInterval interval, double framesPerSecond);
/** The interval of a rate. */
v4l2::FrameInterval IntervalOf(double framesPerSecond);

} // namespace lensless::rpiv4l2
