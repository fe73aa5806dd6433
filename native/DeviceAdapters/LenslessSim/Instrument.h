// What the simulated devices of one core have in common.
#pragma once

#include "Physics/FftPlans.h"

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace MM {
class Core;
}

namespace lensless::sim {

/** State of the light source. */
struct Light {
   bool on = true; ///< a light that no SimLight controls is always on
   double wavelengthNm = 532;
   double bandwidthNm = 3;
   double intensityPercent = 100;
};

/** What an exposure sees. */
struct Conditions {
   Light light;
   double distanceUm = 0; ///< sample to sensor
};

/** Sets one number of the light. */
using LightSetter = std::function<void(Light&, double)>;

/** Distances between sample and sensor that the instrument allows, in µm. */
constexpr double nearestUm = 20;
constexpr double farthestUm = 10'000;

/** How many values a hardware sequence of stage or light may have. */
constexpr long longestSequence = 10'000;

/**
 * The instrument: one light source, one stage, one sample holder. Camera, light and stage are separate devices for the
 * core, but the camera must see what the others do; a camera thread that asked the core for its neighbours could wait
 * for a lock whose holder is waiting for the camera. So the devices share this object, whose own lock is held only for
 * a moment and never during a call to anything else.
 */
class Instrument {
public:
   /**
    * The instrument of a core: made for the first device that asks, deleted with the last one. Devices of different
    * cores in one process belong to different instruments. The map behind this is the only static state of the module.
    */
   static std::shared_ptr<Instrument> ofCore(const MM::Core* core);

   Light light() const;
   void setLight(const Light& light);
   void changeLight(const LightSetter& set, double value);

   /** Sample to sensor: the distance at stage position 0 plus the stage's position. */
   double distanceUm() const;
   double sampleDistanceUm() const;
   double stagePositionUm() const;

   /** Moves the stage or the holder. Answers why not, when the distance would leave [nearestUm, farthestUm]. */
   std::optional<std::string> moveStage(double positionUm);
   std::optional<std::string> setSampleDistance(double distanceUm);
   /** Why the stage could not go to a position; nothing if it could. */
   std::optional<std::string> refusal(double positionUm) const;

   // Hardware sequences: the camera's signal steps through them, from the first value again after the last.
   /** Positions, at least one. Answers why not, when one of them is out of reach. */
   std::optional<std::string> startStageSequence(std::vector<double> positionsUm);
   void stopStageSequence();
   /** One sequence for each property; at least one value. */
   void startLightSequence(const std::string& property, LightSetter set, std::vector<double> values);
   void stopLightSequence(const std::string& property);

   Conditions conditions() const;
   /** An exposure of a camera's sequence begins: running sequences step, and it sees what they stepped to. */
   Conditions conditionsAtSignal();

   /** Plans of the Fourier transform, shared by all cameras. */
   FftPlans& fftPlans() { return fftPlans_; }

private:
   struct Steps {
      std::vector<double> values; ///< none: no sequence runs
      std::size_t next = 0;

      double step();
   };
   struct LightSteps {
      LightSetter set;
      Steps steps;
   };
   std::optional<std::string> refusal_NeedsLock(double positionUm) const;

   mutable std::mutex mutex_; // guards the five below
   Light light_;
   double sampleDistanceUm_ = 1000;
   double stagePositionUm_ = 0;
   Steps stageSteps_;
   std::map<std::string, LightSteps> lightSteps_; // by property; those that run

   FftPlans fftPlans_; // has its own lock
};

} // namespace lensless::sim
