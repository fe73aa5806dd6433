// The simulated light source.
#pragma once

#include "ExplainedProperties.h"
#include "Instrument.h"

#include <memory>

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
   int OnState(MM::PropertyBase* property, MM::ActionType action);
   void addLightNumber(const char* property, double Light::*member, double low, double high);

   std::shared_ptr<Instrument> instrument_;
};

} // namespace lensless::sim
