#include "Frames.h"

#include <gtest/gtest.h>
#include <linux/videodev2.h>
#include <set>

using namespace pixels;

TEST(PixelFormats, Every_code_and_every_name_is_in_the_table_once) {
   std::set<std::uint32_t> codes;
   std::set<std::string> names;
   for (const PixelFormat& format : FormatTable()) {
      EXPECT_TRUE(codes.insert(format.fourcc).second) << format.name;
      EXPECT_TRUE(names.insert(format.name).second) << format.name;
      EXPECT_EQ(FindFormat(format.fourcc), &format);
   }
}

TEST(PixelFormats, Names_are_the_four_letters_of_the_code) {
   for (const PixelFormat& format : FormatTable())
      EXPECT_EQ(FourccText(format.fourcc), format.name);
   EXPECT_EQ(FourccText(V4L2_PIX_FMT_Y16_BE), "Y16-BE");
   EXPECT_EQ(FourccText(0x00010203), "....");
}

TEST(PixelFormats, Every_format_of_a_raw_sensor_is_known_with_its_depth_and_order) {
   struct Sensor {
      const char* name;
      int bitDepth;
      Packing packing;
      BayerOrder order;
   };
   using B = BayerOrder;
   const Sensor sensors[] = {
       {"GREY", 8, Packing::Bytes, B::None},   {"Y10", 10, Packing::Words, B::None},
       {"Y10P", 10, Packing::Mipi10, B::None}, {"Y12", 12, Packing::Words, B::None},
       {"Y12P", 12, Packing::Mipi12, B::None}, {"Y14", 14, Packing::Words, B::None},
       {"Y14P", 14, Packing::Mipi14, B::None}, {"Y16", 16, Packing::Words, B::None},
       {"RGGB", 8, Packing::Bytes, B::RGGB},   {"GRBG", 8, Packing::Bytes, B::GRBG},
       {"GBRG", 8, Packing::Bytes, B::GBRG},   {"BA81", 8, Packing::Bytes, B::BGGR},
       {"RG10", 10, Packing::Words, B::RGGB},  {"BA10", 10, Packing::Words, B::GRBG},
       {"GB10", 10, Packing::Words, B::GBRG},  {"BG10", 10, Packing::Words, B::BGGR},
       {"pRAA", 10, Packing::Mipi10, B::RGGB}, {"pgAA", 10, Packing::Mipi10, B::GRBG},
       {"pGAA", 10, Packing::Mipi10, B::GBRG}, {"pBAA", 10, Packing::Mipi10, B::BGGR},
       {"RG12", 12, Packing::Words, B::RGGB},  {"BA12", 12, Packing::Words, B::GRBG},
       {"GB12", 12, Packing::Words, B::GBRG},  {"BG12", 12, Packing::Words, B::BGGR},
       {"pRCC", 12, Packing::Mipi12, B::RGGB}, {"pgCC", 12, Packing::Mipi12, B::GRBG},
       {"pGCC", 12, Packing::Mipi12, B::GBRG}, {"pBCC", 12, Packing::Mipi12, B::BGGR},
       {"RG14", 14, Packing::Words, B::RGGB},  {"GR14", 14, Packing::Words, B::GRBG},
       {"GB14", 14, Packing::Words, B::GBRG},  {"BG14", 14, Packing::Words, B::BGGR},
       {"pREE", 14, Packing::Mipi14, B::RGGB}, {"pgEE", 14, Packing::Mipi14, B::GRBG},
       {"pGEE", 14, Packing::Mipi14, B::GBRG}, {"pBEE", 14, Packing::Mipi14, B::BGGR},
       {"RG16", 16, Packing::Words, B::RGGB},  {"GR16", 16, Packing::Words, B::GRBG},
       {"GB16", 16, Packing::Words, B::GBRG},  {"BYR2", 16, Packing::Words, B::BGGR},
   };
   for (const Sensor& sensor : sensors) {
      const PixelFormat format = Format(sensor.name);
      EXPECT_EQ(format.bitDepth, sensor.bitDepth) << sensor.name;
      EXPECT_EQ(format.packing, sensor.packing) << sensor.name;
      EXPECT_EQ(format.order, sensor.order) << sensor.name;
      EXPECT_EQ(format.memoryPlanes, 1) << sensor.name;
      EXPECT_TRUE(format.HasGrey()) << sensor.name;
      EXPECT_FALSE(format.HasColour()) << sensor.name;
      EXPECT_EQ(format.Refusal(), nullptr) << sensor.name;
   }
}

TEST(PixelFormats, Formats_with_colour_can_be_seen_in_colour_and_those_with_luma_in_grey) {
   for (const char* name : {"YUYV", "UYVY", "NV12", "NM12", "YU12", "YM12", "MJPG", "JPEG", "RGB3", "BGR3"})
      EXPECT_TRUE(Format(name).HasColour()) << name;
   for (const char* name : {"YUYV", "UYVY", "NV12", "NM12", "YU12", "YM12", "MJPG", "JPEG"})
      EXPECT_TRUE(Format(name).HasGrey()) << name;
   EXPECT_FALSE(Format("RGB3").HasGrey());
   EXPECT_EQ(Format("NM12").memoryPlanes, 2);
   EXPECT_EQ(Format("YM12").memoryPlanes, 3);
}

TEST(PixelFormats, The_Pi_s_compressed_raw_is_known_and_refused_with_its_reason) {
   for (const char* name : {"PC1R", "PC1G", "PC1g", "PC1B", "PC1M", "PC2R", "PC2G", "PC2g", "PC2B", "PC2M"}) {
      ASSERT_NE(Format(name).Refusal(), nullptr) << name;
      EXPECT_NE(std::string(Format(name).Refusal()).find("loses detail"), std::string::npos);
      try {
         Unpacker(Format(name), LayoutOf(8, 8, 8), Output::Grey8);
         FAIL() << name << " was accepted";
      } catch (const std::invalid_argument& refused) {
         EXPECT_NE(std::string(refused.what()).find("loses detail"), std::string::npos) << refused.what();
      }
   }
}

TEST(PixelFormats, Unknown_codes_are_not_found) {
   EXPECT_EQ(FindFormat(V4L2_PIX_FMT_H264), nullptr);
   EXPECT_EQ(FindFormat(0), nullptr);
}

TEST(PixelFormats, Descriptions_say_depth_order_and_packing) {
   EXPECT_EQ(Format("pRAA").Description(), "10-bit Bayer RGGB, packed (pRAA)");
   EXPECT_EQ(Format("Y12").Description(), "12-bit grey (Y12)");
   EXPECT_EQ(Format("Y16-BE").Description(), "16-bit grey, high byte first (Y16-BE)");
   EXPECT_EQ(Format("YUYV").Description(), "8-bit luma, colour of 2 × 1 pixels (YUYV)");
   EXPECT_EQ(Format("NV12").Description(), "8-bit luma, colour of 2 × 2 pixels (NV12)");
   EXPECT_EQ(Format("BGR3").Description(), "colour, 8 bits each of red, green and blue (BGR3)");
   EXPECT_EQ(Format("MJPG").Description(), "JPEG (MJPG)");
}
