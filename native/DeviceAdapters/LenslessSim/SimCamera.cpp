#include "SimCamera.h"

#include <cmath>

namespace lensless::sim {

namespace {
constexpr double mostMemory = 2.5e9; // bytes for one hologram
constexpr int leastRoi = 8;
} // namespace

SimCamera::SimCamera() {
   SetErrorText(ERR_FRAME_FAILED, "The frame could not be simulated; the log says why.");
   addSensorProperties();
}

int SimCamera::Initialize() {
   if (isGone())
      Shutdown();
   if (instrument_)
      return DEVICE_OK;
   const CameraSettings now = settings();
   const double memory = hologramMemory(now.scene.pixels);
   if (memory > mostMemory)
      return refuse("A sensor of " + std::to_string(now.scene.pixels.width) + "×" +
                        std::to_string(now.scene.pixels.height) + " pixels with Oversampling " +
                        std::to_string(now.scene.pixels.oversampling) + " takes up to " +
                        numberText(std::round(memory / 1e8) / 10) + " GB to simulate; " + numberText(mostMemory / 1e9) +
                        " GB are allowed. Choose smaller SensorWidth and SensorHeight or less Oversampling.",
                    ERR_CANNOT_START);
   instrument_ = Instrument::ofCore(GetCoreCallback());
   addReadoutProperties();
   addSampleProperties();
   addFaultProperties();
   fixPreInit(true);
   return ClearROI();
}

int SimCamera::Shutdown() {
   StopSequenceAcquisition();
   instrument_.reset();
   plugIn();
   fixPreInit(false);
   return DEVICE_OK;
}

CameraSettings SimCamera::settings() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return settings_;
}

long SimCamera::GetImageBufferSize() const {
   return static_cast<long>(GetImageWidth()) * static_cast<long>(GetImageHeight()) *
          static_cast<long>(GetImageBytesPerPixel());
}

unsigned SimCamera::GetImageWidth() const {
   return static_cast<unsigned>(settings().readout.roi.width);
}
unsigned SimCamera::GetImageHeight() const {
   return static_cast<unsigned>(settings().readout.roi.height);
}
unsigned SimCamera::GetImageBytesPerPixel() const {
   return static_cast<unsigned>(settings().frameBytesPerPixel());
}
unsigned SimCamera::GetBitDepth() const {
   return static_cast<unsigned>(settings().frameBitDepth());
}
int SimCamera::GetBinning() const {
   return settings().readout.binning;
}
double SimCamera::GetExposure() const {
   return settings().exposureMs;
}

int SimCamera::SetBinning(int factor) {
   return SetProperty(MM::g_Keyword_Binning, std::to_string(factor).c_str());
}

void SimCamera::SetExposure(double exposureMs) {
   if (SetProperty(MM::g_Keyword_Exposure, numberText(exposureMs).c_str()) != DEVICE_OK)
      LogMessage("Exposure cannot be " + numberText(exposureMs) + " ms and stays at " + numberText(GetExposure()) +
                 " ms.");
}

int SimCamera::SetROI(unsigned x, unsigned y, unsigned width, unsigned height) {
   if (isGone())
      return ERR_CAMERA_GONE;
   if (sequence_.running())
      return DEVICE_CAMERA_BUSY_ACQUIRING;
   if (width == 0 && height == 0)
      return ClearROI();
   const std::lock_guard<std::mutex> lock(mutex_);
   const long fullWidth = settings_.scene.pixels.width / settings_.readout.binning;
   const long fullHeight = settings_.scene.pixels.height / settings_.readout.binning;
   if (static_cast<long>(width) < leastRoi || static_cast<long>(height) < leastRoi ||
       static_cast<long>(x) + static_cast<long>(width) > fullWidth ||
       static_cast<long>(y) + static_cast<long>(height) > fullHeight)
      return refuse("The ROI " + std::to_string(width) + "×" + std::to_string(height) + " at " + std::to_string(x) +
                    "," + std::to_string(y) + " does not fit: with this binning the sensor has " +
                    std::to_string(fullWidth) + "×" + std::to_string(fullHeight) + " pixels, and a ROI at least " +
                    std::to_string(leastRoi) + "×" + std::to_string(leastRoi) + ".");
   settings_.readout.roi = {static_cast<int>(x), static_cast<int>(y), static_cast<int>(width),
                            static_cast<int>(height)};
   resizeImage_NeedsLock();
   return DEVICE_OK;
}

int SimCamera::GetROI(unsigned& x, unsigned& y, unsigned& width, unsigned& height) {
   if (isGone())
      return ERR_CAMERA_GONE;
   const PixelRect roi = settings().readout.roi;
   x = static_cast<unsigned>(roi.x);
   y = static_cast<unsigned>(roi.y);
   width = static_cast<unsigned>(roi.width);
   height = static_cast<unsigned>(roi.height);
   return DEVICE_OK;
}

int SimCamera::ClearROI() {
   if (isGone())
      return ERR_CAMERA_GONE;
   if (sequence_.running())
      return DEVICE_CAMERA_BUSY_ACQUIRING;
   const std::lock_guard<std::mutex> lock(mutex_);
   setFullFrame_NeedsLock();
   return DEVICE_OK;
}

void SimCamera::setFullFrame_NeedsLock() {
   const int binning = settings_.readout.binning;
   settings_.readout.roi = {0, 0, settings_.scene.pixels.width / binning, settings_.scene.pixels.height / binning};
   resizeImage_NeedsLock();
}

void SimCamera::resizeImage_NeedsLock() {
   const PixelRect& roi = settings_.readout.roi;
   image_.assign(static_cast<std::size_t>(roi.width) * static_cast<std::size_t>(roi.height) *
                     static_cast<std::size_t>(settings_.frameBytesPerPixel()),
                 0);
}

int SimCamera::IsExposureSequenceable(bool& sequenceable) const {
   sequenceable = false;
   return DEVICE_OK;
}

} // namespace lensless::sim
