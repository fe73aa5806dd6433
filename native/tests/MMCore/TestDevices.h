// Devices that tests look into and hold the strings of.
#pragma once

#include "DeviceBase.h"

#include <algorithm>
#include <atomic>
#include <functional>
#include <mutex>
#include <string>
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
      if (whileInitializing)
         whileInitializing();
      return initializeResult;
   }
   int Shutdown() override {
      journal.Note("shutdown " + LabelText());
      if (whileShuttingDown)
         whileShuttingDown();
      return shutdownResult;
   }
   void GetName(char* text) const override { CDeviceUtils::CopyLimitedString(text, kindName.c_str()); }
   bool Busy() override { return busy; }
   std::string LabelText() const {
      char label[MM::MaxStrLength] = "";
      this->GetLabel(label);
      return label;
   }
   MM::Core* CoreCallback() { return this->GetCoreCallback(); }
   /** Notes a command, and answers commandResult. */
   int Did(const std::string& what) {
      journal.Note(what + " " + LabelText());
      return commandResult;
   }

   Journal& journal;
   std::string kindName = "Tested";
   std::function<void()> whileInitializing, whileShuttingDown;
   std::atomic<int> initializeResult{DEVICE_OK};
   std::atomic<int> shutdownResult{DEVICE_OK};
   std::atomic<int> commandResult{DEVICE_OK};
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
      CreateProperty("Ramp", "0", MM::Integer, false, new CPropertyAction(this, &TestGeneric::OnRamp));
      CreateProperty("Needs", "0", MM::Integer, false, new CPropertyAction(this, &TestGeneric::OnNeeds));
   }
   int OnRamp(MM::PropertyBase* property, MM::ActionType act) {
      std::string steps;
      for (const std::string& step : property->GetSequence())
         steps += step + " ";
      switch (act) {
      case MM::IsSequenceable:
         property->SetSequenceable(3);
         return DEVICE_OK;
      case MM::AfterLoadSequence:
         return Did("load " + steps + "into");
      case MM::StartSequence:
         return Did("start");
      case MM::StopSequence:
         return Did("stop");
      default:
         return DEVICE_OK;
      }
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
      if (whileSwitching)
         whileSwitching();
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
   std::function<void()> whileSwitching;
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

/** A port that answers what it was told last. */
class TestSerial : public Tested<CSerialBase<TestSerial>, TestSerial> {
public:
   explicit TestSerial(Journal& j) : Tested(j) {
      for (const char* name : {MM::g_Keyword_AnswerTimeout, MM::g_Keyword_BaudRate, MM::g_Keyword_DelayBetweenCharsMs,
                               MM::g_Keyword_Handshaking, MM::g_Keyword_Parity, MM::g_Keyword_StopBits})
         CreateProperty(name, "", MM::String, false);
   }
   MM::PortType GetPortType() const override { return MM::SerialPort; }
   int SetCommand(const char* command, const char* term) override {
      received_ = command;
      return Did(std::string("command ") + command + (std::string(term) == "\r\n" ? "<CR><LF>" : term));
   }
   int GetAnswer(char* text, unsigned, const char*) override {
      CDeviceUtils::CopyLimitedString(text, ("re: " + received_).c_str());
      return commandResult;
   }
   int Write(const unsigned char* data, unsigned long length) override {
      received_.assign(data, data + length);
      return commandResult;
   }
   int Read(unsigned char* data, unsigned long room, unsigned long& read) override {
      read = std::min<unsigned long>(room, received_.size());
      std::copy_n(received_.begin(), read, data);
      received_.erase(0, read);
      return commandResult;
   }
   int Purge() override {
      received_.clear();
      return Did("purge");
   }

private:
   std::string received_;
};

/** Knows two devices of its own adapter. */
class TestHub : public Tested<HubBase<TestHub>, TestHub> {
public:
   using Tested::Tested;
   int DetectInstalledDevices() override {
      ClearInstalledDevices();
      auto* shutter = new TestShutter(journal);
      shutter->kindName = "Lamp";
      shutter->SetDescription("A lamp on the hub");
      AddInstalledDevice(shutter);
      auto* valve = new TestGeneric(journal);
      valve->kindName = "Valve";
      AddInstalledDevice(valve);
      return Did("detect");
   }
   bool SupportsDeviceDetection() override { return true; }
   MM::DeviceDetectionStatus DetectDevice() override { return MM::CanCommunicate; }
};

/** Inverts 8-bit images. */
class TestProcessor : public Tested<CImageProcessorBase<TestProcessor>, TestProcessor> {
public:
   using Tested::Tested;
   int Process(unsigned char* pixels, unsigned width, unsigned height, unsigned bytes) override {
      for (std::size_t i = 0; i < static_cast<std::size_t>(width) * height * bytes; ++i)
         pixels[i] = static_cast<unsigned char>(255 - pixels[i]);
      return commandResult;
   }
};
