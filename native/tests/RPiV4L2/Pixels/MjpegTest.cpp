#include "Pixels/Mjpeg.h"
#include "Frames.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <memory>
#include <random>
#include <turbojpeg.h>

using namespace pixels;
using Image = std::vector<std::uint8_t>;

namespace {

constexpr int kWidth = 48, kHeight = 32;

/** A picture with a ramp and a red square. */
Image Picture() {
   Image bgrx;
   for (int y = 0; y < kHeight; ++y) {
      for (int x = 0; x < kWidth; ++x) {
         const bool square = x >= 16 && x < 32 && y >= 8 && y < 24;
         const auto ramp = static_cast<std::uint8_t>(4 * x);
         const std::uint8_t pixel[] = {square ? std::uint8_t{0} : ramp, square ? std::uint8_t{0} : ramp,
                                       square ? std::uint8_t{255} : ramp, 255};
         bgrx.insert(bgrx.end(), pixel, pixel + 4);
      }
   }
   return bgrx;
}

Image Compressed(int subsampling) {
   const std::unique_ptr<void, int (*)(tjhandle)> compressor(tjInitCompress(), tjDestroy);
   unsigned char* bytes = nullptr;
   unsigned long size = 0;
   const Image picture = Picture();
   EXPECT_EQ(
       tjCompress2(compressor.get(), picture.data(), kWidth, 0, kHeight, TJPF_BGRX, &bytes, &size, subsampling, 95, 0),
       0);
   const Image jpeg(bytes, bytes + size);
   tjFree(bytes);
   return jpeg;
}

/** Removes the segments of one marker, as 0xC4 for Huffman tables. */
Image Without(const Image& jpeg, std::uint8_t marker) {
   Image kept(jpeg.begin(), jpeg.begin() + 2);
   std::size_t at = 2;
   while (jpeg[at + 1] != 0xDA) {
      const std::size_t size = 2 + jpeg[at + 2] * 256u + jpeg[at + 3];
      if (jpeg[at + 1] != marker)
         kept.insert(kept.end(), jpeg.begin() + static_cast<long>(at), jpeg.begin() + static_cast<long>(at + size));
      at += size;
   }
   kept.insert(kept.end(), jpeg.begin() + static_cast<long>(at), jpeg.end());
   return kept;
}

Image Decoded(const Image& jpeg, Output output) {
   MjpegDecoder decoder(kWidth, kHeight, output);
   Image out(decoder.OutputSize(), 0xEE);
   EXPECT_EQ(decoder.Decode({jpeg.data(), jpeg.size()}, out.data()), "");
   return out;
}

std::string Refusal(const Image& jpeg) {
   MjpegDecoder decoder(kWidth, kHeight, Output::Grey8);
   Image out(decoder.OutputSize());
   return decoder.Decode({jpeg.data(), jpeg.size()}, out.data());
}

} // namespace

TEST(Mjpeg, A_frame_is_the_picture_that_was_compressed) {
   const Image picture = Picture(), seen = Decoded(Compressed(TJSAMP_444), Output::Rgb32);
   ASSERT_EQ(seen.size(), picture.size());
   for (std::size_t i = 0; i < seen.size(); ++i)
      ASSERT_NEAR(seen[i], picture[i], 12) << "byte " << i;
   for (std::size_t i = 3; i < seen.size(); i += 4)
      ASSERT_EQ(seen[i], 255);
}

TEST(Mjpeg, Grey_is_the_luma_in_full_range) {
   for (const int subsampling : {TJSAMP_444, TJSAMP_422, TJSAMP_420, TJSAMP_GRAY}) {
      const Image seen = Decoded(Compressed(subsampling), Output::Grey8);
      ASSERT_EQ(seen.size(), std::size_t{kWidth * kHeight});
      for (int x = 0; x < kWidth; ++x)
         EXPECT_NEAR(seen[static_cast<std::size_t>(x)], 4 * x, 4) << x;
      EXPECT_NEAR(seen[16 * kWidth + 24], 76, 3); // 0.299 · 255
   }
}

TEST(Mjpeg, Frames_without_Huffman_tables_are_read_with_the_standard_ones) {
   const Image jpeg = Compressed(TJSAMP_422), bare = Without(jpeg, 0xC4);
   ASSERT_LT(bare.size(), jpeg.size() - 400);
   EXPECT_EQ(Decoded(bare, Output::Grey8), Decoded(jpeg, Output::Grey8));
   EXPECT_EQ(Decoded(bare, Output::Rgb32), Decoded(jpeg, Output::Rgb32));
}

TEST(Mjpeg, A_frame_that_is_cut_off_is_an_error_wherever_it_is_cut) {
   const Image jpeg = Compressed(TJSAMP_420);
   for (std::size_t size = 0; size + 2 < jpeg.size(); ++size)
      EXPECT_NE(Refusal(Image(jpeg.begin(), jpeg.begin() + static_cast<long>(size))), "") << size << " bytes";
}

TEST(Mjpeg, A_frame_with_a_damaged_header_or_none_is_an_error) {
   EXPECT_NE(Refusal({}), "");
   EXPECT_NE(Refusal(Image(1000, 0)).find("not a JPEG"), std::string::npos);
   EXPECT_NE(Refusal(Without(Compressed(TJSAMP_420), 0xDB)), "") << "without quantisation tables";
}

TEST(Mjpeg, A_frame_whose_data_end_early_behind_its_marker_is_damaged) {
   Image jpeg = Compressed(TJSAMP_420);
   jpeg.erase(jpeg.end() - 60, jpeg.end() - 2);
   EXPECT_NE(Refusal(jpeg).find("damaged"), std::string::npos);
}

TEST(Mjpeg, Bytes_behind_the_end_and_padding_before_it_do_no_harm) {
   const Image jpeg = Compressed(TJSAMP_420);
   Image trailed = jpeg;
   trailed.insert(trailed.end(), 500, 0);
   EXPECT_EQ(Decoded(trailed, Output::Grey8), Decoded(jpeg, Output::Grey8));
   Image padded = jpeg;
   padded.insert(padded.end() - 2, 8, 0);
   EXPECT_EQ(Decoded(padded, Output::Grey8), Decoded(jpeg, Output::Grey8));
   padded.insert(padded.end() - 2, 500, 0);
   EXPECT_NE(Refusal(padded), "");
}

TEST(Mjpeg, A_frame_of_another_size_is_an_error_that_names_both) {
   const Image jpeg = Compressed(TJSAMP_420);
   MjpegDecoder decoder(640, 480, Output::Grey8);
   Image out(decoder.OutputSize(), 0xEE);
   EXPECT_EQ(decoder.Decode({jpeg.data(), jpeg.size()}, out.data()), "the JPEG has 48×32 pixels, not 640×480");
   EXPECT_EQ(out, Image(decoder.OutputSize(), 0xEE));
}

TEST(Mjpeg, A_decoder_reads_good_frames_after_bad_ones) {
   const Image jpeg = Compressed(TJSAMP_420), cut(jpeg.begin(), jpeg.begin() + static_cast<long>(jpeg.size() / 2));
   MjpegDecoder decoder(kWidth, kHeight, Output::Grey8);
   Image out(decoder.OutputSize());
   for (int i = 0; i < 50; ++i) {
      EXPECT_NE(decoder.Decode({cut.data(), cut.size()}, out.data()), "");
      EXPECT_EQ(decoder.Decode({jpeg.data(), jpeg.size()}, out.data()), "");
   }
   EXPECT_EQ(out, Decoded(jpeg, Output::Grey8));
}

TEST(Mjpeg, No_damage_keeps_the_decoder_from_the_next_frame) {
   const Image jpeg = Compressed(TJSAMP_420), expected = Decoded(jpeg, Output::Grey8);
   std::mt19937 random(3);
   MjpegDecoder decoder(kWidth, kHeight, Output::Grey8);
   for (int i = 0; i < 500; ++i) {
      Image damaged = jpeg, out(decoder.OutputSize());
      for (unsigned changes = 1 + random() % 4; changes > 0; --changes)
         damaged[random() % damaged.size()] = static_cast<std::uint8_t>(random());
      static_cast<void>(decoder.Decode({damaged.data(), damaged.size()}, out.data())); // a changed pixel is no error
      ASSERT_EQ(decoder.Decode({jpeg.data(), jpeg.size()}, out.data()), "") << "after " << i << " damaged frames";
      ASSERT_EQ(out, expected);
   }
}

TEST(Mjpeg, Sixteen_bits_and_empty_sizes_are_refused) {
   EXPECT_THROW(MjpegDecoder(8, 8, Output::Grey16), std::invalid_argument);
   EXPECT_THROW(MjpegDecoder(0, 8, Output::Grey8), std::invalid_argument);
}
