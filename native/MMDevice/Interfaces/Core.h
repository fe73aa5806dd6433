// What devices can ask of the core.
// The order of the virtual functions is binary interface: see MMDevice.h.
#pragma once

#include "Device.h"
#include "MMTime.h"

namespace MM {

class SignalIO;

/** What the core offers to its devices. The caller is always the device itself. */
class Core {
public:
   Core() {}
   virtual ~Core() {}
   /** debugOnly: only when the log is at debug level. */
   virtual int LogMessage(const Device* caller, const char* msg, bool debugOnly) const = 0;
   /** Null when there is no such device, or it is the caller. The core keeps it. */
   virtual Device* GetDevice(const Device* caller, const char* label) = 0;
   virtual int GetDeviceProperty(const char* deviceName, const char* propName, char* value) = 0;
   virtual int SetDeviceProperty(const char* deviceName, const char* propName, const char* value) = 0;
   /** The label of the deviceIterator-th device of that type; empty when there are no more. */
   virtual void GetLoadedDeviceOfType(const Device* caller, DeviceType devType, char* pDeviceName,
                                      const unsigned int deviceIterator) = 0;

   // Serial ports, by label.
   virtual int SetSerialProperties(const char* portName, const char* answerTimeout, const char* baudRate,
                                   const char* delayBetweenCharsMs, const char* handshaking, const char* parity,
                                   const char* stopBits) = 0;
   virtual int SetSerialCommand(const Device* caller, const char* portName, const char* command, const char* term) = 0;
   virtual int GetSerialAnswer(const Device* caller, const char* portName, unsigned long ansLength, char* answer,
                               const char* term) = 0;
   virtual int WriteToSerial(const Device* caller, const char* port, const unsigned char* buf,
                             unsigned long length) = 0;
   virtual int ReadFromSerial(const Device* caller, const char* port, unsigned char* buf, unsigned long length,
                              unsigned long& read) = 0;
   virtual int PurgeSerial(const Device* caller, const char* portName) = 0;
   virtual PortType GetSerialPortType(const char* portName) const = 0;

   // What a device reports of itself.
   virtual int OnPropertiesChanged(const Device* caller) = 0;
   virtual int OnPropertyChanged(const Device* caller, const char* propName, const char* propValue) = 0;
   virtual int OnStagePositionChanged(const Device* caller, double pos) = 0;
   virtual int OnXYStagePositionChanged(const Device* caller, double xPos, double yPos) = 0;
   virtual int OnExposureChanged(const Device* caller, double newExposure) = 0;
   virtual int OnSLMExposureChanged(const Device* caller, double newExposure) = 0;
   virtual int OnMagnifierChanged(const Device* caller) = 0;
   virtual int OnShutterOpenChanged(const Device* caller, bool open) = 0;

   /** In µs; wraps around where long has 32 bits. */
   virtual unsigned long GetClockTicksUs(const Device* caller) = 0;
   virtual MMTime GetCurrentMMTime() = 0;

   // Sequences. A camera calls PrepareForAcq first, InsertImage for each image, AcqFinished when it ends by itself.
   virtual int AcqFinished(const Device* caller, int statusCode) = 0;
   virtual int PrepareForAcq(const Device* caller) = 0;
   /**
    * Copies the pixels. DEVICE_BUFFER_OVERFLOW: the buffer is full and the sequence was to stop then; on any error the
    * camera stops. The metadata are serialised as CameraImageMetadata.h says.
    */
   virtual int InsertImage(const Device* caller, const unsigned char* buf, unsigned int width, unsigned int height,
                           unsigned int bytePerPixel, unsigned int nComponents,
                           const char* serializedMetadata = nullptr) = 0;
   /** One component. */
   virtual int InsertImage(const Device* caller, const unsigned char* buf, unsigned int width, unsigned int height,
                           unsigned int bytePerPixel, const char* serializedMetadata = nullptr) = 0;
   virtual bool InitializeImageBuffer(unsigned int channels, unsigned int slices, unsigned int w, unsigned int h,
                                      unsigned int pixDepth) = 0;
   virtual int GetFocusPosition(double& pos) = 0;
   virtual SignalIO* GetSignalIODevice(const Device* caller, const char* deviceName) = 0;
   /** The hub named by the caller's parent label; null when there is none. */
   virtual Hub* GetParentHub(const Device* caller) const = 0;
};

} // namespace MM
