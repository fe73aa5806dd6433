#include "DeviceRegistry.h"

#include "../Text.h"

#include <algorithm>

namespace mmcore {
namespace internal {

void DeviceRegistry::Add(DevicePtr device) {
   std::lock_guard<std::mutex> lock(mutex_);
   for (const DevicePtr& other : devices_) {
      if (other->Label() == device->Label())
         throw CMMError("The label " + Quoted(device->Label()) + " is in use; choose another or unload that device",
                        MMERR_DuplicateLabel);
   }
   devices_.push_back(std::move(device));
}

void DeviceRegistry::Remove(const Device& device) {
   std::lock_guard<std::mutex> lock(mutex_);
   devices_.erase(
       std::remove_if(devices_.begin(), devices_.end(), [&](const DevicePtr& d) { return d.get() == &device; }),
       devices_.end());
}

void DeviceRegistry::Clear() {
   std::vector<DevicePtr> gone;
   {
      std::lock_guard<std::mutex> lock(mutex_);
      gone.swap(devices_);
   }
   while (!gone.empty())
      gone.pop_back(); // the last loaded first
}

std::vector<DevicePtr> DeviceRegistry::All() const {
   std::lock_guard<std::mutex> lock(mutex_);
   return devices_;
}

std::vector<DevicePtr> DeviceRegistry::OfType(MM::DeviceType type) const {
   std::vector<DevicePtr> matching = All();
   if (type != MM::AnyType)
      matching.erase(
          std::remove_if(matching.begin(), matching.end(), [&](const DevicePtr& d) { return d->Type() != type; }),
          matching.end());
   return matching;
}

DevicePtr DeviceRegistry::Find(const std::string& label) const {
   std::lock_guard<std::mutex> lock(mutex_);
   for (const DevicePtr& device : devices_) {
      if (device->Label() == label)
         return device;
   }
   return nullptr;
}

DevicePtr DeviceRegistry::Find(const MM::Device* raw) const {
   std::lock_guard<std::mutex> lock(mutex_);
   for (const DevicePtr& device : devices_) {
      if (device->Raw() == raw)
         return device;
   }
   return nullptr;
}

DevicePtr DeviceRegistry::Get(const std::string& label) const {
   DevicePtr device = Find(label);
   if (!device)
      throw CMMError("No device is loaded under the label " + Quoted(label));
   return device;
}

DevicePtr DeviceRegistry::Get(const std::string& label, MM::DeviceType type) const {
   DevicePtr device = Get(label);
   if (device->Type() != type)
      throw CMMError("Device " + Quoted(label) + " is a " + TypeName(device->Type()) + ", but a " + TypeName(type) +
                     " is needed");
   return device;
}

DevicePtr DeviceRegistry::HubOf(Device& device) const {
   char parent[MM::MaxStrLength] = "";
   device.Raw()->GetParentID(
       parent); // no lock: devices ask from threads of their own that a lock's holder may wait for
   if (*parent) {
      DevicePtr hub = Find(std::string(parent));
      return hub && hub->Type() == MM::HubDevice ? hub : nullptr;
   }
   DevicePtr only;
   for (const DevicePtr& hub : OfType(MM::HubDevice)) {
      if (&hub->Module() != &device.Module())
         continue;
      if (only)
         return nullptr;
      only = hub;
   }
   return only;
}

} // namespace internal
} // namespace mmcore
