#include "Inputs.h"

#include "Failure.h"
#include "Wording.h"

#include <cerrno>
#include <cstring>
#include <linux/videodev2.h>

namespace v4l2 {

namespace {

std::string Trouble(std::uint32_t status) {
   std::vector<std::string> troubles;
   if (status & V4L2_IN_ST_NO_POWER)
      troubles.push_back("no power");
   if (status & V4L2_IN_ST_NO_SIGNAL)
      troubles.push_back("no signal");
   if (status & V4L2_IN_ST_NO_SYNC)
      troubles.push_back("no sync");
   return Listed(troubles);
}

DigitalTimings Of(const v4l2_bt_timings& timings) {
   const double pixels = static_cast<double>(V4L2_DV_BT_FRAME_WIDTH(&timings)) * V4L2_DV_BT_FRAME_HEIGHT(&timings);
   return {{timings.width, timings.height},
           timings.interlaced != 0,
           pixels > 0 ? static_cast<double>(timings.pixelclock) / pixels : 0};
}

/** False for inputs without digital timings. */
bool Ask(const Device& device, unsigned long request, v4l2_dv_timings& timings) {
   const int code = device.Try(request, &timings);
   if (code == ENOTTY || code == ENODATA || code == EINVAL)
      return false;
   if (code == ERANGE)
      throw Error(code, device.Path() + " cannot take what the source sends: its timings are out of range. "
                                        "Choose another size or rate at the source.");
   if (code != 0)
      throw Failure(device.Calls(), device.Path(), "did not tell the timings of its source", code);
   return true;
}

} // namespace

std::vector<Input> Inputs(const Device& device) {
   std::vector<Input> inputs;
   for (std::uint32_t index = 0;; ++index) {
      v4l2_input said{};
      said.index = index;
      if (device.Try(VIDIOC_ENUMINPUT, &said) != 0)
         return inputs;
      const char* name = reinterpret_cast<const char*>(said.name);
      inputs.push_back({index, std::string(name, ::strnlen(name, sizeof said.name)),
                        (said.capabilities & V4L2_IN_CAP_DV_TIMINGS) != 0, Trouble(said.status)});
   }
}

std::optional<std::uint32_t> CurrentInput(const Device& device) {
   int index = 0;
   if (device.Try(VIDIOC_G_INPUT, &index) != 0)
      return std::nullopt;
   return static_cast<std::uint32_t>(index);
}

void SetInput(const Device& device, std::uint32_t index) {
   int asked = static_cast<int>(index);
   const int code = device.Try(VIDIOC_S_INPUT, &asked);
   if (code == EINVAL) {
      std::vector<std::string> names;
      for (const Input& input : Inputs(device))
         names.push_back(std::to_string(input.index) + " (" + input.name + ")");
      throw Error(code, device.Path() + " has no input " + std::to_string(index) + "; it has " +
                            (names.empty() ? "none" : Listed(names)) + ".");
   }
   if (code != 0)
      throw Failure(device.Calls(), device.Path(), "could not be set to input " + std::to_string(index), code);
}

std::optional<DigitalTimings> DetectedTimings(const Device& device) {
   v4l2_dv_timings timings{};
   if (!Ask(device, VIDIOC_QUERY_DV_TIMINGS, timings))
      return std::nullopt;
   return Of(timings.bt);
}

std::optional<DigitalTimings> UseDetectedTimings(const Device& device) {
   v4l2_dv_timings timings{};
   if (!Ask(device, VIDIOC_QUERY_DV_TIMINGS, timings))
      return std::nullopt;
   device.Call(VIDIOC_S_DV_TIMINGS, &timings, "could not be set to what its source sends");
   return Of(timings.bt);
}

std::optional<DigitalTimings> CurrentTimings(const Device& device) {
   v4l2_dv_timings timings{};
   if (!Ask(device, VIDIOC_G_DV_TIMINGS, timings))
      return std::nullopt;
   return Of(timings.bt);
}

} // namespace v4l2
