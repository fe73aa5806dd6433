// From a driver's buffer to an image.
#pragma once

#include "PixelFormats.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>

namespace pixels {

/** The image that frames become: densely packed rows. Values of Grey16 are right-aligned: 0 to 2^bitDepth - 1. Rgb32
 * has the bytes B, G, R, 255 per pixel. Grey of a YUV format is its luma unchanged (16 to 235 in limited range). */
enum class Output { Grey8, Grey16, Rgb32 };

int BytesPerPixel(Output output);

/** The grey output of a format's bit depth. */
Output GreyOutput(const PixelFormat& format);

/** How luma and colour differences make R, G, B: v4l2_pix_format's ycbcr_enc and quantization. */
struct YuvEncoding {
   bool bt709 = false;     ///< ITU-R BT.709, else BT.601
   bool fullRange = false; ///< 0 to 255, else 16 to 235 (240)
};

/** What the driver granted. */
struct Layout {
   int width = 0;
   int height = 0;
   /** Of each memory plane. In one piece of memory the later parts follow the first at once, Cb Cr pairs with the same
    * distance of lines and single Cb and Cr with half of it. */
   std::array<std::size_t, 3> bytesPerLine{};
   YuvEncoding yuv;
};

/** A memory plane of a frame: size is the bytes used, counted from data. */
struct Bytes {
   const std::uint8_t* data = nullptr;
   std::size_t size = 0;
};
using Planes = std::array<Bytes, 3>;

/** Reads the frames of one stream. Immutable, so any thread may use it. */
class Unpacker {
public:
   /** Throws std::invalid_argument with all reasons: sizes below 1, lines shorter than their pixels, an output that the
    * format does not have, a format that is refused or JPEG. */
   Unpacker(const PixelFormat& format, const Layout& layout, Output output);

   std::size_t OutputSize() const; ///< bytes
   Output OutputKind() const { return output_; }

   /** The buffer is the image, byte for byte: insert plane 0's first OutputSize() bytes straight away (once Check is
    * content). */
   bool IsPlain() const { return plain_; }

   /** Minimum number of bytes that a memory plane must have. The last line needs its pixels only, not its padding. */
   std::size_t NeededBytes(int memoryPlane) const { return needed_[static_cast<std::size_t>(memoryPlane)]; }

   /** Empty, or why the frame is too short. */
   std::string Check(const Planes& planes) const;

   /** Empty, or why the frame is too short; then out is untouched. out has OutputSize() bytes and the alignment of its
    * samples. */
   [[nodiscard]] std::string Unpack(const Planes& planes, std::uint8_t* out) const;

private:
   void UnpackGrey(const Planes& planes, std::uint8_t* out, std::size_t outLine) const;
   void UnpackRgb(const Planes& planes, std::uint8_t* out, std::size_t outLine) const;
   void UnpackYuv(const Planes& planes, std::uint8_t* out, std::size_t outLine) const;

   PixelFormat format_;
   Layout layout_;
   Output output_;
   bool plain_ = false;
   std::array<std::size_t, 3> needed_{};
};

} // namespace pixels
