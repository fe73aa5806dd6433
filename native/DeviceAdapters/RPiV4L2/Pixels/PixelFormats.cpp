#include "PixelFormats.h"

#include <algorithm>
#include <iterator>
#include <linux/videodev2.h>

namespace pixels {

namespace {

// Newer than the kernel headers of Debian 12.
constexpr std::uint32_t kY12P = v4l2_fourcc('Y', '1', '2', 'P');
constexpr std::uint32_t kY14P = v4l2_fourcc('Y', '1', '4', 'P');

constexpr std::uint32_t kBigEndian = 1u << 31;

constexpr BayerOrder kNone = BayerOrder::None;
constexpr BayerOrder kRGGB = BayerOrder::RGGB;
constexpr BayerOrder kGRBG = BayerOrder::GRBG;
constexpr BayerOrder kGBRG = BayerOrder::GBRG;
constexpr BayerOrder kBGGR = BayerOrder::BGGR;

constexpr PixelFormat kFormats[] = {
    {V4L2_PIX_FMT_GREY, "GREY", 8, Packing::Bytes, kNone, 1},
    {V4L2_PIX_FMT_Y10, "Y10", 10, Packing::Words, kNone, 1},
    {V4L2_PIX_FMT_Y10P, "Y10P", 10, Packing::Mipi10, kNone, 1},
    {V4L2_PIX_FMT_Y12, "Y12", 12, Packing::Words, kNone, 1},
    {kY12P, "Y12P", 12, Packing::Mipi12, kNone, 1},
    {V4L2_PIX_FMT_Y14, "Y14", 14, Packing::Words, kNone, 1},
    {kY14P, "Y14P", 14, Packing::Mipi14, kNone, 1},
    {V4L2_PIX_FMT_Y16, "Y16", 16, Packing::Words, kNone, 1},
    {V4L2_PIX_FMT_Y16_BE, "Y16-BE", 16, Packing::WordsBigEndian, kNone, 1},

    {V4L2_PIX_FMT_SRGGB8, "RGGB", 8, Packing::Bytes, kRGGB, 1},
    {V4L2_PIX_FMT_SGRBG8, "GRBG", 8, Packing::Bytes, kGRBG, 1},
    {V4L2_PIX_FMT_SGBRG8, "GBRG", 8, Packing::Bytes, kGBRG, 1},
    {V4L2_PIX_FMT_SBGGR8, "BA81", 8, Packing::Bytes, kBGGR, 1},
    {V4L2_PIX_FMT_SRGGB10, "RG10", 10, Packing::Words, kRGGB, 1},
    {V4L2_PIX_FMT_SGRBG10, "BA10", 10, Packing::Words, kGRBG, 1},
    {V4L2_PIX_FMT_SGBRG10, "GB10", 10, Packing::Words, kGBRG, 1},
    {V4L2_PIX_FMT_SBGGR10, "BG10", 10, Packing::Words, kBGGR, 1},
    {V4L2_PIX_FMT_SRGGB10P, "pRAA", 10, Packing::Mipi10, kRGGB, 1},
    {V4L2_PIX_FMT_SGRBG10P, "pgAA", 10, Packing::Mipi10, kGRBG, 1},
    {V4L2_PIX_FMT_SGBRG10P, "pGAA", 10, Packing::Mipi10, kGBRG, 1},
    {V4L2_PIX_FMT_SBGGR10P, "pBAA", 10, Packing::Mipi10, kBGGR, 1},
    {V4L2_PIX_FMT_SRGGB12, "RG12", 12, Packing::Words, kRGGB, 1},
    {V4L2_PIX_FMT_SGRBG12, "BA12", 12, Packing::Words, kGRBG, 1},
    {V4L2_PIX_FMT_SGBRG12, "GB12", 12, Packing::Words, kGBRG, 1},
    {V4L2_PIX_FMT_SBGGR12, "BG12", 12, Packing::Words, kBGGR, 1},
    {V4L2_PIX_FMT_SRGGB12P, "pRCC", 12, Packing::Mipi12, kRGGB, 1},
    {V4L2_PIX_FMT_SGRBG12P, "pgCC", 12, Packing::Mipi12, kGRBG, 1},
    {V4L2_PIX_FMT_SGBRG12P, "pGCC", 12, Packing::Mipi12, kGBRG, 1},
    {V4L2_PIX_FMT_SBGGR12P, "pBCC", 12, Packing::Mipi12, kBGGR, 1},
    {V4L2_PIX_FMT_SRGGB14, "RG14", 14, Packing::Words, kRGGB, 1},
    {V4L2_PIX_FMT_SGRBG14, "GR14", 14, Packing::Words, kGRBG, 1},
    {V4L2_PIX_FMT_SGBRG14, "GB14", 14, Packing::Words, kGBRG, 1},
    {V4L2_PIX_FMT_SBGGR14, "BG14", 14, Packing::Words, kBGGR, 1},
    {V4L2_PIX_FMT_SRGGB14P, "pREE", 14, Packing::Mipi14, kRGGB, 1},
    {V4L2_PIX_FMT_SGRBG14P, "pgEE", 14, Packing::Mipi14, kGRBG, 1},
    {V4L2_PIX_FMT_SGBRG14P, "pGEE", 14, Packing::Mipi14, kGBRG, 1},
    {V4L2_PIX_FMT_SBGGR14P, "pBEE", 14, Packing::Mipi14, kBGGR, 1},
    {V4L2_PIX_FMT_SRGGB16, "RG16", 16, Packing::Words, kRGGB, 1},
    {V4L2_PIX_FMT_SGRBG16, "GR16", 16, Packing::Words, kGRBG, 1},
    {V4L2_PIX_FMT_SGBRG16, "GB16", 16, Packing::Words, kGBRG, 1},
    {V4L2_PIX_FMT_SBGGR16, "BYR2", 16, Packing::Words, kBGGR, 1},

    {V4L2_PIX_FMT_YUYV, "YUYV", 8, Packing::Yuyv, kNone, 1},
    {V4L2_PIX_FMT_UYVY, "UYVY", 8, Packing::Uyvy, kNone, 1},
    {V4L2_PIX_FMT_NV12, "NV12", 8, Packing::LumaThenPairs, kNone, 1},
    {V4L2_PIX_FMT_NV12M, "NM12", 8, Packing::LumaThenPairs, kNone, 2},
    {V4L2_PIX_FMT_YUV420, "YU12", 8, Packing::LumaThenPlanes, kNone, 1},
    {V4L2_PIX_FMT_YUV420M, "YM12", 8, Packing::LumaThenPlanes, kNone, 3},
    {V4L2_PIX_FMT_RGB24, "RGB3", 8, Packing::Rgb, kNone, 1},
    {V4L2_PIX_FMT_BGR24, "BGR3", 8, Packing::Bgr, kNone, 1},
    {V4L2_PIX_FMT_MJPEG, "MJPG", 8, Packing::Jpeg, kNone, 1},
    {V4L2_PIX_FMT_JPEG, "JPEG", 8, Packing::Jpeg, kNone, 1},

    {v4l2_fourcc('P', 'C', '1', 'R'), "PC1R", 8, Packing::PispCompressed, kRGGB, 1},
    {v4l2_fourcc('P', 'C', '1', 'G'), "PC1G", 8, Packing::PispCompressed, kGRBG, 1},
    {v4l2_fourcc('P', 'C', '1', 'g'), "PC1g", 8, Packing::PispCompressed, kGBRG, 1},
    {v4l2_fourcc('P', 'C', '1', 'B'), "PC1B", 8, Packing::PispCompressed, kBGGR, 1},
    {v4l2_fourcc('P', 'C', '1', 'M'), "PC1M", 8, Packing::PispCompressed, kNone, 1},
    {v4l2_fourcc('P', 'C', '2', 'R'), "PC2R", 8, Packing::PispCompressed, kRGGB, 1},
    {v4l2_fourcc('P', 'C', '2', 'G'), "PC2G", 8, Packing::PispCompressed, kGRBG, 1},
    {v4l2_fourcc('P', 'C', '2', 'g'), "PC2g", 8, Packing::PispCompressed, kGBRG, 1},
    {v4l2_fourcc('P', 'C', '2', 'B'), "PC2B", 8, Packing::PispCompressed, kBGGR, 1},
    {v4l2_fourcc('P', 'C', '2', 'M'), "PC2M", 8, Packing::PispCompressed, kNone, 1},
};

const char* PackingText(Packing packing) {
   switch (packing) {
   case Packing::WordsBigEndian:
      return ", high byte first";
   case Packing::Mipi10:
   case Packing::Mipi12:
   case Packing::Mipi14:
      return ", packed";
   case Packing::PispCompressed:
      return ", compressed";
   default:
      return "";
   }
}

} // namespace

bool PixelFormat::HasColour() const {
   switch (packing) {
   case Packing::Yuyv:
   case Packing::Uyvy:
   case Packing::LumaThenPairs:
   case Packing::LumaThenPlanes:
   case Packing::Rgb:
   case Packing::Bgr:
   case Packing::Jpeg:
      return true;
   default:
      return false;
   }
}

bool PixelFormat::HasGrey() const {
   return packing != Packing::Rgb && packing != Packing::Bgr && packing != Packing::PispCompressed;
}

const char* PixelFormat::Refusal() const {
   if (packing != Packing::PispCompressed)
      return nullptr;
   return "the compression of the Raspberry Pi's camera interface loses detail and depends on a black level that "
          "frames "
          "do not carry; choose an uncompressed format";
}

std::string PixelFormat::Description() const {
   std::string text = std::to_string(bitDepth) + "-bit ";
   if (packing == Packing::Jpeg)
      text = "JPEG";
   else if (packing == Packing::Rgb || packing == Packing::Bgr)
      text = "colour, 8 bits each of red, green and blue";
   else if (packing == Packing::Yuyv || packing == Packing::Uyvy)
      text += "luma, colour of 2 × 1 pixels";
   else if (HasColour())
      text += "luma, colour of 2 × 2 pixels";
   else if (order != BayerOrder::None)
      text += std::string("Bayer ") + pixels::Name(order) + PackingText(packing);
   else
      text += std::string("grey") + PackingText(packing);
   return text + " (" + name + ")";
}

const PixelFormat* FormatTable::begin() const {
   return std::begin(kFormats);
}

const PixelFormat* FormatTable::end() const {
   return std::end(kFormats);
}

const PixelFormat* FindFormat(std::uint32_t fourcc) {
   const PixelFormat* end = FormatTable().end();
   const PixelFormat* found = std::find_if(FormatTable().begin(), end,
                                           [fourcc](const PixelFormat& format) { return format.fourcc == fourcc; });
   return found == end ? nullptr : found;
}

std::string FourccText(std::uint32_t fourcc) {
   std::string text;
   for (int shift = 0; shift < 32; shift += 8) {
      const auto letter = static_cast<char>(((fourcc & ~kBigEndian) >> shift) & 0xff);
      if (letter != ' ')
         text += letter > ' ' && letter <= '~' ? letter : '.';
   }
   return (fourcc & kBigEndian) ? text + "-BE" : text;
}

} // namespace pixels
