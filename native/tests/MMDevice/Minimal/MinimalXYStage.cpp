// Overrides nothing but what is pure in CXYStageBase.
#include "DeviceBase.h"

class MinimalXYStage : public CXYStageBase<MinimalXYStage> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalXYStage"); }
   int GetLimitsUm(double& xMin, double& xMax, double& yMin, double& yMax) {
      xMin = 0;
      xMax = 0;
      yMin = 0;
      yMax = 0;
      return DEVICE_OK;
   }
   int SetPositionSteps(long, long) { return DEVICE_OK; }
   int GetPositionSteps(long& x, long& y) {
      x = 0;
      y = 0;
      return DEVICE_OK;
   }
   int Home() { return DEVICE_OK; }
   int Stop() { return DEVICE_OK; }
   int SetOrigin() { return DEVICE_OK; }
   int GetStepLimits(long& xMin, long& xMax, long& yMin, long& yMax) {
      xMin = 0;
      xMax = 0;
      yMin = 0;
      yMax = 0;
      return DEVICE_OK;
   }
   double GetStepSizeXUm() { return 1.0; }
   double GetStepSizeYUm() { return 1.0; }
   int IsXYStageSequenceable(bool& isSequenceable) const {
      isSequenceable = false;
      return DEVICE_OK;
   }
};

MM::Device* MakeMinimalXYStage();

MM::Device* MakeMinimalXYStage() {
   return new MinimalXYStage();
}
