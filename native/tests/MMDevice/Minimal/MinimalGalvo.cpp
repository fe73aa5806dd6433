// Overrides nothing but what is pure in CGalvoBase.
#include "DeviceBase.h"

class MinimalGalvo : public CGalvoBase<MinimalGalvo> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalGalvo"); }
   int PointAndFire(double, double, double) { return DEVICE_OK; }
   int SetSpotInterval(double) { return DEVICE_OK; }
   int SetPosition(double, double) { return DEVICE_OK; }
   int GetPosition(double& x, double& y) {
      x = 0;
      y = 0;
      return DEVICE_OK;
   }
   int SetIlluminationState(bool) { return DEVICE_OK; }
   double GetXRange() { return 0.0; }
   double GetYRange() { return 0.0; }
   int AddPolygonVertex(int, double, double) { return DEVICE_OK; }
   int DeletePolygons() { return DEVICE_OK; }
   int RunSequence() { return DEVICE_OK; }
   int LoadPolygons() { return DEVICE_OK; }
   int SetPolygonRepetitions(int) { return DEVICE_OK; }
   int RunPolygons() { return DEVICE_OK; }
   int StopSequence() { return DEVICE_OK; }
   int GetChannel(char* channelName) {
      channelName[0] = '\0';
      return DEVICE_OK;
   }
};

MM::Device* MakeMinimalGalvo();

MM::Device* MakeMinimalGalvo() {
   return new MinimalGalvo();
}
