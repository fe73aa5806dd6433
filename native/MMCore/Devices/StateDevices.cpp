#include "StateDevices.h"

#include "../Text.h"

namespace mmcore {
namespace internal {

long NumberOfPositions(Device& device) {
   return device.Use<MM::State>("tell its positions",
                                [](MM::State& s) { return static_cast<long>(s.GetNumberOfPositions()); });
}

std::string LabelOfPosition(Device& device, long position) {
   char label[MM::MaxStrLength] = "";
   const int code =
       device.Use<MM::State>("tell a label", [&](MM::State& s) { return s.GetPositionLabel(position, label); });
   return code == DEVICE_OK ? label : "";
}

void DefineLabel(Device& device, long position, const std::string& label) {
   RequireNoComma(label, "label of a state");
   const long count = NumberOfPositions(device);
   if (position < 0 || position >= count)
      throw CMMError("Device " + Quoted(device.Label()) + " has no state " + std::to_string(position) +
                         "; its states are 0 to " + std::to_string(count - 1),
                     MMERR_InvalidStateDevice);
   device.Do<MM::State>("label a state", [&](MM::State& s) { return s.SetPositionLabel(position, label.c_str()); });
}

} // namespace internal
} // namespace mmcore
