// Laws that hold for every format: what is read and what is not.
#include "Frames.h"

#include <cstring>
#include <gtest/gtest.h>
#include <memory>
#include <random>

using namespace pixels;

namespace {

struct Case {
   Readable readable;
   Layout layout;
   std::string Name() const {
      return std::string(readable.format.name) + " " + std::to_string(layout.width) + "×" +
             std::to_string(layout.height) + ", lines of " + std::to_string(layout.bytesPerLine[0]);
   }
};

/** The shortest lines that are accepted, found by asking. */
Layout Shortest(const Readable& readable, int width, int height) {
   Layout layout = LayoutOf(width, height, 1);
   for (std::size_t line = 1;; ++line) {
      layout.bytesPerLine = {line, line, line};
      try {
         Unpacker(readable.format, layout, readable.output);
         return layout;
      } catch (const std::invalid_argument&) {
         EXPECT_LT(line, 8u * static_cast<std::size_t>(width) + 8);
      }
   }
}

class RandomFrames : public testing::Test {
protected:
   Case Next(const Readable& readable) {
      Layout layout = Shortest(readable, 1 + Below(70), 1 + Below(6));
      const std::size_t padding = static_cast<std::size_t>(Below(3) == 0 ? 0 : Below(40));
      for (std::size_t& line : layout.bytesPerLine)
         line += padding;
      return {readable, layout};
   }

   Memory NextMemory(const Unpacker& unpacker) {
      Memory memory;
      for (int plane = 0; plane < 3; ++plane) {
         memory.emplace_back(unpacker.NeededBytes(plane));
         memory.back().shrink_to_fit();
         for (std::uint8_t& byte : memory.back())
            byte = static_cast<std::uint8_t>(random_());
      }
      return memory;
   }

   int Below(int limit) { return static_cast<int>(random_() % static_cast<unsigned>(limit)); }

   std::mt19937 random_{7};
};

} // namespace

TEST_F(RandomFrames, The_bytes_needed_are_enough_and_one_less_is_an_error_that_writes_nothing) {
   for (const Readable& readable : AllReadable()) {
      for (int i = 0; i < 40; ++i) {
         const Case next = Next(readable);
         const Unpacker unpacker(readable.format, next.layout, readable.output);
         Memory memory = NextMemory(unpacker);
         Unpacked(unpacker, memory);
         for (std::size_t plane = 0; plane < memory.size(); ++plane) {
            if (memory[plane].empty())
               continue;
            Memory cut = memory;
            cut[plane].pop_back();
            std::vector<std::uint8_t> out(unpacker.OutputSize(), 0xEE);
            EXPECT_NE(unpacker.Unpack(PlanesOf(cut), out.data()).find("too short"), std::string::npos) << next.Name();
            EXPECT_EQ(out, std::vector<std::uint8_t>(unpacker.OutputSize(), 0xEE)) << next.Name();
         }
      }
   }
}

TEST_F(RandomFrames, Longer_lines_give_the_same_image_whatever_lies_in_the_padding) {
   for (const Readable& readable : AllReadable()) {
      if (readable.format.memoryPlanes == 1 && readable.output == Output::Rgb32 &&
          readable.format.packing >= Packing::LumaThenPairs && readable.format.packing <= Packing::LumaThenPlanes)
         continue; // where the colours begin depends on the padding; the arrangements have their own test
      for (int i = 0; i < 20; ++i) {
         const int width = 1 + Below(70), height = 1 + Below(6);
         const Layout tight = Shortest(readable, width, height);
         const Unpacker plain(readable.format, tight, readable.output);
         const Memory memory = NextMemory(plain);
         Layout wide = tight;
         const std::size_t padding = 1 + static_cast<std::size_t>(Below(30));
         for (std::size_t& line : wide.bytesPerLine)
            line += padding;
         const Unpacker padded(readable.format, wide, readable.output);
         Memory spread = NextMemory(padded);
         for (std::size_t plane = 0; plane < memory.size(); ++plane) {
            const std::size_t line = tight.bytesPerLine[plane];
            for (std::size_t at = 0, to = 0; at < memory[plane].size(); at += line, to += line + padding)
               std::memcpy(spread[plane].data() + to, memory[plane].data() + at,
                           std::min(line, memory[plane].size() - at));
         }
         EXPECT_EQ(Unpacked(padded, spread), Unpacked(plain, memory))
             << readable.format.name << " " << width << "×" << height << " padded by " << padding;
      }
   }
}

TEST_F(RandomFrames, Values_never_exceed_the_bit_depth_of_packed_formats) {
   for (const char* name : {"Y10P", "Y12P", "Y14P"}) {
      const PixelFormat format = Format(name);
      const Unpacker unpacker(format, Shortest({format, Output::Grey16}, 61, 50), Output::Grey16);
      unsigned largest = 0;
      for (const unsigned value : Words(Unpacked(unpacker, NextMemory(unpacker))))
         largest = std::max(largest, value);
      EXPECT_LT(largest, 1u << format.bitDepth) << name;
      EXPECT_GT(largest, (1u << format.bitDepth) * 9 / 10) << name;
   }
}

TEST(Frames, A_plain_frame_is_its_buffer) {
   const Unpacker unpacker(Format("Y10"), LayoutOf(2, 2, 4), Output::Grey16);
   ASSERT_TRUE(unpacker.IsPlain());
   const Memory memory = {{1, 2, 3, 4, 5, 6, 7, 8, 99, 99}};
   EXPECT_EQ(unpacker.Check(PlanesOf(memory)), "");
   EXPECT_EQ(unpacker.OutputSize(), 8u);
   EXPECT_EQ(Unpacked(unpacker, memory), (std::vector<std::uint8_t>{1, 2, 3, 4, 5, 6, 7, 8}));
}

TEST(Frames, A_missing_plane_is_a_short_frame) {
   Layout layout = LayoutOf(2, 2, 2);
   layout.bytesPerLine = {2, 2, 0};
   const Unpacker unpacker(Format("NM12"), layout, Output::Rgb32);
   const Memory memory = {{1, 2, 3, 4}};
   EXPECT_EQ(unpacker.Check(PlanesOf(memory)), "the frame is too short: 0 bytes of 2 in plane 1");
}
