#include "ModuleInterface.h"

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

namespace {

struct RegisteredDevice {
   std::string name;
   MM::DeviceType type;
   std::string description;
};

std::vector<RegisteredDevice>& Registered() {
   // Made at first use: an adapter may register from the constructor of a global object.
   static std::vector<RegisteredDevice> devices;
   return devices;
}

const RegisteredDevice* Find(const char* name) {
   if (!name)
      return nullptr;
   const auto& devices = Registered();
   const auto found =
       std::find_if(devices.begin(), devices.end(), [name](const RegisteredDevice& d) { return d.name == name; });
   return found == devices.end() ? nullptr : &*found;
}

bool CopyWhole(const std::string& text, char* buffer, unsigned bufferLength) {
   if (!buffer || text.size() >= bufferLength)
      return false;
   std::memcpy(buffer, text.c_str(), text.size() + 1);
   return true;
}

} // namespace

void RegisterDevice(const char* deviceName, MM::DeviceType deviceType, const char* description) {
   if (!deviceName || Find(deviceName))
      return;
   Registered().push_back({deviceName, deviceType, description ? description : ""});
}

long GetModuleVersion() {
   return MODULE_INTERFACE_VERSION;
}

long GetDeviceInterfaceVersion() {
   return DEVICE_INTERFACE_VERSION;
}

unsigned GetNumberOfDevices() {
   return static_cast<unsigned>(Registered().size());
}

bool GetDeviceName(unsigned index, char* name, unsigned bufferLength) {
   return index < Registered().size() && CopyWhole(Registered()[index].name, name, bufferLength);
}

bool GetDeviceType(const char* name, int* type) {
   const RegisteredDevice* device = Find(name);
   if (!device || !type)
      return false;
   *type = static_cast<int>(device->type);
   return true;
}

bool GetDeviceDescription(const char* name, char* description, unsigned bufferLength) {
   const RegisteredDevice* device = Find(name);
   return device && CopyWhole(device->description, description, bufferLength);
}
