// Life, image, errors. The other files hold what their names say.
#include "RPiV4L2Camera.h"

#include <cmath>

namespace lensless::rpiv4l2 {

RPiV4L2Camera::RPiV4L2Camera(v4l2::SystemCalls& calls) : calls_(calls) {
   AddChoiceProperties();
   AddSettingsProperties();
}

int RPiV4L2Camera::Initialize() {
   if (camera_)
      return DEVICE_OK;
   const int result = Answer(
       [this] {
          camera_ = std::make_unique<OpenCamera>(calls_, Wish());
          UseLayout();
          AddFactProperties();
          AddBinningProperty();
          AddExposureProperty();
          AddGainProperty();
          AddControlProperties();
          fixPreInit(true);
       },
       ERR_CANNOT_START);
   if (result != DEVICE_OK)
      Shutdown();
   return result;
}

int RPiV4L2Camera::Shutdown() {
   StopSequenceAcquisition();
   watch_.Stop();
   controls_.clear();
   camera_.reset();
   fixPreInit(false);
   return DEVICE_OK;
}

OpenCamera& RPiV4L2Camera::Camera() const {
   if (!camera_)
      throw DeviceFailure(DEVICE_NOT_CONNECTED, "The camera is not initialised.");
   return *camera_;
}

OpenCamera& RPiV4L2Camera::IdleCamera() const {
   OpenCamera& camera = Camera();
   if (sequence_.running())
      throw DeviceFailure(DEVICE_CAMERA_BUSY_ACQUIRING,
                          camera.Device().Path() + " runs a sequence; stop it before this.");
   return camera;
}

void RPiV4L2Camera::UseLayout() {
   layout_ = camera_->Layout();
   image_.assign(layout_.Bytes(), 0);
   roi_ = camera_->RoiOfImage();
}

int RPiV4L2Camera::Failed(const Translated& failure) {
   failures_.Put(failure);
   LogMessage(failure.text);
   return failure.number;
}

int RPiV4L2Camera::refuse(const std::string& reason, int code) {
   return Failed({code, reason});
}

bool RPiV4L2Camera::GetErrorText(int errorCode, char* text) const {
   return failures_.Get(errorCode, text) || ExplainedProperties::GetErrorText(errorCode, text);
}

const unsigned int* RPiV4L2Camera::GetImageBufferAsRGB32() {
   // The bytes B, G, R, A of a pixel are what the caller takes for one number.
   return layout_.components == 4 ? reinterpret_cast<const unsigned int*>(image_.data()) : nullptr;
}

int RPiV4L2Camera::SetROI(unsigned x, unsigned y, unsigned width, unsigned height) {
   if (width == 0 && height == 0)
      return ClearROI();
   return Answer([&] {
      OpenCamera& camera = IdleCamera();
      const v4l2::Size full = camera.FullImageSize();
      const auto fits = [](unsigned first, unsigned length, unsigned all) {
         return length > 0 && length <= all && first <= all - length;
      };
      if (!fits(x, width, full.width) || !fits(y, height, full.height))
         throw DeviceFailure(ERR_REFUSED, "The ROI " + std::to_string(width) + "×" + std::to_string(height) + " at " +
                                              std::to_string(x) + "," + std::to_string(y) +
                                              " does not fit: images of " + camera.Device().Path() + " have " +
                                              full.Text() + " pixels.");
      const v4l2::Rectangle wanted{static_cast<int>(x), static_cast<int>(y), width, height};
      camera.SetRoi(wanted);
      UseLayout();
      if (roi_ != wanted)
         LogMessage("The driver made the ROI " + wanted.Text() + " a ROI of " + roi_.Text() + ".");
   });
}

int RPiV4L2Camera::GetROI(unsigned& x, unsigned& y, unsigned& width, unsigned& height) {
   return Answer([&] {
      Camera();
      x = static_cast<unsigned>(roi_.left);
      y = static_cast<unsigned>(roi_.top);
      width = roi_.width;
      height = roi_.height;
   });
}

int RPiV4L2Camera::ClearROI() {
   return Answer([&] {
      IdleCamera().ClearRoi();
      UseLayout();
   });
}

int RPiV4L2Camera::IsExposureSequenceable(bool& sequenceable) const {
   sequenceable = false;
   return DEVICE_OK;
}

} // namespace lensless::rpiv4l2
