#include "BusFormats.h"

#include <algorithm>
#include <linux/media-bus-format.h>
#include <linux/videodev2.h>
#include <sstream>

namespace v4l2 {

namespace {

using pixels::BayerOrder;

// Newer than the oldest kernel headers this is compiled with.
constexpr std::uint32_t y12p = v4l2_fourcc('Y', '1', '2', 'P'), y14p = v4l2_fourcc('Y', '1', '4', 'P');
constexpr std::uint32_t busY16 = 0x202e;

constexpr BusFormat formats[] = {
    {MEDIA_BUS_FMT_Y8_1X8, "Y8_1X8", 8, BayerOrder::None, V4L2_PIX_FMT_GREY, 0},
    {MEDIA_BUS_FMT_Y10_1X10, "Y10_1X10", 10, BayerOrder::None, V4L2_PIX_FMT_Y10, V4L2_PIX_FMT_Y10P},
    {MEDIA_BUS_FMT_Y12_1X12, "Y12_1X12", 12, BayerOrder::None, V4L2_PIX_FMT_Y12, y12p},
    {MEDIA_BUS_FMT_Y14_1X14, "Y14_1X14", 14, BayerOrder::None, V4L2_PIX_FMT_Y14, y14p},
    {busY16, "Y16_1X16", 16, BayerOrder::None, V4L2_PIX_FMT_Y16, 0},
    {MEDIA_BUS_FMT_SRGGB8_1X8, "SRGGB8_1X8", 8, BayerOrder::RGGB, V4L2_PIX_FMT_SRGGB8, 0},
    {MEDIA_BUS_FMT_SGRBG8_1X8, "SGRBG8_1X8", 8, BayerOrder::GRBG, V4L2_PIX_FMT_SGRBG8, 0},
    {MEDIA_BUS_FMT_SGBRG8_1X8, "SGBRG8_1X8", 8, BayerOrder::GBRG, V4L2_PIX_FMT_SGBRG8, 0},
    {MEDIA_BUS_FMT_SBGGR8_1X8, "SBGGR8_1X8", 8, BayerOrder::BGGR, V4L2_PIX_FMT_SBGGR8, 0},
    {MEDIA_BUS_FMT_SRGGB10_1X10, "SRGGB10_1X10", 10, BayerOrder::RGGB, V4L2_PIX_FMT_SRGGB10, V4L2_PIX_FMT_SRGGB10P},
    {MEDIA_BUS_FMT_SGRBG10_1X10, "SGRBG10_1X10", 10, BayerOrder::GRBG, V4L2_PIX_FMT_SGRBG10, V4L2_PIX_FMT_SGRBG10P},
    {MEDIA_BUS_FMT_SGBRG10_1X10, "SGBRG10_1X10", 10, BayerOrder::GBRG, V4L2_PIX_FMT_SGBRG10, V4L2_PIX_FMT_SGBRG10P},
    {MEDIA_BUS_FMT_SBGGR10_1X10, "SBGGR10_1X10", 10, BayerOrder::BGGR, V4L2_PIX_FMT_SBGGR10, V4L2_PIX_FMT_SBGGR10P},
    {MEDIA_BUS_FMT_SRGGB12_1X12, "SRGGB12_1X12", 12, BayerOrder::RGGB, V4L2_PIX_FMT_SRGGB12, V4L2_PIX_FMT_SRGGB12P},
    {MEDIA_BUS_FMT_SGRBG12_1X12, "SGRBG12_1X12", 12, BayerOrder::GRBG, V4L2_PIX_FMT_SGRBG12, V4L2_PIX_FMT_SGRBG12P},
    {MEDIA_BUS_FMT_SGBRG12_1X12, "SGBRG12_1X12", 12, BayerOrder::GBRG, V4L2_PIX_FMT_SGBRG12, V4L2_PIX_FMT_SGBRG12P},
    {MEDIA_BUS_FMT_SBGGR12_1X12, "SBGGR12_1X12", 12, BayerOrder::BGGR, V4L2_PIX_FMT_SBGGR12, V4L2_PIX_FMT_SBGGR12P},
    {MEDIA_BUS_FMT_SRGGB14_1X14, "SRGGB14_1X14", 14, BayerOrder::RGGB, V4L2_PIX_FMT_SRGGB14, V4L2_PIX_FMT_SRGGB14P},
    {MEDIA_BUS_FMT_SGRBG14_1X14, "SGRBG14_1X14", 14, BayerOrder::GRBG, V4L2_PIX_FMT_SGRBG14, V4L2_PIX_FMT_SGRBG14P},
    {MEDIA_BUS_FMT_SGBRG14_1X14, "SGBRG14_1X14", 14, BayerOrder::GBRG, V4L2_PIX_FMT_SGBRG14, V4L2_PIX_FMT_SGBRG14P},
    {MEDIA_BUS_FMT_SBGGR14_1X14, "SBGGR14_1X14", 14, BayerOrder::BGGR, V4L2_PIX_FMT_SBGGR14, V4L2_PIX_FMT_SBGGR14P},
    {MEDIA_BUS_FMT_SRGGB16_1X16, "SRGGB16_1X16", 16, BayerOrder::RGGB, V4L2_PIX_FMT_SRGGB16, 0},
    {MEDIA_BUS_FMT_SGRBG16_1X16, "SGRBG16_1X16", 16, BayerOrder::GRBG, V4L2_PIX_FMT_SGRBG16, 0},
    {MEDIA_BUS_FMT_SGBRG16_1X16, "SGBRG16_1X16", 16, BayerOrder::GBRG, V4L2_PIX_FMT_SGBRG16, 0},
    {MEDIA_BUS_FMT_SBGGR16_1X16, "SBGGR16_1X16", 16, BayerOrder::BGGR, V4L2_PIX_FMT_SBGGR16, 0}};

template <class Condition>
const BusFormat* First(Condition condition) {
   const auto* found = std::find_if(std::begin(formats), std::end(formats), condition);
   return found == std::end(formats) ? nullptr : found;
}

} // namespace

const BusFormat* FindBusFormat(std::uint32_t code) {
   return First([&](const BusFormat& format) { return format.code == code; });
}

const BusFormat* BusFormatOf(std::uint32_t fourCc) {
   return First(
       [&](const BusFormat& format) { return fourCc != 0 && (format.fourCc == fourCc || format.packed == fourCc); });
}

const BusFormat* FindBusFormat(int bits, BayerOrder order) {
   return First([&](const BusFormat& format) { return format.bits == bits && format.order == order; });
}

std::string BusFormatText(std::uint32_t code) {
   if (const BusFormat* format = FindBusFormat(code))
      return format->name;
   std::ostringstream text;
   text << "bus format 0x" << std::hex << code;
   return text.str();
}

} // namespace v4l2
