// Overrides nothing but what is pure in CStageBase.
#include "DeviceBase.h"

class MinimalStage : public CStageBase<MinimalStage> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalStage"); }
   int SetPositionUm(double) { return DEVICE_OK; }
   int GetPositionUm(double& pos) {
      pos = 0;
      return DEVICE_OK;
   }
   int SetPositionSteps(long) { return DEVICE_OK; }
   int GetPositionSteps(long& steps) {
      steps = 0;
      return DEVICE_OK;
   }
   int SetOrigin() { return DEVICE_OK; }
   int GetLimits(double& lower, double& upper) {
      lower = 0;
      upper = 0;
      return DEVICE_OK;
   }
   int IsStageSequenceable(bool& isSequenceable) const {
      isSequenceable = false;
      return DEVICE_OK;
   }
   bool IsContinuousFocusDrive() const { return false; }
};

MM::Device* MakeMinimalStage();

MM::Device* MakeMinimalStage() {
   return new MinimalStage();
}
