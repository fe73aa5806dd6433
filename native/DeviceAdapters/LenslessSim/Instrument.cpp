#include "Instrument.h"

#include <iterator>
#include <map>
#include <sstream>
#include <utility>

namespace lensless::sim {

namespace {

bool allowed(double distanceUm) {
   return distanceUm >= nearestUm && distanceUm <= farthestUm;
}

std::string range(double low, double high) {
   std::ostringstream text;
   text << low << " … " << high << " µm";
   return text.str();
}

} // namespace

std::shared_ptr<Instrument> Instrument::ofCore(const MM::Core* core) {
   static std::mutex mutex; // guards instruments
   static std::map<const MM::Core*, std::weak_ptr<Instrument>> instruments;
   const std::lock_guard<std::mutex> lock(mutex);
   for (auto entry = instruments.begin(); entry != instruments.end();)
      entry = entry->second.expired() ? instruments.erase(entry) : std::next(entry);
   std::shared_ptr<Instrument> instrument = instruments[core].lock();
   if (!instrument)
      instruments[core] = instrument = std::make_shared<Instrument>();
   return instrument;
}

Light Instrument::light() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return light_;
}

void Instrument::setLight(const Light& light) {
   const std::lock_guard<std::mutex> lock(mutex_);
   light_ = light;
}

void Instrument::changeLight(const LightSetter& set, double value) {
   const std::lock_guard<std::mutex> lock(mutex_);
   set(light_, value);
}

double Instrument::distanceUm() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return sampleDistanceUm_ + stagePositionUm_;
}

double Instrument::sampleDistanceUm() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return sampleDistanceUm_;
}

double Instrument::stagePositionUm() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return stagePositionUm_;
}

std::optional<std::string> Instrument::refusal_NeedsLock(double positionUm) const {
   if (allowed(sampleDistanceUm_ + positionUm))
      return std::nullopt;
   std::ostringstream reason;
   reason << "The stage cannot go to " << positionUm << " µm: with SampleDistance-um = " << sampleDistanceUm_
          << " it reaches " << range(nearestUm - sampleDistanceUm_, farthestUm - sampleDistanceUm_)
          << ". Choose a position in this range or change the camera's SampleDistance-um.";
   return reason.str();
}

std::optional<std::string> Instrument::refusal(double positionUm) const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return refusal_NeedsLock(positionUm);
}

std::optional<std::string> Instrument::moveStage(double positionUm) {
   const std::lock_guard<std::mutex> lock(mutex_);
   const auto reason = refusal_NeedsLock(positionUm);
   if (!reason)
      stagePositionUm_ = positionUm;
   return reason;
}

std::optional<std::string> Instrument::setSampleDistance(double distanceUm) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (!stageSteps_.values.empty())
      return "SampleDistance-um cannot change while the stage runs a sequence. Stop that first.";
   if (!allowed(distanceUm) || !allowed(distanceUm + stagePositionUm_)) {
      std::ostringstream reason;
      reason << "SampleDistance-um cannot be " << distanceUm << ": with the stage at " << stagePositionUm_
             << " µm the sample would be " << distanceUm + stagePositionUm_ << " µm from the sensor. Both must lie in "
             << range(nearestUm, farthestUm) << ". Choose another distance or move the stage first.";
      return reason.str();
   }
   sampleDistanceUm_ = distanceUm;
   return std::nullopt;
}

double Instrument::Steps::step() {
   const double value = values[next];
   next = (next + 1) % values.size();
   return value;
}

std::optional<std::string> Instrument::startStageSequence(std::vector<double> positionsUm) {
   const std::lock_guard<std::mutex> lock(mutex_);
   for (const double positionUm : positionsUm)
      if (const auto reason = refusal_NeedsLock(positionUm))
         return reason;
   stageSteps_ = {std::move(positionsUm), 0};
   return std::nullopt;
}

void Instrument::stopStageSequence() {
   const std::lock_guard<std::mutex> lock(mutex_);
   stageSteps_ = {};
}

void Instrument::startLightSequence(const std::string& property, LightSetter set, std::vector<double> values) {
   const std::lock_guard<std::mutex> lock(mutex_);
   lightSteps_[property] = {std::move(set), {std::move(values), 0}};
}

void Instrument::stopLightSequence(const std::string& property) {
   const std::lock_guard<std::mutex> lock(mutex_);
   lightSteps_.erase(property);
}

Conditions Instrument::conditions() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return {light_, sampleDistanceUm_ + stagePositionUm_};
}

Conditions Instrument::conditionsAtSignal() {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (!stageSteps_.values.empty())
      stagePositionUm_ = stageSteps_.step();
   for (auto& [property, light] : lightSteps_)
      light.set(light_, light.steps.step());
   return {light_, sampleDistanceUm_ + stagePositionUm_};
}

} // namespace lensless::sim
