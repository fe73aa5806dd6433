// Image buffers, colour from mosaics, and the tags of frames.
#include "CameraImageMetadata.h"
#include "Debayer.h"
#include "ImgBuffer.h"
#include "MMDeviceConstants.h"

#include <gtest/gtest.h>

#include <array>
#include <cstring>
#include <numeric>

namespace {

TEST(ImgBuffer, Starts_with_zeros_and_keeps_what_it_is_given) {
   ImgBuffer image(3, 2, 2);
   EXPECT_EQ(image.Width(), 3u);
   EXPECT_EQ(image.Height(), 2u);
   EXPECT_EQ(image.Depth(), 2u);
   for (int i = 0; i < 12; ++i)
      EXPECT_EQ(image.GetPixels()[i], 0);
   std::array<unsigned char, 12> pixels;
   std::iota(pixels.begin(), pixels.end(), static_cast<unsigned char>(1));
   image.SetPixels(pixels.data());
   EXPECT_EQ(std::memcmp(image.GetPixels(), pixels.data(), 12), 0);
   image.ResetPixels();
   EXPECT_EQ(image.GetPixels()[11], 0);
}

TEST(ImgBuffer, Takes_rows_with_padding) {
   ImgBuffer image(2, 2, 1);
   const unsigned char padded[] = {1, 2, 99, 99, 3, 4, 99, 99};
   image.SetPixelsPadded(padded, 2);
   const unsigned char expected[] = {1, 2, 3, 4};
   EXPECT_EQ(std::memcmp(image.GetPixels(), expected, 4), 0);
}

TEST(ImgBuffer, Resizes_and_keeps_its_depth) {
   ImgBuffer image;
   EXPECT_EQ(image.Width() * image.Height(), 0u);
   image.Resize(2, 2, 4);
   image.GetPixelsRW()[15] = 7;
   image.Resize(4, 1);
   EXPECT_EQ(image.Depth(), 4u);
   EXPECT_EQ(image.GetPixels()[15], 0);
}

TEST(ImgBuffer, Copies_are_independent) {
   ImgBuffer image(1, 1, 1);
   image.SetName("first");
   image.GetPixelsRW()[0] = 5;
   ImgBuffer copy(image);
   ImgBuffer assigned;
   assigned = image;
   ImgBuffer copied;
   copied.SetName("kept");
   EXPECT_FALSE(copied.Compatible(image));
   copied.Copy(image);
   image.GetPixelsRW()[0] = 6;
   EXPECT_TRUE(copied.Compatible(image));
   EXPECT_EQ(copy.GetPixels()[0], 5);
   EXPECT_EQ(assigned.GetPixels()[0], 5);
   EXPECT_EQ(copied.GetPixels()[0], 5);
   EXPECT_EQ(copy.GetName(), "first");
   EXPECT_EQ(copied.GetName(), "kept");
}

/** Where red, green and blue stand in a cell, by order index: R, G, B by position 0 to 3. */
const std::string Cells[] = {"RGGB", "BGGR", "GRBG", "GBRG"};

/** A picture of one colour seen through a mosaic. */
template <typename Sample>
std::vector<Sample> MosaicOf(const std::string& cell, int width, int height, Sample red, Sample green, Sample blue) {
   std::vector<Sample> samples;
   for (int row = 0; row < height; ++row) {
      for (int column = 0; column < width; ++column) {
         const char filter = cell[static_cast<std::size_t>(2 * (row % 2) + column % 2)];
         samples.push_back(filter == 'R' ? red : filter == 'G' ? green : blue);
      }
   }
   return samples;
}

TEST(Debayer, Names_its_orders_and_algorithms) {
   const Debayer debayer;
   EXPECT_EQ(debayer.GetOrders(), std::vector<std::string>(std::begin(Cells), std::end(Cells)));
   EXPECT_EQ(debayer.GetAlgorithms(), (std::vector<std::string>{"Nearest", "Bilinear", "Edge-Aware"}));
}

TEST(Debayer, Recovers_a_picture_of_one_colour_exactly_up_to_the_edges) {
   for (int order = 0; order < 4; ++order) {
      for (int algorithm = 0; algorithm < 3; ++algorithm) {
         for (const auto& size : {std::pair<int, int>(2, 2), {5, 3}, {4, 6}}) {
            Debayer debayer;
            debayer.SetOrderIndex(order);
            debayer.SetAlgorithmIndex(algorithm);
            ImgBuffer out;
            const auto mosaic = MosaicOf<unsigned char>(Cells[order], size.first, size.second, 200, 100, 50);
            ASSERT_EQ(debayer.Process(out, mosaic.data(), size.first, size.second, 8), DEVICE_OK);
            ASSERT_EQ(out.Depth(), 4u);
            const unsigned char bgra[] = {50, 100, 200, 255};
            for (int i = 0; i < size.first * size.second; ++i)
               ASSERT_EQ(std::memcmp(out.GetPixels() + 4 * i, bgra, 4), 0)
                   << "order " << order << " algorithm " << algorithm << " pixel " << i;
         }
      }
   }
}

TEST(Debayer, Scales_more_bits_down_and_fewer_bits_up_to_eight) {
   Debayer debayer;
   ImgBuffer out;
   const auto twelve = MosaicOf<unsigned short>("RGGB", 4, 4, 0xFFF, 0x800, 0x10);
   ASSERT_EQ(debayer.Process(out, twelve.data(), 4, 4, 12), DEVICE_OK);
   EXPECT_EQ(out.GetPixels()[2], 255);
   EXPECT_EQ(out.GetPixels()[1], 128);
   EXPECT_EQ(out.GetPixels()[0], 1);
   const auto four = MosaicOf<unsigned char>("RGGB", 4, 4, 15, 5, 0);
   ASSERT_EQ(debayer.Process(out, four.data(), 4, 4, 4), DEVICE_OK);
   EXPECT_EQ(out.GetPixels()[2], 255);
   EXPECT_EQ(out.GetPixels()[1], 85);
   EXPECT_EQ(out.GetPixels()[0], 0);
}

TEST(Debayer, Bilinear_takes_the_mean_of_the_nearest_filters) {
   // RGGB; the red filter in the middle has green neighbours 10, 20, 30, 40 and blue ones 4, 8, 12, 16.
   const unsigned char mosaic[25] = {0, 0,  0,  0,  0, //
                                     0, 4,  10, 8,  0, //
                                     0, 20, 99, 30, 0, //
                                     0, 12, 40, 16, 0, //
                                     0, 0,  0,  0,  0};
   Debayer debayer;
   debayer.SetAlgorithmIndex(1);
   ImgBuffer out;
   ASSERT_EQ(debayer.Process(out, mosaic, 5, 5, 8), DEVICE_OK);
   const unsigned char bgra[] = {10, 25, 99, 255};
   EXPECT_EQ(std::memcmp(out.GetPixels() + 4 * 12, bgra, 4), 0);
}

TEST(Debayer, Edge_aware_keeps_an_upright_edge_of_grey_sharp) {
   // Left half 0, right half 200: no colour, so all three components should follow the edge.
   std::vector<unsigned char> mosaic;
   for (int i = 0; i < 64; ++i)
      mosaic.push_back(i % 8 < 4 ? 0 : 200);
   Debayer debayer;
   debayer.SetAlgorithmIndex(2);
   ImgBuffer out;
   ASSERT_EQ(debayer.Process(out, mosaic.data(), 8, 8, 8), DEVICE_OK);
   for (int i = 0; i < 64; ++i)
      EXPECT_EQ(out.GetPixels()[4 * i + 1], mosaic[static_cast<std::size_t>(i)]) << "pixel " << i;
}

TEST(Debayer, Takes_image_buffers_even_the_same_one) {
   ImgBuffer image(4, 4, 2);
   const auto mosaic = MosaicOf<unsigned short>("RGGB", 4, 4, 300, 200, 100);
   image.SetPixels(mosaic.data());
   Debayer debayer;
   ASSERT_EQ(debayer.Process(image, image, 10), DEVICE_OK);
   EXPECT_EQ(image.Depth(), 4u);
   EXPECT_EQ(image.GetPixels()[2], 75);
}

TEST(Debayer, Refuses_what_it_cannot_process) {
   Debayer debayer;
   ImgBuffer out;
   const unsigned char bytes[4] = {};
   EXPECT_EQ(debayer.Process(out, ImgBuffer(4, 4, 4), 8), DEVICE_UNSUPPORTED_DATA_FORMAT);
   EXPECT_EQ(debayer.Process(out, bytes, 1, 4, 8), DEVICE_INVALID_INPUT_PARAM);
   EXPECT_EQ(debayer.Process(out, bytes, 2, 2, 9), DEVICE_INVALID_INPUT_PARAM);
   EXPECT_EQ(debayer.Process(out, bytes, 2, 2, 0), DEVICE_INVALID_INPUT_PARAM);
   debayer.SetAlgorithmIndex(3);
   EXPECT_EQ(debayer.Process(out, bytes, 2, 2, 8), DEVICE_INVALID_INPUT_PARAM);
   debayer.SetAlgorithmIndex(0);
   debayer.SetOrderIndex(-1);
   EXPECT_EQ(debayer.Process(out, bytes, 2, 2, 8), DEVICE_INVALID_INPUT_PARAM);
}

TEST(CameraImageMetadata, Is_a_padded_count_and_five_lines_a_tag) {
   MM::CameraImageMetadata metadata;
   EXPECT_STREQ(metadata.Serialize(), "0         \n");
   metadata.AddTag("Camera", "Sim");
   metadata.AddTag(std::string("ImageNumber"), 17L);
   EXPECT_STREQ(metadata.Serialize(), "2         \ns\nCamera\n_\n1\nSim\ns\nImageNumber\n_\n1\n17\n");
   metadata.Clear();
   EXPECT_STREQ(metadata.Serialize(), "0         \n");
}

TEST(CameraImageMetadata, Repeats_equal_keys_in_order_so_that_the_last_one_wins) {
   MM::CameraImageMetadata metadata;
   metadata.AddTag("k", "old");
   metadata.AddTag("k", "new");
   EXPECT_STREQ(metadata.Serialize(), "2         \ns\nk\n_\n1\nold\ns\nk\n_\n1\nnew\n");
}

TEST(CameraImageMetadata, Writes_numbers_with_the_digits_they_hold) {
   MM::CameraImageMetadata metadata;
   metadata.AddTag("t", 1234567.125);
   metadata.AddTag("e", 0.1);
   metadata.AddTag("s", std::string("text"));
   EXPECT_STREQ(metadata.Serialize(), "3         \ns\nt\n_\n1\n1234567.125\ns\ne\n_\n1\n0.1\ns\ns\n_\n1\ntext\n");
}

TEST(CameraImageMetadata, Holds_no_line_breaks_in_keys_and_values) {
   MM::CameraImageMetadata metadata;
   metadata.AddTag("a\nb", "c\r\nd");
   EXPECT_STREQ(metadata.Serialize(), "1         \ns\na b\n_\n1\nc  d\n");
}

TEST(CameraImageMetadata, Counts_more_than_nine_tags_in_place) {
   MM::CameraImageMetadata metadata;
   for (int i = 0; i < 12; ++i)
      metadata.AddTag("k", i);
   EXPECT_EQ(std::string(metadata.Serialize()).substr(0, 11), "12        \n");
}

} // namespace
