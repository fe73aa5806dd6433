#include "Pattern.h"

#include <array>
#include <stdexcept>

namespace device {

namespace {

constexpr int width = 640, height = 480, bars = 8, barWidth = width / bars;

struct Colour {
   int red, green, blue; // 0 or 1
};
// White, yellow, cyan, green, magenta, red, blue, black.
constexpr std::array<Colour, bars> colours{
    {{1, 1, 1}, {1, 1, 0}, {0, 1, 1}, {0, 1, 0}, {1, 0, 1}, {1, 0, 0}, {0, 0, 1}, {0, 0, 0}}};
// Luma by Rec. 709 at full range, of 254 sixteenths less than 255; and by BT.601 at the range 16–235.
constexpr std::array<int, bars> fullLuma{254, 235, 200, 181, 72, 54, 18, 0};
constexpr std::array<int, bars> videoLuma{234, 209, 168, 144, 106, 81, 40, 16};

int Sample(const std::string& format, int row, int column) {
   const int bar = column / barWidth;
   if (format == "YUYV")
      return videoLuma[bar];
   if (format == "GREY")
      return fullLuma[bar];
   if (format == "Y10")
      return fullLuma[bar] << 2;
   if (format == "Y16")
      return fullLuma[bar] << 8;
   const Colour& colour = colours[bar];
   const int full = row % 2 != column % 2 ? colour.green : row % 2 == 0 ? colour.red : colour.blue;
   if (format == "RGGB")
      return full * 255;
   if (format == "RG10")
      return full * 1023;
   throw std::invalid_argument("no pattern is known for " + format);
}

} // namespace

std::vector<std::uint8_t> ColourBars(const std::string& format) {
   const bool isWide = format == "Y10" || format == "Y16" || format == "RG10";
   std::vector<std::uint8_t> bytes;
   bytes.reserve(std::size_t{width} * height * (isWide ? 2 : 1));
   for (int row = 0; row < height; ++row)
      for (int column = 0; column < width; ++column) {
         const int sample = Sample(format, row, column);
         bytes.push_back(static_cast<std::uint8_t>(sample));
         if (isWide)
            bytes.push_back(static_cast<std::uint8_t>(sample >> 8));
      }
   return bytes;
}

int MovedBy(const std::uint8_t* image) {
   // White begins where black ends; the only rise among bars that fall from left to right.
   for (int column = 0; column < width; ++column)
      if (image[column] == fullLuma[0] && image[(column + width - 1) % width] == fullLuma[bars - 1])
         return (width - column) % width;
   throw std::runtime_error("the image has no colour bars");
}

} // namespace device
