#include "CoreCallback.h"

#include "Core.h"

#include <chrono>
#include <cstdio>

namespace mmcore {
namespace internal {

std::string LabelOf(const MM::Device* device) {
   char label[MM::MaxStrLength] = "";
   if (device)
      device->GetLabel(label);
   return label;
}

// A text into a buffer of MM::MaxStrLength bytes, cut off where it does not fit.
static void Fill(char* target, const std::string& text) {
   std::snprintf(target, MM::MaxStrLength, "%s", text.c_str());
}

int CoreCallback::LogMessage(const MM::Device* caller, const char* msg, bool debugOnly) const {
   if (msg)
      core_.log.Write(debugOnly ? LogLevelDebug : LogLevelInfo, "dev:" + LabelOf(caller), msg);
   return DEVICE_OK;
}

MM::Device* CoreCallback::GetDevice(const MM::Device* caller, const char* label) {
   const DevicePtr device = label ? core_.devices.Find(std::string(label)) : nullptr;
   return device && device->Raw() != caller ? device->Raw() : nullptr;
}

int CoreCallback::GetDeviceProperty(const char* deviceName, const char* propName, char* value) {
   if (!deviceName || !propName || !value)
      return DEVICE_INVALID_INPUT_PARAM;
   try {
      Fill(value, core_.GetProperty(deviceName, propName));
      return DEVICE_OK;
   } catch (const CMMError& error) {
      core_.logger(LogLevelError, "A device asked for a property: " + error.getFullMsg());
      return DEVICE_ERR;
   }
}

int CoreCallback::SetDeviceProperty(const char* deviceName, const char* propName, const char* value) {
   if (!deviceName || !propName || !value)
      return DEVICE_INVALID_INPUT_PARAM;
   try {
      core_.SetProperty(deviceName, propName, value);
      return DEVICE_OK;
   } catch (const CMMError& error) {
      core_.logger(LogLevelError, "A device set a property: " + error.getFullMsg());
      return DEVICE_CAN_NOT_SET_PROPERTY;
   }
}

void CoreCallback::GetLoadedDeviceOfType(const MM::Device*, MM::DeviceType devType, char* pDeviceName,
                                         const unsigned int deviceIterator) {
   const std::vector<DevicePtr> matching = core_.devices.OfType(devType);
   Fill(pDeviceName, deviceIterator < matching.size() ? matching[deviceIterator]->Label() : "");
}

int CoreCallback::OnPropertiesChanged(const MM::Device*) {
   core_.events.Post([](MMEventCallback& receiver) { receiver.onPropertiesChanged(); });
   return DEVICE_OK;
}

int CoreCallback::OnPropertyChanged(const MM::Device* caller, const char* propName, const char* propValue) {
   if (!propName || !propValue)
      return DEVICE_INVALID_INPUT_PARAM;
   core_.ReportProperty(LabelOf(caller), propName, propValue);
   return DEVICE_OK;
}

int CoreCallback::OnStagePositionChanged(const MM::Device* caller, double pos) {
   core_.events.Post([label = LabelOf(caller), pos](MMEventCallback& receiver) {
      receiver.onStagePositionChanged(label.c_str(), pos);
   });
   return DEVICE_OK;
}

int CoreCallback::OnXYStagePositionChanged(const MM::Device* caller, double xPos, double yPos) {
   core_.events.Post([label = LabelOf(caller), xPos, yPos](MMEventCallback& receiver) {
      receiver.onXYStagePositionChanged(label.c_str(), xPos, yPos);
   });
   return DEVICE_OK;
}

int CoreCallback::OnExposureChanged(const MM::Device* caller, double newExposure) {
   core_.events.Post([label = LabelOf(caller), newExposure](MMEventCallback& receiver) {
      receiver.onExposureChanged(label.c_str(), newExposure);
   });
   return DEVICE_OK;
}

int CoreCallback::OnSLMExposureChanged(const MM::Device* caller, double newExposure) {
   core_.events.Post([label = LabelOf(caller), newExposure](MMEventCallback& receiver) {
      receiver.onSLMExposureChanged(label.c_str(), newExposure);
   });
   return DEVICE_OK;
}

int CoreCallback::OnMagnifierChanged(const MM::Device*) {
   core_.PixelSizeMayHaveChanged();
   return DEVICE_OK;
}

int CoreCallback::OnShutterOpenChanged(const MM::Device* caller, bool open) {
   core_.events.Post([label = LabelOf(caller), open](MMEventCallback& receiver) {
      receiver.onShutterOpenChanged(label.c_str(), open);
   });
   return DEVICE_OK;
}

unsigned long CoreCallback::GetClockTicksUs(const MM::Device*) {
   return static_cast<unsigned long>(GetCurrentMMTime().getUsec());
}

MM::MMTime CoreCallback::GetCurrentMMTime() {
   const auto sinceStart = std::chrono::steady_clock::now().time_since_epoch();
   return MM::MMTime::fromUs(std::chrono::duration_cast<std::chrono::microseconds>(sinceStart).count());
}

int CoreCallback::GetFocusPosition(double& pos) {
   const DevicePtr stage = core_.roles.Get(Role::Focus);
   if (!stage)
      return DEVICE_CORE_FOCUS_STAGE_UNDEF;
   return stage->UseAnyTime<MM::Stage>([&](MM::Stage& s) { return s.GetPositionUm(pos); });
}

MM::SignalIO* CoreCallback::GetSignalIODevice(const MM::Device*, const char* deviceName) {
   const DevicePtr device = deviceName ? core_.devices.Find(std::string(deviceName)) : nullptr;
   return device && device->Type() == MM::SignalIODevice ? static_cast<MM::SignalIO*>(device->Raw()) : nullptr;
}

MM::Hub* CoreCallback::GetParentHub(const MM::Device* caller) const {
   const DevicePtr device = core_.devices.Find(caller);
   const DevicePtr hub = device ? core_.devices.HubOf(*device) : nullptr;
   return hub ? static_cast<MM::Hub*>(hub->Raw()) : nullptr;
}

} // namespace internal
} // namespace mmcore
