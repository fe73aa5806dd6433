// What all devices have in common: names, a delay, and the way to the core.
#pragma once

#include "../DeviceUtils.h"
#include "../MMDevice.h"
#include "../NumberText.h"

#include <sstream>
#include <string>

/**
 * T is the interface (MM::Camera, ...). Without a core, functions answer DEVICE_NO_CALLBACK_REGISTERED or, where they
 * answer no error number, a neutral value.
 */
template <class T>
class CoreClient : public T {
public:
   CoreClient(const CoreClient&) = delete;
   CoreClient& operator=(const CoreClient&) = delete;

   virtual void SetModuleName(const char* name) { moduleName_ = name; }
   virtual void GetModuleName(char* name) const { CDeviceUtils::CopyLimitedString(name, moduleName_.c_str()); }
   virtual void SetDescription(const char* descr) { description_ = descr; }
   virtual void GetDescription(char* name) const { CDeviceUtils::CopyLimitedString(name, description_.c_str()); }
   virtual void SetLabel(const char* label) { label_ = label; }
   virtual void GetLabel(char* name) const { CDeviceUtils::CopyLimitedString(name, label_.c_str()); }

   virtual double GetDelayMs() const { return delayMs_; }
   virtual void SetDelayMs(double delay) { delayMs_ = delay; }
   virtual bool UsesDelay() { return usesDelay_; }

   /** Given by the core before Initialize; the core outlives the device. */
   virtual void SetCallback(MM::Core* cbk) { callback_ = cbk; }

protected:
   CoreClient() {}
   virtual ~CoreClient() {}

   int LogMessage(const char* msg, bool debugOnly = false) const {
      return callback_ ? callback_->LogMessage(this, msg, debugOnly) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   int LogMessage(const std::string& msg, bool debugOnly = false) const { return LogMessage(msg.c_str(), debugOnly); }

   /** Logs the number and the text of an error. */
   int LogMessageCode(const int errorCode, bool debugOnly = false) const {
      char text[MM::MaxStrLength];
      this->GetErrorText(errorCode, text);
      std::ostringstream message;
      message << "Error " << errorCode << (text[0] ? ": " : "") << text;
      return LogMessage(message.str(), debugOnly);
   }

   /** Logs the milliseconds between two times, after the message. */
   int LogTimeDiff(MM::MMTime start, MM::MMTime end, const std::string& message, bool debugOnly = false) const {
      return LogMessage(message + MM::FixedText((end - start).getMsec(), 3) + " ms", debugOnly);
   }

   int LogTimeDiff(MM::MMTime start, MM::MMTime end, bool debugOnly = false) const {
      return LogTimeDiff(start, end, std::string("Process took "), debugOnly);
   }

   MM::Device* GetDevice(const char* deviceLabel) const {
      return callback_ ? callback_->GetDevice(this, deviceLabel) : nullptr;
   }

   /** The label of the deviceIterator-th loaded device of a type; empty when there are no more. */
   void GetLoadedDeviceOfType(MM::DeviceType devType, char* deviceName, const unsigned int deviceIterator) {
      deviceName[0] = '\0';
      if (callback_)
         callback_->GetLoadedDeviceOfType(this, devType, deviceName, deviceIterator);
   }

   int WriteToComPort(const char* portLabel, const unsigned char* buf, unsigned bufLength) {
      return callback_ ? callback_->WriteToSerial(this, portLabel, buf, bufLength) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   /** Sends the command followed by the terminator. */
   int SendSerialCommand(const char* portName, const char* command, const char* term) {
      return callback_ ? callback_->SetSerialCommand(this, portName, command, term) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   /** Waits for an answer that ends with the terminator and delivers it without. Empty after an error. */
   int GetSerialAnswer(const char* portName, const char* term, std::string& ans) {
      ans.clear();
      if (!callback_)
         return DEVICE_NO_CALLBACK_REGISTERED;
      char answer[2 * MM::MaxStrLength] = "";
      const int result = callback_->GetSerialAnswer(this, portName, sizeof answer, answer, term);
      if (result != DEVICE_OK)
         return result;
      ans = answer;
      const std::string ending = term ? term : "";
      if (!ending.empty() && ans.size() >= ending.size() &&
          ans.compare(ans.size() - ending.size(), ending.size(), ending) == 0)
         ans.resize(ans.size() - ending.size());
      return DEVICE_OK;
   }

   /** Reads what has come in so far: "read" bytes, which may be none. */
   int ReadFromComPort(const char* portLabel, unsigned char* buf, unsigned bufLength, unsigned long& read) {
      read = 0;
      return callback_ ? callback_->ReadFromSerial(this, portLabel, buf, bufLength, read)
                       : DEVICE_NO_CALLBACK_REGISTERED;
   }

   int PurgeComPort(const char* portLabel) {
      return callback_ ? callback_->PurgeSerial(this, portLabel) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   MM::PortType GetSerialPortType(const char* portLabel) {
      return callback_ ? callback_->GetSerialPortType(portLabel) : MM::InvalidPort;
   }

   int OnPropertiesChanged() {
      return callback_ ? callback_->OnPropertiesChanged(this) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   int OnPropertyChanged(const char* propName, const char* propValue) {
      return callback_ ? callback_->OnPropertyChanged(this, propName, propValue) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   int OnStagePositionChanged(double pos) {
      return callback_ ? callback_->OnStagePositionChanged(this, pos) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   int OnXYStagePositionChanged(double xPos, double yPos) {
      return callback_ ? callback_->OnXYStagePositionChanged(this, xPos, yPos) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   int OnExposureChanged(double exposure) {
      return callback_ ? callback_->OnExposureChanged(this, exposure) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   int OnSLMExposureChanged(double exposure) {
      return callback_ ? callback_->OnSLMExposureChanged(this, exposure) : DEVICE_NO_CALLBACK_REGISTERED;
   }

   int OnMagnifierChanged() { return callback_ ? callback_->OnMagnifierChanged(this) : DEVICE_NO_CALLBACK_REGISTERED; }

   /** Microseconds of the core's clock; 0 without a core. It wraps around where long has 32 bits. */
   unsigned long GetClockTicksUs() { return callback_ ? callback_->GetClockTicksUs(this) : 0; }
   MM::MMTime GetCurrentMMTime() { return callback_ ? callback_->GetCurrentMMTime() : MM::MMTime(); }

   bool IsCallbackRegistered() const { return callback_ != nullptr; }
   /** Null until the core has taken the device in. */
   MM::Core* GetCoreCallback() const { return callback_; }

   void EnableDelay(bool state = true) { usesDelay_ = state; }

   /** Null when there is none. */
   MM::Hub* GetParentHub() const { return callback_ ? callback_->GetParentHub(this) : nullptr; }

private:
   std::string moduleName_;
   std::string description_;
   std::string label_;
   double delayMs_ = 0.0;
   bool usesDelay_ = false;
   MM::Core* callback_ = nullptr;
};
