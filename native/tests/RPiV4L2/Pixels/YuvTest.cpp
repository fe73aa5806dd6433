#include "Frames.h"
#include "Pixels/YuvToRgb.h"


#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>

using namespace pixels;
using Image = std::vector<std::uint8_t>;

// Two pixels of one colour.
static Image Yuyv(std::uint8_t y, std::uint8_t cb, std::uint8_t cr) {
   return {y, cb, y, cr};
}

static Image FirstPixel(const Image& yuyv, YuvEncoding encoding) {
   Layout layout = LayoutOf(2, 1, 4);
   layout.yuv = encoding;
   Image image = Unpacked(Unpacker(Format("YUYV"), layout, Output::Rgb32), {yuyv});
   EXPECT_TRUE(std::equal(image.begin(), image.begin() + 4, image.begin() + 4));
   image.resize(4);
   return image;
}

TEST(Yuv, Black_and_white_keep_to_their_ends) {
   for (const bool bt709 : {false, true}) {
      EXPECT_EQ(FirstPixel(Yuyv(16, 128, 128), {bt709, false}), (Image{0, 0, 0, 255}));
      EXPECT_EQ(FirstPixel(Yuyv(235, 128, 128), {bt709, false}), (Image{255, 255, 255, 255}));
      EXPECT_EQ(FirstPixel(Yuyv(0, 128, 128), {bt709, true}), (Image{0, 0, 0, 255}));
      EXPECT_EQ(FirstPixel(Yuyv(255, 128, 128), {bt709, true}), (Image{255, 255, 255, 255}));
      EXPECT_EQ(FirstPixel(Yuyv(100, 128, 128), {bt709, true}), (Image{100, 100, 100, 255}));
   }
}

// The bars that test generators send: 8-bit codes of the saturated colours, as BT.601 and BT.709 print them.
TEST(Yuv, The_bars_of_the_standards_are_saturated_colours) {
   struct Bar {
      Image bt601, bt709, bgr;
   };
   const Bar bars[] = {{Yuyv(82, 90, 240), Yuyv(63, 102, 240), {0, 0, 255}},
                       {Yuyv(145, 54, 34), Yuyv(173, 42, 26), {0, 255, 0}},
                       {Yuyv(41, 240, 110), Yuyv(32, 240, 118), {255, 0, 0}},
                       {Yuyv(210, 16, 146), Yuyv(219, 16, 138), {0, 255, 255}},
                       {Yuyv(170, 166, 16), Yuyv(188, 154, 16), {255, 255, 0}},
                       {Yuyv(106, 202, 222), Yuyv(78, 214, 230), {255, 0, 255}}};
   for (const Bar& bar : bars) {
      for (const bool bt709 : {false, true}) {
         const Image seen = FirstPixel(bt709 ? bar.bt709 : bar.bt601, {bt709, false});
         for (std::size_t i = 0; i < 3; ++i) // 8-bit codes are rounded: a unit of luma is 1.16 of 255
            EXPECT_NEAR(seen[i], bar.bgr[i], 2) << "BT." << (bt709 ? 709 : 601) << " channel " << i;
      }
   }
}

TEST(Yuv, Every_code_agrees_with_the_standards_formula_to_half_a_unit) {
   for (const YuvEncoding encoding :
        {YuvEncoding{false, false}, YuvEncoding{true, false}, YuvEncoding{false, true}, YuvEncoding{true, true}}) {
      const double kr = encoding.bt709 ? 0.2126 : 0.299, kb = encoding.bt709 ? 0.0722 : 0.114;
      const YuvToRgb toRgb(encoding);
      for (int luma = 0; luma < 256; luma += 3) {
         for (int cb = 0; cb < 256; cb += 5) {
            for (int cr = 0; cr < 256; cr += 5) {
               const std::uint8_t codes[] = {static_cast<std::uint8_t>(luma), static_cast<std::uint8_t>(cb),
                                             static_cast<std::uint8_t>(cr)};
               std::uint8_t bgr[4];
               toRgb.Convert({codes, codes + 1, codes + 2, 1, 1}, bgr, 1);
               const double y = encoding.fullRange ? luma / 255.0 : (luma - 16) / 219.0;
               const double pb = (cb - 128) / (encoding.fullRange ? 255.0 : 224.0);
               const double pr = (cr - 128) / (encoding.fullRange ? 255.0 : 224.0);
               const double red = y + 2 * (1 - kr) * pr, blue = y + 2 * (1 - kb) * pb;
               const double green = (y - kr * red - kb * blue) / (1 - kr - kb);
               ASSERT_NEAR(bgr[0], std::clamp(255 * blue, 0.0, 255.0), 0.51);
               ASSERT_NEAR(bgr[1], std::clamp(255 * green, 0.0, 255.0), 0.51);
               ASSERT_NEAR(bgr[2], std::clamp(255 * red, 0.0, 255.0), 0.51);
               ASSERT_EQ(bgr[3], 255);
            }
         }
      }
   }
}

// A picture of 3 × 3 pixels whose four colours differ, in every arrangement: all must give the same image.
TEST(Yuv, The_same_picture_in_every_arrangement_gives_the_same_image) {
   const std::vector<std::vector<int>> luma = {{20, 60, 100}, {140, 180, 220}, {30, 90, 150}};
   const std::vector<std::vector<int>> cb = {{110, 140}, {90, 160}}, cr = {{150, 120}, {100, 170}};
   const YuvToRgb toRgb({});
   Image expected;
   for (std::size_t y = 0; y < 3; ++y) {
      for (std::size_t x = 0; x < 3; ++x) {
         const std::uint8_t codes[] = {static_cast<std::uint8_t>(luma[y][x]),
                                       static_cast<std::uint8_t>(cb[y / 2][x / 2]),
                                       static_cast<std::uint8_t>(cr[y / 2][x / 2])};
         std::uint8_t bgr[4];
         toRgb.Convert({codes, codes + 1, codes + 2, 1, 1}, bgr, 1);
         expected.insert(expected.end(), bgr, bgr + 4);
      }
   }

   constexpr std::uint8_t p = 77; // padding
   const Image y6 = {20, 60, 100, p, p, p, 140, 180, 220, p, p, p, 30, 90, 150, p, p, p};
   const Image pairs = {110, 150, 140, 120, p, p, 90, 100, 160, 170};
   const Image cbLines = {110, 140, p, 90, 160}, crLines = {150, 120, p, 100, 170};

   Image nv12 = y6, yu12 = y6;
   nv12.insert(nv12.end(), pairs.begin(), pairs.end());
   yu12.insert(yu12.end(), cbLines.begin(), cbLines.end());
   yu12.push_back(p);
   yu12.insert(yu12.end(), crLines.begin(), crLines.end());
   Layout layout = LayoutOf(3, 3, 6);
   EXPECT_EQ(Unpacked(Unpacker(Format("NV12"), layout, Output::Rgb32), {nv12}), expected);
   EXPECT_EQ(Unpacked(Unpacker(Format("YU12"), layout, Output::Rgb32), {yu12}), expected);
   layout.bytesPerLine = {6, 6, 0};
   EXPECT_EQ(Unpacked(Unpacker(Format("NM12"), layout, Output::Rgb32), {y6, pairs}), expected);
   layout.bytesPerLine = {6, 3, 3};
   EXPECT_EQ(Unpacked(Unpacker(Format("YM12"), layout, Output::Rgb32), {y6, cbLines, crLines}), expected);

   // With colours of 2 × 1 pixels the rows that share theirs repeat them.
   layout.bytesPerLine = {9, 0, 0};
   const Image yuyv = {20,  110, 60, 150, 100, 140, p,  120, p,   140, 110, 180, 150,
                       220, 140, p,  120, p,   30,  90, 90,  100, 150, 160, p,   170};
   const Image uyvy = {110, 20,  150, 60, 140, 100, 120, p,   p,  110, 140, 150, 180,
                       140, 220, 120, p,  p,   90,  30,  100, 90, 160, 150, 170, p};
   EXPECT_EQ(Unpacked(Unpacker(Format("YUYV"), layout, Output::Rgb32), {yuyv}), expected);
   EXPECT_EQ(Unpacked(Unpacker(Format("UYVY"), layout, Output::Rgb32), {uyvy}), expected);
}

// Rows end with their last byte, so that AddressSanitizer sees what reads beyond; single pixels are done without
// vectors.
TEST(Yuv, Rows_of_any_length_and_arrangement_are_as_their_single_pixels) {
   std::mt19937 random(1);
   const auto bytes = [&](std::size_t count) {
      Image image(count);
      for (std::uint8_t& byte : image)
         byte = static_cast<std::uint8_t>(random());
      return image;
   };
   for (std::size_t width = 1; width <= 70; ++width) {
      const std::size_t pairs = (width + 1) / 2;
      const Image fours = bytes(4 * pairs), y = bytes(width), both = bytes(2 * pairs), cb = bytes(pairs),
                  cr = bytes(pairs);
      const std::pair<const char*, YuvRow> rows[] = {{"YUYV", {&fours[0], &fours[1], &fours[3], 2, 4}},
                                                     {"YVYU", {&fours[0], &fours[3], &fours[1], 2, 4}},
                                                     {"UYVY", {&fours[1], &fours[0], &fours[2], 2, 4}},
                                                     {"VYUY", {&fours[1], &fours[2], &fours[0], 2, 4}},
                                                     {"NV12", {&y[0], &both[0], &both[1], 1, 2}},
                                                     {"NV21", {&y[0], &both[1], &both[0], 1, 2}},
                                                     {"YU12", {&y[0], &cb[0], &cr[0], 1, 1}}};
      for (const YuvEncoding encoding : {YuvEncoding{false, false}, YuvEncoding{true, true}}) {
         const YuvToRgb toRgb(encoding);
         for (const auto& [name, row] : rows) {
            Image image(4 * width), expected(4 * width);
            toRgb.Convert(row, image.data(), width);
            for (std::size_t x = 0; x < width; ++x) {
               const std::size_t chroma = x / 2 * row.chromaStep;
               toRgb.Convert({row.y + x * row.yStep, row.cb + chroma, row.cr + chroma, 1, 1}, &expected[4 * x], 1);
            }
            ASSERT_EQ(image, expected) << name << " of " << width << " pixels";
         }
      }
   }
}

TEST(Yuv, Planes_of_different_line_lengths_are_refused) {
   Layout layout = LayoutOf(4, 4, 4);
   layout.bytesPerLine = {4, 2, 4};
   EXPECT_THROW(Unpacker(Format("YM12"), layout, Output::Rgb32), std::invalid_argument);
}
