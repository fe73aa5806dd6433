// Overrides nothing but what is pure in CImageProcessorBase.
#include "DeviceBase.h"

class MinimalImageProcessor : public CImageProcessorBase<MinimalImageProcessor> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalImageProcessor"); }
   int Process(unsigned char*, unsigned int, unsigned int, unsigned int) { return DEVICE_OK; }
};

MM::Device* MakeMinimalImageProcessor();

MM::Device* MakeMinimalImageProcessor() {
   return new MinimalImageProcessor();
}
