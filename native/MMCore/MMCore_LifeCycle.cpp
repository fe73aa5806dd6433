// CMMCore: features, versions, loading and unloading, configuration files.
#include "Core.h"
#include "Features.h"
#include "MMCore.h"
#include "Text.h"

#define MMDEVICE_CLIENT_BUILD
#include "ModuleInterface.h"

using namespace mmcore::internal;

static constexpr int kVersionMajor = 12, kVersionMinor = 5, kVersionPatch = 0;

CMMCore::CMMCore() : core_(std::make_unique<Core>()) {}

CMMCore::~CMMCore() = default;

void CMMCore::enableFeature(const char* name, bool enable) {
   EnableFeature(NotNull(name, "name of the feature"), enable);
}

bool CMMCore::isFeatureEnabled(const char* name) {
   return IsFeatureEnabled(NotNull(name, "name of the feature"));
}

void CMMCore::loadDevice(const char* label, const char* moduleName, const char* deviceName) {
   core_->LoadDevice(NotNull(label, "device label"), NotNull(moduleName, "name of the device adapter"),
                     NotNull(deviceName, "device name"));
}

void CMMCore::unloadDevice(const char* label) {
   core_->UnloadDevice(NotNull(label, "device label"));
}

void CMMCore::unloadAllDevices() {
   core_->UnloadAllDevices();
}

void CMMCore::initializeAllDevices() {
   core_->InitializeAllDevices();
}

void CMMCore::initializeDevice(const char* label) {
   core_->devices.Get(NotNull(label, "device label"))->Initialize();
}

DeviceInitializationState CMMCore::getDeviceInitializationState(const char* label) const {
   return core_->devices.Get(NotNull(label, "device label"))->State();
}

void CMMCore::reset() {
   core_->Reset();
}

void CMMCore::unloadLibrary(const char* moduleName) {
   core_->UnloadLibrary(NotNull(moduleName, "name of the device adapter"));
}

void CMMCore::updateCoreProperties() {}

std::string CMMCore::getVersionInfo() const {
   return "MMCore version " + std::to_string(kVersionMajor) + "." + std::to_string(kVersionMinor) + "." +
          std::to_string(kVersionPatch);
}

std::string CMMCore::getAPIVersionInfo() const {
   return "Device API version " + std::to_string(DEVICE_INTERFACE_VERSION) + ", Module API version " +
          std::to_string(MODULE_INTERFACE_VERSION);
}

int CMMCore::getMMCoreVersionMajor() {
   return kVersionMajor;
}
int CMMCore::getMMCoreVersionMinor() {
   return kVersionMinor;
}
int CMMCore::getMMCoreVersionPatch() {
   return kVersionPatch;
}
int CMMCore::getMMDeviceModuleInterfaceVersion() {
   return MODULE_INTERFACE_VERSION;
}
int CMMCore::getMMDeviceDeviceInterfaceVersion() {
   return DEVICE_INTERFACE_VERSION;
}

void CMMCore::saveSystemConfiguration(const char* fileName) {
   core_->SaveConfiguration(NotNull(fileName, "file name"));
}

void CMMCore::loadSystemConfiguration(const char* fileName) {
   core_->LoadConfiguration(NotNull(fileName, "file name"));
}

void CMMCore::registerCallback(MMEventCallback* cb) {
   core_->events.SetReceiver(cb);
}

std::vector<std::string> CMMCore::getDeviceAdapterSearchPaths() {
   return core_->modules.SearchPaths();
}

void CMMCore::setDeviceAdapterSearchPaths(const std::vector<std::string>& paths) {
   core_->modules.SetSearchPaths(paths);
}

std::vector<std::string> CMMCore::getDeviceAdapterNames() {
   return core_->modules.AdapterNames();
}

std::vector<std::string> CMMCore::getAvailableDevices(const char* library) {
   std::vector<std::string> names;
   for (const DeviceKind& kind : core_->modules.Get(NotNull(library, "name of the device adapter"))->Devices())
      names.push_back(kind.name);
   return names;
}

std::vector<std::string> CMMCore::getAvailableDeviceDescriptions(const char* library) {
   std::vector<std::string> descriptions;
   for (const DeviceKind& kind : core_->modules.Get(NotNull(library, "name of the device adapter"))->Devices())
      descriptions.push_back(kind.description);
   return descriptions;
}

std::vector<long> CMMCore::getAvailableDeviceTypes(const char* library) {
   std::vector<long> types;
   for (const DeviceKind& kind : core_->modules.Get(NotNull(library, "name of the device adapter"))->Devices())
      types.push_back(kind.type);
   return types;
}

void CMMCore::loadMockDeviceAdapter(const char* name, MockDeviceAdapter* implementation) {
   if (!implementation)
      throw CMMError("The mock device adapter is null", MMERR_NullPointerException);
   core_->modules.Add(WrapMockModule(NotNull(name, "name of the device adapter"), *implementation));
}
