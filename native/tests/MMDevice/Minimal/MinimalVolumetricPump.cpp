// Overrides nothing but what is pure in CVolumetricPumpBase.
#include "DeviceBase.h"

class MinimalVolumetricPump : public CVolumetricPumpBase<MinimalVolumetricPump> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalVolumetricPump"); }
   int Stop() { return DEVICE_OK; }
   bool RequiresHoming() { return false; }
   int IsDirectionInverted(bool& inverted) {
      inverted = false;
      return DEVICE_OK;
   }
   int SetVolumeUl(double) { return DEVICE_OK; }
   int GetVolumeUl(double& volUl) {
      volUl = 0;
      return DEVICE_OK;
   }
   int SetMaxVolumeUl(double) { return DEVICE_OK; }
   int GetMaxVolumeUl(double& volUl) {
      volUl = 0;
      return DEVICE_OK;
   }
   int SetFlowrateUlPerSecond(double) { return DEVICE_OK; }
   int GetFlowrateUlPerSecond(double& flowrate) {
      flowrate = 0;
      return DEVICE_OK;
   }
   int Start() { return DEVICE_OK; }
   int DispenseDurationSeconds(double) { return DEVICE_OK; }
   int DispenseVolumeUl(double) { return DEVICE_OK; }
};

MM::Device* MakeMinimalVolumetricPump();

MM::Device* MakeMinimalVolumetricPump() {
   return new MinimalVolumetricPump();
}
