// Overrides nothing but what is pure in CSerialBase.
#include "DeviceBase.h"

class MinimalSerial : public CSerialBase<MinimalSerial> {
public:
   bool Busy() { return false; }
   int Initialize() { return DEVICE_OK; }
   int Shutdown() { return DEVICE_OK; }
   void GetName(char* name) const { CDeviceUtils::CopyLimitedString(name, "MinimalSerial"); }
   MM::PortType GetPortType() const { return MM::SerialPort; }
   int SetCommand(const char*, const char*) { return DEVICE_OK; }
   int GetAnswer(char* txt, unsigned int, const char*) {
      txt[0] = '\0';
      return DEVICE_OK;
   }
   int Write(const unsigned char*, unsigned long) { return DEVICE_OK; }
   int Read(unsigned char*, unsigned long, unsigned long& charsRead) {
      charsRead = 0;
      return DEVICE_OK;
   }
   int Purge() { return DEVICE_OK; }
};

MM::Device* MakeMinimalSerial();

MM::Device* MakeMinimalSerial() {
   return new MinimalSerial();
}
