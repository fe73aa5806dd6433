#include "v4l2/BusFormats.h"

#include <gtest/gtest.h>
#include <linux/media-bus-format.h>
#include <linux/videodev2.h>

using namespace v4l2;
using pixels::BayerOrder;

TEST(BusFormats, Codes_and_pixel_formats_belong_together_both_ways) {
   int found = 0;
   for (const int bits : {8, 10, 12, 14, 16})
      for (const auto order :
           {BayerOrder::None, BayerOrder::RGGB, BayerOrder::GRBG, BayerOrder::GBRG, BayerOrder::BGGR}) {
         const BusFormat* format = FindBusFormat(bits, order);
         ASSERT_NE(format, nullptr) << bits;
         EXPECT_EQ(FindBusFormat(format->code), format);
         EXPECT_EQ(BusFormatOf(format->fourCc), format);
         if (format->packed != 0) {
            EXPECT_EQ(BusFormatOf(format->packed), format);
         }
         EXPECT_NE(std::string(format->name).find(std::to_string(bits) + "_1X"), std::string::npos) << format->name;
         ++found;
      }
   EXPECT_EQ(found, 25);
}

TEST(BusFormats, The_sensors_most_used_codes_are_as_the_kernel_pairs_them) {
   EXPECT_EQ(FindBusFormat(MEDIA_BUS_FMT_SRGGB10_1X10)->packed, V4L2_PIX_FMT_SRGGB10P);
   EXPECT_EQ(FindBusFormat(MEDIA_BUS_FMT_SBGGR12_1X12)->fourCc, V4L2_PIX_FMT_SBGGR12);
   EXPECT_EQ(BusFormatOf(V4L2_PIX_FMT_GREY)->code, std::uint32_t{MEDIA_BUS_FMT_Y8_1X8});
   EXPECT_EQ(FindBusFormat(MEDIA_BUS_FMT_SGBRG10_1X10)->order, BayerOrder::GBRG);
}

TEST(BusFormats, What_is_no_raw_format_is_not_found) {
   EXPECT_EQ(FindBusFormat(MEDIA_BUS_FMT_UYVY8_1X16), nullptr);
   EXPECT_EQ(BusFormatOf(V4L2_PIX_FMT_YUYV), nullptr);
   EXPECT_EQ(BusFormatOf(0), nullptr);
   EXPECT_EQ(BusFormatText(0x7002), "bus format 0x7002");
   EXPECT_EQ(BusFormatText(MEDIA_BUS_FMT_SRGGB10_1X10), "SRGGB10_1X10");
}
