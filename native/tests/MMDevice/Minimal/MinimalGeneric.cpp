// Overrides nothing but what is pure in CGenericBase.
#include "DeviceBase.h"

class MinimalGeneric : public CGenericBase<MinimalGeneric> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalGeneric"); }
};

MM::Device* MakeMinimalGeneric();

MM::Device* MakeMinimalGeneric() {
   return new MinimalGeneric();
}
