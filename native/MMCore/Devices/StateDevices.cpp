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
                     "; its states are 0 to " + std::to_string(count - 1));
   device.DoOrRefuse<MM::State>("label a state", [&](MM::State& s) {
      long stripped = position;
      if (!label.empty() && s.GetLabelPosition(label.c_str(), stripped) != DEVICE_OK)
         stripped = position;
      const int code = s.SetPositionLabel(position, label.c_str());
      if (code == DEVICE_OK) {
         device.strippedPositions.erase(position);
         if (label.empty() || stripped != position)
            device.strippedPositions.insert(stripped);
      }
      return code;
   });
}

std::vector<long> StrippedPositions(Device& device) {
   return device.UseAnyTime<MM::State>([&](MM::State&) {
      std::vector<long> positions;
      for (const long position : device.strippedPositions) {
         if (LabelOfPosition(device, position).empty())
            positions.push_back(position);
      }
      return positions;
   });
}

} // namespace internal
} // namespace mmcore
