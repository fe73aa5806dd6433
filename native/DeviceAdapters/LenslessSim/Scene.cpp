#include "Scene.h"

#include "Physics/BarTarget.h"
#include "Physics/Beads.h"
#include "Physics/Cells.h"
#include "Physics/PhaseDiscs.h"
#include "Physics/PictureSample.h"

#include <stdexcept>
#include <tuple>
#include <vector>

namespace lensless::sim {

namespace {

auto valuesOf(const Scene& scene) {
   const Optics& o = scene.optics;
   const PixelGrid& p = scene.pixels;
   return std::tie(scene.sample, scene.sampleSeed, scene.picture, scene.picturePixelUm, scene.pathScale,
                   scene.barHalfPitchUm, scene.filter, o.wavelengthNm, o.bandwidthNm, o.sourceDiameterUm,
                   o.sourceDistanceUm, o.refractiveIndex, o.distanceUm, o.sampleXUm, o.sampleYUm, o.angleXDeg,
                   o.angleYDeg, p.height, p.width, p.pixelUm, p.oversampling);
}

std::unique_ptr<Sample> pictureSample(const Scene& scene) {
   const GreyImage& picture = *scene.picture;
   const float largest = picture.bytesPerPixel == 1 ? 255.0f : 65535.0f;
   std::vector<float> amplitudes(picture.pixels());
   for (std::size_t pixel = 0; pixel < amplitudes.size(); ++pixel)
      amplitudes[pixel] = static_cast<float>(picture.value(pixel)) / largest;
   return std::make_unique<PictureSample>(picture.height, picture.width, scene.picturePixelUm, std::move(amplitudes));
}

std::unique_ptr<Sample> plainSampleOf(const Scene& scene) {
   const auto seed = static_cast<std::uint64_t>(scene.sampleSeed);
   if (scene.sample == sampleCells)
      return std::make_unique<Cells>(seed);
   if (scene.sample == sampleBeads)
      return std::make_unique<Beads>(seed);
   if (scene.sample == samplePhase)
      return std::make_unique<PhaseDiscs>(seed);
   if (scene.sample == sampleTarget)
      return std::make_unique<BarTarget>();
   if (scene.sample == sampleBars)
      return std::make_unique<BarField>(scene.barHalfPitchUm);
   if (scene.sample == sampleEmpty)
      return std::make_unique<EmptySample>();
   if (scene.sample == sampleFile && scene.picture)
      return pictureSample(scene);
   throw std::invalid_argument("no sample named " + scene.sample);
}

std::unique_ptr<Sample> sampleOf(const Scene& scene) {
   std::unique_ptr<Sample> sample = plainSampleOf(scene);
   if (scene.pathScale == 1 || sample->empty())
      return sample;
   return std::make_unique<ScaledPath>(std::move(sample), scene.pathScale);
}

} // namespace

bool Scene::operator==(const Scene& other) const {
   return valuesOf(*this) == valuesOf(other);
}

SensorLight lightOf(const Scene& scene, FftPlans& plans, int threads) {
   SensorLight light;
   light.height = scene.pixels.height;
   light.width = scene.pixels.width;
   light.relative = hologram(*sampleOf(scene), scene.optics, scene.pixels, plans, threads);
   applyInstrumentPattern(light);
   applyColourFilter(light, scene.filter, scene.optics.wavelengthNm);
   return light;
}

TrueTransmission truthOf(const Scene& scene, int threads) {
   return truth(*sampleOf(scene), scene.optics, scene.pixels, threads);
}

ObjectLabels labelsOf(const Scene& scene) {
   const PixelGrid& p = scene.pixels;
   ObjectLabels labels(Grid{p.height, p.width, p.pixelUm, scene.optics.sampleXUm, scene.optics.sampleYUm});
   sampleOf(scene)->label(labels);
   return labels;
}

std::shared_ptr<const SensorLight> SceneCache::light(const Scene& scene, FftPlans& plans, int threads) {
   constexpr std::size_t mostScenes = 4;
   {
      const std::lock_guard<std::mutex> lock(mutex_);
      for (const auto& [knownScene, light] : known_)
         if (knownScene == scene)
            return light;
   }
   auto light = std::make_shared<const SensorLight>(lightOf(scene, plans, threads));
   const std::lock_guard<std::mutex> lock(mutex_);
   known_.emplace_front(scene, light);
   if (known_.size() > mostScenes)
      known_.pop_back();
   return light;
}

} // namespace lensless::sim
