// What a frame of the recorded camera looks like: size, region of interest, exposure.
#include "RecordedCamera.h"

namespace lensless::sim {

long RecordedCamera::GetImageBufferSize() const {
   return static_cast<long>(roi_.width) * roi_.height * recording_.bytesPerPixel;
}

unsigned RecordedCamera::GetBitDepth() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return static_cast<unsigned>(bitDepth_);
}

int RecordedCamera::SetBinning(int factor) {
   return SetProperty(MM::g_Keyword_Binning, std::to_string(factor).c_str());
}

double RecordedCamera::GetExposure() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return exposureMs_;
}

void RecordedCamera::SetExposure(double exposureMs) {
   if (SetProperty(MM::g_Keyword_Exposure, numberText(exposureMs).c_str()) != DEVICE_OK)
      LogMessage("Exposure cannot be " + numberText(exposureMs) + " ms and stays at " + numberText(GetExposure()) +
                 " ms.");
}

int RecordedCamera::SetROI(unsigned x, unsigned y, unsigned width, unsigned height) {
   if (isGone())
      return ERR_CAMERA_GONE;
   if (sequence_.running())
      return DEVICE_CAMERA_BUSY_ACQUIRING;
   if (width == 0 && height == 0)
      return ClearROI();
   if (width == 0 || height == 0 || static_cast<long>(x) + static_cast<long>(width) > recording_.width ||
       static_cast<long>(y) + static_cast<long>(height) > recording_.height)
      return refuse("The ROI " + std::to_string(width) + "×" + std::to_string(height) + " at " + std::to_string(x) +
                    "," + std::to_string(y) + " does not fit: the recorded frames have " +
                    std::to_string(recording_.width) + "×" + std::to_string(recording_.height) + " pixels.");
   setRoi({static_cast<int>(x), static_cast<int>(y), static_cast<int>(width), static_cast<int>(height)});
   return DEVICE_OK;
}

int RecordedCamera::GetROI(unsigned& x, unsigned& y, unsigned& width, unsigned& height) {
   if (isGone())
      return ERR_CAMERA_GONE;
   x = static_cast<unsigned>(roi_.x);
   y = static_cast<unsigned>(roi_.y);
   width = static_cast<unsigned>(roi_.width);
   height = static_cast<unsigned>(roi_.height);
   return DEVICE_OK;
}

int RecordedCamera::ClearROI() {
   if (isGone())
      return ERR_CAMERA_GONE;
   if (sequence_.running())
      return DEVICE_CAMERA_BUSY_ACQUIRING;
   setRoi({0, 0, recording_.width, recording_.height});
   return DEVICE_OK;
}

void RecordedCamera::setRoi(const PixelRect& roi) {
   roi_ = roi;
   image_.assign(static_cast<std::size_t>(GetImageBufferSize()), 0);
}

int RecordedCamera::IsExposureSequenceable(bool& sequenceable) const {
   sequenceable = false;
   return DEVICE_OK;
}

} // namespace lensless::sim
