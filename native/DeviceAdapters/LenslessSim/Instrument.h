// What the simulated devices of one core have in common.
#pragma once

#include "Physics/FftPlans.h"

#include <memory>
#include <mutex>
#include <optional>
#include <string>

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

/** Distances between sample and sensor that the instrument allows, in µm. */
constexpr double nearestUm = 20;
constexpr double farthestUm = 10'000;

/**
 * The instrument: one light source, one stage, one sample holder. Camera, light and stage are separate devices for the
 * core, but the camera must see what the others do; a camera thread asking the core for its neighbours could wait for a
 * lock that somebody holds who waits for the camera. So the devices share this object, which has a lock of its own that
 * is held only for a moment and never while calling anybody.
 */
class Instrument {
public:
   /**
    * The instrument of a core: made for the first device that asks, gone with the last one. Devices of different cores
    * in one process belong to different instruments. The map behind this is the only static state of the module.
    */
   static std::shared_ptr<Instrument> ofCore(const MM::Core* core);

   Light light() const;
   void setLight(const Light& light);

   /** Sample to sensor: the distance at stage position 0 plus the stage's position. */
   double distanceUm() const;
   double sampleDistanceUm() const;
   double stagePositionUm() const;

   /** Moves the stage or the holder. Answers why not, when the distance would leave [nearestUm, farthestUm]. */
   std::optional<std::string> moveStage(double positionUm);
   std::optional<std::string> setSampleDistance(double distanceUm);

   /** Plans of the Fourier transform, shared by all cameras. */
   FftPlans& fftPlans() { return fftPlans_; }

private:
   mutable std::mutex mutex_; // guards the three below
   Light light_;
   double sampleDistanceUm_ = 1000;
   double stagePositionUm_ = 0;

   FftPlans fftPlans_; // has its own lock
};

} // namespace lensless::sim
