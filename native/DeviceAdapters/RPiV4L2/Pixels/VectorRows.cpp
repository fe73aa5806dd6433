#include "Rows.h"

#include <cstring>

// The compiler's portable vectors of 16 bytes. Shuffles of bytes are one instruction on 64-bit ARM and, from SSSE3 on,
// on x86, which is asked for when running.
#if defined(__x86_64__)
#define PIXELS_VECTORS __attribute__((target("ssse3")))
#elif defined(__aarch64__)
#define PIXELS_VECTORS
#endif

namespace pixels {

#ifdef PIXELS_VECTORS

namespace {

using Bytes16 = std::uint8_t __attribute__((vector_size(16)));
using Words8 = std::uint16_t __attribute__((vector_size(16)));

PIXELS_VECTORS inline Bytes16 Load(const std::uint8_t* in) {
   Bytes16 bytes;
   std::memcpy(&bytes, in, sizeof bytes);
   return bytes;
}

template <typename Vector>
PIXELS_VECTORS inline void Store(std::uint8_t* out, Vector value) {
   std::memcpy(out, &value, sizeof value);
}

// 8 samples at a time. Each lane gets the sample's high byte, and a window of one or two bytes with its low bits. The
// factor moves these to the top of the lane, dropping what is above them; a shift brings them down.

struct Mipi10 {
   static constexpr std::size_t kBytes = 10; // of 8 samples
   static constexpr int kLowBits = 2;
   PIXELS_VECTORS static Words8 High(Bytes16 in) {
      return (Words8)__builtin_shufflevector(in, Bytes16{}, 0, 16, 1, 16, 2, 16, 3, 16, 5, 16, 6, 16, 7, 16, 8, 16);
   }
   PIXELS_VECTORS static Words8 Window(Bytes16 in) {
      return (Words8)__builtin_shufflevector(in, Bytes16{}, 4, 16, 4, 16, 4, 16, 4, 16, 9, 16, 9, 16, 9, 16, 9, 16);
   }
   PIXELS_VECTORS static Words8 Factor() {
      return Words8{1 << 14, 1 << 12, 1 << 10, 1 << 8, 1 << 14, 1 << 12, 1 << 10, 1 << 8};
   }
};

struct Mipi12 {
   static constexpr std::size_t kBytes = 12;
   static constexpr int kLowBits = 4;
   PIXELS_VECTORS static Words8 High(Bytes16 in) {
      return (Words8)__builtin_shufflevector(in, Bytes16{}, 0, 16, 1, 16, 3, 16, 4, 16, 6, 16, 7, 16, 9, 16, 10, 16);
   }
   PIXELS_VECTORS static Words8 Window(Bytes16 in) {
      return (Words8)__builtin_shufflevector(in, Bytes16{}, 2, 16, 2, 16, 5, 16, 5, 16, 8, 16, 8, 16, 11, 16, 11, 16);
   }
   PIXELS_VECTORS static Words8 Factor() {
      return Words8{1 << 12, 1 << 8, 1 << 12, 1 << 8, 1 << 12, 1 << 8, 1 << 12, 1 << 8};
   }
};

struct Mipi14 {
   static constexpr std::size_t kBytes = 14;
   static constexpr int kLowBits = 6;
   PIXELS_VECTORS static Words8 High(Bytes16 in) {
      return (Words8)__builtin_shufflevector(in, Bytes16{}, 0, 16, 1, 16, 2, 16, 3, 16, 7, 16, 8, 16, 9, 16, 10, 16);
   }
   PIXELS_VECTORS static Words8 Window(Bytes16 in) {
      return (Words8)__builtin_shufflevector(in, Bytes16{}, 4, 16, 4, 5, 5, 6, 6, 16, 11, 16, 11, 12, 12, 13, 13, 16);
   }
   PIXELS_VECTORS static Words8 Factor() {
      return Words8{1 << 10, 1 << 4, 1 << 6, 1 << 8, 1 << 10, 1 << 4, 1 << 6, 1 << 8};
   }
};

template <typename Format, RowKernel RowKernels::*Rest>
PIXELS_VECTORS void Mipi(const std::uint8_t* in, std::uint8_t* out, std::size_t width) {
   // A load takes 16 bytes, more than the samples have: the row's end is left to the scalar kernel.
   const std::size_t rowBytes = width / 8 * Format::kBytes;
   std::size_t x = 0;
   for (std::size_t at = 0; at + sizeof(Bytes16) <= rowBytes; at += Format::kBytes, x += 8) {
      const Bytes16 bytes = Load(in + at);
      const Words8 low = (Format::Window(bytes) * Format::Factor()) >> (16 - Format::kLowBits);
      Store(out + 2 * x, (Format::High(bytes) << Format::kLowBits) | low);
   }
   (ScalarRows().*Rest)(in + x / 8 * Format::kBytes, out + 2 * x, width - x);
}

PIXELS_VECTORS void Swapped(const std::uint8_t* in, std::uint8_t* out, std::size_t width) {
   std::size_t x = 0;
   for (; x + 8 <= width; x += 8) {
      const Words8 words = (Words8)Load(in + 2 * x);
      Store(out + 2 * x, (words << 8) | (words >> 8));
   }
   ScalarRows().swapped(in + 2 * x, out + 2 * x, width - x);
}

PIXELS_VECTORS void EverySecond(const std::uint8_t* in, std::uint8_t* out, std::size_t width) {
   std::size_t x = 0;
   // The last sample's neighbour need not exist, so the last block is never a vector.
   for (; x + 16 < width; x += 16) {
      const Bytes16 first = Load(in + 2 * x);
      const Bytes16 second = Load(in + 2 * x + 16);
      Store(out + x, __builtin_shufflevector(first, second, 0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20, 22, 24, 26, 28, 30));
   }
   ScalarRows().everySecond(in + 2 * x, out + x, width - x);
}

} // namespace

const RowKernels* VectorRows() {
   static constexpr RowKernels kKernels = {Mipi<Mipi10, &RowKernels::mipi10>, Mipi<Mipi12, &RowKernels::mipi12>,
                                           Mipi<Mipi14, &RowKernels::mipi14>, Swapped, EverySecond};
#if defined(__x86_64__)
   if (!__builtin_cpu_supports("ssse3"))
      return nullptr;
#endif
   return &kKernels;
}

#else

const RowKernels* VectorRows() {
   return nullptr;
}

#endif

} // namespace pixels
