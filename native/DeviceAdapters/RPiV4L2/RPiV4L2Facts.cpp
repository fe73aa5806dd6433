// Read-only properties: what the driver granted.
#include "RPiV4L2Camera.h"

#include "Pixels/PixelFormats.h"
#include "v4l2/FourCc.h"

#include <algorithm>
#include <chrono>

namespace lensless::rpiv4l2 {

namespace {

/** Configuration files cannot hold commas, and a system's state is saved with what is read-only too. */
std::string WithoutCommas(std::string text) {
   std::replace(text.begin(), text.end(), ',', ';');
   return text;
}

} // namespace

void RPiV4L2Camera::AddFact(const char* property, std::function<std::string()> value) {
   auto* const handler =
       new MM::ActionLambda([this, moved = std::move(value)](MM::PropertyBase* p, MM::ActionType action) {
          return action == MM::BeforeGet && camera_ ? Answer([&] { p->Set(WithoutCommas(moved()).c_str()); })
                                                    : DEVICE_OK;
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
      return std::string(layout_.components == 4 ? "32bitRGB" : layout_.bytesPerPixel == 1 ? "8bit" : "16bit");
   });
   AddFact("BayerOrder",
           [this] { return layout_.order == pixels::BayerOrder::None ? "None" : pixels::Name(layout_.order); });
   AddFact("FrameRateGranted",
           [this] { return RateText(camera_->IntervalMs() > 0 ? 1000 / camera_->IntervalMs() : 0); });
   AddFact("FrameRateMeasured", [this] { return RateText(tally_.FramesPerSecond()); });
   AddFact("FramesDropped", [this] { return std::to_string(tally_.Now().dropped); });
   AddFact("FramesDamaged", [this] { return std::to_string(tally_.Now().damaged); });
   // For snaps, whose tags the core's interface does not hand on.
   AddFact("KernelTimestamp-us", [this] {
      const auto last = tally_.Last();
      return last ? std::to_string(std::chrono::duration_cast<std::chrono::microseconds>(last->timestamp).count()) : "";
   });
   AddFact("KernelClock", [this] {
      const auto last = tally_.Last();
      return std::string(last ? last->clock == v4l2::Clock::Monotonic ? "Monotonic" : "Unknown" : "");
   });
   AddFact("RoiMethod", [this] { return Name(camera_->Roi().method); });
   AddFact("SensorMode", [this] { return camera_->SensorModeText(); });
   AddFact("ExposureMethod", [this] {
      const auto lock = camera_->LockControls();
      const v4l2::Exposure& exposure = camera_->Exposure_NeedsLock();
      return exposure.Description() + (exposure.IsAvailable() ? "" : " Exposure tells the frame interval.");
   });
   AddFact("GainMethod", [this] {
      const auto lock = camera_->LockControls();
      return camera_->Gain_NeedsLock().Description();
   });
   AddFact("InactiveControls", [this] { return InactiveControls(); });
}

} // namespace lensless::rpiv4l2
