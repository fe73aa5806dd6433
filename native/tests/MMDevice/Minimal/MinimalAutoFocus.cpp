// Overrides nothing but what is pure in CAutoFocusBase.
#include "DeviceBase.h"

class MinimalAutoFocus : public CAutoFocusBase<MinimalAutoFocus> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalAutoFocus"); }
   int SetContinuousFocusing(bool) { return DEVICE_OK; }
   int GetContinuousFocusing(bool& state) {
      state = false;
      return DEVICE_OK;
   }
   bool IsContinuousFocusLocked() { return false; }
   int FullFocus() { return DEVICE_OK; }
   int IncrementalFocus() { return DEVICE_OK; }
   int GetLastFocusScore(double& score) {
      score = 0;
      return DEVICE_OK;
   }
   int GetCurrentFocusScore(double& score) {
      score = 0;
      return DEVICE_OK;
   }
   int GetOffset(double& offset) {
      offset = 0;
      return DEVICE_OK;
   }
   int SetOffset(double) { return DEVICE_OK; }
};

MM::Device* MakeMinimalAutoFocus();

MM::Device* MakeMinimalAutoFocus() {
   return new MinimalAutoFocus();
}
