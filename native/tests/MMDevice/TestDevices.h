// Small devices for the tests of their base classes.
#pragma once

#include "DeviceBase.h"

/** Anything that has only properties; what is protected is made public. */
class Plain : public CGenericBase<Plain> {
   typedef CDeviceBase<MM::Generic, Plain> Base;

public:
   int Initialize() override { return DEVICE_OK; }
   int Shutdown() override { return DEVICE_OK; }
   bool Busy() override { return false; }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, "Plain"); }

   using Base::AssignToHub;
   using Base::CreateHubIDProperty;
   using Base::EnableDelay;
   using Base::GetClockTicksUs;
   using Base::GetCoreCallback;
   using Base::GetCurrentMMTime;
   using Base::GetDevice;
   using Base::GetLoadedDeviceOfType;
   using Base::GetParentHub;
   using Base::GetSerialAnswer;
   using Base::GetSerialPortType;
   using Base::InitializeDefaultErrorMessages;
   using Base::IsCallbackRegistered;
   using Base::LogMessage;
   using Base::LogMessageCode;
   using Base::LogTimeDiff;
   using Base::OnExposureChanged;
   using Base::OnMagnifierChanged;
   using Base::OnPropertiesChanged;
   using Base::OnPropertyChanged;
   using Base::OnSLMExposureChanged;
   using Base::OnStagePositionChanged;
   using Base::OnXYStagePositionChanged;
   using Base::PurgeComPort;
   using Base::ReadFromComPort;
   using Base::SendSerialCommand;
   using Base::SetErrorText;
   using Base::WriteToComPort;

   int OnLevel(MM::PropertyBase* property, MM::ActionType action) {
      if (action == MM::BeforeGet)
         property->Set(level);
      else if (action == MM::AfterSet)
         property->Get(level);
      else if (action == MM::IsSequenceable)
         property->SetSequenceable(levelSequenceLength);
      else if (action == MM::AfterLoadSequence)
         loaded = property->GetSequence();
      return levelResult;
   }

   int OnChannel(MM::PropertyBase* property, MM::ActionType action, long channel) {
      if (action == MM::BeforeGet)
         property->Set(100 * channel);
      return DEVICE_OK;
   }

   long level = 3;
   long levelSequenceLength = 0;
   int levelResult = DEVICE_OK;
   std::vector<std::string> loaded;
};

/** A hub; says when an instance is gone. */
class TestHub : public HubBase<TestHub> {
public:
   int Initialize() override { return DEVICE_OK; }
   int Shutdown() override { return DEVICE_OK; }
   bool Busy() override { return false; }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, "Hub"); }
   using HubBase<TestHub>::AddInstalledDevice;
};

/** The text of a property, or the error number in angle brackets. */
inline std::string ValueOf(const MM::Device& device, const char* name) {
   char value[MM::MaxStrLength];
   const int result = device.GetProperty(name, value);
   return result == DEVICE_OK ? value : "<" + std::to_string(result) + ">";
}

inline std::string ErrorTextOf(const MM::Device& device, int code) {
   char text[MM::MaxStrLength];
   device.GetErrorText(code, text);
   return text;
}
