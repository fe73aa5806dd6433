#include "YuvToRgb.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace pixels {

namespace {

int Fixed(double factor) {
   return static_cast<int>(std::lround(factor * 65536));
}

// In blocks of known size the compiler uses the processor's vectors.
constexpr std::size_t kBlock = 32;

struct Block {
   int y[kBlock], cb[kBlock], cr[kBlock];
};

void Load(const YuvRow& row, std::size_t x, std::size_t count, Block& block) {
   for (std::size_t i = 0; i < count; ++i)
      block.y[i] = row.y[(x + i) * row.yStep];
   for (std::size_t i = 0; i < count; i += 2) {
      const std::size_t at = (x + i) / 2 * row.chromaStep;
      block.cb[i] = block.cb[i + 1] = row.cb[at] - 128;
      block.cr[i] = block.cr[i + 1] = row.cr[at] - 128;
   }
}

unsigned Clamped(int fixed) {
   const int value = (fixed + 32768) >> 16;
   const int positive = value < 0 ? 0 : value;
   return static_cast<unsigned>(positive > 255 ? 255 : positive);
}

} // namespace

YuvToRgb::YuvToRgb(YuvEncoding encoding) {
   const double kr = encoding.bt709 ? 0.2126 : 0.299;
   const double kb = encoding.bt709 ? 0.0722 : 0.114;
   const double kg = 1 - kr - kb;
   const double chroma = encoding.fullRange ? 1 : 255.0 / 224;
   black = encoding.fullRange ? 0 : 16;
   y = Fixed(encoding.fullRange ? 1 : 255.0 / 219);
   crToR = Fixed(2 * (1 - kr) * chroma);
   cbToB = Fixed(2 * (1 - kb) * chroma);
   crToG = Fixed(-2 * (1 - kr) * kr / kg * chroma);
   cbToG = Fixed(-2 * (1 - kb) * kb / kg * chroma);
}

void YuvToRgb::Convert(const YuvRow& row, std::uint8_t* out, std::size_t width) const {
   Block block{};
   std::uint32_t pixels[kBlock];
   for (std::size_t x = ConvertByVectors(*this, row, out, width); x < width; x += kBlock) {
      const std::size_t count = std::min(kBlock, width - x);
      Load(row, x, count, block);
      for (std::size_t i = 0; i < kBlock; ++i) {
         const int luma = y * (block.y[i] - black);
         const unsigned blue = Clamped(luma + cbToB * block.cb[i]);
         const unsigned green = Clamped(luma + cbToG * block.cb[i] + crToG * block.cr[i]);
         const unsigned red = Clamped(luma + crToR * block.cr[i]);
         pixels[i] = blue | green << 8 | red << 16 | 0xFF000000u;
      }
      std::memcpy(out + 4 * x, pixels, 4 * count);
   }
}

} // namespace pixels
