// A core that writes down what devices ask of it.
#pragma once

#include "MMDevice.h"

#include <condition_variable>
#include <mutex>
#include <string>
#include <vector>

class FakeCore : public MM::Core {
public:
   // Answers, set before use.
   int result = DEVICE_OK;        // of everything that answers an error number
   long framesUntilOverflow = -1; // -1: never
   std::string serialAnswer;
   MM::Hub* hub = nullptr;
   MM::Device* device = nullptr;

   /** What was asked so far, one line a call. */
   std::vector<std::string> Calls() {
      const std::lock_guard<std::mutex> guard(mutex_);
      return calls_;
   }

   void WaitForCalls(const std::string& call, std::size_t count) {
      std::unique_lock<std::mutex> lock(mutex_);
      changed_.wait(lock, [&] {
         std::size_t found = 0;
         for (const std::string& c : calls_)
            found += c.compare(0, call.size(), call) == 0 ? 1 : 0;
         return found >= count;
      });
   }

   int LogMessage(const MM::Device*, const char* msg, bool debugOnly) const override {
      return Note(std::string(debugOnly ? "debug " : "log ") + msg);
   }
   MM::Device* GetDevice(const MM::Device*, const char* label) override {
      Note(std::string("device ") + label);
      return device;
   }
   int GetDeviceProperty(const char*, const char*, char*) override { return result; }
   int SetDeviceProperty(const char*, const char*, const char*) override { return result; }
   void GetLoadedDeviceOfType(const MM::Device*, MM::DeviceType, char* name, const unsigned index) override {
      if (index == 0)
         std::strcpy(name, "First");
   }
   int SetSerialProperties(const char*, const char*, const char*, const char*, const char*, const char*,
                           const char*) override {
      return result;
   }
   int SetSerialCommand(const MM::Device*, const char* port, const char* command, const char* term) override {
      return Note(std::string("command ") + port + ' ' + command + term);
   }
   int GetSerialAnswer(const MM::Device*, const char* port, unsigned long length, char* answer, const char*) override {
      answer[serialAnswer.copy(answer, length - 1)] = '\0';
      return Note(std::string("answer ") + port);
   }
   int WriteToSerial(const MM::Device*, const char* port, const unsigned char* buf, unsigned long length) override {
      return Note(std::string("write ") + port + ' ' + std::string(reinterpret_cast<const char*>(buf), length));
   }
   int ReadFromSerial(const MM::Device*, const char* port, unsigned char* buf, unsigned long,
                      unsigned long& read) override {
      std::memcpy(buf, serialAnswer.data(), serialAnswer.size());
      read = serialAnswer.size();
      return Note(std::string("read ") + port);
   }
   int PurgeSerial(const MM::Device*, const char* port) override { return Note(std::string("purge ") + port); }
   MM::PortType GetSerialPortType(const char*) const override { return MM::USBPort; }
   int OnPropertiesChanged(const MM::Device*) override { return Note("properties changed"); }
   int OnPropertyChanged(const MM::Device*, const char* name, const char* value) override {
      return Note(std::string("property ") + name + '=' + value);
   }
   int OnStagePositionChanged(const MM::Device*, double pos) override { return Note("stage " + std::to_string(pos)); }
   int OnXYStagePositionChanged(const MM::Device*, double x, double y) override {
      return Note("xy " + std::to_string(x) + ' ' + std::to_string(y));
   }
   int OnExposureChanged(const MM::Device*, double ms) override { return Note("exposure " + std::to_string(ms)); }
   int OnSLMExposureChanged(const MM::Device*, double ms) override {
      return Note("slm exposure " + std::to_string(ms));
   }
   int OnMagnifierChanged(const MM::Device*) override { return Note("magnifier"); }
   int OnShutterOpenChanged(const MM::Device*, bool open) override { return Note(open ? "opened" : "closed"); }
   unsigned long GetClockTicksUs(const MM::Device*) override { return 77; }
   MM::MMTime GetCurrentMMTime() override { return MM::MMTime::fromUs(88); }
   int AcqFinished(const MM::Device*, int code) override { return Note("finished " + std::to_string(code)); }
   int PrepareForAcq(const MM::Device*) override { return Note("prepare"); }
   int InsertImage(const MM::Device*, const unsigned char* buf, unsigned width, unsigned height, unsigned bytes,
                   unsigned components, const char* metadata) override {
      Note("insert " + std::to_string(buf[0]) + ' ' + std::to_string(width) + 'x' + std::to_string(height) + 'x' +
           std::to_string(bytes) + 'x' + std::to_string(components));
      const std::lock_guard<std::mutex> guard(mutex_);
      lastMetadata_ = metadata ? metadata : "";
      return framesUntilOverflow >= 0 && framesUntilOverflow-- == 0 ? DEVICE_BUFFER_OVERFLOW : result;
   }
   int InsertImage(const MM::Device* caller, const unsigned char* buf, unsigned width, unsigned height, unsigned bytes,
                   const char* metadata) override {
      return InsertImage(caller, buf, width, height, bytes, 1, metadata);
   }
   bool InitializeImageBuffer(unsigned, unsigned, unsigned, unsigned, unsigned) override { return true; }
   int GetFocusPosition(double&) override { return result; }
   MM::SignalIO* GetSignalIODevice(const MM::Device*, const char*) override { return nullptr; }
   MM::Hub* GetParentHub(const MM::Device*) const override { return hub; }

   std::string LastMetadata() {
      const std::lock_guard<std::mutex> guard(mutex_);
      return lastMetadata_;
   }

private:
   int Note(const std::string& call) const {
      const std::lock_guard<std::mutex> guard(mutex_);
      calls_.push_back(call);
      changed_.notify_all();
      return result;
   }

   mutable std::mutex mutex_;
   mutable std::condition_variable changed_; // of calls_
   mutable std::vector<std::string> calls_;
   std::string lastMetadata_;
};
