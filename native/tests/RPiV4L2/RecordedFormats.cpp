// Capability, formats, sizes, rates and selections of a recorded video node.
#include "RecordedAnswers.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace v4l2::recorded {

namespace {

/** The buffer types this node streams; the format requests of another are refused. */
bool Streams(const Node& node, std::uint32_t type) {
   const std::uint32_t caps = node.capability.device_caps;
   switch (type) {
   case V4L2_BUF_TYPE_VIDEO_CAPTURE:
      return (caps & V4L2_CAP_VIDEO_CAPTURE) != 0;
   case V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE:
      return (caps & (V4L2_CAP_VIDEO_CAPTURE_MPLANE | V4L2_CAP_VIDEO_M2M_MPLANE)) != 0;
   case V4L2_BUF_TYPE_VIDEO_OUTPUT_MPLANE:
      return (caps & (V4L2_CAP_VIDEO_OUTPUT_MPLANE | V4L2_CAP_VIDEO_M2M_MPLANE)) != 0;
   case V4L2_BUF_TYPE_VIDEO_OUTPUT:
      return (caps & V4L2_CAP_VIDEO_OUTPUT) != 0;
   case V4L2_BUF_TYPE_META_CAPTURE:
      return (caps & V4L2_CAP_META_CAPTURE) != 0;
   case V4L2_BUF_TYPE_META_OUTPUT:
      return (caps & V4L2_CAP_META_OUTPUT) != 0;
   default:
      return false;
   }
}

const PixelFormat* Find(const Node& node, std::uint32_t fourcc) {
   const auto found = std::find_if(node.formats.begin(), node.formats.end(),
                                   [&](const PixelFormat& format) { return format.fourcc == fourcc; });
   return found == node.formats.end() ? nullptr : &*found;
}

std::uint32_t Stepped(std::uint32_t value, std::uint32_t least, std::uint32_t most, std::uint32_t step) {
   const std::uint32_t held = std::clamp(value, least, most);
   return least + (held - least) / step * step;
}

Size RoundedSize(const PixelFormat& format, Size asked) {
   if (format.sizes.empty())
      return asked;
   const FrameSize& first = format.sizes.front();
   if (!first.IsDiscrete())
      return {Stepped(asked.width, first.least.width, first.most.width, first.step.width),
              Stepped(asked.height, first.least.height, first.most.height, first.step.height)};
   // uvcvideo takes the size with the least difference in area, counting only what does not overlap.
   const auto distance = [&](const FrameSize& size) {
      const std::uint64_t common =
          std::uint64_t{std::min(size.least.width, asked.width)} * std::min(size.least.height, asked.height);
      return std::uint64_t{size.least.width} * size.least.height + std::uint64_t{asked.width} * asked.height -
             2 * common;
   };
   return std::min_element(format.sizes.begin(), format.sizes.end(),
                           [&](const auto& a, const auto& b) { return distance(a) < distance(b); })
       ->least;
}

/** Rates of a size, inside its range where it has one. */
const FrameSize* SizeEntry(const PixelFormat& format, std::uint32_t width, std::uint32_t height) {
   for (const FrameSize& size : format.sizes)
      if (width >= size.least.width && width <= size.most.width && height >= size.least.height &&
          height <= size.most.height)
         return &size;
   return nullptr;
}

int EnumerateFormats(const Node& node, v4l2_fmtdesc& wanted) {
   if (!Streams(node, wanted.type))
      return EINVAL;
   std::uint32_t left = wanted.index;
   for (const PixelFormat& format : node.formats) {
      const bool fits = wanted.mbus_code == 0 ||
                        std::find(format.codes.begin(), format.codes.end(), wanted.mbus_code) != format.codes.end();
      if (!fits || left-- > 0)
         continue;
      wanted.pixelformat = format.fourcc;
      wanted.flags = format.flags;
      std::strncpy(reinterpret_cast<char*>(wanted.description), format.description.c_str(),
                   sizeof wanted.description - 1);
      return 0;
   }
   return EINVAL;
}

int EnumerateSizes(const Node& node, v4l2_frmsizeenum& wanted) {
   const PixelFormat* format = Find(node, wanted.pixel_format);
   if (format == nullptr || wanted.index >= format->sizes.size())
      return EINVAL;
   const FrameSize& size = format->sizes[wanted.index];
   if (size.IsDiscrete()) {
      wanted.type = V4L2_FRMSIZE_TYPE_DISCRETE;
      wanted.discrete = {size.least.width, size.least.height};
      return 0;
   }
   wanted.type = V4L2_FRMSIZE_TYPE_STEPWISE;
   wanted.stepwise = {size.least.width,  size.most.width,  size.step.width,
                      size.least.height, size.most.height, size.step.height};
   return 0;
}

/** A stepwise size has a range of rates: the first is the fastest, the second the slowest. */
int EnumerateIntervals(const Node& node, v4l2_frmivalenum& wanted) {
   const PixelFormat* format = Find(node, wanted.pixel_format);
   const FrameSize* size = format != nullptr ? SizeEntry(*format, wanted.width, wanted.height) : nullptr;
   if (size == nullptr || size->rates.empty())
      return size == nullptr ? EINVAL : ENOTTY;
   const auto interval = [](v4l2_fract rate) { return v4l2_fract{rate.denominator, rate.numerator}; };
   if (!size->IsDiscrete()) {
      if (wanted.index > 0)
         return EINVAL;
      wanted.type = V4L2_FRMIVAL_TYPE_CONTINUOUS;
      wanted.stepwise = {interval(size->rates.front()), interval(size->rates.back()), {1, 1}};
      return 0;
   }
   if (wanted.index >= size->rates.size())
      return EINVAL;
   wanted.type = V4L2_FRMIVAL_TYPE_DISCRETE;
   wanted.discrete = interval(size->rates[wanted.index]);
   return 0;
}

void ToPlanes(const v4l2_pix_format& pix, v4l2_pix_format_mplane& planes) {
   planes = {};
   planes.width = pix.width;
   planes.height = pix.height;
   planes.pixelformat = pix.pixelformat;
   planes.field = pix.field;
   planes.colorspace = pix.colorspace;
   planes.num_planes = 1;
   planes.plane_fmt[0].bytesperline = pix.bytesperline;
   planes.plane_fmt[0].sizeimage = pix.sizeimage;
}

int AnswerFormat(Node& node, unsigned long request, v4l2_format& format) {
   if (!Streams(node, format.type))
      return EINVAL;
   if (format.type == V4L2_BUF_TYPE_META_CAPTURE || format.type == V4L2_BUF_TYPE_META_OUTPUT) {
      format.fmt.meta = {};
      format.fmt.meta.dataformat = node.current.pixelformat;
      format.fmt.meta.buffersize = node.current.sizeimage;
      return 0;
   }
   const bool planar =
       format.type == V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE || format.type == V4L2_BUF_TYPE_VIDEO_OUTPUT_MPLANE;
   v4l2_pix_format asked = format.fmt.pix; // width, height, format and field lie at the same place in both
   if (planar)
      asked.bytesperline = format.fmt.pix_mp.plane_fmt[0].bytesperline;
   const v4l2_pix_format granted = request == VIDIOC_G_FMT ? node.current : Rounded(node, asked);
   if (request == VIDIOC_S_FMT)
      node.current = granted;
   if (planar)
      ToPlanes(granted, format.fmt.pix_mp);
   else
      format.fmt.pix = granted;
   return 0;
}

int AnswerRate(Node& node, unsigned long request, v4l2_streamparm& parameters) {
   const PixelFormat* format = Find(node, node.current.pixelformat);
   const FrameSize* size = format ? SizeEntry(*format, node.current.width, node.current.height) : nullptr;
   if (size == nullptr || size->rates.empty())
      return ENOTTY;
   if (!Streams(node, parameters.type))
      return EINVAL;
   v4l2_captureparm& capture = parameters.parm.capture;
   const v4l2_fract asked = capture.timeperframe;
   if (request == VIDIOC_S_PARM && asked.numerator > 0 && asked.denominator > 0) {
      const double rate = static_cast<double>(asked.denominator) / asked.numerator;
      const auto value = [](v4l2_fract fps) { return static_cast<double>(fps.numerator) / fps.denominator; };
      node.rate = *std::min_element(size->rates.begin(), size->rates.end(), [&](auto a, auto b) {
         return std::abs(value(a) - rate) < std::abs(value(b) - rate);
      });
      if (!size->IsDiscrete() && rate <= value(size->rates.front()) && rate >= value(size->rates.back()))
         node.rate = {asked.denominator, asked.numerator};
   }
   capture = {};
   capture.capability = V4L2_CAP_TIMEPERFRAME;
   capture.timeperframe = {node.rate.denominator, node.rate.numerator};
   return 0;
}

int AnswerSelection(Node& node, unsigned long request, v4l2_selection& selection) {
   const auto found = node.selections.find(selection.target);
   if (node.selections.empty())
      return ENOTTY;
   if (found == node.selections.end())
      return EINVAL;
   if (request == VIDIOC_S_SELECTION) {
      if (!node.cropIsFree || selection.target != V4L2_SEL_TGT_CROP)
         return EINVAL;
      const v4l2_rect bounds = node.selections.at(V4L2_SEL_TGT_CROP_BOUNDS);
      v4l2_rect crop = selection.r;
      crop.width = std::clamp(crop.width & ~1U, 2U, bounds.width);
      crop.height = std::clamp(crop.height & ~1U, 2U, bounds.height);
      crop.left = std::clamp(crop.left & ~1, 0, static_cast<int>(bounds.width - crop.width));
      crop.top = std::clamp(crop.top & ~1, 0, static_cast<int>(bounds.height - crop.height));
      found->second = crop;
   }
   selection.r = found->second;
   return 0;
}

int AnswerInput(unsigned long request, void* argument) {
   if (request == VIDIOC_ENUMINPUT) {
      auto& input = *static_cast<v4l2_input*>(argument);
      if (input.index > 0)
         return EINVAL;
      input = {};
      std::strcpy(reinterpret_cast<char*>(input.name), "Camera 1");
      input.type = V4L2_INPUT_TYPE_CAMERA;
      return 0;
   }
   auto& index = *static_cast<int*>(argument);
   if (request == VIDIOC_S_INPUT && index != 0)
      return EINVAL;
   index = 0;
   return 0;
}

} // namespace

v4l2_pix_format Rounded(const Node& node, const v4l2_pix_format& asked) {
   const PixelFormat* format = Find(node, asked.pixelformat);
   if (format == nullptr) // drivers fall back on one they have
      format = node.formats.empty() ? nullptr : &node.formats.front();
   v4l2_pix_format granted{};
   if (format == nullptr)
      return granted;
   const Size size = RoundedSize(*format, {asked.width, asked.height});
   granted.width = size.width;
   granted.height = size.height;
   granted.pixelformat = format->fourcc;
   granted.field = V4L2_FIELD_NONE;
   granted.colorspace = V4L2_COLORSPACE_RAW;
   granted.sizeimage = format->imageBytes;
   if (format->lineBits > 0) {
      const std::uint32_t bytes = (size.width * format->lineBits + 7) / 8;
      granted.bytesperline = (bytes + format->lineAlign - 1) / format->lineAlign * format->lineAlign;
      granted.sizeimage = granted.bytesperline * size.height / format->lineBits * format->bits;
   }
   return granted;
}

Answered AnswerFormats(Node& node, unsigned long request, void* argument) {
   switch (request) {
   case VIDIOC_QUERYCAP:
      *static_cast<v4l2_capability*>(argument) = node.capability;
      return 0;
   case VIDIOC_ENUM_FMT:
      return EnumerateFormats(node, *static_cast<v4l2_fmtdesc*>(argument));
   case VIDIOC_ENUM_FRAMESIZES:
      return EnumerateSizes(node, *static_cast<v4l2_frmsizeenum*>(argument));
   case VIDIOC_ENUM_FRAMEINTERVALS:
      return EnumerateIntervals(node, *static_cast<v4l2_frmivalenum*>(argument));
   case VIDIOC_G_FMT:
   case VIDIOC_S_FMT:
   case VIDIOC_TRY_FMT:
      return AnswerFormat(node, request, *static_cast<v4l2_format*>(argument));
   case VIDIOC_G_PARM:
   case VIDIOC_S_PARM:
      return AnswerRate(node, request, *static_cast<v4l2_streamparm*>(argument));
   case VIDIOC_G_SELECTION:
   case VIDIOC_S_SELECTION:
      return AnswerSelection(node, request, *static_cast<v4l2_selection*>(argument));
   case VIDIOC_ENUMINPUT:
   case VIDIOC_G_INPUT:
   case VIDIOC_S_INPUT:
      return AnswerInput(request, argument);
   default:
      return {};
   }
}

} // namespace v4l2::recorded
