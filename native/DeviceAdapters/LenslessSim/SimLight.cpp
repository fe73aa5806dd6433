#include "SimLight.h"

namespace lensless::sim {

int SimLight::Initialize() {
   if (instrument_)
      return DEVICE_OK;
   instrument_ = Instrument::ofCore(GetCoreCallback());
   Light light;
   light.on = false;
   instrument_->setLight(light);

   CreateStringProperty(MM::g_Keyword_Name, name, true);
   CreateStringProperty(MM::g_Keyword_Description, description, true);
   CreateIntegerProperty(MM::g_Keyword_State, 0, false, new CPropertyAction(this, &SimLight::OnState));
   AddAllowedValue(MM::g_Keyword_State, "0");
   AddAllowedValue(MM::g_Keyword_State, "1");
   addLightNumber("Wavelength-nm", &Light::wavelengthNm, 350, 1000);
   addLightNumber("Bandwidth-nm", &Light::bandwidthNm, 0, 50);
   addLightNumber("Intensity-percent", &Light::intensityPercent, 0, 100);
   return DEVICE_OK;
}

int SimLight::Shutdown() {
   if (instrument_)
      instrument_->setLight(Light()); // nobody controls it any more: on, as without this device
   instrument_.reset();
   return DEVICE_OK;
}

int SimLight::SetOpen(bool open) {
   return SetProperty(MM::g_Keyword_State, open ? "1" : "0");
}

int SimLight::GetOpen(bool& open) {
   if (!instrument_)
      return DEVICE_NOT_CONNECTED;
   open = instrument_->light().on;
   return DEVICE_OK;
}

int SimLight::OnState(MM::PropertyBase* property, MM::ActionType action) {
   Light light = instrument_->light();
   if (action == MM::BeforeGet)
      property->Set(light.on ? 1L : 0L);
   if (action == MM::AfterSet) {
      long state = 0;
      property->Get(state);
      light.on = state != 0;
      instrument_->setLight(light);
      if (IsCallbackRegistered())
         GetCoreCallback()->OnShutterOpenChanged(this, light.on);
   }
   return DEVICE_OK;
}

void SimLight::addLightNumber(const char* property, double Light::*member, double low, double high) {
   CreateFloatProperty(property, instrument_->light().*member, false,
                       new MM::ActionLambda([this, member](MM::PropertyBase* number, MM::ActionType action) {
                          Light light = instrument_->light();
                          if (action == MM::BeforeGet)
                             number->Set(light.*member);
                          if (action == MM::AfterSet) {
                             number->Get(light.*member);
                             instrument_->setLight(light);
                          }
                          return DEVICE_OK;
                       }));
   SetPropertyLimits(property, low, high);
}

} // namespace lensless::sim
