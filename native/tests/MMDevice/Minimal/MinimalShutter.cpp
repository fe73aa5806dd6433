// Overrides nothing but what is pure in CShutterBase.
#include "DeviceBase.h"

class MinimalShutter : public CShutterBase<MinimalShutter> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalShutter"); }
   int SetOpen(bool) { return DEVICE_OK; }
   int GetOpen(bool& open) {
      open = false;
      return DEVICE_OK;
   }
   int Fire(double) { return DEVICE_OK; }
};

MM::Device* MakeMinimalShutter();

MM::Device* MakeMinimalShutter() {
   return new MinimalShutter();
}
