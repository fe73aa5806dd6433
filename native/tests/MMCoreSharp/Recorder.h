// Devices that remember what they are told, so that a test can see through a property what arrived.
#pragma once

#include "DeviceBase.h"

#include <sstream>
#include <string>

/** The read-only property "Calls" holds all calls in order, as "Function argument argument; Function …". */
template <class Base, class Self>
class Recorder : public Base {
public:
   explicit Recorder(const char* name) : name_(name) {
      this->CreateProperty("Calls", "", MM::String, true,
                           new MM::Action<Self>(static_cast<Self*>(this), &Self::OnCalls));
   }

   int Initialize() override { return DEVICE_OK; }
   int Shutdown() override { return DEVICE_OK; }
   bool Busy() override { return false; }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, name_); }

   int OnCalls(MM::PropertyBase* property, MM::ActionType act) {
      if (act == MM::BeforeGet)
         property->Set(calls_.c_str());
      return DEVICE_OK;
   }

protected:
   template <class... Arguments>
   int Note(const char* function, Arguments... arguments) const {
      std::ostringstream call;
      call << (calls_.empty() ? "" : "; ") << function;
      (void)(call << ... << (Text(arguments)));
      calls_ += call.str();
      return DEVICE_OK;
   }

private:
   // Bytes are numbers here, not characters.
   static std::string Text(unsigned char value) { return Text(static_cast<unsigned>(value)); }
   template <class T>
   static std::string Text(T value) {
      std::ostringstream text;
      text << ' ' << std::boolalpha << value;
      return text.str();
   }

   const char* const name_;
   mutable std::string calls_;
};
