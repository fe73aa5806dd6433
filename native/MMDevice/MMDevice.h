// The pure interfaces between device adapters and the core: device interface version 75.
//
// Adapters are called through vtables, so the order of the virtual functions below is binary interface: never insert,
// remove or reorder one without raising DEVICE_INTERFACE_VERSION. native/tests checks every slot against a table.
//
// Strings that a device fills are MM::MaxStrLength bytes long, terminator included. Functions that return int answer
// DEVICE_OK or an error number of MMDeviceConstants.h or of the device itself. No exception may cross this interface.
#pragma once

#define DEVICE_INTERFACE_VERSION 75

#include "MMDeviceConstants.h"

#include <climits>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iomanip>
#include <sstream>
#include <string>

#ifdef MODULE_EXPORTS
#define MODULE_API __attribute__((visibility("default")))
#endif

namespace MM {

/** A point in time or a duration: whole microseconds. The one class that crosses the interface by value. */
class MMTime {
   long long microseconds_;

   struct Exact {};
   MMTime(Exact, long long us) : microseconds_(us) {}

public:
   MMTime() : microseconds_(0) {}
   /** From a number of microseconds; fractions are cut off. */
   explicit MMTime(double uSecTotal) : microseconds_(static_cast<long long>(uSecTotal)) {}
   explicit MMTime(long sec, long uSec) : microseconds_(static_cast<long long>(sec) * 1000000LL + uSec) {}

   static MMTime fromUs(long long us) { return MMTime(Exact(), us); }
   static MMTime fromMs(double ms) { return MMTime(Exact(), static_cast<long long>(ms * 1000.0)); }
   static MMTime fromSeconds(long secs) { return MMTime(Exact(), static_cast<long long>(secs) * 1000000LL); }

   MMTime operator+(const MMTime& other) const { return fromUs(microseconds_ + other.microseconds_); }
   MMTime operator-(const MMTime& other) const { return fromUs(microseconds_ - other.microseconds_); }
   bool operator>(const MMTime& other) const { return microseconds_ > other.microseconds_; }
   bool operator>=(const MMTime& other) const { return microseconds_ >= other.microseconds_; }
   bool operator<(const MMTime& other) const { return microseconds_ < other.microseconds_; }
   bool operator<=(const MMTime& other) const { return microseconds_ <= other.microseconds_; }
   bool operator==(const MMTime& other) const { return microseconds_ == other.microseconds_; }
   bool operator!=(const MMTime& other) const { return microseconds_ != other.microseconds_; }

   double getMsec() const { return static_cast<double>(microseconds_) / 1000.0; }
   double getUsec() const { return static_cast<double>(microseconds_); }

   /** Seconds with six decimals, as in "12.345678". */
   std::string toString() const {
      const unsigned long long magnitude =
          microseconds_ < 0 ? 0ULL - static_cast<unsigned long long>(microseconds_) : microseconds_;
      std::ostringstream text;
      text << (microseconds_ < 0 ? "-" : "") << magnitude / 1000000ULL << '.' << std::setfill('0') << std::setw(6)
           << magnitude % 1000000ULL;
      return text.str();
   }
};

/** A deadline: tells whether an interval has passed since a start time. */
class TimeoutMs {
   MMTime start_;
   MMTime interval_;

public:
   TimeoutMs(const MMTime startTime, const unsigned long intervalMs)
       : start_(startTime), interval_(MMTime::fromUs(static_cast<long long>(intervalMs) * 1000LL)) {}
   TimeoutMs(const MMTime startTime, const MMTime interval) : start_(startTime), interval_(interval) {}

   bool expired(const MMTime tnow) const { return tnow - start_ > interval_; }
};

class Core;

class Device {
public:
   Device() {}
   virtual ~Device() {}
   virtual unsigned int GetNumberOfProperties() const = 0;
   virtual int GetProperty(const char* name, char* value) const = 0;
   virtual int SetProperty(const char* name, const char* value) = 0;
   virtual bool HasProperty(const char* name) const = 0;
   virtual bool GetPropertyName(unsigned int idx, char* name) const = 0;
   virtual int GetPropertyReadOnly(const char* name, bool& readOnly) const = 0;
   virtual int GetPropertyInitStatus(const char* name, bool& preInit) const = 0;
   virtual int HasPropertyLimits(const char* name, bool& hasLimits) const = 0;
   virtual int GetPropertyLowerLimit(const char* name, double& lowLimit) const = 0;
   virtual int GetPropertyUpperLimit(const char* name, double& hiLimit) const = 0;
   virtual int GetPropertyType(const char* name, PropertyType& pt) const = 0;
   virtual unsigned int GetNumberOfPropertyValues(const char* propertyName) const = 0;
   virtual bool GetPropertyValueAt(const char* propertyName, unsigned int index, char* value) const = 0;
   virtual int IsPropertySequenceable(const char* name, bool& isSequenceable) const = 0;
   virtual int GetPropertySequenceMaxLength(const char* propertyName, long& nrEvents) const = 0;
   virtual int StartPropertySequence(const char* propertyName) = 0;
   virtual int StopPropertySequence(const char* propertyName) = 0;
   virtual int ClearPropertySequence(const char* propertyName) = 0;
   virtual int AddToPropertySequence(const char* propertyName, const char* value) = 0;
   virtual int SendPropertySequence(const char* propertyName) = 0;
   virtual bool GetErrorText(int errorCode, char* errMessage) const = 0;
   virtual bool Busy() = 0;
   virtual double GetDelayMs() const = 0;
   virtual void SetDelayMs(double delay) = 0;
   virtual bool UsesDelay() = 0;
   virtual void SetLabel(const char* label) = 0;
   virtual void GetLabel(char* name) const = 0;
   virtual void SetModuleName(const char* moduleName) = 0;
   virtual void GetModuleName(char* moduleName) const = 0;
   virtual void SetDescription(const char* description) = 0;
   virtual void GetDescription(char* description) const = 0;
   virtual int Initialize() = 0;
   virtual int Shutdown() = 0;
   virtual DeviceType GetType() const = 0;
   virtual void GetName(char* name) const = 0;
   virtual void SetCallback(Core* callback) = 0;
   virtual bool SupportsDeviceDetection() = 0;
   virtual DeviceDetectionStatus DetectDevice() = 0;
   virtual void SetParentID(const char* parentId) = 0;
   virtual void GetParentID(char* parentID) const = 0;
};

class Generic : public Device {
public:
   static constexpr DeviceType Type = GenericDevice;

   DeviceType GetType() const override { return Type; }
};

class Camera : public Device {
public:
   static constexpr DeviceType Type = CameraDevice;

   Camera() {}
   virtual ~Camera() {}
   DeviceType GetType() const override { return Type; }

   virtual int SnapImage() = 0;
   virtual const unsigned char* GetImageBuffer() = 0;
   virtual const unsigned char* GetImageBuffer(unsigned int channelNr) = 0;
   virtual const unsigned int* GetImageBufferAsRGB32() = 0;
   virtual unsigned int GetNumberOfComponents() const = 0;
   virtual unsigned int GetNumberOfChannels() const = 0;
   virtual int GetChannelName(unsigned int channel, char* name) = 0;
   virtual long GetImageBufferSize() const = 0;
   virtual unsigned int GetImageWidth() const = 0;
   virtual unsigned int GetImageHeight() const = 0;
   virtual unsigned int GetImageBytesPerPixel() const = 0;
   virtual unsigned int GetBitDepth() const = 0;
   virtual int GetBinning() const = 0;
   virtual int SetBinning(int binSize) = 0;
   virtual void SetExposure(double exp_ms) = 0;
   virtual double GetExposure() const = 0;
   virtual int SetROI(unsigned int x, unsigned int y, unsigned int xSize, unsigned int ySize) = 0;
   virtual int GetROI(unsigned int& x, unsigned int& y, unsigned int& xSize, unsigned int& ySize) = 0;
   virtual int ClearROI() = 0;
   virtual bool SupportsMultiROI() = 0;
   virtual bool IsMultiROISet() = 0;
   virtual int GetMultiROICount(unsigned int& count) = 0;
   virtual int SetMultiROI(const unsigned int* xs, const unsigned int* ys, const unsigned int* widths,
                           const unsigned int* heights, unsigned int numROIs) = 0;
   virtual int GetMultiROI(unsigned int* xs, unsigned int* ys, unsigned int* widths, unsigned int* heights,
                           unsigned int* length) = 0;
   virtual int StartSequenceAcquisition(long numImages, double unused, bool stopOnOverflow) = 0;
   virtual int StartSequenceAcquisition(double unused) = 0;
   virtual int StopSequenceAcquisition() = 0;
   virtual bool IsCapturing() = 0;
   virtual void GetTags(char* serializedMetadata) = 0;
   virtual void AddTag(const char* key, const char* deviceLabel, const char* value) = 0;
   virtual void RemoveTag(const char* key) = 0;
   virtual int IsExposureSequenceable(bool& isSequenceable) const = 0;
   virtual int GetExposureSequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartExposureSequence() = 0;
   virtual int StopExposureSequence() = 0;
   virtual int ClearExposureSequence() = 0;
   virtual int AddToExposureSequence(double exposureTime_ms) = 0;
   virtual int SendExposureSequence() const = 0;
};

class Shutter : public Device {
public:
   static constexpr DeviceType Type = ShutterDevice;

   Shutter() {}
   virtual ~Shutter() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetOpen(bool open = true) = 0;
   virtual int GetOpen(bool& open) = 0;
   virtual int Fire(double deltaT) = 0;
};

class Stage : public Device {
public:
   static constexpr DeviceType Type = StageDevice;

   Stage() {}
   virtual ~Stage() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetPositionUm(double pos) = 0;
   virtual int SetRelativePositionUm(double d) = 0;
   virtual int Move(double velocity) = 0;
   virtual int Stop() = 0;
   virtual int Home() = 0;
   virtual int SetAdapterOriginUm(double d) = 0;
   virtual int GetPositionUm(double& pos) = 0;
   virtual int SetPositionSteps(long steps) = 0;
   virtual int GetPositionSteps(long& steps) = 0;
   virtual int SetOrigin() = 0;
   virtual int GetLimits(double& lower, double& upper) = 0;
   virtual int UsesOnStagePositionChanged(bool& result) const = 0;
   virtual int GetFocusDirection(FocusDirection& direction) = 0;
   virtual int IsStageSequenceable(bool& isSequenceable) const = 0;
   virtual int IsStageLinearSequenceable(bool& isSequenceable) const = 0;
   virtual bool IsContinuousFocusDrive() const = 0;
   virtual int GetStageSequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartStageSequence() = 0;
   virtual int StopStageSequence() = 0;
   virtual int ClearStageSequence() = 0;
   virtual int AddToStageSequence(double position) = 0;
   virtual int SendStageSequence() = 0;
   virtual int SetStageLinearSequence(double dZ_um, long nSlices) = 0;
};

class XYStage : public Device {
public:
   static constexpr DeviceType Type = XYStageDevice;

   XYStage() {}
   virtual ~XYStage() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetPositionUm(double x, double y) = 0;
   virtual int SetRelativePositionUm(double dx, double dy) = 0;
   virtual int SetAdapterOriginUm(double x, double y) = 0;
   virtual int GetPositionUm(double& x, double& y) = 0;
   virtual int GetLimitsUm(double& xMin, double& xMax, double& yMin, double& yMax) = 0;
   virtual int Move(double vx, double vy) = 0;
   virtual int SetPositionSteps(long x, long y) = 0;
   virtual int GetPositionSteps(long& x, long& y) = 0;
   virtual int SetRelativePositionSteps(long x, long y) = 0;
   virtual int Home() = 0;
   virtual int Stop() = 0;
   virtual int UsesOnXYStagePositionChanged(bool& result) const = 0;
   virtual int SetOrigin() = 0;
   virtual int SetXOrigin() = 0;
   virtual int SetYOrigin() = 0;
   virtual int GetStepLimits(long& xMin, long& xMax, long& yMin, long& yMax) = 0;
   virtual double GetStepSizeXUm() = 0;
   virtual double GetStepSizeYUm() = 0;
   virtual int IsXYStageSequenceable(bool& isSequenceable) const = 0;
   virtual int GetXYStageSequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartXYStageSequence() = 0;
   virtual int StopXYStageSequence() = 0;
   virtual int ClearXYStageSequence() = 0;
   virtual int AddToXYStageSequence(double positionX, double positionY) = 0;
   virtual int SendXYStageSequence() = 0;
};

class State : public Device {
public:
   static constexpr DeviceType Type = StateDevice;

   State() {}
   virtual ~State() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetPosition(long pos) = 0;
   virtual int SetPosition(const char* label) = 0;
   virtual int GetPosition(long& pos) const = 0;
   virtual int GetPosition(char* label) const = 0;
   virtual int GetPositionLabel(long pos, char* label) const = 0;
   virtual int GetLabelPosition(const char* label, long& pos) const = 0;
   virtual int SetPositionLabel(long pos, const char* label) = 0;
   virtual unsigned long GetNumberOfPositions() const = 0;
   virtual int SetGateOpen(bool open = true) = 0;
   virtual int GetGateOpen(bool& open) = 0;
};

class Serial : public Device {
public:
   static constexpr DeviceType Type = SerialDevice;

   Serial() {}
   virtual ~Serial() {}
   DeviceType GetType() const override { return Type; }

   virtual PortType GetPortType() const = 0;
   virtual int SetCommand(const char* command, const char* term) = 0;
   virtual int GetAnswer(char* txt, unsigned int maxChars, const char* term) = 0;
   virtual int Write(const unsigned char* buf, unsigned long bufLen) = 0;
   virtual int Read(unsigned char* buf, unsigned long bufLen, unsigned long& charsRead) = 0;
   virtual int Purge() = 0;
};

class AutoFocus : public Device {
public:
   static constexpr DeviceType Type = AutoFocusDevice;

   AutoFocus() {}
   virtual ~AutoFocus() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetContinuousFocusing(bool state) = 0;
   virtual int GetContinuousFocusing(bool& state) = 0;
   virtual bool IsContinuousFocusLocked() = 0;
   virtual int FullFocus() = 0;
   virtual int IncrementalFocus() = 0;
   virtual int GetLastFocusScore(double& score) = 0;
   virtual int GetCurrentFocusScore(double& score) = 0;
   virtual int AutoSetParameters() = 0;
   virtual int GetOffset(double& offset) = 0;
   virtual int SetOffset(double offset) = 0;
};

class ImageProcessor : public Device {
public:
   static constexpr DeviceType Type = ImageProcessorDevice;

   ImageProcessor() {}
   virtual ~ImageProcessor() {}
   DeviceType GetType() const override { return Type; }

   virtual int Process(unsigned char* buffer, unsigned int width, unsigned int height, unsigned int byteDepth) = 0;
};

class SignalIO : public Device {
public:
   static constexpr DeviceType Type = SignalIODevice;

   SignalIO() {}
   virtual ~SignalIO() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetGateOpen(bool open = true) = 0;
   virtual int GetGateOpen(bool& open) = 0;
   virtual int SetSignal(double volts) = 0;
   virtual int GetSignal(double& volts) = 0;
   virtual int GetLimits(double& minVolts, double& maxVolts) = 0;
   virtual int IsDASequenceable(bool& isSequenceable) const = 0;
   virtual int GetDASequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartDASequence() = 0;
   virtual int StopDASequence() = 0;
   virtual int ClearDASequence() = 0;
   virtual int AddToDASequence(double voltage) = 0;
   virtual int SendDASequence() = 0;
};

class Magnifier : public Device {
public:
   static constexpr DeviceType Type = MagnifierDevice;

   Magnifier() {}
   virtual ~Magnifier() {}
   DeviceType GetType() const override { return Type; }

   virtual double GetMagnification() = 0;
};

class SLM : public Device {
public:
   static constexpr DeviceType Type = SLMDevice;

   SLM() {}
   virtual ~SLM() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetImage(unsigned char* pixels) = 0;
   virtual int SetImage(unsigned int* pixels) = 0;
   virtual int DisplayImage() = 0;
   virtual int SetPixelsTo(unsigned char intensity) = 0;
   virtual int SetPixelsTo(unsigned char red, unsigned char green, unsigned char blue) = 0;
   virtual int SetExposure(double interval_ms) = 0;
   virtual double GetExposure() = 0;
   virtual unsigned int GetWidth() = 0;
   virtual unsigned int GetHeight() = 0;
   virtual unsigned int GetNumberOfComponents() = 0;
   virtual unsigned int GetBytesPerPixel() = 0;
   virtual int IsSLMSequenceable(bool& isSequenceable) const = 0;
   virtual int GetSLMSequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartSLMSequence() = 0;
   virtual int StopSLMSequence() = 0;
   virtual int ClearSLMSequence() = 0;
   virtual int AddToSLMSequence(const unsigned char* const pixels) = 0;
   virtual int AddToSLMSequence(const unsigned int* const pixels) = 0;
   virtual int SendSLMSequence() = 0;
};

class Galvo : public Device {
public:
   static constexpr DeviceType Type = GalvoDevice;

   Galvo() {}
   virtual ~Galvo() {}
   DeviceType GetType() const override { return Type; }

   virtual int PointAndFire(double x, double y, double time_us) = 0;
   virtual int SetSpotInterval(double pulseInterval_us) = 0;
   virtual int SetPosition(double x, double y) = 0;
   virtual int GetPosition(double& x, double& y) = 0;
   virtual int SetIlluminationState(bool on) = 0;
   virtual double GetXRange() = 0;
   virtual double GetXMinimum() = 0;
   virtual double GetYRange() = 0;
   virtual double GetYMinimum() = 0;
   virtual int AddPolygonVertex(int polygonIndex, double x, double y) = 0;
   virtual int DeletePolygons() = 0;
   virtual int RunSequence() = 0;
   virtual int LoadPolygons() = 0;
   virtual int SetPolygonRepetitions(int repetitions) = 0;
   virtual int RunPolygons() = 0;
   virtual int StopSequence() = 0;
   virtual int GetChannel(char* channelName) = 0;
};

class Hub : public Device {
public:
   static constexpr DeviceType Type = HubDevice;

   Hub() {}
   virtual ~Hub() {}
   DeviceType GetType() const override { return Type; }

   virtual int DetectInstalledDevices() = 0;
   virtual void ClearInstalledDevices() = 0;
   virtual unsigned int GetNumberOfInstalledDevices() = 0;
   virtual Device* GetInstalledDevice(int devIdx) = 0;
};

class PressurePump : public Device {
public:
   static constexpr DeviceType Type = PressurePumpDevice;

   PressurePump() {}
   virtual ~PressurePump() {}
   DeviceType GetType() const override { return Type; }

   virtual int Stop() = 0;
   virtual int Calibrate() = 0;
   virtual bool RequiresCalibration() = 0;
   virtual int SetPressureKPa(double pressureKPa) = 0;
   virtual int GetPressureKPa(double& pressureKPa) = 0;
};

class VolumetricPump : public Device {
public:
   static constexpr DeviceType Type = VolumetricPumpDevice;

   VolumetricPump() {}
   virtual ~VolumetricPump() {}
   DeviceType GetType() const override { return Type; }

   virtual int Home() = 0;
   virtual int Stop() = 0;
   virtual bool RequiresHoming() = 0;
   virtual int InvertDirection(bool inverted) = 0;
   virtual int IsDirectionInverted(bool& inverted) = 0;
   virtual int SetVolumeUl(double volUl) = 0;
   virtual int GetVolumeUl(double& volUl) = 0;
   virtual int SetMaxVolumeUl(double volUl) = 0;
   virtual int GetMaxVolumeUl(double& volUl) = 0;
   virtual int SetFlowrateUlPerSecond(double flowrate) = 0;
   virtual int GetFlowrateUlPerSecond(double& flowrate) = 0;
   virtual int Start() = 0;
   virtual int DispenseDurationSeconds(double durSec) = 0;
   virtual int DispenseVolumeUl(double volUl) = 0;
};

class Core {
public:
   Core() {}
   virtual ~Core() {}
   virtual int LogMessage(const Device* caller, const char* msg, bool debugOnly) const = 0;
   virtual Device* GetDevice(const Device* caller, const char* label) = 0;
   virtual int GetDeviceProperty(const char* deviceName, const char* propName, char* value) = 0;
   virtual int SetDeviceProperty(const char* deviceName, const char* propName, const char* value) = 0;
   virtual void GetLoadedDeviceOfType(const Device* caller, DeviceType devType, char* pDeviceName,
                                      const unsigned int deviceIterator) = 0;
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
   virtual int OnPropertiesChanged(const Device* caller) = 0;
   virtual int OnPropertyChanged(const Device* caller, const char* propName, const char* propValue) = 0;
   virtual int OnStagePositionChanged(const Device* caller, double pos) = 0;
   virtual int OnXYStagePositionChanged(const Device* caller, double xPos, double yPos) = 0;
   virtual int OnExposureChanged(const Device* caller, double newExposure) = 0;
   virtual int OnSLMExposureChanged(const Device* caller, double newExposure) = 0;
   virtual int OnMagnifierChanged(const Device* caller) = 0;
   virtual int OnShutterOpenChanged(const Device* caller, bool open) = 0;
   virtual unsigned long GetClockTicksUs(const Device* caller) = 0;
   virtual MMTime GetCurrentMMTime() = 0;
   virtual int AcqFinished(const Device* caller, int statusCode) = 0;
   virtual int PrepareForAcq(const Device* caller) = 0;
   virtual int InsertImage(const Device* caller, const unsigned char* buf, unsigned int width, unsigned int height,
                           unsigned int bytePerPixel, unsigned int nComponents,
                           const char* serializedMetadata = nullptr) = 0;
   virtual int InsertImage(const Device* caller, const unsigned char* buf, unsigned int width, unsigned int height,
                           unsigned int bytePerPixel, const char* serializedMetadata = nullptr) = 0;
   virtual bool InitializeImageBuffer(unsigned int channels, unsigned int slices, unsigned int w, unsigned int h,
                                      unsigned int pixDepth) = 0;
   virtual int GetFocusPosition(double& pos) = 0;
   virtual SignalIO* GetSignalIODevice(const Device* caller, const char* deviceName) = 0;
   virtual Hub* GetParentHub(const Device* caller) const = 0;
};

} // namespace MM
