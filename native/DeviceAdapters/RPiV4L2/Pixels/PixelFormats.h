// The pixel formats of cameras: what the four letters of a V4L2 format mean.
#pragma once

#include "BayerOrder.h"

#include <cstddef>
#include <cstdint>
#include <string>

namespace pixels {

/** How samples lie in memory. Kernel documentation: userspace-api/media/v4l/pixfmt.html. */
enum class Packing {
   Bytes,          ///< a byte each
   Words,          ///< 16-bit little-endian, value in the low bits
   WordsBigEndian, ///< the same with the high byte first
   Mipi10,         ///< 4 samples in 5 bytes: 4 times the high 8 bits, then the low bits of all
   Mipi12,         ///< 2 samples in 3 bytes, likewise
   Mipi14,         ///< 4 samples in 7 bytes, likewise
   Yuyv,           ///< Y Cb Y Cr: two pixels in 4 bytes
   Uyvy,           ///< Cb Y Cr Y
   LumaThenPairs,  ///< all Y, then for 2 × 2 pixels one pair Cb Cr
   LumaThenPlanes, ///< all Y, then for 2 × 2 pixels one Cb; after all of these the Cr
   Rgb,            ///< R G B
   Bgr,            ///< B G R
   Jpeg,           ///< a JPEG file a frame; see Mjpeg.h
   PispCompressed  ///< the lossy compression of the Raspberry Pi 5's camera interface
};

struct PixelFormat {
   std::uint32_t fourcc;
   const char* name; ///< the four letters without blanks: "RG10", "Y16-BE"
   int bitDepth;     ///< true bits of a sample
   Packing packing;
   BayerOrder order;
   int memoryPlanes; ///< pieces of memory a frame consists of in the multi-planar API; 1 in the single-planar one

   bool IsJpeg() const { return packing == Packing::Jpeg; }
   bool HasGrey() const;   ///< raw samples or luma: 8-bit grey up to 8 bits, 16-bit grey above
   bool HasColour() const; ///< can become RGB32 without inventing colours; false for Bayer formats, whose raw stays raw
   /** Why frames in this format are not read; null where they are. */
   const char* Refusal() const;
   /** "10-bit Bayer RGGB, packed (pRAA)" */
   std::string Description() const;
};

/** Null for formats that are not in the table. */
const PixelFormat* FindFormat(std::uint32_t fourcc);

/** All known formats, also the refused ones: iterate from begin to end. */
struct FormatTable {
   const PixelFormat* begin() const;
   const PixelFormat* end() const;
};

/** The four letters of any code without blanks, "-BE" behind those that the kernel marks as big-endian; what cannot be
 * printed as '.'. */
std::string FourccText(std::uint32_t fourcc);

} // namespace pixels
