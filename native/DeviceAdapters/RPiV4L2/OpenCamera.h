// A camera that was opened and set up, ready to stream.
#pragma once

#include "FrameReader.h"
#include "Offers.h"
#include "Region.h"
#include "v4l2/Stream.h"

#include <memory>
#include <string>

namespace lensless::rpiv4l2 {

/** All that is fixed before initialisation. */
struct CameraWish {
   Choice choice;
   ImageWish image;
   std::uint32_t buffers = 4;
};

/**
 * Owns the node, its buffers and what reads frames from them. Everything was granted as asked for, or the constructor
 * throws. For one thread at a time, but for Stream::Wake and Buffer::Release.
 */
class OpenCamera {
public:
   /** Throws v4l2::Error: no such camera, in use, no permission; all reasons why the wish cannot be granted. */
   OpenCamera(v4l2::SystemCalls& calls, const CameraWish& wish);

   const v4l2::Node& Node() const { return node_; }
   const v4l2::Device& Device() const { return device_; }
   const v4l2::GrantedFormat& Format() const { return region_.format; }
   /** From frame to frame; 0 where the driver does not tell. */
   double IntervalMs() const;

   const Region& Roi() const { return region_; }
   /** In pixels of images: with one colour of a Bayer sensor, half as many as the frame has. */
   v4l2::Size FullImageSize() const;
   v4l2::Rectangle RoiOfImage() const;
   /** Within the full image. Frees the buffers. Throws v4l2::Error; then the region is open and may be set again. */
   void SetRoi(const v4l2::Rectangle& wanted);
   void ClearRoi();

   const ImageLayout& Layout() const { return reader_->Layout(); }
   FrameReader& Reader() { return *reader_; }

   /** Buffers are allocated with the first call, and again after FreeBuffers. Throws v4l2::Error. */
   v4l2::Stream& Stream();
   bool HasStream() const { return stream_ != nullptr; }
   /** Stops the stream: the format can be changed, and what failed starts anew. */
   void FreeBuffers() noexcept { stream_.reset(); }

private:
   void SetRate(const Setup& setup);
   void Use(const Region& region);
   std::uint32_t Scale() const { return wish_.image.plane ? 2 : 1; } // pixels of a frame along one of the image

   v4l2::Node node_;
   v4l2::Device device_;
   CameraWish wish_;
   std::optional<v4l2::FrameInterval> setInterval_; // set again whenever the format was
   v4l2::FrameInterval interval_;
   std::unique_ptr<RegionSetter> regions_;
   Region region_;
   std::unique_ptr<FrameReader> reader_;
   std::unique_ptr<v4l2::Stream> stream_; // last: it ends before the device
};

} // namespace lensless::rpiv4l2
