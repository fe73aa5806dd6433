#include "Unpack.h"

#include "Rows.h"
#include "YuvToRgb.h"

#include <cstring>
#include <stdexcept>

namespace pixels {

namespace {

constexpr int kLongestSide = 65535;

static_assert(__BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__, "samples are stored as the drivers give them");

std::size_t Size(int number) {
   return static_cast<std::size_t>(number);
}

std::size_t Groups(std::size_t samples, std::size_t groupSamples) {
   return (samples + groupSamples - 1) / groupSamples;
}

/** Bytes of a row of memory plane 0 that are read. */
std::size_t RowBytes(Packing packing, std::size_t width, Output output) {
   switch (packing) {
   case Packing::Words:
   case Packing::WordsBigEndian:
      return 2 * width;
   case Packing::Mipi10:
      return 5 * Groups(width, 4);
   case Packing::Mipi12:
      return 3 * Groups(width, 2);
   case Packing::Mipi14:
      return 7 * Groups(width, 4);
   case Packing::Yuyv:
   case Packing::Uyvy:
      return output == Output::Rgb32 ? 4 * Groups(width, 2) : 2 * width;
   case Packing::Rgb:
   case Packing::Bgr:
      return 3 * width;
   default:
      return width;
   }
}

bool HasChromaPlanes(const PixelFormat& format) {
   return format.packing == Packing::LumaThenPairs || format.packing == Packing::LumaThenPlanes;
}

/** Where the three components of an image with 2 × 2 pixels a colour begin. */
struct Parts {
   int cbPlane, crPlane;           // memory planes
   std::size_t cbOffset, crOffset; // bytes from their start
   std::size_t chromaLine;         // bytes from a line of colours to the next
   std::size_t chromaStep;
   std::size_t chromaRowBytes; // that are read
};

Parts PartsOf(const PixelFormat& format, const Layout& layout) {
   const bool pairs = format.packing == Packing::LumaThenPairs;
   const std::size_t colours = Groups(Size(layout.width), 2);
   const std::size_t colourLines = Groups(Size(layout.height), 2);
   Parts parts{};
   parts.chromaStep = pairs ? 2 : 1;
   parts.chromaRowBytes = colours * parts.chromaStep;
   if (format.memoryPlanes == 1) {
      parts.chromaLine = pairs ? layout.bytesPerLine[0] : layout.bytesPerLine[0] / 2;
      parts.cbOffset = layout.bytesPerLine[0] * Size(layout.height);
      parts.crOffset = pairs ? parts.cbOffset + 1 : parts.cbOffset + parts.chromaLine * colourLines;
   } else {
      parts.chromaLine = layout.bytesPerLine[1];
      parts.cbPlane = 1;
      parts.crPlane = pairs ? 1 : 2;
      parts.crOffset = pairs ? 1 : 0;
   }
   return parts;
}

std::size_t LastByte(std::size_t offset, std::size_t bytesPerLine, std::size_t lines, std::size_t rowBytes) {
   return offset + bytesPerLine * (lines - 1) + rowBytes;
}

std::string TooShortLine(std::size_t granted, std::size_t needed, int width) {
   return "lines of " + std::to_string(granted) + " bytes cannot hold " + std::to_string(width) +
          " pixels, which take " + std::to_string(needed);
}

void CopyRow(const std::uint8_t* in, std::uint8_t* out, std::size_t width) {
   std::memcpy(out, in, width);
}

void CopyWords(const std::uint8_t* in, std::uint8_t* out, std::size_t width) {
   std::memcpy(out, in, 2 * width);
}

RowKernel GreyKernel(Packing packing) {
   const RowKernels& rows = BestRows();
   switch (packing) {
   case Packing::Words:
      return CopyWords;
   case Packing::WordsBigEndian:
      return rows.swapped;
   case Packing::Mipi10:
      return rows.mipi10;
   case Packing::Mipi12:
      return rows.mipi12;
   case Packing::Mipi14:
      return rows.mipi14;
   case Packing::Yuyv:
   case Packing::Uyvy:
      return rows.everySecond;
   default:
      return CopyRow;
   }
}

void UnpackRgbRow(const std::uint8_t* in, std::uint8_t* out, std::size_t width, bool redFirst) {
   for (std::size_t x = 0; x < width; ++x, in += 3, out += 4) {
      out[0] = in[redFirst ? 2 : 0];
      out[1] = in[1];
      out[2] = in[redFirst ? 0 : 2];
      out[3] = 255;
   }
}

} // namespace

int BytesPerPixel(Output output) {
   return output == Output::Grey8 ? 1 : output == Output::Grey16 ? 2 : 4;
}

Output GreyOutput(const PixelFormat& format) {
   return format.bitDepth > 8 ? Output::Grey16 : Output::Grey8;
}

Unpacker::Unpacker(const PixelFormat& format, const Layout& layout, Output output)
    : format_(format), layout_(layout), output_(output) {
   std::string reasons;
   const auto refuse = [&reasons](const std::string& reason) { reasons += (reasons.empty() ? "" : "; ") + reason; };
   if (format.Refusal())
      refuse(format.Refusal());
   if (format.IsJpeg())
      refuse("JPEG frames are not unpacked but decoded");
   if (output == Output::Rgb32 ? !format.HasColour() : (!format.HasGrey() || output != GreyOutput(format)))
      refuse("it cannot become " + std::string(output == Output::Rgb32    ? "RGB32"
                                               : output == Output::Grey16 ? "16-bit grey"
                                                                          : "8-bit grey"));
   for (const int side : {layout.width, layout.height}) {
      if (side < 1 || side > kLongestSide)
         refuse("a side of " + std::to_string(side) + " pixels is outside 1 to " + std::to_string(kLongestSide));
   }
   if (reasons.empty()) {
      const std::size_t rowBytes = RowBytes(format.packing, Size(layout.width), output);
      const std::size_t lines = Size(layout.height);
      needed_[0] = LastByte(0, layout.bytesPerLine[0], lines, rowBytes);
      if (layout.bytesPerLine[0] < rowBytes)
         refuse(TooShortLine(layout.bytesPerLine[0], rowBytes, layout.width));
      if (output == Output::Rgb32 && HasChromaPlanes(format)) {
         const Parts parts = PartsOf(format, layout);
         const std::size_t last = LastByte(0, parts.chromaLine, Groups(lines, 2), parts.chromaRowBytes);
         // Of pairs the last byte is a Cr, counted from the first Cb.
         const bool pairs = format.packing == Packing::LumaThenPairs;
         needed_[Size(parts.cbPlane)] = parts.cbOffset + last;
         needed_[Size(parts.crPlane)] = parts.crOffset + last - (pairs ? 1 : 0);
         if (parts.chromaLine < parts.chromaRowBytes)
            refuse("colours: " + TooShortLine(parts.chromaLine, parts.chromaRowBytes, layout.width));
         if (format.memoryPlanes == 3 && layout.bytesPerLine[2] != layout.bytesPerLine[1])
            refuse("lines of Cb have " + std::to_string(layout.bytesPerLine[1]) + " bytes and lines of Cr " +
                   std::to_string(layout.bytesPerLine[2]));
      }
   }
   if (!reasons.empty())
      throw std::invalid_argument("Frames of " + std::to_string(layout.width) + "×" + std::to_string(layout.height) +
                                  " in " + format.name + " cannot be unpacked: " + reasons + ".");
   plain_ = (format.packing == Packing::Bytes || format.packing == Packing::Words) &&
            layout.bytesPerLine[0] == Size(layout.width) * Size(BytesPerPixel(output));
}

std::size_t Unpacker::OutputSize() const {
   return Size(layout_.width) * Size(layout_.height) * Size(BytesPerPixel(output_));
}

std::string Unpacker::Check(const Planes& planes) const {
   for (std::size_t plane = 0; plane < planes.size(); ++plane) {
      if (planes[plane].size < needed_[plane] || (needed_[plane] > 0 && !planes[plane].data))
         return "the frame is too short: " + std::to_string(planes[plane].size) + " bytes of " +
                std::to_string(needed_[plane]) + (format_.memoryPlanes > 1 ? " in plane " + std::to_string(plane) : "");
   }
   return {};
}

std::string Unpacker::Unpack(const Planes& planes, std::uint8_t* out) const {
   std::string reason = Check(planes);
   if (!reason.empty())
      return reason;
   const std::size_t outLine = Size(layout_.width) * Size(BytesPerPixel(output_));
   if (plain_)
      std::memcpy(out, planes[0].data, OutputSize());
   else if (output_ != Output::Rgb32)
      UnpackGrey(planes, out, outLine);
   else if (format_.packing == Packing::Rgb || format_.packing == Packing::Bgr)
      UnpackRgb(planes, out, outLine);
   else
      UnpackYuv(planes, out, outLine);
   return reason;
}

void Unpacker::UnpackGrey(const Planes& planes, std::uint8_t* out, std::size_t outLine) const {
   const RowKernel kernel = GreyKernel(format_.packing);
   const std::uint8_t* in = planes[0].data + (format_.packing == Packing::Uyvy ? 1 : 0);
   for (int y = 0; y < layout_.height; ++y, in += layout_.bytesPerLine[0], out += outLine)
      kernel(in, out, Size(layout_.width));
}

void Unpacker::UnpackRgb(const Planes& planes, std::uint8_t* out, std::size_t outLine) const {
   const std::uint8_t* in = planes[0].data;
   for (int y = 0; y < layout_.height; ++y, in += layout_.bytesPerLine[0], out += outLine)
      UnpackRgbRow(in, out, Size(layout_.width), format_.packing == Packing::Rgb);
}

void Unpacker::UnpackYuv(const Planes& planes, std::uint8_t* out, std::size_t outLine) const {
   const YuvToRgb toRgb(layout_.yuv);
   for (std::size_t y = 0; y < Size(layout_.height); ++y, out += outLine) {
      const std::uint8_t* line = planes[0].data + y * layout_.bytesPerLine[0];
      YuvRow row{};
      if (format_.packing == Packing::Yuyv) {
         row = {line, line + 1, line + 3, 2, 4};
      } else if (format_.packing == Packing::Uyvy) {
         row = {line + 1, line, line + 2, 2, 4};
      } else {
         const Parts parts = PartsOf(format_, layout_);
         const std::size_t down = y / 2 * parts.chromaLine;
         row = {line, planes[Size(parts.cbPlane)].data + parts.cbOffset + down,
                planes[Size(parts.crPlane)].data + parts.crOffset + down, 1, parts.chromaStep};
      }
      toRgb.Convert(row, out, Size(layout_.width));
   }
}

} // namespace pixels
