// CMMCore: loaded devices, waiting, roles, hubs, serial ports.
#include "Core.h"
#include "MMCore.h"
#include "Text.h"

#include <chrono>
#include <thread>

using namespace mmcore::internal;

static DevicePtr Get(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "device label"));
}

static bool IsCore(const char* label) {
   return NotNull(label, "device label") == MM::g_Keyword_CoreDevice;
}

std::vector<std::string> CMMCore::getLoadedDevices() const {
   return getLoadedDevicesOfType(MM::AnyType);
}

std::vector<std::string> CMMCore::getLoadedDevicesOfType(MM::DeviceType devType) const {
   std::vector<std::string> labels;
   for (const DevicePtr& device : core_->devices.OfType(devType))
      labels.push_back(device->Label());
   if (devType == MM::AnyType || devType == MM::CoreDevice)
      labels.push_back(MM::g_Keyword_CoreDevice);
   return labels;
}

MM::DeviceType CMMCore::getDeviceType(const char* label) {
   return IsCore(label) ? MM::CoreDevice : Get(*core_, label)->Type();
}

std::string CMMCore::getDeviceLibrary(const char* label) {
   return IsCore(label) ? "" : Get(*core_, label)->Module().Name();
}

std::string CMMCore::getDeviceName(const char* label) {
   return IsCore(label) ? MM::g_Keyword_CoreDevice : Get(*core_, label)->Name();
}

std::string CMMCore::getDeviceDescription(const char* label) {
   if (IsCore(label))
      return "Core device";
   return Get(*core_, label)->UseAnyTime([](MM::Device& d) {
      char description[MM::MaxStrLength] = "";
      d.GetDescription(description);
      return std::string(description);
   });
}

bool CMMCore::deviceBusy(const char* label) {
   return !IsCore(label) && Get(*core_, label)->Use("tell whether it is busy", [](MM::Device& d) { return d.Busy(); });
}

void CMMCore::waitForDevice(const char* label) {
   if (!IsCore(label))
      core_->Wait(*Get(*core_, label));
}

void CMMCore::waitForConfig(const char* group, const char* configName) {
   const Configuration settings =
       core_->groups.Get(NotNull(group, "configuration group"), NotNull(configName, "preset"));
   for (size_t i = 0; i < settings.size(); ++i)
      waitForDevice(settings.getSetting(i).getDeviceLabel().c_str());
}

bool CMMCore::systemBusy() {
   return core_->TypeBusy(MM::AnyType);
}

void CMMCore::waitForSystem() {
   core_->WaitForType(MM::AnyType);
}

bool CMMCore::deviceTypeBusy(MM::DeviceType devType) {
   return core_->TypeBusy(devType);
}

void CMMCore::waitForDeviceType(MM::DeviceType devType) {
   core_->WaitForType(devType);
}

double CMMCore::getDeviceDelayMs(const char* label) {
   return IsCore(label) ? 0.0 : Get(*core_, label)->UseAnyTime([](MM::Device& d) { return d.GetDelayMs(); });
}

void CMMCore::setDeviceDelayMs(const char* label, double delayMs) {
   Get(*core_, label)->UseAnyTime([=](MM::Device& d) { d.SetDelayMs(delayMs); });
}

bool CMMCore::usesDeviceDelay(const char* label) {
   return !IsCore(label) && Get(*core_, label)->UseAnyTime([](MM::Device& d) { return d.UsesDelay(); });
}

void CMMCore::setTimeoutMs(long timeoutMs) {
   core_->SetTimeout(timeoutMs);
}

long CMMCore::getTimeoutMs() {
   return core_->timeoutMs;
}

static DevicePtr GetForTimeout(Core& core, const char* label) {
   if (IsCore(label))
      throw CMMError("The device \"Core\" has no timeout of its own; set the general one", MMERR_InvalidLabel);
   return Get(core, label);
}

void CMMCore::setDeviceTimeoutMs(const char* label, long timeoutMs) {
   const DevicePtr device = GetForTimeout(*core_, label);
   if (timeoutMs <= 0)
      throw CMMError("The timeout of device " + Quoted(label) + " is " + std::to_string(timeoutMs) +
                     " ms; it must be positive");
   device->timeoutMs = timeoutMs;
}

void CMMCore::unsetDeviceTimeout(const char* label) {
   GetForTimeout(*core_, label)->timeoutMs = 0;
}

long CMMCore::getDeviceTimeoutMs(const char* label) {
   return hasDeviceTimeout(label) ? Get(*core_, label)->timeoutMs.load() : getTimeoutMs();
}

bool CMMCore::hasDeviceTimeout(const char* label) {
   return !IsCore(label) && Get(*core_, label)->timeoutMs > 0;
}

void CMMCore::sleep(double intervalMs) const {
   if (intervalMs > 0.0)
      std::this_thread::sleep_for(std::chrono::duration<double, std::milli>(intervalMs));
}

std::string CMMCore::getCameraDevice() {
   return core_->roles.LabelOf(Role::Camera);
}
std::string CMMCore::getShutterDevice() {
   return core_->roles.LabelOf(Role::Shutter);
}
std::string CMMCore::getFocusDevice() {
   return core_->roles.LabelOf(Role::Focus);
}
std::string CMMCore::getXYStageDevice() {
   return core_->roles.LabelOf(Role::XYStage);
}
std::string CMMCore::getAutoFocusDevice() {
   return core_->roles.LabelOf(Role::AutoFocus);
}
std::string CMMCore::getImageProcessorDevice() {
   return core_->roles.LabelOf(Role::ImageProcessor);
}
std::string CMMCore::getSLMDevice() {
   return core_->roles.LabelOf(Role::SLM);
}
std::string CMMCore::getGalvoDevice() {
   return core_->roles.LabelOf(Role::Galvo);
}
std::string CMMCore::getChannelGroup() {
   return core_->ChannelGroup();
}

static void Set(Core& core, Role role, const char* label) {
   core.SetRole(role, NotNull(label, "device label"));
}

void CMMCore::setCameraDevice(const char* cameraLabel) {
   Set(*core_, Role::Camera, cameraLabel);
}
void CMMCore::setShutterDevice(const char* shutterLabel) {
   Set(*core_, Role::Shutter, shutterLabel);
}
void CMMCore::setFocusDevice(const char* focusLabel) {
   Set(*core_, Role::Focus, focusLabel);
}
void CMMCore::setXYStageDevice(const char* xyStageLabel) {
   Set(*core_, Role::XYStage, xyStageLabel);
}
void CMMCore::setAutoFocusDevice(const char* focusLabel) {
   Set(*core_, Role::AutoFocus, focusLabel);
}
void CMMCore::setImageProcessorDevice(const char* procLabel) {
   Set(*core_, Role::ImageProcessor, procLabel);
}
void CMMCore::setSLMDevice(const char* slmLabel) {
   Set(*core_, Role::SLM, slmLabel);
}
void CMMCore::setGalvoDevice(const char* galvoLabel) {
   Set(*core_, Role::Galvo, galvoLabel);
}

void CMMCore::setChannelGroup(const char* channelGroup) {
   core_->SetChannelGroup(NotNull(channelGroup, "channel group"));
}
