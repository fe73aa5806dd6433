#include "Region.h"

#include "Offers.h"
#include "Pixels/PixelFormats.h"
#include "v4l2/Error.h"

#include <cerrno>
#include <cstdlib>

namespace lensless::rpiv4l2 {

namespace {

using v4l2::Rectangle;

constexpr int mostRounding = 32; // pixels at an edge: the coarsest alignment of sensors and DMA engines

bool IsNear(const Rectangle& a, const Rectangle& b) {
   const auto near = [](long x, long y) { return std::labs(x - y) <= mostRounding; };
   return near(a.left, b.left) && near(a.top, b.top) &&
          near(static_cast<long>(a.left) + a.width, static_cast<long>(b.left) + b.width) &&
          near(static_cast<long>(a.top) + a.height, static_cast<long>(b.top) + b.height);
}

/** Whether it is pointless to try another way. */
bool IsFatal(const v4l2::Error& error) {
   return error.Code() == ENODEV || error.Code() == ENXIO || error.Code() == EBUSY;
}

Rectangle Whole(v4l2::Size size) {
   return {0, 0, size.width, size.height};
}

/** Sets it where the driver can; other drivers keep what they have. */
void TrySelection(const v4l2::Device& device, v4l2::Target target, const Rectangle& wanted) {
   const auto now = v4l2::Selection(device, target);
   if (!now || *now == wanted)
      return;
   try {
      v4l2::SetSelection(device, target, wanted);
   } catch (const v4l2::Error& error) {
      if (IsFatal(error))
         throw;
   }
}

} // namespace

void ResetCrop(const v4l2::Device& device) {
   if (const auto standard = v4l2::Selection(device, v4l2::Target::CropDefault))
      TrySelection(device, v4l2::Target::Crop, *standard);
}

const char* Name(RegionMethod method) {
   switch (method) {
   case RegionMethod::Selection:
      return "Selection";
   case RegionMethod::Sensor:
      return "SensorCrop";
   case RegionMethod::Software:
      return "Software";
   default:
      return "None";
   }
}

RegionSetter::RegionSetter(const v4l2::Device& device, const v4l2::GrantedFormat& full, v4l2::Sensor* sensor)
    : device_(device), full_(full), sensor_(sensor && sensor->CanCrop() ? sensor : nullptr) {
   if (sensor_)
      mode_ = sensor_->Current();
   // Only where the frame shows the sensor pixel by pixel does a crop leave the scale as it is.
   const auto crop = v4l2::Selection(device, v4l2::Target::Crop);
   if (crop && v4l2::Size{crop->width, crop->height} == full.size)
      fullCrop_ = crop;
   TrySelection(device, v4l2::Target::Compose, Whole(full.size));
   canCompose_ = v4l2::Selection(device, v4l2::Target::Compose) == Whole(full.size);
}

Region RegionSetter::Apply(const Rectangle& wanted) {
   Region region = Clear();
   if (wanted == Whole(full_.size))
      return region;
   if (const std::optional<Region> selected = ApplySelection(wanted))
      return *selected;
   if (const std::optional<Region> cropped = ApplySensorCrop(wanted))
      return *cropped;
   region = Clear();
   region.granted = region.part = wanted;
   region.method = RegionMethod::Software;
   return region;
}

/** None where the driver refuses, ignores or scales instead; then what it is set to is open. */
std::optional<Region> RegionSetter::ApplySelection(const Rectangle& wanted) {
   if (!fullCrop_)
      return std::nullopt;
   try {
      const Rectangle onSensor{fullCrop_->left + wanted.left, fullCrop_->top + wanted.top, wanted.width, wanted.height};
      const Rectangle crop = v4l2::SetSelection(device_, v4l2::Target::Crop, onSensor);
      if (!IsNear(crop, onSensor))
         return std::nullopt;
      Region region;
      // A scaler behind the crop is to pass pixels through.
      region.format = v4l2::SetFormat(device_, {full_.fourCc, {crop.width, crop.height}, 0});
      FillFrame(region.format.size);
      if (region.format.fourCc != full_.fourCc || region.format.size != v4l2::Size{crop.width, crop.height} ||
          v4l2::Selection(device_, v4l2::Target::Crop) != crop)
         return std::nullopt;
      region.granted = {crop.left - fullCrop_->left, crop.top - fullCrop_->top, crop.width, crop.height};
      region.method = RegionMethod::Selection;
      region.part = Whole(region.format.size);
      region.order = OrderOf(region.format.fourCc);
      return region;
   } catch (const v4l2::Error& error) {
      if (IsFatal(error))
         throw;
      return std::nullopt; // it tells a crop, but none can be set
   }
}

std::optional<Region> RegionSetter::ApplySensorCrop(const Rectangle& wanted) {
   if (!sensor_ || mode_.binningX < 1 || mode_.binningY < 1)
      return std::nullopt;
   try {
      const int x = mode_.binningX, y = mode_.binningY;
      const auto scaled = [](std::uint32_t length, int binning) {
         return length * static_cast<std::uint32_t>(binning);
      };
      const Rectangle onSensor{mode_.crop.left + wanted.left * x, mode_.crop.top + wanted.top * y,
                               scaled(wanted.width, x), scaled(wanted.height, y)};
      const Rectangle crop = sensor_->SetCrop(onSensor, mode_, full_.fourCc);
      Region region;
      region.granted = {(crop.left - mode_.crop.left) / x, (crop.top - mode_.crop.top) / y,
                        crop.width / static_cast<std::uint32_t>(x), crop.height / static_cast<std::uint32_t>(y)};
      if (!IsNear(region.granted, wanted))
         return std::nullopt;
      // An odd offset changes the order, and with it the format that the receiver writes.
      const v4l2::FormatRequest request{
          InOrder(full_.fourCc, sensor_->Order()), {region.granted.width, region.granted.height}, 0};
      region.format = v4l2::SetFormat(device_, request);
      if (!region.format.Is(request))
         return std::nullopt;
      region.method = RegionMethod::Sensor;
      region.part = Whole(region.format.size);
      region.order = OrderOf(region.format.fourCc);
      return region;
   } catch (const v4l2::Error& error) {
      if (IsFatal(error))
         throw;
      return std::nullopt;
   }
}

/** A scaler behind the crop keeps to the part of the frame it filled when that was smaller. */
void RegionSetter::FillFrame(v4l2::Size size) {
   if (canCompose_ && v4l2::Selection(device_, v4l2::Target::Compose) != Whole(size))
      v4l2::SetSelection(device_, v4l2::Target::Compose, Whole(size));
}

bool RegionSetter::IsCutting(const Region& region) const {
   if (canCompose_ && v4l2::Selection(device_, v4l2::Target::Compose) != Whole(region.format.size))
      return false;
   if (!fullCrop_)
      return true;
   const bool isSelected = region.method == RegionMethod::Selection;
   const Rectangle onSensor{fullCrop_->left + region.granted.left, fullCrop_->top + region.granted.top,
                            region.granted.width, region.granted.height};
   return v4l2::Selection(device_, v4l2::Target::Crop) == (isSelected ? onSensor : *fullCrop_);
}

/** The sensor knows of flips that the format does not tell. */
pixels::BayerOrder RegionSetter::OrderOf(std::uint32_t fourCc) const {
   const pixels::PixelFormat* const format = pixels::FindFormat(fourCc);
   const pixels::BayerOrder told = format ? format->order : pixels::BayerOrder::None;
   return told != pixels::BayerOrder::None && sensor_ ? sensor_->Order() : told;
}

Region RegionSetter::Clear() {
   if (fullCrop_ && v4l2::Selection(device_, v4l2::Target::Crop) != fullCrop_)
      v4l2::SetSelection(device_, v4l2::Target::Crop, *fullCrop_);
   if (sensor_)
      if (const v4l2::SensorMode now = sensor_->Current(); now.crop != mode_.crop || now.size != mode_.size)
         sensor_->SetCrop(mode_.crop, mode_, full_.fourCc);
   const v4l2::FormatRequest request{full_.fourCc, full_.size, 0};
   if (!v4l2::CurrentFormat(device_).Is(request))
      v4l2::SetExactFormat(device_, request);
   FillFrame(full_.size);
   Region region;
   region.format = v4l2::CurrentFormat(device_);
   region.granted = region.part = Whole(full_.size);
   region.order = OrderOf(region.format.fourCc);
   return region;
}

} // namespace lensless::rpiv4l2
