// Overrides nothing but what is pure in HubBase.
#include "DeviceBase.h"

class MinimalHub : public HubBase<MinimalHub> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalHub"); }
};

MM::Device* MakeMinimalHub();

MM::Device* MakeMinimalHub() {
   return new MinimalHub();
}
