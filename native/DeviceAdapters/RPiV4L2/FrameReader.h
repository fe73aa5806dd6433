// From a driver's frame to the image the core takes.
#pragma once

#include "Pixels/Mjpeg.h"
#include "Pixels/Unpack.h"
#include "v4l2/Buffer.h"
#include "v4l2/Formats.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace lensless::rpiv4l2 {

/** What is to become of frames. */
struct ImageWish {
   enum class Colour {
      Auto, ///< grey where the format has raw samples or a luma, else RGB32
      Grey,
      Rgb32
   };
   Colour colour = Colour::Auto;
   std::optional<pixels::ColourPlane> plane; ///< of a Bayer sensor; none: all pixels
};

/** Why a format cannot become such an image; all reasons, none if it can. */
std::vector<std::string> Reasons(std::uint32_t fourCc, const ImageWish& wish);

/** What an image looks like. */
struct ImageLayout {
   int width = 0, height = 0;
   int bytesPerPixel = 1;
   int components = 1;                                  ///< 4 for RGB32
   int bitDepth = 8;                                    ///< true bits of a sample
   pixels::BayerOrder order = pixels::BayerOrder::None; ///< of the image's top left cell

   std::size_t Bytes() const {
      return static_cast<std::size_t>(width) * static_cast<std::size_t>(height) *
             static_cast<std::size_t>(bytesPerPixel);
   }
};

/**
 * Reads the frames of one format into images, all of one part of the frame. Whole plain frames are not copied; others
 * go through buffers that are allocated once. For one thread at a time.
 */
class FrameReader {
public:
   /**
    * `order` is that of the frame's top left cell: what the format says, unless the sensor mirrors. `part` lies within
    * the frame. Throws std::invalid_argument with all reasons where the format cannot become the image wished for.
    */
   FrameReader(const v4l2::GrantedFormat& format, pixels::BayerOrder order, const ImageWish& wish,
               const v4l2::Rectangle& part);

   const ImageLayout& Layout() const { return layout_; }

   /** Empty, and the image: valid until the next call and the buffer's release. Otherwise why the frame is unusable. */
   [[nodiscard]] std::string Read(const v4l2::Buffer& buffer, const std::uint8_t*& image);

private:
   bool IsWholeFrame() const;
   std::string Unpack(const v4l2::Buffer& buffer, const std::uint8_t*& frame);
   const std::uint8_t* Part(const std::uint8_t* frame);

   v4l2::Size frameSize_;
   v4l2::Rectangle part_;
   std::optional<pixels::ColourPlane> plane_;
   pixels::BayerOrder partOrder_; // of the part's top left cell
   ImageLayout layout_;

   // One of the two.
   std::optional<pixels::Unpacker> unpacker_;
   std::optional<pixels::MjpegDecoder> decoder_;

   std::vector<std::uint8_t> frame_; // unpacked; as large as needed
   std::vector<std::uint8_t> image_; // the part of it; as large as needed
};

} // namespace lensless::rpiv4l2
