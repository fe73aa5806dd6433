// The loaded devices, by label and in the order of loading.
#pragma once

#include "Device.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

using DevicePtr = std::shared_ptr<Device>;

class DeviceRegistry {
public:
   /** Throws MMERR_DuplicateLabel if the label is in use. */
   void Add(DevicePtr device);
   void Remove(const Device& device);
   void Clear();

   std::vector<DevicePtr> All() const;
   std::vector<DevicePtr> OfType(MM::DeviceType type) const;
   /** Throws if there is none. */
   DevicePtr Get(const std::string& label) const;
   /** Throws if there is none, or if it is of another type. */
   DevicePtr Get(const std::string& label, MM::DeviceType type) const;
   /** Null if there is none. */
   DevicePtr Find(const std::string& label) const;
   DevicePtr Find(const MM::Device* raw) const;
   /** The hub named as its parent; without one, the only hub of its module. Null if there is none. */
   DevicePtr HubOf(Device& device) const;

private:
   mutable std::mutex mutex_; // guards devices_
   std::vector<DevicePtr> devices_;
};

} // namespace internal
} // namespace mmcore
