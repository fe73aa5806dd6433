// Overrides nothing but what is pure in CPressurePumpBase.
#include "DeviceBase.h"

class MinimalPressurePump : public CPressurePumpBase<MinimalPressurePump> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalPressurePump"); }
   int Stop() { return DEVICE_OK; }
   bool RequiresCalibration() { return false; }
   int SetPressureKPa(double) { return DEVICE_OK; }
   int GetPressureKPa(double& pressureKPa) {
      pressureKPa = 0;
      return DEVICE_OK;
   }
};

MM::Device* MakeMinimalPressurePump();

MM::Device* MakeMinimalPressurePump() {
   return new MinimalPressurePump();
}
