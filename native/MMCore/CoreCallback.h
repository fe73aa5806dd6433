// What devices may ask of the core and tell it. One object for each core, the same for all its devices.
#pragma once

#include "MMDevice.h"

#include <string>

namespace mmcore {
namespace internal {

class Core;

/** Called by devices from any thread, some of which a lock's holder waits for: see Core. No exception leaves it. */
class CoreCallback : public MM::Core {
public:
   explicit CoreCallback(internal::Core& core) : core_(core) {}

   int LogMessage(const MM::Device* caller, const char* msg, bool debugOnly) const override;
   MM::Device* GetDevice(const MM::Device* caller, const char* label) override;
   int GetDeviceProperty(const char* deviceName, const char* propName, char* value) override;
   int SetDeviceProperty(const char* deviceName, const char* propName, const char* value) override;
   void GetLoadedDeviceOfType(const MM::Device* caller, MM::DeviceType devType, char* pDeviceName,
                              const unsigned int deviceIterator) override;

   int SetSerialProperties(const char* portName, const char* answerTimeout, const char* baudRate,
                           const char* delayBetweenCharsMs, const char* handshaking, const char* parity,
                           const char* stopBits) override;
   int SetSerialCommand(const MM::Device* caller, const char* portName, const char* command, const char* term) override;
   int GetSerialAnswer(const MM::Device* caller, const char* portName, unsigned long ansLength, char* answer,
                       const char* term) override;
   int WriteToSerial(const MM::Device* caller, const char* port, const unsigned char* buf,
                     unsigned long length) override;
   int ReadFromSerial(const MM::Device* caller, const char* port, unsigned char* buf, unsigned long length,
                      unsigned long& read) override;
   int PurgeSerial(const MM::Device* caller, const char* portName) override;
   MM::PortType GetSerialPortType(const char* portName) const override;

   int OnPropertiesChanged(const MM::Device* caller) override;
   int OnPropertyChanged(const MM::Device* caller, const char* propName, const char* propValue) override;
   int OnStagePositionChanged(const MM::Device* caller, double pos) override;
   int OnXYStagePositionChanged(const MM::Device* caller, double xPos, double yPos) override;
   int OnExposureChanged(const MM::Device* caller, double newExposure) override;
   int OnSLMExposureChanged(const MM::Device* caller, double newExposure) override;
   int OnMagnifierChanged(const MM::Device* caller) override;
   int OnShutterOpenChanged(const MM::Device* caller, bool open) override;

   unsigned long GetClockTicksUs(const MM::Device* caller) override;
   MM::MMTime GetCurrentMMTime() override;
   int AcqFinished(const MM::Device* caller, int statusCode) override;
   int PrepareForAcq(const MM::Device* caller) override;
   int InsertImage(const MM::Device* caller, const unsigned char* buf, unsigned int width, unsigned int height,
                   unsigned int bytePerPixel, unsigned int nComponents,
                   const char* serializedMetadata = nullptr) override;
   int InsertImage(const MM::Device* caller, const unsigned char* buf, unsigned int width, unsigned int height,
                   unsigned int bytePerPixel, const char* serializedMetadata = nullptr) override;
   bool InitializeImageBuffer(unsigned int channels, unsigned int slices, unsigned int w, unsigned int h,
                              unsigned int pixDepth) override;
   int GetFocusPosition(double& pos) override;
   MM::SignalIO* GetSignalIODevice(const MM::Device* caller, const char* deviceName) override;
   MM::Hub* GetParentHub(const MM::Device* caller) const override;

private:
   template <class F>
   int ToSerial(const char* port, F f);

   internal::Core& core_;
};

/** "" for null. */
std::string LabelOf(const MM::Device* device);

} // namespace internal
} // namespace mmcore
