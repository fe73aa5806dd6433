// The size of a pixel on the sample, as the system stands.
#include "../Core.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

std::string Core::CurrentPixelSizeId(bool cached) {
   const std::map<std::string, PixelSize> sizes = pixelSizes.All();
   Configuration properties;
   for (const auto& entry : sizes) {
      for (size_t i = 0; i < entry.second.settings.size(); ++i)
         properties.addSetting(entry.second.settings.getSetting(i));
   }
   Configuration present = KnownValues(properties, cached);
   for (const auto& entry : sizes) {
      if (present.isConfigurationIncluded(entry.second.settings))
         return entry.first;
   }
   return "";
}

double Core::Magnification() {
   double product = 1.0;
   for (const DevicePtr& magnifier : devices.OfType(MM::MagnifierDevice)) {
      if (magnifier->State() == InitializedSuccessfully)
         product *= magnifier->UseAnyTime<MM::Magnifier>([](MM::Magnifier& m) { return m.GetMagnification(); });
   }
   return product;
}

double Core::BinningOverMagnification(bool cached) {
   double binning = 1.0;
   const DevicePtr camera = roles.Get(Role::Camera);
   if (camera && camera->State() == InitializedSuccessfully) {
      std::optional<double> known;
      if (cached) {
         Configuration state = cache.All();
         if (state.isPropertyIncluded(camera->Label().c_str(), MM::g_Keyword_Binning))
            known = ParseDouble(state.getSetting(camera->Label().c_str(), MM::g_Keyword_Binning).getPropertyValue());
      }
      binning = known ? *known : camera->UseAnyTime<MM::Camera>([](MM::Camera& c) { return c.GetBinning(); });
   }
   return binning / Magnification();
}

double Core::PixelSizeUm(bool cached) {
   const std::string id = CurrentPixelSizeId(cached);
   return id.empty() ? 0.0 : pixelSizes.Get(id).um * BinningOverMagnification(cached);
}

std::vector<double> Core::PixelSizeAffine(bool cached) {
   std::vector<double> affine(6, 0.0);
   const std::string id = CurrentPixelSizeId(cached);
   if (id.empty())
      return affine;
   const double factor = BinningOverMagnification(cached);
   const std::array<double, 6> unscaled = pixelSizes.Get(id).affine;
   for (std::size_t i = 0; i < affine.size(); ++i)
      affine[i] = unscaled[i] * factor;
   return affine;
}

void Core::PixelSizeMayHaveChanged() {
   deferred_.Add([this] {
      try {
         TellPixelSizeIfChanged();
      } catch (const CMMError& error) {
         logger(LogLevelDebug, "Pixel size not known: " + error.getFullMsg());
      }
   });
}

void Core::TellPixelSizeIfChanged() {
   const double um = PixelSizeUm(true);
   const std::vector<double> affine = PixelSizeAffine(true);
   std::lock_guard<std::mutex> lock(small_);
   if (um != toldPixelSizeUm_) {
      toldPixelSizeUm_ = um;
      events.Post([um](MMEventCallback& receiver) { receiver.onPixelSizeChanged(um); });
   }
   if (affine != toldAffine_) {
      toldAffine_ = affine;
      events.Post([affine](MMEventCallback& receiver) {
         receiver.onPixelSizeAffineChanged(affine[0], affine[1], affine[2], affine[3], affine[4], affine[5]);
      });
   }
}

} // namespace internal
} // namespace mmcore
