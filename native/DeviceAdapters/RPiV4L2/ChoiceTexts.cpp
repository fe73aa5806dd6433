#include "ChoiceTexts.h"

#include "Numbers.h"

#include <cmath>
#include <cstdlib>
#include <limits>
#include <locale>
#include <sstream>

namespace lensless::rpiv4l2 {

namespace {

constexpr double sameRate = 0.0005; // relative; half the distance of 29.97 and 30

/** The whole text as a number, whatever the locale. */
template <typename Number>
std::optional<Number> NumberOf(const std::string& text) {
   std::istringstream stream(text);
   stream.imbue(std::locale::classic());
   Number number{};
   if (!(stream >> std::noskipws >> number) || stream.peek() != std::istringstream::traits_type::eof())
      return std::nullopt;
   return number;
}

} // namespace

std::string SizeText(v4l2::Size size) {
   return std::to_string(size.width) + "x" + std::to_string(size.height);
}

std::optional<v4l2::Size> SizeOf(const std::string& text) {
   for (const std::string times : {"x", "X", "×"}) {
      const std::size_t at = text.find(times);
      if (at == std::string::npos)
         continue;
      const auto width = NumberOf<long>(text.substr(0, at));
      const auto height = NumberOf<long>(text.substr(at + times.size()));
      constexpr long most = std::numeric_limits<std::int32_t>::max();
      if (!width || !height || *width < 1 || *height < 1 || *width > most || *height > most)
         return std::nullopt;
      return v4l2::Size{static_cast<std::uint32_t>(*width), static_cast<std::uint32_t>(*height)};
   }
   return std::nullopt;
}

std::string RateText(double framesPerSecond) {
   return numberText(std::round(framesPerSecond * 1000) / 1000);
}

std::optional<double> RateOf(const std::string& text) {
   const auto rate = NumberOf<double>(text);
   return rate && std::isfinite(*rate) && *rate >= 0.001 && *rate <= 1e6 ? rate : std::nullopt;
}

bool IsRate(v4l2::FrameInterval interval, double framesPerSecond) {
   return interval.IsKnown() && std::fabs(interval.FramesPerSecond() - framesPerSecond) <= sameRate * framesPerSecond;
}

v4l2::FrameInterval IntervalOf(double framesPerSecond) {
   // Whole rates stay whole; drivers count others in thousandths (29.97) or tenths of a microsecond.
   if (framesPerSecond == std::round(framesPerSecond))
      return {1, static_cast<std::uint32_t>(framesPerSecond)};
   return {1000, static_cast<std::uint32_t>(std::lround(framesPerSecond * 1000))};
}

} // namespace lensless::rpiv4l2
