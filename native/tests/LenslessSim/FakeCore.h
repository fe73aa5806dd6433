// A core that takes down what devices tell it.
#pragma once

#include "MMDevice.h"

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstring>
#include <map>
#include <mutex>
#include <sstream>
#include <string>
#include <vector>

/** Frames and ends of acquisitions, in order. Thread-safe; everything a camera does not need is refused. */
class FakeCore : public MM::Core {
public:
   struct Frame {
      std::vector<unsigned char> bytes;
      unsigned width, height, bytesPerPixel;
      std::string metadata;

      /** The text of a tag; "(no tag)" without. */
      std::string tag(const std::string& name) const {
         const std::size_t start = ("\n" + metadata).find("\n" + name + "\n_\n1\n");
         if (start == std::string::npos)
            return "(no tag)";
         const std::size_t value = start + name.size() + std::string("\n_\n1\n").size();
         return metadata.substr(value, metadata.find('\n', value) - value);
      }
   };

   std::vector<Frame> frames() {
      const std::lock_guard<std::mutex> lock(mutex_);
      return frames_;
   }

   std::vector<int> finished() {
      const std::lock_guard<std::mutex> lock(mutex_);
      return finished_;
   }

   std::string log() {
      const std::lock_guard<std::mutex> lock(mutex_);
      return log_;
   }

   /** What devices reported of their properties and positions. */
   std::vector<std::string> reports() {
      const std::lock_guard<std::mutex> lock(mutex_);
      return reports_;
   }

   /** Waits for frames or for the end of an acquisition, a minute at most; false when they did not come. */
   bool waitForFrames(std::size_t count) {
      return waitFor([&] { return frames_.size() >= count; });
   }
   bool waitForEnd(std::size_t count = 1) {
      return waitFor([&] { return finished_.size() >= count; });
   }

   std::size_t room = SIZE_MAX; ///< frames that fit before InsertImage reports an overflow
   int prepareResult = DEVICE_OK;

   int LogMessage(const MM::Device*, const char* message, bool) const override {
      const std::lock_guard<std::mutex> lock(mutex_);
      log_ += std::string(message) + "\n";
      return DEVICE_OK;
   }
   int AcqFinished(const MM::Device*, int status) override {
      const std::lock_guard<std::mutex> lock(mutex_);
      finished_.push_back(status);
      changed_.notify_all();
      return DEVICE_OK;
   }
   int PrepareForAcq(const MM::Device*) override { return prepareResult; }
   int InsertImage(const MM::Device*, const unsigned char* bytes, unsigned width, unsigned height, unsigned depth,
                   unsigned, const char* metadata) override {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (frames_.size() >= room)
         return DEVICE_BUFFER_OVERFLOW;
      frames_.push_back({{bytes, bytes + std::size_t{width} * height * depth}, width, height, depth, metadata});
      changed_.notify_all();
      return DEVICE_OK;
   }
   int InsertImage(const MM::Device* caller, const unsigned char* bytes, unsigned width, unsigned height,
                   unsigned depth, const char* metadata) override {
      return InsertImage(caller, bytes, width, height, depth, 1, metadata);
   }

   MM::Device* GetDevice(const MM::Device*, const char*) override { return nullptr; }
   int GetDeviceProperty(const char*, const char*, char*) override { return DEVICE_ERR; }
   int SetDeviceProperty(const char*, const char*, const char*) override { return DEVICE_ERR; }
   void GetLoadedDeviceOfType(const MM::Device*, MM::DeviceType, char* name, const unsigned) override { *name = 0; }
   int SetSerialProperties(const char*, const char*, const char*, const char*, const char*, const char*,
                           const char*) override {
      return DEVICE_ERR;
   }
   int SetSerialCommand(const MM::Device*, const char*, const char*, const char*) override { return DEVICE_ERR; }
   int GetSerialAnswer(const MM::Device*, const char*, unsigned long, char*, const char*) override {
      return DEVICE_ERR;
   }
   int WriteToSerial(const MM::Device*, const char*, const unsigned char*, unsigned long) override {
      return DEVICE_ERR;
   }
   int ReadFromSerial(const MM::Device*, const char*, unsigned char*, unsigned long, unsigned long&) override {
      return DEVICE_ERR;
   }
   int PurgeSerial(const MM::Device*, const char*) override { return DEVICE_ERR; }
   MM::PortType GetSerialPortType(const char*) const override { return MM::InvalidPort; }
   int OnPropertiesChanged(const MM::Device*) override { return DEVICE_OK; }
   int OnPropertyChanged(const MM::Device*, const char* property, const char* value) override {
      const std::lock_guard<std::mutex> lock(mutex_);
      reports_.push_back(std::string(property) + " = " + value);
      return DEVICE_OK;
   }
   int OnStagePositionChanged(const MM::Device*, double positionUm) override {
      const std::lock_guard<std::mutex> lock(mutex_);
      reports_.push_back("stage at " + std::to_string(positionUm));
      return DEVICE_OK;
   }
   int OnXYStagePositionChanged(const MM::Device*, double, double) override { return DEVICE_OK; }
   int OnExposureChanged(const MM::Device*, double) override { return DEVICE_OK; }
   int OnSLMExposureChanged(const MM::Device*, double) override { return DEVICE_OK; }
   int OnMagnifierChanged(const MM::Device*) override { return DEVICE_OK; }
   int OnShutterOpenChanged(const MM::Device*, bool) override { return DEVICE_OK; }
   unsigned long GetClockTicksUs(const MM::Device*) override { return 0; }
   MM::MMTime GetCurrentMMTime() override { return MM::MMTime(); }
   bool InitializeImageBuffer(unsigned, unsigned, unsigned, unsigned, unsigned) override { return true; }
   int GetFocusPosition(double&) override { return DEVICE_ERR; }
   MM::SignalIO* GetSignalIODevice(const MM::Device*, const char*) override { return nullptr; }
   MM::Hub* GetParentHub(const MM::Device*) const override { return nullptr; }

private:
   template <class Condition>
   bool waitFor(Condition condition) {
      std::unique_lock<std::mutex> lock(mutex_);
      return changed_.wait_for(lock, std::chrono::minutes(1), condition);
   }

   mutable std::mutex mutex_; // guards all below
   std::condition_variable changed_;
   std::vector<Frame> frames_;
   std::vector<int> finished_;
   std::vector<std::string> reports_;
   mutable std::string log_;
};

/** Tags by key, from their serialised form. */
inline std::map<std::string, std::string> tagsOf(const std::string& serialised) {
   std::map<std::string, std::string> tags;
   std::istringstream lines(serialised);
   std::string count, type, key, underscore, one, value;
   std::getline(lines, count);
   while (std::getline(lines, type) && std::getline(lines, key) && std::getline(lines, underscore) &&
          std::getline(lines, one) && std::getline(lines, value))
      tags[key] = value;
   return tags;
}

/** What a core knows of a frame: tags it was sent with and those the camera remembers. Cores differ in which of two
 * equal keys wins. */
struct TagsInCores {
   std::map<std::string, std::string> whereSentWin, whereRememberedWin;

   TagsInCores(const std::string& sent, MM::Camera& camera) : whereSentWin(tagsOf(sent)) {
      char remembered[MM::MaxStrLength] = "";
      camera.GetTags(remembered);
      whereRememberedWin = tagsOf(remembered);
      const auto sentTags = whereSentWin;
      whereSentWin.insert(whereRememberedWin.begin(), whereRememberedWin.end());
      whereRememberedWin.insert(sentTags.begin(), sentTags.end());
   }
};

/** A device of this module, connected to a core, shut down and deleted at the end. */
template <class Device>
class Loaded {
public:
   explicit Loaded(MM::Core& core) { device_.SetCallback(&core); }
   ~Loaded() { device_.Shutdown(); }

   Device* operator->() { return &device_; }

   int set(const char* name, const std::string& value) { return device_.SetProperty(name, value.c_str()); }
   std::string get(const char* name) {
      char value[MM::MaxStrLength] = "";
      return device_.GetProperty(name, value) == DEVICE_OK ? value : "(no property)";
   }
   std::string errorText(int code) {
      char text[MM::MaxStrLength] = "";
      device_.GetErrorText(code, text);
      return text;
   }

private:
   Device device_;
};
