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

Core::ScaledPixelSize Core::CurrentPixelSize(bool cached) {
   ScaledPixelSize scaled;
   const std::string id = CurrentPixelSizeId(cached);
   if (id.empty())
      return scaled;
   const PixelSize size = pixelSizes.Get(id);
   const double factor = BinningOverMagnification(cached); // read once, so that both belong together
   scaled.um = size.um * factor;
   for (std::size_t i = 0; i < size.affine.size(); ++i)
      scaled.affine[i] = size.affine[i] * factor;
   return scaled;
}

double Core::PixelSizeUm(bool cached) {
   return CurrentPixelSize(cached).um;
}

std::vector<double> Core::PixelSizeAffine(bool cached) {
   return CurrentPixelSize(cached).affine;
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
   const ScaledPixelSize now = CurrentPixelSize(true);
   std::lock_guard<std::mutex> lock(small_);
   if (now.um != toldPixelSize_.um)
      events.Post([um = now.um](MMEventCallback& receiver) { receiver.onPixelSizeChanged(um); });
   if (now.affine != toldPixelSize_.affine) {
      events.Post([a = now.affine](MMEventCallback& receiver) {
         receiver.onPixelSizeAffineChanged(a[0], a[1], a[2], a[3], a[4], a[5]);
      });
   }
   toldPixelSize_ = now;
}

} // namespace internal
} // namespace mmcore
