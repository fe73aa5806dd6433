#include "PixelSizes.h"

#include "../Error.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

using Guard = std::lock_guard<std::mutex>;

static void RequireId(const std::string& id) {
   if (id.empty())
      throw CMMError("The name of the pixel size is empty", MMERR_BadConfigName);
   RequireNoComma(id, "name of the pixel size");
}

static CMMError NoSize(const std::string& id) {
   return CMMError("No pixel size " + Quoted(id) + " is defined", MMERR_NoConfigGroup);
}

PixelSize& PixelSizes::Get_NeedsLock(const std::string& id) {
   const auto found = sizes_.find(id);
   if (found == sizes_.end())
      throw NoSize(id);
   return found->second;
}

void PixelSizes::Define(const std::string& id) {
   RequireId(id);
   Guard lock(mutex_);
   sizes_.try_emplace(id);
}

void PixelSizes::Define(const std::string& id, const PropertySetting& setting) {
   RequireId(id);
   Guard lock(mutex_);
   sizes_[id].settings.addSetting(setting);
}

void PixelSizes::Delete(const std::string& id) {
   Guard lock(mutex_);
   if (sizes_.erase(id) == 0)
      throw NoSize(id);
}

void PixelSizes::Rename(const std::string& from, const std::string& to) {
   RequireId(to);
   Guard lock(mutex_);
   Get_NeedsLock(from);
   if (from == to)
      return;
   if (sizes_.count(to))
      throw CMMError("The pixel size " + Quoted(to) + " exists already", MMERR_BadConfigName);
   auto node = sizes_.extract(from);
   node.key() = to;
   sizes_.insert(std::move(node));
}

bool PixelSizes::Has(const std::string& id) const {
   Guard lock(mutex_);
   return sizes_.count(id) != 0;
}

PixelSize PixelSizes::Get(const std::string& id) const {
   Guard lock(mutex_);
   const auto found = sizes_.find(id);
   if (found == sizes_.end())
      throw NoSize(id);
   return found->second;
}

std::map<std::string, PixelSize> PixelSizes::All() const {
   Guard lock(mutex_);
   return sizes_;
}

bool PixelSizes::Uses(const std::string& label, const std::string& property) const {
   Guard lock(mutex_);
   for (const auto& entry : sizes_) {
      Configuration settings = entry.second.settings;
      if (settings.isPropertyIncluded(label.c_str(), property.c_str()))
         return true;
   }
   return false;
}

void PixelSizes::Clear() {
   Guard lock(mutex_);
   sizes_.clear();
}

} // namespace internal
} // namespace mmcore
