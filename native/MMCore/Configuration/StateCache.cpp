#include "StateCache.h"

#include "../Error.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

void StateCache::Put(const std::string& label, const std::string& property, const std::string& value, bool readOnly) {
   std::lock_guard<std::mutex> lock(mutex_);
   state_.addSetting(PropertySetting(label.c_str(), property.c_str(), value.c_str(), readOnly));
}

std::string StateCache::Get(const std::string& label, const std::string& property) const {
   std::lock_guard<std::mutex> lock(mutex_);
   if (!state_.isPropertyIncluded(label.c_str(), property.c_str()))
      throw CMMError("Property " + Quoted(property) + " of device " + Quoted(label) +
                         " is not in the state cache; read it once, or update the cache",
                     MMERR_PropertyNotInCache);
   return state_.getSetting(label.c_str(), property.c_str()).getPropertyValue();
}

Configuration StateCache::All() const {
   std::lock_guard<std::mutex> lock(mutex_);
   return state_;
}

void StateCache::Replace(Configuration state) {
   std::lock_guard<std::mutex> lock(mutex_);
   state_ = std::move(state);
}

void StateCache::Remove(const std::string& label, const std::string& property) {
   std::lock_guard<std::mutex> lock(mutex_);
   if (state_.isPropertyIncluded(label.c_str(), property.c_str()))
      state_.deleteSetting(label.c_str(), property.c_str());
}

void StateCache::RemoveDevice(const std::string& label) {
   std::lock_guard<std::mutex> lock(mutex_);
   Configuration kept;
   for (size_t i = 0; i < state_.size(); ++i) {
      const PropertySetting setting = state_.getSetting(i);
      if (setting.getDeviceLabel() != label)
         kept.addSetting(setting);
   }
   state_ = std::move(kept);
}

} // namespace internal
} // namespace mmcore
