// Everything that the light on the sensor depends on.
#pragma once

#include "Files/GreyImage.h"
#include "Physics/Hologram.h"
#include "Physics/Sensor.h"

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

namespace lensless::sim {

/** Names of the samples, as the property Sample has them. */
constexpr const char* sampleEmpty = "Empty";
constexpr const char* sampleCells = "Cells";
constexpr const char* sampleBeads = "Beads";
constexpr const char* samplePhase = "Phase";
constexpr const char* sampleTarget = "Target";
constexpr const char* sampleBars = "Bars";
constexpr const char* sampleFile = "File";

/** A sample in the instrument. A value; the picture is never changed once read. */
struct Scene {
   std::string sample = sampleCells;
   long sampleSeed = 1;                      ///< where cells and beads lie
   std::shared_ptr<const GreyImage> picture; ///< for sampleFile only
   double picturePixelUm = 1;
   double pathScale = 1;      ///< what every optical path of the sample is multiplied by
   double barHalfPitchUm = 2; ///< for sampleBars only
   ColourFilter filter = ColourFilter::none;
   Optics optics;
   PixelGrid pixels;

   bool operator==(const Scene& other) const;
};

/** The light on the sensor, pattern of the instrument included. Throws std::bad_alloc. */
SensorLight lightOf(const Scene& scene, FftPlans& plans, int threads);

/** What a reconstruction of the scene should find. Throws std::bad_alloc. */
TrueTransmission truthOf(const Scene& scene, int threads);

/** Which object of the scene covers each pixel. Throws std::bad_alloc, and std::length_error for too many objects. */
ObjectLabels labelsOf(const Scene& scene);

/** The light of the last few scenes; computing it takes a second, exposing a frame milliseconds. */
class SceneCache {
public:
   std::shared_ptr<const SensorLight> light(const Scene& scene, FftPlans& plans, int threads);

private:
   std::mutex mutex_; // guards known_; not held while computing
   std::deque<std::pair<Scene, std::shared_ptr<const SensorLight>>> known_;
};

} // namespace lensless::sim
