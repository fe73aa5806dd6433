// A module that is as it should be, with one device.
#include "DeviceBase.h"
#include "ModuleInterface.h"

class Plain : public CGenericBase<Plain> {
public:
   int Initialize() override { return DEVICE_OK; }
   int Shutdown() override { return DEVICE_OK; }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, "Plain"); }
   bool Busy() override { return false; }
};

MODULE_API void InitializeModuleData() {
   RegisterDevice("Plain", MM::GenericDevice, "A plain device");
}
MODULE_API MM::Device* CreateDevice(const char* name) {
   return std::string(name) == "Plain" ? new Plain : nullptr;
}
MODULE_API void DeleteDevice(MM::Device* device) {
   delete device;
}
