// Overrides nothing but what is pure in CCameraBase.
#include "DeviceBase.h"
#include "ImgBuffer.h"

class MinimalCamera : public CCameraBase<MinimalCamera> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalCamera"); }
   int SnapImage() { return DEVICE_OK; }
   const unsigned char* GetImageBuffer() { return image_.GetPixels(); }
   long GetImageBufferSize() const { return static_cast<long>(image_.Width() * image_.Height() * image_.Depth()); }
   unsigned int GetImageWidth() const { return image_.Width(); }
   unsigned int GetImageHeight() const { return image_.Height(); }
   unsigned int GetImageBytesPerPixel() const { return image_.Depth(); }
   unsigned int GetBitDepth() const { return 8; }
   int GetBinning() const { return 1; }
   int SetBinning(int) { return DEVICE_OK; }
   void SetExposure(double) {}
   double GetExposure() const { return 0.0; }
   int SetROI(unsigned int, unsigned int, unsigned int, unsigned int) { return DEVICE_OK; }
   int GetROI(unsigned int& x, unsigned int& y, unsigned int& xSize, unsigned int& ySize) {
      x = 0;
      y = 0;
      xSize = 0;
      ySize = 0;
      return DEVICE_OK;
   }
   int ClearROI() { return DEVICE_OK; }
   int StartSequenceAcquisition(long, double, bool) { return DEVICE_OK; }
   int StartSequenceAcquisition(double) { return DEVICE_OK; }
   int StopSequenceAcquisition() { return DEVICE_OK; }
   bool IsCapturing() { return false; }
   int IsExposureSequenceable(bool& isSequenceable) const {
      isSequenceable = false;
      return DEVICE_OK;
   }

private:
   ImgBuffer image_{3, 2, 1};
};

MM::Device* MakeMinimalCamera();

MM::Device* MakeMinimalCamera() {
   return new MinimalCamera();
}
