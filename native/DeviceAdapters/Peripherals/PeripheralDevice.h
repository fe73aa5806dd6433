// What the devices of all kinds of peripherals have in common.
#pragma once

#include "AttributeProperty.h"
#include "ExplainedProperties.h"
#include "Session.h"

#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace lensless::peripherals {

/**
 * A peripheral as a device whose properties are its attributes. Those that are to be set before initialisation are
 * there from the beginning; a peripheral that does not open has none, and says why when it is initialised.
 */
template <class Base>
class PeripheralDevice : public ExplainedProperties<Base> {
public:
   PeripheralDevice(PlugInFile& plugIn, const Description& description)
       : description_(description), name_(plugIn.name() + "-" + description.name) {
      try {
         session_ = std::make_unique<Session>(plugIn.load(), description.name, listener());
         for (std::uint32_t i = 0; i < session_->attributes().size(); ++i)
            if (session_->attributes()[i].beforeInitialise)
               addProperty(i, true);
      } catch (const Failure& fault) {
         whyNot_ = fault.what();
      }
   }
   ~PeripheralDevice() override { PeripheralDevice::Shutdown(); }

   int Initialize() override {
      if (!session_)
         return this->refuse(whyNot_, ERR_CANNOT_START);
      if (initialised_)
         return DEVICE_OK;
      return guarded(
          [this] {
             session_->run("initialising", [](Opened& opened) { opened.initialise(); });
             initialised_ = true;
             this->CreateStringProperty(MM::g_Keyword_Description, description_.description.c_str(), true);
             for (std::uint32_t i = 0; i < session_->attributes().size(); ++i)
                if (!session_->attributes()[i].beforeInitialise && !this->HasProperty(nameOf(i).c_str()))
                   addProperty(i, false);
             addKind();
             this->fixPreInit(true);
          },
          ERR_CANNOT_START);
   }

   int Shutdown() override {
      this->fixPreInit(false);
      if (!std::exchange(initialised_, false))
         return DEVICE_OK;
      return guarded([this] { session_->run("shutting down", [](Opened& opened) { opened.shutDown(); }); });
   }

   void GetName(char* text) const override { CDeviceUtils::CopyLimitedString(text, name_.c_str()); }

   bool Busy() override {
      bool busy = false;
      if (initialised_)
         guarded([&] {
            busy = session_->call<bool>("asking whether it is busy", [](Opened& opened) { return opened.isBusy(); });
         });
      return busy;
   }

protected:
   /** Makes the properties of the kind; called when the peripheral has been initialised. May throw Failure. */
   virtual void addKind() {}

   Session& session() { return *session_; }
   bool isInitialised() const { return initialised_; }

   /** What throws Failure becomes an error code with its text. */
   template <class Work>
   int guarded(Work work, int code = ERR_REFUSED) {
      try {
         work();
         return DEVICE_OK;
      } catch (const Failure& fault) {
         return this->refuse(fault.what(), code);
      }
   }

private:
   std::string nameOf(std::uint32_t attribute) const { return propertyName(session_->attributes()[attribute]); }

   Listener listener() {
      return {[this](std::uint32_t level, const std::string& message) {
                 this->LogMessage(message, level == PERIPHERAL_DEBUG);
              },
              [this](std::uint32_t attribute, const Value& value) {
                 this->OnPropertyChanged(nameOf(attribute).c_str(), textOf(value).c_str());
              }};
   }

   void addProperty(std::uint32_t index, bool preInit) {
      const Attribute& attribute = session_->attributes()[index];
      const std::string name = propertyName(attribute);
      const Value first = read(index);
      auto* const handler = attribute.access == PERIPHERAL_CONSTANT ? nullptr : handlerOf(index);
      const bool readOnly = attribute.access != PERIPHERAL_READ_WRITE;
      if (this->CreateProperty(name.c_str(), textOf(first).c_str(), propertyType(attribute), readOnly, handler,
                               preInit) != DEVICE_OK)
         throw Failure("The attribute " + attribute.name + " of " + name_ + " has the name of another property");
      if (attribute.type == PERIPHERAL_BOOL)
         for (const char* truth : {"0", "1"})
            this->AddAllowedValue(name.c_str(), truth);
      for (const Value& value : attribute.allowed)
         this->AddAllowedValue(name.c_str(), textOf(value).c_str());
      if (attribute.limits && attribute.allowed.empty() && propertyType(attribute) != MM::String)
         this->SetPropertyLimits(name.c_str(), attribute.limits->lowest, attribute.limits->highest);
   }

   MM::ActionFunctor* handlerOf(std::uint32_t index) {
      return new MM::ActionLambda([this, index](MM::PropertyBase* property, MM::ActionType action) {
         return action == MM::BeforeGet  ? show(index, *property)
                : action == MM::AfterSet ? change(index, *property)
                                         : DEVICE_OK;
      });
   }

   Value read(std::uint32_t index) {
      return session_->call<Value>("reading " + nameOf(index), [index](Opened& opened) { return opened.get(index); });
   }

   int show(std::uint32_t index, MM::PropertyBase& property) {
      return guarded([&] { property.Set(textOf(read(index)).c_str()); });
   }

   int change(std::uint32_t index, MM::PropertyBase& property) {
      return guarded([&] {
         const Attribute& attribute = session_->attributes()[index];
         std::string text;
         property.Get(text);
         std::optional<Value> value = valueOf(text, attribute.type);
         if (attribute.type == PERIPHERAL_DOUBLE) { // the text is rounded
            double number = 0;
            property.Get(number);
            value = number;
         }
         if (!value)
            throw Failure(nameOf(index) + " takes " + typeName(attribute.type) + ", not '" + text + "'",
                          PERIPHERAL_WRONG_TYPE);
         session_->run("setting " + nameOf(index), [index, held = *value](Opened& opened) { opened.set(index, held); });
      });
   }

   const Description description_;
   const std::string name_;
   std::string whyNot_; // it cannot be opened
   std::unique_ptr<Session> session_;
   bool initialised_ = false;
};

} // namespace lensless::peripherals
