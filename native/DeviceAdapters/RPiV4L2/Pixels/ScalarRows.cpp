#include "Rows.h"

#include <cstring>

namespace pixels {

namespace {

void Store(std::uint8_t* out, std::size_t x, unsigned value) {
   const auto word = static_cast<std::uint16_t>(value);
   std::memcpy(out + 2 * x, &word, sizeof word);
}

// MIPI CSI-2 packs the high 8 bits of each sample of a group first. The low bits follow as one little-endian number
// with the first sample's lowest.
template <unsigned GroupSamples, unsigned LowBits>
void Mipi(const std::uint8_t* in, std::uint8_t* out, std::size_t width) {
   constexpr unsigned kLowBytes = GroupSamples * LowBits / 8;
   for (std::size_t x = 0; x < width; x += GroupSamples, in += GroupSamples + kLowBytes) {
      std::uint32_t low = 0;
      for (unsigned i = 0; i < kLowBytes; ++i)
         low |= static_cast<std::uint32_t>(in[GroupSamples + i]) << (8 * i);
      for (unsigned i = 0; i < GroupSamples && x + i < width; ++i)
         Store(out, x + i, (unsigned{in[i]} << LowBits) | ((low >> (LowBits * i)) & ((1u << LowBits) - 1)));
   }
}

void Swapped(const std::uint8_t* in, std::uint8_t* out, std::size_t width) {
   for (std::size_t x = 0; x < width; ++x)
      Store(out, x, (unsigned{in[2 * x]} << 8) | in[2 * x + 1]);
}

void EverySecond(const std::uint8_t* in, std::uint8_t* out, std::size_t width) {
   for (std::size_t x = 0; x < width; ++x)
      out[x] = in[2 * x];
}

} // namespace

const RowKernels& ScalarRows() {
   static constexpr RowKernels kKernels = {Mipi<4, 2>, Mipi<2, 4>, Mipi<4, 6>, Swapped, EverySecond};
   return kKernels;
}

const RowKernels& BestRows() {
   const RowKernels* vectors = VectorRows();
   return vectors ? *vectors : ScalarRows();
}

} // namespace pixels
