#include "SensorModes.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace v4l2 {

namespace {

v4l2_mbus_framefmt BusFormatOf(const SensorMode& mode) {
   v4l2_mbus_framefmt format{};
   format.code = mode.code;
   format.width = mode.size.width;
   format.height = mode.size.height;
   format.field = V4L2_FIELD_NONE;
   return format;
}

/** False where the sensor took another format than this. */
bool TakeCrop(const Subdevice& sensor, std::uint32_t pad, SensorMode& mode, Trial trial) {
   const v4l2_mbus_framefmt granted = sensor.SetFormat(pad, BusFormatOf(mode), trial);
   if (granted.width != mode.size.width || granted.height != mode.size.height)
      return false;
   mode.crop = sensor.Selection(pad, V4L2_SEL_TGT_CROP, trial).value_or(Rectangle{});
   mode.binningX = BinningOf(mode.crop.width, mode.size.width);
   mode.binningY = BinningOf(mode.crop.height, mode.size.height);
   return true;
}

/** Format and timing of a sensor, put back at the end. */
class Restored {
public:
   Restored(const Subdevice& sensor, const Controls& controls, std::uint32_t pad)
       : sensor_(sensor), controls_(controls), pad_(pad), format_(sensor.Format(pad)) {
      for (const std::uint32_t id : {V4L2_CID_HBLANK, V4L2_CID_VBLANK, V4L2_CID_EXPOSURE})
         if (const Control* control = controls.Find(id); control != nullptr && !control->IsReadOnly())
            values_[id] = controls.Get(id);
   }
   Restored(const Restored&) = delete;
   Restored& operator=(const Restored&) = delete;
   ~Restored() {
      // Errors here have been met before, in the calls between: a sensor that is gone.
      v4l2_subdev_format format{};
      format.pad = pad_;
      format.which = V4L2_SUBDEV_FORMAT_ACTIVE;
      format.format = format_;
      sensor_.Calls().Ioctl(sensor_.Descriptor(), VIDIOC_SUBDEV_S_FMT, &format);
      for (const std::uint32_t id : {V4L2_CID_HBLANK, V4L2_CID_VBLANK, V4L2_CID_EXPOSURE}) // blanking limits exposure
         if (const auto value = values_.find(id); value != values_.end()) {
            v4l2_ext_control control{};
            control.id = id;
            control.value = static_cast<std::int32_t>(value->second);
            v4l2_ext_controls all{};
            all.count = 1;
            all.controls = &control;
            sensor_.Calls().Ioctl(sensor_.Descriptor(), VIDIOC_S_EXT_CTRLS, &all);
         }
   }

private:
   const Subdevice& sensor_;
   const Controls& controls_;
   std::uint32_t pad_;
   v4l2_mbus_framefmt format_;
   std::map<std::uint32_t, std::int64_t> values_;
};

bool IsPlausible(const SensorMode& mode) {
   return mode.crop.width == 0 || (mode.binningX > 0 && mode.binningY > 0);
}

bool ComesFirst(const SensorMode& a, const SensorMode& b) {
   const auto area = [](const Size& size) { return std::uint64_t{size.width} * size.height; };
   if (area(a.size) != area(b.size))
      return area(a.size) > area(b.size);
   if (a.bits != b.bits)
      return a.bits > b.bits;
   return area({a.crop.width, a.crop.height}) > area({b.crop.width, b.crop.height});
}

} // namespace

int BinningOf(std::uint32_t cropLength, std::uint32_t length) {
   if (length == 0 || cropLength < length)
      return 0;
   const double ratio = static_cast<double>(cropLength) / length;
   const double whole = std::round(ratio);
   return std::abs(ratio - whole) <= 0.02 * whole ? static_cast<int>(whole) : 0;
}

std::string SensorMode::Text() const {
   std::string text = size.Text();
   if (bits > 0)
      text += " " + std::to_string(bits) + " bit";
   if (binningX > 1 || binningY > 1)
      text += ", binned " + std::to_string(binningX) + "×" + std::to_string(binningY);
   if (crop.width > 0)
      text += ", of " + crop.Text();
   return text;
}

std::vector<SensorMode> ListModes(const Subdevice& sensor, const Controls& controls, std::uint32_t pad) {
   std::vector<SensorMode> modes;
   for (const std::uint32_t code : sensor.Codes(pad))
      for (const Size size : sensor.Sizes(pad, code)) {
         const BusFormat* format = FindBusFormat(code);
         SensorMode mode;
         mode.code = code;
         mode.bits = format != nullptr ? format->bits : 0;
         mode.size = size;
         if (TakeCrop(sensor, pad, mode, Trial::Yes))
            modes.push_back(mode);
      }
   // Some drivers (imx477 of Raspberry Pi) answer trials with the crop of another mode: their modes must be set really.
   if (!std::all_of(modes.begin(), modes.end(), IsPlausible)) {
      const Restored restored(sensor, controls, pad);
      for (SensorMode& mode : modes)
         TakeCrop(sensor, pad, mode, Trial::No);
   }
   std::stable_sort(modes.begin(), modes.end(), ComesFirst);
   return modes;
}

} // namespace v4l2
