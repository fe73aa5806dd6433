// Switches, signals, serial ports, optics and hubs.
#pragma once

#include "Recorder.h"

#include <algorithm>
#include <vector>

/** Three positions; the property "Level" runs through sequences of up to three values. */
class Switch : public Recorder<CStateDeviceBase<Switch>, Switch> {
public:
   explicit Switch(const char* name) : Recorder(name) {
      CreateIntegerProperty(MM::g_Keyword_State, 0, false);
      SetPropertyLimits(MM::g_Keyword_State, 0, 2);
      CreateStringProperty(MM::g_Keyword_Label, "", false, new CPropertyAction(this, &CStateBase::OnLabel));
      for (long i = 0; i < 3; ++i)
         SetPositionLabel(i, ("Position-" + std::to_string(i)).c_str());
      CreateIntegerProperty("Level", 0, false, new CPropertyAction(this, &Switch::OnLevel));
   }

   unsigned long GetNumberOfPositions() const override { return 3; }
   bool SupportsDeviceDetection() override { return true; }
   MM::DeviceDetectionStatus DetectDevice() override { return MM::CanCommunicate; }

   int OnLevel(MM::PropertyBase* property, MM::ActionType act) {
      if (act == MM::IsSequenceable)
         property->SetSequenceable(3);
      else if (act == MM::StartSequence)
         Note("Start");
      else if (act == MM::StopSequence)
         Note("Stop");
      else if (act == MM::AfterLoadSequence)
         for (const std::string& value : property->GetSequence())
            Note("Load", value);
      return DEVICE_OK;
   }
};

class Signal : public Recorder<CSignalIOBase<Signal>, Signal> {
public:
   explicit Signal(const char* name) : Recorder(name) {}

   int SetGateOpen(bool open) override { return Note("SetGateOpen", open); }
   int GetGateOpen(bool& open) override {
      open = true;
      return DEVICE_OK;
   }
   int SetSignal(double volts) override { return Note("SetSignal", volts); }
   int GetSignal(double& volts) override {
      volts = 0;
      return DEVICE_OK;
   }
   int GetLimits(double& minVolts, double& maxVolts) override {
      minVolts = 0;
      maxVolts = 5;
      return DEVICE_OK;
   }
   int IsDASequenceable(bool& sequenceable) const override {
      sequenceable = false;
      return DEVICE_OK;
   }
};

/** Answers a command with itself in brackets; gives back what was written, last byte first. */
class Port : public Recorder<CSerialBase<Port>, Port> {
public:
   explicit Port(const char* name) : Recorder(name) {
      for (const char* property :
           {MM::g_Keyword_AnswerTimeout, MM::g_Keyword_BaudRate, MM::g_Keyword_DelayBetweenCharsMs,
            MM::g_Keyword_Handshaking, MM::g_Keyword_Parity, MM::g_Keyword_StopBits})
         CreateStringProperty(property, "", false);
   }

   MM::PortType GetPortType() const override { return MM::SerialPort; }
   int SetCommand(const char* command, const char* term) override {
      command_ = command;
      return Note("SetCommand", command_, std::string(term).size());
   }
   int GetAnswer(char* text, unsigned maxChars, const char*) override {
      const std::string answer = '[' + command_ + ']';
      if (answer.size() >= maxChars)
         return DEVICE_SERIAL_BUFFER_OVERRUN;
      CDeviceUtils::CopyLimitedString(text, answer.c_str());
      return DEVICE_OK;
   }
   int Write(const unsigned char* bytes, unsigned long count) override {
      bytes_.assign(bytes, bytes + count);
      return DEVICE_OK;
   }
   int Read(unsigned char* bytes, unsigned long room, unsigned long& count) override {
      count = 0;
      for (; count < room && !bytes_.empty(); ++count) {
         bytes[count] = bytes_.back();
         bytes_.pop_back();
      }
      return DEVICE_OK;
   }
   int Purge() override { return Note("Purge"); }

private:
   std::string command_;
   std::vector<unsigned char> bytes_;
};

class Tube : public Recorder<CMagnifierBase<Tube>, Tube> {
public:
   explicit Tube(const char* name) : Recorder(name) {}

   double GetMagnification() override { return 2.5; }
};

class Plain : public Recorder<CGenericBase<Plain>, Plain> {
public:
   explicit Plain(const char* name) : Recorder(name) {}
};

/** A switch and a signal are attached. */
class Hub : public Recorder<HubBase<Hub>, Hub> {
public:
   explicit Hub(const char* name) : Recorder(name) {}

   int DetectInstalledDevices() override {
      ClearInstalledDevices();
      AddInstalledDevice(new Switch("Switch"));
      AddInstalledDevice(new Signal("Signal"));
      return DEVICE_OK;
   }
};
