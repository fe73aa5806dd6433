#include "Mjpeg.h"

#include <cstdio>
#include <stdexcept>
#include <turbojpeg.h>

namespace pixels {

namespace {

// Some webcams pad frames before the end marker. All pixels are there, so these are whole frames. More than a transfer
// unit's padding means that the picture ended before its data did.
constexpr unsigned kMostPadding = 64;

bool IsPadding(const char* warning) {
   unsigned bytes = 0, marker = 0;
   return std::sscanf(warning, "Corrupt JPEG data: %u extraneous bytes before marker 0x%x", &bytes, &marker) == 2 &&
          marker == 0xd9 && bytes <= kMostPadding;
}

std::string SizeText(int width, int height) {
   return std::to_string(width) + "×" + std::to_string(height);
}

} // namespace

void MjpegDecoder::Closer::operator()(void* decompressor) const {
   tjDestroy(decompressor);
}

MjpegDecoder::MjpegDecoder(int width, int height, Output output) : width_(width), height_(height), output_(output) {
   if (width < 1 || height < 1 || output == Output::Grey16)
      throw std::invalid_argument("JPEG frames of " + SizeText(width, height) +
                                  (output == Output::Grey16 ? " cannot become 16-bit grey: they have 8 bits."
                                                            : " cannot be: sides have at least one pixel."));
   decompressor_.reset(tjInitDecompress());
   if (!decompressor_)
      throw std::runtime_error(std::string("The JPEG decoder cannot start: ") + tjGetErrorStr2(nullptr) + ".");
}

std::size_t MjpegDecoder::OutputSize() const {
   return static_cast<std::size_t>(width_) * static_cast<std::size_t>(height_) *
          static_cast<std::size_t>(BytesPerPixel(output_));
}

std::string MjpegDecoder::Decode(Bytes frame, std::uint8_t* out) {
   if (!decompressor_)
      decompressor_.reset(tjInitDecompress());
   if (!decompressor_)
      return std::string("the JPEG decoder cannot start: ") + tjGetErrorStr2(nullptr);
   int width = 0, height = 0, subsampling = 0, colourSpace = 0;
   if (tjDecompressHeader3(decompressor_.get(), frame.data, frame.size, &width, &height, &subsampling, &colourSpace) !=
       0)
      return "the frame is not a JPEG: " + ErrorThatEndsTheDecoder();
   if (width != width_ || height != height_)
      return "the JPEG has " + SizeText(width, height) + " pixels, not " + SizeText(width_, height_);
   const int result = tjDecompress2(decompressor_.get(), frame.data, frame.size, out, width_, 0, height_,
                                    output_ == Output::Grey8 ? TJPF_GRAY : TJPF_BGRA, TJFLAG_ACCURATEDCT);
   if (result == 0)
      return {};
   const bool warning = tjGetErrorCode(decompressor_.get()) == TJERR_WARNING;
   const std::string error = ErrorThatEndsTheDecoder();
   return warning && IsPadding(error.c_str()) ? std::string() : "the JPEG is damaged: " + error;
}

// The library's decoder keeps part of a damaged frame and stumbles over it in the next.
std::string MjpegDecoder::ErrorThatEndsTheDecoder() {
   std::string error = tjGetErrorStr2(decompressor_.get());
   decompressor_.reset();
   return error;
}

} // namespace pixels
