#include "SimLight.h"

#include <charconv>
#include <optional>

namespace lensless::sim {

namespace {

std::optional<double> numberIn(const std::string& text) {
   double number = 0;
   const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
   return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

} // namespace

int SimLight::Initialize() {
   if (instrument_)
      return DEVICE_OK;
   instrument_ = Instrument::ofCore(GetCoreCallback());
   Light light;
   light.on = false;
   instrument_->setLight(light);

   CreateStringProperty(MM::g_Keyword_Name, name, true);
   CreateStringProperty(MM::g_Keyword_Description, description, true);
   const Number state{[](Light& changed, double value) { changed.on = value != 0; },
                      [](const Light& now) { return now.on ? 1.0 : 0.0; }};
   CreateIntegerProperty(MM::g_Keyword_State, 0, false, handlerOf(state));
   AddAllowedValue(MM::g_Keyword_State, "0");
   AddAllowedValue(MM::g_Keyword_State, "1");
   addLightNumber("Wavelength-nm", &Light::wavelengthNm, 350, 1000);
   addLightNumber("Bandwidth-nm", &Light::bandwidthNm, 0, 50);
   addLightNumber("Intensity-percent", &Light::intensityPercent, 0, 100);
   return DEVICE_OK;
}

int SimLight::Shutdown() {
   if (instrument_) {
      for (const std::string& property : running_)
         instrument_->stopLightSequence(property);
      instrument_->setLight(Light()); // nothing controls it any more: on, as without this device
   }
   running_.clear();
   loaded_.clear();
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

void SimLight::addLightNumber(const char* property, double Light::*member, double low, double high) {
   const Number number{[member](Light& changed, double value) { changed.*member = value; },
                       [member](const Light& now) { return now.*member; }};
   CreateFloatProperty(property, instrument_->light().*member, false, handlerOf(number));
   SetPropertyLimits(property, low, high);
}

MM::ActionFunctor* SimLight::handlerOf(const Number& number) {
   return new MM::ActionLambda([this, number](MM::PropertyBase* property, MM::ActionType action) {
      switch (action) {
      case MM::BeforeGet:
         property->Set(number.get(instrument_->light()));
         return DEVICE_OK;
      case MM::AfterSet:
         return setNumber(*property, number);
      case MM::IsSequenceable:
         property->SetSequenceable(longestSequence);
         return DEVICE_OK;
      case MM::AfterLoadSequence:
         return loadSequence(*property);
      case MM::StartSequence:
         return startSequence(property->GetName(), number);
      case MM::StopSequence:
         return stopSequence(property->GetName());
      default:
         return DEVICE_OK;
      }
   });
}

int SimLight::setNumber(MM::PropertyBase& property, const Number& number) {
   const bool isState = property.GetName() == MM::g_Keyword_State;
   if (running_.count(property.GetName()) && !isState) // the core's shutter opens and closes whatever runs
      return refuse(property.GetName() + " cannot be set while its sequence runs. Stop that first.");
   double value = 0;
   property.Get(value);
   instrument_->changeLight(number.set, value);
   if (isState && IsCallbackRegistered())
      GetCoreCallback()->OnShutterOpenChanged(this, value != 0);
   return DEVICE_OK;
}

int SimLight::loadSequence(const MM::PropertyBase& property) {
   std::vector<double> values;
   for (const std::string& text : property.GetSequence()) {
      const std::optional<double> value = numberIn(text);
      const bool isAllowed =
          value && (property.HasLimits() ? *value >= property.GetLowerLimit() && *value <= property.GetUpperLimit()
                                         : *value == 0 || *value == 1);
      if (!isAllowed)
         return refuse("Value " + std::to_string(values.size()) + " of the sequence is " + text + ". Allowed is " +
                       allowedText(property.GetName().c_str()) + " for the property " + property.GetName() + ".");
      values.push_back(*value);
   }
   loaded_[property.GetName()] = std::move(values);
   return DEVICE_OK;
}

int SimLight::startSequence(const std::string& property, const Number& number) {
   if (loaded_[property].empty())
      return refuse("No sequence of " + property + " is loaded. Load one first.");
   instrument_->startLightSequence(property, number.set, loaded_[property]);
   running_.insert(property);
   return DEVICE_OK;
}

int SimLight::stopSequence(const std::string& property) {
   instrument_->stopLightSequence(property);
   running_.erase(property);
   char value[MM::MaxStrLength] = "";
   GetProperty(property.c_str(), value);
   OnPropertyChanged(property.c_str(), value); // it stays at the value it had last
   return DEVICE_OK;
}

} // namespace lensless::sim
