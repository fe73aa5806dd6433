// Read-only properties: what the driver granted.
#include "RPiV4L2Camera.h"

#include "Pixels/PixelFormats.h"
#include "v4l2/FourCc.h"

#include <cmath>

namespace lensless::rpiv4l2 {

void RPiV4L2Camera::AddFact(const char* property, std::function<std::string()> value) {
   auto* const handler =
       new MM::ActionLambda([this, moved = std::move(value)](MM::PropertyBase* p, MM::ActionType action) {
          return action == MM::BeforeGet && camera_ ? Answer([&] { p->Set(moved().c_str()); }) : DEVICE_OK;
       });
   CreateStringProperty(property, "", true, handler);
}

void RPiV4L2Camera::AddFactProperties() {
   AddFact(MM::g_Keyword_Name, [] { return name; });
   AddFact(MM::g_Keyword_Description, [] { return description; });
   AddFact(MM::g_Keyword_CameraName, [this] { return camera_->Device().Caps().card; });
   AddFact(MM::g_Keyword_CameraID, [this] { return camera_->Node().StableName(); });
   AddFact("Driver", [this] { return camera_->Device().Caps().driver; });
   AddFact("Card", [this] { return camera_->Device().Caps().card; });
   AddFact("Bus", [this] { return camera_->Device().Caps().busInfo; });
   AddFact("Node", [this] { return camera_->Device().Path(); });
   AddFact("GrantedFormat", [this] { return v4l2::FourCcText(camera_->Format().fourCc); });
   AddFact("GrantedFormatDescription", [this] {
      const pixels::PixelFormat* const format = pixels::FindFormat(camera_->Format().fourCc);
      return format ? format->Description() : "";
   });
   AddFact("GrantedSize", [this] { return SizeText(camera_->Format().size); });
   AddFact("Stride-bytes", [this] {
      const auto& granted = camera_->Format().planes;
      return std::to_string(granted.empty() ? 0 : granted[0].bytesPerLine);
   });
   AddFact("BitDepth", [this] { return std::to_string(layout_.bitDepth); });
   AddFact(MM::g_Keyword_PixelType, [this] {
      return layout_.components == 4 ? "32bitRGB" : layout_.bytesPerPixel == 1 ? "8bit" : "16bit";
   });
   AddFact("BayerOrder",
           [this] { return layout_.order == pixels::BayerOrder::None ? "None" : pixels::Name(layout_.order); });
   AddFact("FrameRateGranted",
           [this] { return RateText(camera_->IntervalMs() > 0 ? 1000 / camera_->IntervalMs() : 0); });
   AddFact("FrameRateMeasured", [this] { return RateText(tally_.FramesPerSecond()); });
   AddFact("FramesDropped", [this] { return std::to_string(tally_.Now().dropped); });
   AddFact("FramesDamaged", [this] { return std::to_string(tally_.Now().damaged); });
   AddFact("RoiMethod", [this] { return Name(camera_->Roi().method); });
}

void RPiV4L2Camera::AddExposureProperty() {
   exposureMs_ = camera_->IntervalMs();
   auto* const handler = new MM::ActionLambda([this](MM::PropertyBase* property, MM::ActionType action) {
      if (action == MM::BeforeGet)
         property->Set(GetExposure());
      return DEVICE_OK;
   });
   CreateFloatProperty(MM::g_Keyword_Exposure, GetExposure(), true, handler);
   AddFact("ExposureMethod", [] { return "None: no exposure control; Exposure tells the frame interval"; });
}

double RPiV4L2Camera::GetExposure() const {
   return ExposureMs();
}

void RPiV4L2Camera::SetExposure(double exposureMs) {
   const double present = GetExposure();
   if (std::fabs(exposureMs - present) > 0.01 * present)
      LogMessage("Exposure cannot be set to " + numberText(exposureMs) + " ms: " +
                 (camera_ ? camera_->Device().Path() + " (" + camera_->Device().Caps().card +
                                ") has no exposure control. It stays at the frame interval, " + numberText(present) +
                                " ms; choose another by FrameRate."
                          : "the camera is not initialised."));
}

int RPiV4L2Camera::GetBinning() const {
   return 1;
}

int RPiV4L2Camera::SetBinning(int factor) {
   return SetProperty(MM::g_Keyword_Binning, std::to_string(factor).c_str());
}

} // namespace lensless::rpiv4l2
