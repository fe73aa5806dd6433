// The rate a node is set to.
#include "Formats.h"

#include "Error.h"

#include <cerrno>
#include <linux/videodev2.h>

namespace v4l2 {

namespace {

FrameInterval Of(const v4l2_streamparm& parameters) {
   const v4l2_captureparm& capture = parameters.parm.capture;
   if (!(capture.capability & V4L2_CAP_TIMEPERFRAME))
      return {};
   return {capture.timeperframe.numerator, capture.timeperframe.denominator};
}

} // namespace

FrameInterval CurrentInterval(const Device& device) {
   v4l2_streamparm parameters{};
   parameters.type = device.BufferType();
   return device.Try(VIDIOC_G_PARM, &parameters) == 0 ? Of(parameters) : FrameInterval{};
}

FrameInterval SetInterval(const Device& device, FrameInterval interval) {
   const std::string doing = "could not be set to " + interval.Text();
   v4l2_streamparm parameters{};
   parameters.type = device.BufferType();
   parameters.parm.capture.timeperframe = {interval.numerator, interval.denominator};
   device.Call(VIDIOC_S_PARM, &parameters, doing);
   const FrameInterval granted = Of(parameters);
   if (!granted.IsKnown())
      throw Error(ENOTTY, device.Path() + " " + doing + ": its driver has no rate to set.");
   return granted;
}

} // namespace v4l2
