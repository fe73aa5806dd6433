#include "Subdevice.h"

#include "BusFormats.h"
#include "Failure.h"

#include <cerrno>
#include <fcntl.h>

namespace v4l2 {

namespace {

std::uint32_t Which(Trial trial) {
   return trial == Trial::Yes ? V4L2_SUBDEV_FORMAT_TRY : V4L2_SUBDEV_FORMAT_ACTIVE;
}

std::string FormatText(const v4l2_mbus_framefmt& format) {
   return Size{format.width, format.height}.Text() + " " + BusFormatText(format.code);
}

} // namespace

Subdevice::Subdevice(SystemCalls& calls, const std::string& path) : calls_(&calls), path_(path) {
   const int descriptor = calls.Open(path, O_RDWR | O_NONBLOCK);
   if (descriptor < 0)
      throw Failure(calls, path, "could not be opened", errno);
   descriptor_ = FileDescriptor(calls, descriptor);
}

bool Subdevice::IsReadOnly() const {
   v4l2_subdev_capability capability{};
   return calls_->Ioctl(Descriptor(), VIDIOC_SUBDEV_QUERYCAP, &capability) == 0 &&
          (capability.capabilities & V4L2_SUBDEV_CAP_RO_SUBDEV) != 0;
}

std::vector<std::uint32_t> Subdevice::Codes(std::uint32_t pad) const {
   std::vector<std::uint32_t> codes;
   v4l2_subdev_mbus_code_enum wanted{};
   wanted.pad = pad;
   wanted.which = V4L2_SUBDEV_FORMAT_ACTIVE;
   for (; calls_->Ioctl(Descriptor(), VIDIOC_SUBDEV_ENUM_MBUS_CODE, &wanted) == 0; ++wanted.index)
      codes.push_back(wanted.code);
   if (errno == ENODEV)
      throw Failure(*calls_, path_, "could not list its bus formats", errno);
   return codes;
}

std::vector<Size> Subdevice::Sizes(std::uint32_t pad, std::uint32_t code) const {
   std::vector<Size> sizes;
   v4l2_subdev_frame_size_enum wanted{};
   wanted.pad = pad;
   wanted.code = code;
   wanted.which = V4L2_SUBDEV_FORMAT_ACTIVE;
   for (; calls_->Ioctl(Descriptor(), VIDIOC_SUBDEV_ENUM_FRAME_SIZE, &wanted) == 0; ++wanted.index)
      sizes.push_back({wanted.max_width, wanted.max_height});
   if (errno == ENODEV)
      throw Failure(*calls_, path_, "could not list its sizes", errno);
   return sizes;
}

v4l2_mbus_framefmt Subdevice::Format(std::uint32_t pad) const {
   v4l2_subdev_format format{};
   format.pad = pad;
   format.which = V4L2_SUBDEV_FORMAT_ACTIVE;
   if (calls_->Ioctl(Descriptor(), VIDIOC_SUBDEV_G_FMT, &format) != 0)
      throw Failure(*calls_, path_, "did not tell the format of pad " + std::to_string(pad), errno);
   return format.format;
}

v4l2_mbus_framefmt Subdevice::SetFormat(std::uint32_t pad, const v4l2_mbus_framefmt& wanted, Trial trial) const {
   v4l2_subdev_format format{};
   format.pad = pad;
   format.which = Which(trial);
   format.format = wanted;
   if (calls_->Ioctl(Descriptor(), VIDIOC_SUBDEV_S_FMT, &format) != 0)
      throw Failure(*calls_, path_, "did not take " + FormatText(wanted) + " on pad " + std::to_string(pad), errno);
   return format.format;
}

v4l2_mbus_framefmt Subdevice::SetExactFormat(std::uint32_t pad, const v4l2_mbus_framefmt& wanted) const {
   const v4l2_mbus_framefmt granted = SetFormat(pad, wanted, Trial::No);
   if (granted.code != wanted.code || granted.width != wanted.width || granted.height != wanted.height)
      throw Error(EINVAL, path_ + " took " + FormatText(granted) + " instead of " + FormatText(wanted) + " on pad " +
                              std::to_string(pad) + "; 'v4l2-ctl -d " + path_ +
                              " --list-subdev-mbus-codes' tells what it has.");
   return granted;
}

std::optional<Rectangle> Subdevice::Selection(std::uint32_t pad, std::uint32_t target, Trial trial) const {
   v4l2_subdev_selection selection{};
   selection.pad = pad;
   selection.which = Which(trial);
   selection.target = target;
   if (calls_->Ioctl(Descriptor(), VIDIOC_SUBDEV_G_SELECTION, &selection) != 0) {
      if (errno == ENODEV)
         throw Failure(*calls_, path_, "did not tell the part of the sensor it reads", errno);
      return {};
   }
   return Rectangle{selection.r.left, selection.r.top, selection.r.width, selection.r.height};
}

std::optional<Rectangle> Subdevice::SetCrop(std::uint32_t pad, const Rectangle& wanted, Trial trial) const {
   v4l2_subdev_selection selection{};
   selection.pad = pad;
   selection.which = Which(trial);
   selection.target = V4L2_SEL_TGT_CROP;
   selection.r = {wanted.left, wanted.top, wanted.width, wanted.height};
   if (calls_->Ioctl(Descriptor(), VIDIOC_SUBDEV_S_SELECTION, &selection) == 0)
      return Rectangle{selection.r.left, selection.r.top, selection.r.width, selection.r.height};
   if (errno == ENOTTY || errno == EINVAL)
      return {};
   throw Failure(*calls_, path_, "did not take the crop " + wanted.Text(), errno);
}

} // namespace v4l2
