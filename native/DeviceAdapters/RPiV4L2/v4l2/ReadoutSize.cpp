#include "ReadoutSize.h"

#include "Failure.h"

#include <cerrno>
#include <linux/v4l2-subdev.h>

namespace v4l2 {

Size ReadoutSize(const Controls& sensor) {
   v4l2_subdev_format pad{};
   pad.which = V4L2_SUBDEV_FORMAT_ACTIVE;
   if (sensor.Calls().Ioctl(sensor.Descriptor(), VIDIOC_SUBDEV_G_FMT, &pad) == 0)
      return {pad.format.width, pad.format.height};
   for (const auto type : {V4L2_BUF_TYPE_VIDEO_CAPTURE, V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE}) {
      v4l2_format format{};
      format.type = type;
      if (sensor.Calls().Ioctl(sensor.Descriptor(), VIDIOC_G_FMT, &format) == 0)
         return type == V4L2_BUF_TYPE_VIDEO_CAPTURE ? Size{format.fmt.pix.width, format.fmt.pix.height}
                                                    : Size{format.fmt.pix_mp.width, format.fmt.pix_mp.height};
   }
   throw Failure(sensor.Calls(), sensor.Path(), "did not tell the size its sensor reads", errno);
}

} // namespace v4l2
