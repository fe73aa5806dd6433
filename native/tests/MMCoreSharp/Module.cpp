// An adapter with a device of every kind, for the tests of the C# binding.
#include "ColourSensor.h"
#include "Control.h"
#include "Light.h"
#include "Motion.h"
#include "Pictures.h"
#include "Pumps.h"

#include <cstring>

namespace {

struct Offer {
   const char* name;
   MM::DeviceType type;
   MM::Device* (*make)(const char* name);
};

template <class Device>
Offer Of(const char* name) {
   return {name, Device::Type, [](const char* n) -> MM::Device* { return new Device(n); }};
}

const Offer offers[] = {
    Of<FocusFinder>("FocusFinder"),
    Of<Brightener>("Brightener"),
    Of<ColourSensor>("ColourSensor"),
    Of<Hub>("Hub"),
    Of<Lift>("Lift"),
    Of<LightGate>("LightGate"),
    {"ColourModulator", MM::SLMDevice, [](const char* n) -> MM::Device* { return new Modulator(n, true); }},
    {"Modulator", MM::SLMDevice, [](const char* n) -> MM::Device* { return new Modulator(n, false); }},
    Of<Plain>("Plain"),
    Of<Port>("Port"),
    Of<PressureRegulator>("PressureRegulator"),
    Of<Scanner>("Scanner"),
    Of<Sensor>("Sensor"),
    Of<Signal>("Signal"),
    Of<SlowLift>("SlowLift"),
    Of<Switch>("Switch"),
    Of<Syringe>("Syringe"),
    Of<Table>("Table"),
    Of<Tube>("Tube"),
};

} // namespace

MODULE_API void InitializeModuleData() {
   for (const Offer& offer : offers)
      RegisterDevice(offer.name, offer.type, (std::string("Recording ") + offer.name).c_str());
}

MODULE_API MM::Device* CreateDevice(const char* name) {
   for (const Offer& offer : offers)
      if (std::strcmp(offer.name, name) == 0)
         return offer.make(offer.name);
   return nullptr;
}

MODULE_API void DeleteDevice(MM::Device* device) {
   delete device;
}
