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
class YuvToRgb {
public:
   explicit YuvToRgb(YuvEncoding encoding);

   /** width pixels as B, G, R, 255. */
   void Convert(const YuvRow& row, std::uint8_t* out, std::size_t width) const;

private:
   int black_;
   int y_, crToR_, cbToG_, crToG_, cbToB_; // factors · 2^16
};

} // namespace pixels
