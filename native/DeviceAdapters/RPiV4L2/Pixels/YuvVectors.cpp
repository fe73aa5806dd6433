#include "YuvToRgb.h"

#include <algorithm>
#include <cstring>

// The compiler's portable vectors, of the width that the processor's integers have: 32 bytes with AVX2, which is asked
// for when running, 16 bytes on 64-bit ARM.
#if defined(__x86_64__)
#include <immintrin.h>
#define PIXELS_VECTORS __attribute__((target("avx2")))
#define PIXELS_LANES 8
#elif defined(__aarch64__)
#define PIXELS_VECTORS
#define PIXELS_LANES 4
#endif

namespace pixels {

#ifdef PIXELS_VECTORS

namespace {

constexpr int kLanes = PIXELS_LANES;
constexpr std::size_t kPixels = 2 * kLanes; // done at a time: two to a lane, which share their colour differences
using Lanes = int __attribute__((vector_size(4 * kLanes)));
using Unsigned = std::uint32_t __attribute__((vector_size(4 * kLanes)));
using Words = std::uint16_t __attribute__((vector_size(2 * kLanes)));
using Bytes = std::uint8_t __attribute__((vector_size(kLanes)));

template <typename Vector>
PIXELS_VECTORS inline Vector Load(const std::uint8_t* in) {
   Vector vector;
   std::memcpy(&vector, in, sizeof vector);
   return vector;
}

/** Pixels 2i and 2i + 1 in lane i. */
struct Pairs {
   Lanes even, odd, cb, cr;
};

/** Luma and colour differences in one row: four bytes for two pixels. */
struct Packed {
   const std::uint8_t* base;
   int y, cb, cr; // bits to shift by

   explicit Packed(const YuvRow& row)
       : base(std::min({row.y, row.cb, row.cr})), y(Bits(row.y)), cb(Bits(row.cb)), cr(Bits(row.cr)) {}
   int Bits(const std::uint8_t* first) const { return 8 * static_cast<int>(first - base); }

   PIXELS_VECTORS Pairs At(std::size_t x) const {
      const Unsigned fours = Load<Unsigned>(base + 2 * x);
      return {(Lanes)(fours >> y & 255), (Lanes)(fours >> (y + 16) & 255), (Lanes)(fours >> cb & 255),
              (Lanes)(fours >> cr & 255)};
   }
};

PIXELS_VECTORS inline void LumaPairs(const std::uint8_t* y, Pairs& pairs) {
   const Lanes both = __builtin_convertvector(Load<Words>(y), Lanes);
   pairs.even = both & 255;
   pairs.odd = both >> 8;
}

/** Luma in a row, the two colour differences in turn in another. */
struct SemiPlanar {
   const std::uint8_t* luma;
   const std::uint8_t* base;
   int cb, cr;

   explicit SemiPlanar(const YuvRow& row)
       : luma(row.y), base(std::min(row.cb, row.cr)), cb(row.cb == base ? 0 : 8), cr(8 - cb) {}

   PIXELS_VECTORS Pairs At(std::size_t x) const {
      Pairs pairs;
      LumaPairs(luma + x, pairs);
      const Lanes both = __builtin_convertvector(Load<Words>(base + x), Lanes);
      pairs.cb = both >> cb & 255;
      pairs.cr = both >> cr & 255;
      return pairs;
   }
};

/** A row of each. */
struct Planar {
   YuvRow row;

   PIXELS_VECTORS Pairs At(std::size_t x) const {
      Pairs pairs;
      LumaPairs(row.y + x, pairs);
      pairs.cb = __builtin_convertvector(Load<Bytes>(row.cb + x / 2), Lanes);
      pairs.cr = __builtin_convertvector(Load<Bytes>(row.cr + x / 2), Lanes);
      return pairs;
   }
};

#if defined(__x86_64__)

// Packing cuts to 8 bits by itself: B, R, G and 255 of four pixels at a time, which are then put in turn.
PIXELS_VECTORS inline Lanes Pixels(Lanes blue, Lanes green, Lanes red) {
   const __m256i opaque = _mm256_set1_epi32(255);
   const __m256i blueRed = _mm256_packs_epi32((__m256i)(blue >> 16), (__m256i)(red >> 16));
   const __m256i greenOpaque = _mm256_packs_epi32((__m256i)(green >> 16), opaque);
   const __m256i inTurn = _mm256_setr_epi8(0, 8, 4, 12, 1, 9, 5, 13, 2, 10, 6, 14, 3, 11, 7, 15, 0, 8, 4, 12, 1, 9, 5,
                                           13, 2, 10, 6, 14, 3, 11, 7, 15);
   return (Lanes)_mm256_shuffle_epi8(_mm256_packus_epi16(blueRed, greenOpaque), inTurn);
}

PIXELS_VECTORS inline void StoreInTurn(std::uint8_t* out, Lanes even, Lanes odd) {
   const Lanes first = __builtin_shufflevector(even, odd, 0, 8, 1, 9, 2, 10, 3, 11);
   const Lanes second = __builtin_shufflevector(even, odd, 4, 12, 5, 13, 6, 14, 7, 15);
   std::memcpy(out, &first, sizeof first);
   std::memcpy(out + sizeof first, &second, sizeof second);
}

#else

PIXELS_VECTORS inline Lanes Clamped(Lanes fixed) {
   const Lanes value = fixed >> 16;
   const Lanes positive = value < 0 ? Lanes{} : value;
   const Lanes largest = Lanes{} + 255;
   return positive > largest ? largest : positive;
}

PIXELS_VECTORS inline Lanes Pixels(Lanes blue, Lanes green, Lanes red) {
   return Clamped(blue) | Clamped(green) << 8 | Clamped(red) << 16 | static_cast<int>(0xFF000000u);
}

PIXELS_VECTORS inline void StoreInTurn(std::uint8_t* out, Lanes even, Lanes odd) {
   const Lanes first = __builtin_shufflevector(even, odd, 0, 4, 1, 5);
   const Lanes second = __builtin_shufflevector(even, odd, 2, 6, 3, 7);
   std::memcpy(out, &first, sizeof first);
   std::memcpy(out + sizeof first, &second, sizeof second);
}

#endif

template <typename Layout>
PIXELS_VECTORS std::size_t Convert(YuvToRgb f, Layout layout, std::uint8_t* out, std::size_t width) {
   // What does not depend on the pixel, and half a unit for rounding.
   const int constant = (1 << 15) - f.black * f.y;
   const int blue0 = constant - 128 * f.cbToB;
   const int green0 = constant - 128 * (f.cbToG + f.crToG);
   const int red0 = constant - 128 * f.crToR;
   std::size_t x = 0;
   for (; x + kPixels <= width; x += kPixels) {
      const Pairs pairs = layout.At(x);
      const Lanes blue = pairs.cb * f.cbToB + blue0;
      const Lanes green = pairs.cb * f.cbToG + pairs.cr * f.crToG + green0;
      const Lanes red = pairs.cr * f.crToR + red0;
      const Lanes even = pairs.even * f.y;
      const Lanes odd = pairs.odd * f.y;
      StoreInTurn(out + 4 * x, Pixels(even + blue, even + green, even + red),
                  Pixels(odd + blue, odd + green, odd + red));
   }
   return x;
}

} // namespace

std::size_t ConvertByVectors(const YuvToRgb& factors, const YuvRow& row, std::uint8_t* out, std::size_t width) {
#if defined(__x86_64__)
   if (!__builtin_cpu_supports("avx2"))
      return 0;
#endif
   if (row.yStep == 2 && row.chromaStep == 4)
      return Convert(factors, Packed(row), out, width);
   if (row.yStep == 1 && row.chromaStep == 2)
      return Convert(factors, SemiPlanar(row), out, width);
   if (row.yStep == 1 && row.chromaStep == 1)
      return Convert(factors, Planar{row}, out, width);
   return 0;
}

#else

std::size_t ConvertByVectors(const YuvToRgb&, const YuvRow&, std::uint8_t*, std::size_t) {
   return 0;
}

#endif

} // namespace pixels
