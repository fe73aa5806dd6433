// Overrides nothing but what is pure in CSignalIOBase.
#include "DeviceBase.h"

class MinimalSignalIO : public CSignalIOBase<MinimalSignalIO> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalSignalIO"); }
   int SetGateOpen(bool) { return DEVICE_OK; }
   int GetGateOpen(bool& open) {
      open = false;
      return DEVICE_OK;
   }
   int SetSignal(double) { return DEVICE_OK; }
   int GetSignal(double& volts) {
      volts = 0;
      return DEVICE_OK;
   }
   int GetLimits(double& minVolts, double& maxVolts) {
      minVolts = 0;
      maxVolts = 0;
      return DEVICE_OK;
   }
   int IsDASequenceable(bool& isSequenceable) const {
      isSequenceable = false;
      return DEVICE_OK;
   }
};

MM::Device* MakeMinimalSignalIO();

MM::Device* MakeMinimalSignalIO() {
   return new MinimalSignalIO();
}
