// What a node offers: formats × sizes × rates.
#include "Formats.h"

#include "FourCc.h"
#include "Wording.h"

#include <algorithm>
#include <cstring>
#include <linux/videodev2.h>

namespace v4l2 {

namespace {

FrameInterval IntervalOf(const v4l2_fract& fraction) {
   return {fraction.numerator, fraction.denominator};
}

bool IsOnStep(std::uint32_t length, std::uint32_t smallest, std::uint32_t largest, std::uint32_t step) {
   return length >= smallest && length <= largest && (step == 0 || (length - smallest) % step == 0);
}

} // namespace

std::vector<FormatOffer> Formats(const Device& device, std::uint32_t mediaBusCode) {
   std::vector<FormatOffer> offers;
   for (std::uint32_t index = 0;; ++index) {
      v4l2_fmtdesc said{};
      said.index = index;
      said.type = device.BufferType();
      said.mbus_code = mediaBusCode;
      if (device.Try(VIDIOC_ENUM_FMT, &said) != 0)
         return offers;
      const char* text = reinterpret_cast<const char*>(said.description);
      offers.push_back({said.pixelformat, std::string(text, ::strnlen(text, sizeof said.description)),
                        (said.flags & V4L2_FMT_FLAG_COMPRESSED) != 0, (said.flags & V4L2_FMT_FLAG_EMULATED) != 0});
   }
}

FrameSizes SizesOf(const Device& device, std::uint32_t fourCc) {
   FrameSizes sizes;
   for (std::uint32_t index = 0;; ++index) {
      v4l2_frmsizeenum said{};
      said.index = index;
      said.pixel_format = fourCc;
      if (device.Try(VIDIOC_ENUM_FRAMESIZES, &said) != 0)
         return sizes;
      if (said.type != V4L2_FRMSIZE_TYPE_DISCRETE) {
         const v4l2_frmsize_stepwise& range = said.stepwise;
         sizes.range = SizeRange{{range.min_width, range.min_height},
                                 {range.max_width, range.max_height},
                                 {range.step_width, range.step_height}};
         return sizes;
      }
      sizes.discrete.push_back({said.discrete.width, said.discrete.height});
   }
}

FrameIntervals IntervalsOf(const Device& device, std::uint32_t fourCc, Size size) {
   FrameIntervals intervals;
   for (std::uint32_t index = 0;; ++index) {
      v4l2_frmivalenum said{};
      said.index = index;
      said.pixel_format = fourCc;
      said.width = size.width;
      said.height = size.height;
      if (device.Try(VIDIOC_ENUM_FRAMEINTERVALS, &said) != 0)
         return intervals;
      if (said.type != V4L2_FRMIVAL_TYPE_DISCRETE) {
         intervals.range = FrameIntervals::Range{IntervalOf(said.stepwise.min), IntervalOf(said.stepwise.max),
                                                 IntervalOf(said.stepwise.step)};
         return intervals;
      }
      intervals.discrete.push_back(IntervalOf(said.discrete));
   }
}

bool FrameSizes::Offer(Size size) const {
   if (range)
      return IsOnStep(size.width, range->smallest.width, range->largest.width, range->step.width) &&
             IsOnStep(size.height, range->smallest.height, range->largest.height, range->step.height);
   return std::find(discrete.begin(), discrete.end(), size) != discrete.end();
}

std::string FrameSizes::Text() const {
   if (range && range->smallest == range->largest)
      return range->smallest.Text();
   if (range) {
      const std::string ends = range->smallest.Text() + " to " + range->largest.Text();
      return range->step.width > 1 || range->step.height > 1 ? ends + " in steps of " + range->step.Text() : ends;
   }
   std::vector<std::string> texts;
   for (const Size size : discrete)
      texts.push_back(size.Text());
   return texts.empty() ? "sizes the driver does not tell" : Listed(texts);
}

std::string FrameIntervals::Text() const {
   if (range)
      return range->longest.Text() + " to " + range->shortest.Text();
   std::vector<std::string> texts;
   for (const FrameInterval interval : discrete)
      texts.push_back(interval.Text());
   return texts.empty() ? "rates the driver does not tell" : Listed(texts);
}

} // namespace v4l2
