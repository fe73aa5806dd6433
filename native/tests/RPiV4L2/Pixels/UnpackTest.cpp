// Bytes as the kernel's documentation of pixel formats lays them out, userspace-api/media/v4l.
#include "Frames.h"

#include <gtest/gtest.h>

using namespace pixels;
using Image = std::vector<std::uint8_t>;
using Values = std::vector<unsigned>;

static Values Grey16(const char* name, int width, int height, std::size_t bytesPerLine, const Image& bytes) {
   const Unpacker unpacker(Format(name), LayoutOf(width, height, bytesPerLine), Output::Grey16);
   return Words(Unpacked(unpacker, {bytes}));
}

static Image Grey8(const char* name, int width, int height, std::size_t bytesPerLine, const Image& bytes) {
   const Unpacker unpacker(Format(name), LayoutOf(width, height, bytesPerLine), Output::Grey8);
   return Unpacked(unpacker, {bytes});
}

static Image Colour(const char* name, int width, int height, std::size_t bytesPerLine, const Image& bytes) {
   const Unpacker unpacker(Format(name), LayoutOf(width, height, bytesPerLine), Output::Rgb32);
   return Unpacked(unpacker, {bytes});
}

TEST(Unpack, Bytes_come_as_they_are_and_padding_of_lines_goes) {
   for (const char* name : {"GREY", "RGGB", "GRBG", "GBRG", "BA81"}) {
      EXPECT_EQ(Grey8(name, 3, 2, 3, {1, 2, 3, 4, 5, 255}), (Image{1, 2, 3, 4, 5, 255})) << name;
      EXPECT_EQ(Grey8(name, 3, 2, 5, {1, 2, 3, 77, 77, 4, 5, 255}), (Image{1, 2, 3, 4, 5, 255})) << name;
   }
}

TEST(Unpack, Words_have_the_low_byte_first) {
   for (const char* name : {"Y10", "RG10", "BA10", "GB10", "BG10", "Y12", "RG12", "BA12", "GB12", "BG12",
                            "Y14", "RG14", "GR14", "GB14", "BG14", "Y16", "RG16", "GR16", "GB16", "BYR2"}) {
      EXPECT_EQ(Grey16(name, 2, 2, 4, {0x34, 0x02, 0xFF, 0x03, 0x00, 0x01, 0x01, 0x00}),
                (Values{0x234, 0x3FF, 0x100, 0x001}))
          << name;
      EXPECT_EQ(Grey16(name, 1, 2, 6, {0x34, 0x02, 77, 77, 77, 77, 0x00, 0x01}), (Values{0x234, 0x100})) << name;
   }
   EXPECT_EQ(Grey16("Y16", 2, 1, 4, {0xFE, 0xFF, 0x00, 0x80}), (Values{0xFFFE, 0x8000}));
}

TEST(Unpack, Big_endian_words_have_the_high_byte_first) {
   EXPECT_EQ(Grey16("Y16-BE", 3, 1, 6, {0x12, 0x34, 0xFF, 0x00, 0x00, 0x01}), (Values{0x1234, 0xFF00, 0x0001}));
   EXPECT_EQ(Grey16("Y16-BE", 1, 2, 4, {0x12, 0x34, 77, 77, 0x56, 0x78}), (Values{0x1234, 0x5678}));
}

// Y0[9:2] Y1[9:2] Y2[9:2] Y3[9:2] and then, from the top bits down, Y3[1:0] Y2[1:0] Y1[1:0] Y0[1:0].
TEST(Unpack, Ten_bits_packed_are_four_samples_in_five_bytes) {
   for (const char* name : {"Y10P", "pRAA", "pgAA", "pGAA", "pBAA"}) {
      EXPECT_EQ(Grey16(name, 4, 1, 5, {0x80, 0x01, 0xFF, 0x00, 0b11'10'01'00}), (Values{0x200, 0x005, 0x3FE, 0x003}))
          << name;
      // The second group of each line has one sample; lines are padded to 16 bytes.
      Image padded(16 + 10, 0x99);
      const Image first = {0x80, 0x01, 0xFF, 0x00, 0b11'10'01'00, 0x40, 0, 0, 0, 0b00'00'00'10};
      const Image second = {0, 0, 0, 0, 0b00'01'10'11, 0xAA, 0, 0, 0, 0b00'00'00'01};
      std::copy(first.begin(), first.end(), padded.begin());
      std::copy(second.begin(), second.end(), padded.begin() + 16);
      EXPECT_EQ(Grey16(name, 5, 2, 16, padded), (Values{0x200, 0x005, 0x3FE, 0x003, 0x102, 3, 2, 1, 0, 0x2A9})) << name;
   }
}

// Y0[11:4] Y1[11:4], then Y1[3:0] Y0[3:0].
TEST(Unpack, Twelve_bits_packed_are_two_samples_in_three_bytes) {
   for (const char* name : {"Y12P", "pRCC", "pgCC", "pGCC", "pBCC"}) {
      EXPECT_EQ(Grey16(name, 2, 1, 3, {0x12, 0xAB, 0xC3}), (Values{0x123, 0xABC})) << name;
      EXPECT_EQ(Grey16(name, 3, 2, 7, {0x12, 0xAB, 0xC3, 0xFF, 0, 0x0E, 77, 1, 2, 3 << 4 | 4, 5, 0, 6}),
                (Values{0x123, 0xABC, 0xFFE, 0x014, 0x023, 0x056}))
          << name;
   }
}

// Four high bytes, then Y1[1:0] Y0[5:0], Y2[3:0] Y1[5:2], Y3[5:0] Y2[5:4].
TEST(Unpack, Fourteen_bits_packed_are_four_samples_in_seven_bytes) {
   for (const char* name : {"Y14P", "pREE", "pgEE", "pGEE", "pBEE"}) {
      // Low bits: 0b100001, 0b011101, 0b110010, 0b000111.
      EXPECT_EQ(Grey16(name, 4, 1, 7, {0x80, 0x01, 0xFF, 0x00, 0b01'100001, 0b0010'0111, 0b000111'11}),
                (Values{0x2021, 0x005D, 0x3FF2, 0x0007}))
          << name;
      EXPECT_EQ(Grey16(name, 1, 2, 8, {0x80, 0, 0, 0, 0b00'000001, 0, 0, 77, 0x01, 0, 0, 0, 0b00'111111, 0, 0}),
                (Values{0x2001, 0x007F}))
          << name;
   }
}

TEST(Unpack, Grey_of_interleaved_luma_is_the_luma_unchanged) {
   EXPECT_EQ(Grey8("YUYV", 4, 1, 8, {1, 101, 2, 102, 3, 103, 4, 104}), (Image{1, 2, 3, 4}));
   EXPECT_EQ(Grey8("UYVY", 4, 1, 8, {101, 1, 102, 2, 103, 3, 104, 4}), (Image{1, 2, 3, 4}));
   EXPECT_EQ(Grey8("YUYV", 3, 2, 9, {1, 101, 2, 102, 3, 103, 77, 77, 77, 4, 104, 5, 105, 6, 106}),
             (Image{1, 2, 3, 4, 5, 6}));
   EXPECT_EQ(Grey8("UYVY", 1, 2, 4, {101, 1, 77, 77, 102, 2}), (Image{1, 2}));
}

TEST(Unpack, Grey_of_planar_luma_needs_the_luma_only) {
   for (const char* name : {"NV12", "NM12", "YU12", "YM12"})
      EXPECT_EQ(Grey8(name, 3, 2, 4, {1, 2, 3, 77, 4, 5, 6}), (Image{1, 2, 3, 4, 5, 6})) << name;
}

TEST(Unpack, Red_green_blue_becomes_blue_green_red_255) {
   EXPECT_EQ(Colour("RGB3", 2, 1, 6, {1, 2, 3, 4, 5, 6}), (Image{3, 2, 1, 255, 6, 5, 4, 255}));
   EXPECT_EQ(Colour("BGR3", 2, 1, 6, {1, 2, 3, 4, 5, 6}), (Image{1, 2, 3, 255, 4, 5, 6, 255}));
   EXPECT_EQ(Colour("RGB3", 1, 2, 5, {1, 2, 3, 77, 77, 4, 5, 6}), (Image{3, 2, 1, 255, 6, 5, 4, 255}));
}

TEST(Unpack, Only_frames_without_padding_that_need_no_change_are_plain) {
   for (const Readable& readable : AllReadable()) {
      const bool words = readable.format.packing == Packing::Words;
      const bool unchanged = words || readable.format.packing == Packing::Bytes;
      const std::size_t pixel = static_cast<std::size_t>(BytesPerPixel(readable.output));
      const std::size_t line = 8 * std::max<std::size_t>(pixel, 2);
      Layout layout = LayoutOf(8, 4, unchanged ? 8 * pixel : line);
      layout.bytesPerLine[1] = layout.bytesPerLine[2] = 8;
      EXPECT_EQ(Unpacker(readable.format, layout, readable.output).IsPlain(), unchanged) << readable.format.name;
      layout.bytesPerLine[0] += pixel;
      EXPECT_FALSE(Unpacker(readable.format, layout, readable.output).IsPlain()) << readable.format.name;
   }
}

TEST(Unpack, A_refusal_tells_all_reasons_at_once) {
   try {
      Unpacker(Format("Y10P"), LayoutOf(0, 70000, 4), Output::Rgb32);
      FAIL() << "accepted";
   } catch (const std::invalid_argument& refused) {
      const std::string message = refused.what();
      for (const char* part : {"Y10P", "RGB32", "side of 0", "side of 70000"})
         EXPECT_NE(message.find(part), std::string::npos) << message;
   }
}

TEST(Unpack, Lines_that_cannot_hold_their_pixels_are_refused) {
   struct Line {
      const char* name;
      Output output;
      std::size_t needed; // of 5 pixels
   };
   for (const Line& line :
        {Line{"GREY", Output::Grey8, 5}, Line{"Y10", Output::Grey16, 10}, Line{"Y10P", Output::Grey16, 10},
         Line{"Y12P", Output::Grey16, 9}, Line{"Y14P", Output::Grey16, 14}, Line{"YUYV", Output::Grey8, 10},
         Line{"YUYV", Output::Rgb32, 12}, Line{"NV12", Output::Rgb32, 6}, Line{"YU12", Output::Rgb32, 6},
         Line{"RGB3", Output::Rgb32, 15}}) {
      EXPECT_NO_THROW(Unpacker(Format(line.name), LayoutOf(5, 2, line.needed), line.output)) << line.name;
      EXPECT_THROW(Unpacker(Format(line.name), LayoutOf(5, 2, line.needed - 1), line.output), std::invalid_argument)
          << line.name;
   }
}

TEST(Unpack, Outputs_that_a_format_does_not_have_are_refused) {
   EXPECT_THROW(Unpacker(Format("GREY"), LayoutOf(4, 4, 8), Output::Grey16), std::invalid_argument);
   EXPECT_THROW(Unpacker(Format("Y10"), LayoutOf(4, 4, 8), Output::Grey8), std::invalid_argument);
   EXPECT_THROW(Unpacker(Format("RG10"), LayoutOf(4, 4, 8), Output::Rgb32), std::invalid_argument);
   EXPECT_THROW(Unpacker(Format("RGB3"), LayoutOf(4, 4, 12), Output::Grey8), std::invalid_argument);
   EXPECT_THROW(Unpacker(Format("MJPG"), LayoutOf(4, 4, 4), Output::Grey8), std::invalid_argument);
}
