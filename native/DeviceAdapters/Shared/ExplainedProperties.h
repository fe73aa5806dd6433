// Refused property values with a reason.
#pragma once

#include "DeviceBase.h"
#include "Numbers.h"

#include <mutex>
#include <string>
#include <type_traits>

namespace lensless {

/** Error numbers of our adapters; the texts are set when the error happens. */
constexpr int ERR_REFUSED = 10001;      ///< a value or command that the device cannot carry out
constexpr int ERR_CANNOT_START = 10002; ///< Initialize failed
constexpr int ERR_FRAME_FAILED = 10004; ///< a frame could not be made

/**
 * A device base class whose SetProperty tells what is allowed when it refuses a value, and whose handlers refuse with a
 * text of their own.
 */
template <class Base>
class ExplainedProperties : public Base {
public:
   int SetProperty(const char* name, const char* value) override {
      bool preInit = false;
      if (preInitFixed_ && this->GetPropertyInitStatus(name, preInit) == DEVICE_OK && preInit)
         return refuse(std::string(name) + " cannot become " + value +
                       " any more: it is set before initialisation, in a .cfg above Property,Core,Initialize,1.");
      const int result = Base::SetProperty(name, value);
      if (result == DEVICE_INVALID_PROPERTY_VALUE) // GetErrorText appends a colon and the property's name
         this->SetErrorText(result,
                            ("Allowed is " + allowedText(name) + ", not " + value + ", for the property").c_str());
      return result;
   }

protected:
   /** Called when Initialize has used the pre-init properties (true), and by Shutdown (false). */
   void fixPreInit(bool fixed) { preInitFixed_ = fixed; }

   /** Remembers the text of an error and answers its number. */
   virtual int refuse(const std::string& reason, int code = ERR_REFUSED) {
      this->SetErrorText(code, reason.c_str());
      return code;
   }

   /** A property that is a number of this object: read and set without further ado, within limits. */
   template <typename Number>
   void addNumber(const char* name, Number& number, double low, double high, std::mutex& guard, bool preInit = false) {
      auto* const handler = new MM::ActionLambda([&number, &guard](MM::PropertyBase* property, MM::ActionType action) {
         using Exchanged = std::conditional_t<std::is_floating_point_v<Number>, double, long>;
         const std::lock_guard<std::mutex> lock(guard);
         if (action == MM::BeforeGet)
            property->Set(static_cast<Exchanged>(number));
         if (action == MM::AfterSet) {
            Exchanged value{};
            property->Get(value);
            number = static_cast<Number>(value);
         }
         return DEVICE_OK;
      });
      if constexpr (std::is_floating_point_v<Number>)
         this->CreateFloatProperty(name, number, false, handler, preInit);
      else
         this->CreateIntegerProperty(name, static_cast<long>(number), false, handler, preInit);
      this->SetPropertyLimits(name, low, high);
   }

   /** Limits or allowed values of a property, for messages. */
   std::string allowedText(const char* name) const {
      bool limits = false;
      this->HasPropertyLimits(name, limits);
      if (limits) {
         double low = 0, high = 0;
         this->GetPropertyLowerLimit(name, low);
         this->GetPropertyUpperLimit(name, high);
         return numberText(low) + " … " + numberText(high);
      }
      std::string values;
      char value[MM::MaxStrLength];
      for (unsigned index = 0; index < this->GetNumberOfPropertyValues(name); ++index)
         if (this->GetPropertyValueAt(name, index, value))
            values += (values.empty() ? "" : ", ") + std::string(value);
      return values.empty() ? "a number" : values;
   }

private:
   bool preInitFixed_ = false;
};

} // namespace lensless
