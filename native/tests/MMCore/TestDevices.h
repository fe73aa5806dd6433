// Devices that tests look into and hold the strings of.
#pragma once

#include "DeviceBase.h"
#include "MockDeviceAdapter.h"

#include <atomic>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

/** What happened to all devices of a test, in order. */
class Journal {
public:
   void Note(const std::string& what) {
      std::lock_guard<std::mutex> lock(mutex_);
      entries_.push_back(what);
   }
   std::vector<std::string> Entries() const {
      std::lock_guard<std::mutex> lock(mutex_);
      return entries_;
   }
   void Clear() {
      std::lock_guard<std::mutex> lock(mutex_);
      entries_.clear();
   }

private:
   mutable std::mutex mutex_; // guards entries_
   std::vector<std::string> entries_;
};

/** What is common to the devices: life cycle in the journal, a failing or slow Initialize, being busy. */
template <class Base, class Self>
class Tested : public Base {
public:
   explicit Tested(Journal& journalOfTest) : journal(journalOfTest) {}
   ~Tested() override { journal.Note("delete " + LabelText()); }

   int Initialize() override {
      journal.Note("initialize " + LabelText());
      return initializeResult;
   }
   int Shutdown() override {
      journal.Note("shutdown " + LabelText());
      return DEVICE_OK;
   }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, "Tested"); }
   bool Busy() override { return busy; }
   std::string LabelText() const {
      char label[MM::MaxStrLength] = "";
      this->GetLabel(label);
      return label;
   }
   MM::Core* CoreCallback() { return this->GetCoreCallback(); }

   Journal& journal;
   std::atomic<int> initializeResult{DEVICE_OK};
   std::atomic<bool> busy{false};
};

class TestGeneric : public Tested<CGenericBase<TestGeneric>, TestGeneric> {
public:
   static constexpr int kSulks = 10001;

   explicit TestGeneric(Journal& j) : Tested(j) {
      SetErrorText(kSulks, "The device sulks");
      CreateProperty("Port", "Undefined", MM::String, false, nullptr, true);
      CreateProperty("Mode", "A", MM::String, false);
      AddAllowedValue("Mode", "A");
      AddAllowedValue("Mode", "B");
      CreateProperty("Level", "0", MM::Integer, false);
      SetPropertyLimits("Level", 0, 10);
      CreateProperty("Serial", "42", MM::String, true);
      CreateProperty("Needs", "0", MM::Integer, false, new CPropertyAction(this, &TestGeneric::OnNeeds));
   }
   int OnNeeds(MM::PropertyBase* property, MM::ActionType act) {
      long value = 0;
      property->Get(value);
      if (act == MM::AfterSet && value != 0 && !IsPropertyEqualTo("Mode", "B")) {
         property->Set(0L);
         return kSulks; // can be set in mode B only
      }
      return DEVICE_OK;
   }
   void Report(const char* property, const char* value) {
      SetProperty(property, value);
      OnPropertyChanged(property, value);
   }
   void ReportAll() { OnPropertiesChanged(); }
};

class TestShutter : public Tested<CShutterBase<TestShutter>, TestShutter> {
public:
   using Tested::Tested;
   int SetOpen(bool open) override {
      isOpen = open;
      journal.Note((open ? "open " : "close ") + LabelText());
      return DEVICE_OK;
   }
   int GetOpen(bool& open) override {
      open = isOpen;
      return DEVICE_OK;
   }
   int Fire(double) override { return DEVICE_UNSUPPORTED_COMMAND; }

   std::atomic<bool> isOpen{false};
};

class TestStage : public Tested<CStageBase<TestStage>, TestStage> {
public:
   using Tested::Tested;
   int SetPositionUm(double um) override {
      position = um;
      return DEVICE_OK;
   }
   int GetPositionUm(double& um) override {
      um = position;
      return DEVICE_OK;
   }
   int SetPositionSteps(long steps) override { return SetPositionUm(static_cast<double>(steps)); }
   int GetPositionSteps(long& steps) override {
      steps = static_cast<long>(position);
      return DEVICE_OK;
   }
   int SetOrigin() override {
      position = 0;
      return DEVICE_OK;
   }
   int GetLimits(double& lower, double& upper) override {
      lower = -100;
      upper = 100;
      return DEVICE_OK;
   }
   int IsStageSequenceable(bool& sequenceable) const override {
      sequenceable = false;
      return DEVICE_OK;
   }
   bool IsContinuousFocusDrive() const override { return false; }

   std::atomic<double> position{0};
};

class TestState : public Tested<CStateDeviceBase<TestState>, TestState> {
public:
   explicit TestState(Journal& j) : Tested(j) {
      CreateProperty(MM::g_Keyword_State, "0", MM::Integer, false);
      SetPropertyLimits(MM::g_Keyword_State, 0, 2);
      CreateProperty(MM::g_Keyword_Label, "", MM::String, false,
                     new CPropertyAction(this, &CStateDeviceBase<TestState>::OnLabel));
      for (long i = 0; i < 3; ++i)
         SetPositionLabel(i, ("State-" + std::to_string(i)).c_str());
   }
   unsigned long GetNumberOfPositions() const override { return 3; }
};

class TestMagnifier : public Tested<CMagnifierBase<TestMagnifier>, TestMagnifier> {
public:
   using Tested::Tested;
   double GetMagnification() override { return magnification; }
   void Report() { OnMagnifierChanged(); }

   std::atomic<double> magnification{1.0};
};

class TestSerial : public Tested<CSerialBase<TestSerial>, TestSerial> {
public:
   using Tested::Tested;
   MM::PortType GetPortType() const override { return MM::SerialPort; }
   int SetCommand(const char*, const char*) override { return DEVICE_OK; }
   int GetAnswer(char* text, unsigned, const char*) override {
      CDeviceUtils::CopyLimitedString(text, "pong");
      return DEVICE_OK;
   }
   int Write(const unsigned char*, unsigned long) override { return DEVICE_OK; }
   int Read(unsigned char*, unsigned long, unsigned long& read) override {
      read = 0;
      return DEVICE_OK;
   }
   int Purge() override { return DEVICE_OK; }
};

/** A camera of 8-bit pixels whose sequences run on a thread; each frame is filled with its number. */
class TestCamera : public Tested<CCameraBase<TestCamera>, TestCamera> {
public:
   explicit TestCamera(Journal& j) : Tested(j) {
      CreateProperty(MM::g_Keyword_Binning, "1", MM::Integer, false);
      AddAllowedValue(MM::g_Keyword_Binning, "1");
      AddAllowedValue(MM::g_Keyword_Binning, "2");
   }
   ~TestCamera() override { StopSequenceAcquisition(); }

   int Shutdown() override {
      StopSequenceAcquisition();
      return Tested::Shutdown();
   }
   int SnapImage() override {
      journal.Note("snap " + LabelText());
      pixels_.assign(static_cast<std::size_t>(GetImageBufferSize()), 7);
      return snapResult;
   }
   const unsigned char* GetImageBuffer() override { return pixels_.data(); }
   unsigned GetImageWidth() const override { return width; }
   unsigned GetImageHeight() const override { return height; }
   unsigned GetImageBytesPerPixel() const override { return bytesPerPixel; }
   unsigned GetBitDepth() const override { return 8 * bytesPerPixel; }
   unsigned GetNumberOfChannels() const override { return channels; }
   int GetChannelName(unsigned channel, char* name) override {
      CDeviceUtils::CopyLimitedString(name, ("Channel-" + std::to_string(channel)).c_str());
      return DEVICE_OK;
   }
   long GetImageBufferSize() const override { return static_cast<long>(width * height * bytesPerPixel); }
   int GetBinning() const override {
      char value[MM::MaxStrLength] = "1";
      GetProperty(MM::g_Keyword_Binning, value);
      return std::atoi(value);
   }
   int SetBinning(int binning) override { return SetProperty(MM::g_Keyword_Binning, std::to_string(binning).c_str()); }
   void SetExposure(double ms) override { exposure = ms; }
   double GetExposure() const override { return exposure; }
   int SetROI(unsigned, unsigned, unsigned w, unsigned h) override {
      width = w;
      height = h;
      return DEVICE_OK;
   }
   int GetROI(unsigned& x, unsigned& y, unsigned& w, unsigned& h) override {
      x = y = 0;
      w = width;
      h = height;
      return DEVICE_OK;
   }
   int ClearROI() override { return SetROI(0, 0, 64, 32); }
   int IsExposureSequenceable(bool& sequenceable) const override {
      sequenceable = false;
      return DEVICE_OK;
   }

   int StartSequenceAcquisition(double) override { return Start(-1); }
   int StartSequenceAcquisition(long frames, double, bool) override { return Start(frames); }
   int StopSequenceAcquisition() override {
      stop_ = true;
      if (thread_.joinable())
         thread_.join();
      return DEVICE_OK;
   }
   bool IsCapturing() override { return capturing_; }

   /** Inserts a frame of the value, from the calling thread. */
   int Insert(unsigned char value, const char* metadata = nullptr, unsigned components = 1) {
      const std::vector<unsigned char> frame(static_cast<std::size_t>(GetImageBufferSize()), value);
      return GetCoreCallback()->InsertImage(this, frame.data(), width, height, bytesPerPixel, components, metadata);
   }

   std::atomic<unsigned> width{64}, height{32}, bytesPerPixel{1}, channels{1};
   std::atomic<double> exposure{10};
   std::atomic<int> snapResult{DEVICE_OK}, startResult{DEVICE_OK};
   std::atomic<bool> framesWithoutPause{false};

private:
   int Start(long frames) {
      if (capturing_)
         return DEVICE_CAMERA_BUSY_ACQUIRING;
      StopSequenceAcquisition(); // joins the thread of a sequence that ended by itself
      const int ready = GetCoreCallback()->PrepareForAcq(this);
      if (ready != DEVICE_OK || startResult != DEVICE_OK)
         return ready != DEVICE_OK ? ready : startResult.load();
      stop_ = false;
      capturing_ = true;
      thread_ = std::thread([this, frames] { Run(frames); });
      return DEVICE_OK;
   }
   void Run(long frames) {
      for (long i = 0; !stop_ && i != frames; ++i) {
         if (Insert(static_cast<unsigned char>(i)) != DEVICE_OK)
            break;
         if (!framesWithoutPause)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      capturing_ = false;
      GetCoreCallback()->AcqFinished(this, DEVICE_OK);
   }

   std::vector<unsigned char> pixels_;
   std::thread thread_;
   std::atomic<bool> stop_{false}, capturing_{false};
};

/** Offers all of them, and finds those that were created by label. */
class TestAdapter : public MockDeviceAdapter {
public:
   void InitializeModuleData(RegisterDeviceFunc registerDevice) override {
      for (const auto& entry : makers_)
         registerDevice(entry.first.c_str(), entry.second.type, "A device for tests");
   }
   MM::Device* CreateDevice(const char* name) override {
      const auto maker = makers_.find(name);
      return maker == makers_.end() ? nullptr : devices_.emplace_back(maker->second.make());
   }
   void DeleteDevice(MM::Device* device) override {
      for (MM::Device*& each : devices_)
         each = each == device ? nullptr : each;
      delete device;
   }
   template <class T>
   T& Get(const std::string& label) {
      for (MM::Device* device : devices_) {
         char text[MM::MaxStrLength] = "";
         if (device)
            device->GetLabel(text);
         if (label == text)
            return *dynamic_cast<T*>(device);
      }
      throw std::runtime_error("no device " + label);
   }

   Journal journal;

private:
   struct Maker {
      MM::DeviceType type;
      std::function<MM::Device*()> make;
   };
   template <class T>
   Maker Make() {
      return {T::Type, [this]() -> MM::Device* { return new T(journal); }};
   }
   std::map<std::string, Maker> makers_{{"Camera", Make<TestCamera>()},      {"Shutter", Make<TestShutter>()},
                                        {"Stage", Make<TestStage>()},        {"State", Make<TestState>()},
                                        {"Generic", Make<TestGeneric>()},    {"Serial", Make<TestSerial>()},
                                        {"Magnifier", Make<TestMagnifier>()}};
   std::vector<MM::Device*> devices_;
};
