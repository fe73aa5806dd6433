// The simulated light source.
#pragma once

#include "ExplainedProperties.h"
#include "Instrument.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace lensless::sim {

/** A lamp that the core sees as a shutter: open is on. The properties are listed in LenslessSim.cpp. */
class SimLight : public ExplainedProperties<CShutterBase<SimLight>> {
public:
   static constexpr const char* name = "SimLight";
   static constexpr const char* description = "Simulated light source of the lensless microscope";

   ~SimLight() override { Shutdown(); }

   int Initialize() override;
   int Shutdown() override;
   void GetName(char* text) const override { CDeviceUtils::CopyLimitedString(text, name); }
   bool Busy() override { return false; }

   int SetOpen(bool open) override;
   int GetOpen(bool& open) override;
   int Fire(double) override { return DEVICE_UNSUPPORTED_COMMAND; }

private:
   /** A property's place in the state of the light. */
   struct Number {
      LightSetter set;
      std::function<double(const Light&)> get;
   };

   void addLightNumber(const char* property, double Light::*member, double low, double high);
   MM::ActionFunctor* handlerOf(const Number& number);
   int setNumber(MM::PropertyBase& property, const Number& number);
   int loadSequence(const MM::PropertyBase& property);
   int startSequence(const std::string& property, const Number& number);
   int stopSequence(const std::string& property);

   std::shared_ptr<Instrument> instrument_;
   std::map<std::string, std::vector<double>> loaded_; // sequences by property
   std::set<std::string> running_;                     // which of them run
};

} // namespace lensless::sim
