// Pixel-size presets: which settings of the system go with which size of a pixel on the sample.
#pragma once

#include "../Configuration.h"

#include <array>
#include <map>
#include <mutex>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

/** Numbers hold at binning 1 and without magnifiers. */
struct PixelSize {
   Configuration settings;
   double um = 0.0;
   std::array<double, 6> affine{1, 0, 0, 0, 1, 0}; // camera pixels to stage micrometres, row by row
   double dxdz = 0.0;                              // shift in x per move in z: the angle between optical axis and stage
   double dydz = 0.0;
   double optimalZUm = 0.0; // recommended z step
};

/** Functions throw MMERR_NoConfigGroup for an id that is not defined. */
class PixelSizes {
public:
   /** Creates the preset where it is missing. */
   void Define(const std::string& id);
   void Define(const std::string& id, const PropertySetting& setting);
   void Delete(const std::string& id);
   void Rename(const std::string& from, const std::string& to);
   bool Has(const std::string& id) const;
   PixelSize Get(const std::string& id) const;
   std::map<std::string, PixelSize> All() const;
   template <class Value>
   void Set(const std::string& id, Value PixelSize::*member, const Value& value) {
      std::lock_guard<std::mutex> lock(mutex_);
      Get_NeedsLock(id).*member = value;
   }
   bool Uses(const std::string& label, const std::string& property) const;
   void Clear();

private:
   PixelSize& Get_NeedsLock(const std::string& id);

   mutable std::mutex mutex_; // guards sizes_
   std::map<std::string, PixelSize> sizes_;
};

} // namespace internal
} // namespace mmcore
