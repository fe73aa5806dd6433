#include "Selection.h"

#include "Failure.h"

#include <cerrno>
#include <linux/videodev2.h>

namespace v4l2 {

namespace {

/** Kernels before 4.13 disagree on the buffer type of multi-planar nodes: some drivers want the single-planar one. */
int Try(const Device& device, unsigned long request, v4l2_selection& selection) {
   selection.type = device.BufferType();
   const int code = device.Try(request, &selection);
   if (code != EINVAL || !device.IsMultiPlanar())
      return code;
   selection.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
   return device.Try(request, &selection);
}

Rectangle Of(const v4l2_rect& rectangle) {
   return {rectangle.left, rectangle.top, rectangle.width, rectangle.height};
}

} // namespace

std::optional<Rectangle> Selection(const Device& device, Target target) {
   v4l2_selection selection{};
   selection.target = static_cast<std::uint32_t>(target);
   const int code = Try(device, VIDIOC_G_SELECTION, selection);
   if (code == EINVAL || code == ENOTTY || code == ENODATA)
      return std::nullopt;
   if (code != 0)
      throw Failure(device.Calls(), device.Path(), "did not tell its region of interest", code);
   return Of(selection.r);
}

Rectangle SetSelection(const Device& device, Target target, const Rectangle& wanted) {
   v4l2_selection selection{};
   selection.target = static_cast<std::uint32_t>(target);
   selection.r = {wanted.left, wanted.top, wanted.width, wanted.height};
   if (const int code = Try(device, VIDIOC_S_SELECTION, selection))
      throw Failure(device.Calls(), device.Path(), "could not be set to the region " + wanted.Text(), code);
   return Of(selection.r);
}

} // namespace v4l2
