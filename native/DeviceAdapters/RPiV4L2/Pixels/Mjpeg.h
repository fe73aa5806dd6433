// Frames that arrive as JPEG.
#pragma once

#include "Unpack.h"

#include <memory>
#include <string>

namespace pixels {

/** Reads the JPEG frames of one stream, for one thread at a time. Frames without Huffman tables, as many webcams send
 * them, are read with the standard ones. */
class MjpegDecoder {
public:
   /** Throws std::invalid_argument for sizes below 1 and for Grey16: JPEG has 8 bits; std::runtime_error when the
    * library cannot start. */
   MjpegDecoder(int width, int height, Output output);

   std::size_t OutputSize() const; ///< bytes

   /** Empty, or why the frame cannot be used: not a JPEG, another size, damaged or cut off. Then the contents of out,
    * OutputSize() bytes, are undefined. */
   [[nodiscard]] std::string Decode(Bytes frame, std::uint8_t* out);

private:
   std::string ErrorThatEndsTheDecoder();

   struct Closer {
      void operator()(void* decompressor) const;
   };
   std::unique_ptr<void, Closer> decompressor_; // none after a damaged frame
   int width_;
   int height_;
   Output output_;
};

} // namespace pixels
