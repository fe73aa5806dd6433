// A camera that was opened and set up, ready to stream.
#pragma once

#include "FrameReader.h"
#include "Offers.h"
#include "Region.h"
#include "v4l2/Controls.h"
#include "v4l2/Exposure.h"
#include "v4l2/Gain.h"
#include "v4l2/SensorModes.h"
#include "v4l2/Stream.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace lensless::rpiv4l2 {

/** All that is fixed before initialisation. */
struct CameraWish {
   Choice choice;
   ImageWish image;
   std::uint32_t buffers = 4;
};

/**
 * Owns the node, the sensor behind it, buffers, and what reads frames from them. Everything was granted as asked for,
 * or the constructor throws. For one thread at a time; others may meanwhile use the controls under their lock, wake the
 * stream, and ask for the interval.
 */
class OpenCamera {
public:
   /** Throws v4l2::Error: no such camera, in use, no permission; all reasons why the wish cannot be granted. */
   OpenCamera(v4l2::SystemCalls& calls, const CameraWish& wish);

   const v4l2::Node& Node() const { return node_; }
   const v4l2::Device& Device() const { return device_; }
   const v4l2::GrantedFormat& Format() const { return region_.format; }
   /** From frame to frame; 0 where the driver does not tell. From any thread. */
   double IntervalMs() const { return intervalMs_; }

   /** Held while the four below are used. */
   std::unique_lock<std::mutex> LockControls() const { return std::unique_lock(controlsGuard_); }
   /** Of the node, then of the sensor where there is one. */
   std::vector<v4l2::Controls*> ControlSources_NeedsLock() const;
   v4l2::Exposure& Exposure_NeedsLock() const { return *exposure_; }
   v4l2::Gain& Gain_NeedsLock() const { return *gain_; }
   /** After something that changes the time between frames was set. */
   void AskInterval_NeedsLock();

   /** The mode of the sensor, in words; empty where there is none to choose. */
   std::string SensorModeText() const;
   /** Pixels of the sensor along one of the frame; 1 where the driver does not tell. */
   int Binning() const;
   /** Those of the sensor's modes in this pixel format, ascending; at least the present one. */
   std::vector<int> Binnings() const;
   /** Sets the mode with this binning that shows most of the sensor, and the full frame. Throws v4l2::Error. */
   void SetBinning(int binning);

   const Region& Roi() const { return region_; }
   /** In pixels of images: with one colour of a Bayer sensor, half as many as the frame has. */
   v4l2::Size FullImageSize() const;
   v4l2::Rectangle RoiOfImage() const;
   /** Within the full image. Frees the buffers. Throws v4l2::Error; then the region is open and may be set again. */
   void SetRoi(const v4l2::Rectangle& wanted);
   void ClearRoi();

   /** After a control was set that may change the format: takes it over, and the full frame. Throws v4l2::Error. */
   void FollowLayout();

   const ImageLayout& Layout() const { return reader_->Layout(); }
   FrameReader& Reader() { return *reader_; }

   /**
    * Buffers are allocated with the first call, and again after FreeBuffers. Without them other programs may use the
    * node, and set it otherwise: then it is set again to what was granted. Throws v4l2::Error.
    */
   v4l2::Stream& Stream();
   /** Stops the stream. From now on the format can be changed, by others too. */
   void FreeBuffers() noexcept;
   /** Ends a wait for a frame, if there is a stream. From any thread. */
   void WakeStream() noexcept;

private:
   Setup Checked(const Choice& choice) const;
   void SetFullFrame_NeedsLock(v4l2::FormatRequest request);
   void SetRate_NeedsLock(const Setup& setup);
   double SensorRate_NeedsLock(const Setup& setup);
   void Use_NeedsLock(const Region& region);
   bool IsAsGranted() const;
   void SetAsGranted();
   std::uint32_t Scale() const { return wish_.image.plane ? 2 : 1; } // pixels of a frame along one of the image

   v4l2::Node node_;
   v4l2::Device device_;
   CameraWish wish_;

   mutable std::mutex controlsGuard_;   // guards what is set and read through the four below
   std::optional<v4l2::Sensor> sensor_; // none: format and rate are set on the node
   std::unique_ptr<v4l2::Controls> controls_;
   std::unique_ptr<v4l2::Exposure> exposure_;
   std::unique_ptr<v4l2::Gain> gain_;

   std::optional<v4l2::SensorMode> mode_;
   std::optional<v4l2::FrameInterval> setInterval_; // set again whenever the format was
   std::atomic<double> intervalMs_{0};
   std::unique_ptr<RegionSetter> regions_;
   Region region_;
   std::unique_ptr<FrameReader> reader_;
   std::mutex streamGuard_;               // held where stream_ changes, and by threads that only wake it
   std::unique_ptr<v4l2::Stream> stream_; // last: it ends before the device
};

} // namespace lensless::rpiv4l2
