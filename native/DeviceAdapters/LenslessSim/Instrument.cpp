#include "Instrument.h"

#include <iterator>
#include <map>
#include <sstream>

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

std::optional<std::string> Instrument::moveStage(double positionUm) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (!allowed(sampleDistanceUm_ + positionUm)) {
      std::ostringstream reason;
      reason << "The stage cannot go to " << positionUm << " µm: with SampleDistance-um = " << sampleDistanceUm_
             << " it reaches " << range(nearestUm - sampleDistanceUm_, farthestUm - sampleDistanceUm_)
             << ". Choose a position in this range or change the camera's SampleDistance-um.";
      return reason.str();
   }
   stagePositionUm_ = positionUm;
   return std::nullopt;
}

std::optional<std::string> Instrument::setSampleDistance(double distanceUm) {
   const std::lock_guard<std::mutex> lock(mutex_);
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

} // namespace lensless::sim
