// A camera that plays recorded frames.
#pragma once

#include "Faults.h"
#include "Files/PictureCache.h"
#include "Files/Recording.h"
#include "FrameSequence.h"
#include "Physics/Sensor.h"

#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace lensless::sim {

constexpr int ERR_NO_MORE_FILES = 10003; ///< the last file has been played

/**
 * Plays the pictures of a folder, one for each snap or frame of a sequence. Played once, a snap after the last picture
 * is an error and a sequence ends by itself; setting NextFrame to 0 starts again. Exposure is taken and reported, but
 * does not change what was recorded. The properties are listed in LenslessSim.cpp.
 */
class RecordedCamera : public FaultyCamera<RecordedCamera> {
public:
   static constexpr const char* name = "RecordedCamera";
   static constexpr const char* description = "Plays the PNG and TIFF files of a folder as a camera";

   RecordedCamera();
   ~RecordedCamera() override { Shutdown(); }

   int Initialize() override;
   int Shutdown() override;
   void GetName(char* text) const override { CDeviceUtils::CopyLimitedString(text, name); }
   bool Busy() override { return false; }

   int SnapImage() override;
   const unsigned char* GetImageBuffer() override { return image_.data(); }
   long GetImageBufferSize() const override;
   unsigned GetImageWidth() const override { return static_cast<unsigned>(roi_.width); }
   unsigned GetImageHeight() const override { return static_cast<unsigned>(roi_.height); }
   unsigned GetImageBytesPerPixel() const override { return static_cast<unsigned>(recording_.bytesPerPixel); }
   unsigned GetBitDepth() const override;

   int GetBinning() const override { return 1; }
   int SetBinning(int factor) override;
   double GetExposure() const override;
   void SetExposure(double exposureMs) override;
   int SetROI(unsigned x, unsigned y, unsigned width, unsigned height) override;
   int GetROI(unsigned& x, unsigned& y, unsigned& width, unsigned& height) override;
   int ClearROI() override;
   int IsExposureSequenceable(bool& sequenceable) const override;

   int StartSequenceAcquisition(long frames, double unused, bool stopOnOverflow) override;
   int StartSequenceAcquisition(double unused) override;
   int StopSequenceAcquisition() override;
   bool IsCapturing() override { return sequence_.running(); }

private:
   /** A picture, cropped to the ROI, and where it comes from. */
   struct Frame {
      std::vector<unsigned char> bytes;
      FrameTags tags;
   };

   void addLiveProperties();
   int OnAtEnd(MM::PropertyBase* property, MM::ActionType action);
   int OnBitDepth(MM::PropertyBase* property, MM::ActionType action);
   int OnNextFrame(MM::PropertyBase* property, MM::ActionType action);
   int nextNumber(std::size_t& number);
   void skip(std::size_t number);
   std::shared_ptr<const GreyImage> picture(std::size_t number);
   int readNext(Frame& frame);
   int readForSequence();
   void setRoi(const PixelRect& roi);
   int unreadiness() const;

   // Fixed after Initialize, or while a sequence runs.
   Recording recording_;
   PixelRect roi_;
   bool initialised_ = false;

   mutable std::mutex mutex_; // guards the six below
   double exposureMs_ = 10;
   double frameIntervalMs_ = 0;
   double cacheMb_ = 256;
   bool loop_ = true;
   long bitDepth_ = 8;
   std::size_t next_ = 0; // the frame to play next, ≤ number of frames

   std::vector<unsigned char> image_; // the last snap, always as large as a frame; touched by the core's thread only
   Frame sequenceFrame_;              // touched by the sequence's thread only
   PictureCache cache_;               // the same while there is one
   FrameSequence sequence_{*this};
};

} // namespace lensless::sim
