// Colour from luma and colour differences.
#pragma once

#include "Unpack.h"

#include <cstddef>
#include <cstdint>

namespace pixels {

/** A row of luma and the colour differences that belong to it. Two neighbouring pixels share one Cb and one Cr. */
struct YuvRow {
   const std::uint8_t* y;
   const std::uint8_t* cb;
   const std::uint8_t* cr;
   std::size_t yStep;      ///< bytes from one luma to the next
   std::size_t chromaStep; ///< bytes from one Cb (Cr) to the next
};

/** ITU-R BT.601-7 or BT.709-6, rounded to nearest, in 16-bit fixed point. */
struct YuvToRgb {
   explicit YuvToRgb(YuvEncoding encoding);

   /** width pixels as B, G, R, 255. No byte is read that belongs to none of them. */
   void Convert(const YuvRow& row, std::uint8_t* out, std::size_t width) const;

   int black;
   int y, crToR, cbToG, crToG, cbToB; ///< factors · 2^16
};

/** Converts as many pixels from the start of the row as the processor's vectors can, and returns their number: 0 where
 * there are no vectors, or where the row is laid out unlike a camera's. The results are the same as without vectors. */
std::size_t ConvertByVectors(const YuvToRgb& factors, const YuvRow& row, std::uint8_t* out, std::size_t width);

} // namespace pixels
