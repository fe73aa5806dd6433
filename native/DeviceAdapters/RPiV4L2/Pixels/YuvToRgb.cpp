#include "YuvToRgb.h"

#include <cmath>

namespace pixels {

namespace {

int Fixed(double factor) {
   return static_cast<int>(std::lround(factor * 65536));
}

std::uint8_t Clamped(int fixed) {
   const int value = (fixed + 32768) >> 16;
   return static_cast<std::uint8_t>(value < 0 ? 0 : value > 255 ? 255 : value);
}

} // namespace

YuvToRgb::YuvToRgb(YuvEncoding encoding) {
   const double kr = encoding.bt709 ? 0.2126 : 0.299;
   const double kb = encoding.bt709 ? 0.0722 : 0.114;
   const double kg = 1 - kr - kb;
   const double chroma = encoding.fullRange ? 1 : 255.0 / 224;
   black_ = encoding.fullRange ? 0 : 16;
   y_ = Fixed(encoding.fullRange ? 1 : 255.0 / 219);
   crToR_ = Fixed(2 * (1 - kr) * chroma);
   cbToB_ = Fixed(2 * (1 - kb) * chroma);
   crToG_ = Fixed(-2 * (1 - kr) * kr / kg * chroma);
   cbToG_ = Fixed(-2 * (1 - kb) * kb / kg * chroma);
}

void YuvToRgb::Convert(const YuvRow& row, std::uint8_t* out, std::size_t width) const {
   for (std::size_t x = 0; x < width; ++x, out += 4) {
      const int luma = y_ * (row.y[x * row.yStep] - black_);
      const int cb = row.cb[x / 2 * row.chromaStep] - 128;
      const int cr = row.cr[x / 2 * row.chromaStep] - 128;
      out[0] = Clamped(luma + cbToB_ * cb);
      out[1] = Clamped(luma + cbToG_ * cb + crToG_ * cr);
      out[2] = Clamped(luma + crToR_ * cr);
      out[3] = 255;
   }
}

} // namespace pixels
