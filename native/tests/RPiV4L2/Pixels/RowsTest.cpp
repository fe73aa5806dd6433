#include "Pixels/Rows.h"

#include <gtest/gtest.h>
#include <memory>
#include <random>
#include <vector>

using namespace pixels;

namespace {

struct Kernel {
   const char* name;
   RowKernel RowKernels::*member;
   std::size_t (*inBytes)(std::size_t width);
   std::size_t outBytes; // a sample
};

const Kernel kKernels[] = {
    {"mipi10", &RowKernels::mipi10, [](std::size_t width) { return (width + 3) / 4 * 5; }, 2},
    {"mipi12", &RowKernels::mipi12, [](std::size_t width) { return (width + 1) / 2 * 3; }, 2},
    {"mipi14", &RowKernels::mipi14, [](std::size_t width) { return (width + 3) / 4 * 7; }, 2},
    {"swapped", &RowKernels::swapped, [](std::size_t width) { return 2 * width; }, 2},
    {"everySecond", &RowKernels::everySecond, [](std::size_t width) { return width ? 2 * width - 1 : 0; }, 1},
};

} // namespace

TEST(Rows, Vectors_and_scalars_give_equal_bytes_for_every_width) {
   const RowKernels* vectors = VectorRows();
   if (!vectors)
      GTEST_SKIP() << "this processor lacks the vectors";
   std::mt19937 random(1);
   for (const Kernel& kernel : kKernels) {
      for (std::size_t width = 0; width <= 100; ++width) {
         // Plain arrays of exactly the size: a sanitizer sees a byte too far. One byte of offset spoils the alignment.
         const std::size_t size = kernel.inBytes(width) + 1, outSize = width * kernel.outBytes + 1;
         const std::unique_ptr<std::uint8_t[]> in(new std::uint8_t[size]);
         for (std::size_t i = 0; i < size; ++i)
            in[i] = static_cast<std::uint8_t>(random());
         const std::unique_ptr<std::uint8_t[]> fast(new std::uint8_t[outSize]), slow(new std::uint8_t[outSize]);
         (vectors->*kernel.member)(in.get() + 1, fast.get() + 1, width);
         (ScalarRows().*kernel.member)(in.get() + 1, slow.get() + 1, width);
         ASSERT_EQ(std::vector<std::uint8_t>(fast.get() + 1, fast.get() + outSize),
                   std::vector<std::uint8_t>(slow.get() + 1, slow.get() + outSize))
             << kernel.name << ", width " << width;
      }
   }
}

TEST(Rows, The_fastest_are_the_vectors_where_there_are_any) {
   EXPECT_EQ(&BestRows(), VectorRows() ? VectorRows() : &ScalarRows());
}

TEST(Rows, Sixty_four_bit_processors_have_vectors) {
#if defined(__aarch64__) || defined(__x86_64__)
   EXPECT_NE(VectorRows(), nullptr);
#else
   GTEST_SKIP() << "not a 64-bit processor";
#endif
}
