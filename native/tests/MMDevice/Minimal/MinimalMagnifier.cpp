// Overrides nothing but what is pure in CMagnifierBase.
#include "DeviceBase.h"

class MinimalMagnifier : public CMagnifierBase<MinimalMagnifier> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalMagnifier"); }
   double GetMagnification() { return 1.0; }
};

MM::Device* MakeMinimalMagnifier();

MM::Device* MakeMinimalMagnifier() {
   return new MinimalMagnifier();
}
