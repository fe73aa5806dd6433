// Overrides nothing but what is pure in CSLMBase.
#include "DeviceBase.h"

class MinimalSLM : public CSLMBase<MinimalSLM> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalSLM"); }
   int SetImage(unsigned char*) { return DEVICE_OK; }
   int SetImage(unsigned int*) { return DEVICE_OK; }
   int DisplayImage() { return DEVICE_OK; }
   int SetPixelsTo(unsigned char) { return DEVICE_OK; }
   int SetPixelsTo(unsigned char, unsigned char, unsigned char) { return DEVICE_OK; }
   int SetExposure(double) { return DEVICE_OK; }
   double GetExposure() { return 0.0; }
   unsigned int GetWidth() { return 0; }
   unsigned int GetHeight() { return 0; }
   unsigned int GetNumberOfComponents() { return 0; }
   unsigned int GetBytesPerPixel() { return 0; }
   int IsSLMSequenceable(bool& isSequenceable) const {
      isSequenceable = false;
      return DEVICE_OK;
   }
};

MM::Device* MakeMinimalSLM();

MM::Device* MakeMinimalSLM() {
   return new MinimalSLM();
}
