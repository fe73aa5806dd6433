// Overrides nothing but what is pure in CStateDeviceBase.
#include "DeviceBase.h"

class MinimalState : public CStateDeviceBase<MinimalState> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalState"); }
   unsigned long GetNumberOfPositions() const { return 0; }
};

MM::Device* MakeMinimalState();

MM::Device* MakeMinimalState() {
   return new MinimalState();
}
