// Hubs: devices that others are attached to.
#pragma once

#include "CommonBase.h"

#include <memory>
#include <vector>

/** Owns the devices that it says are attached. They only tell what could be loaded; the core creates its own. */
template <class U>
class HubBase : public CDeviceBase<MM::Hub, U> {
public:
   HubBase() {}
   virtual ~HubBase() {}

   virtual int DetectInstalledDevices() { return DEVICE_OK; }

   virtual unsigned GetNumberOfInstalledDevices() { return static_cast<unsigned>(installedDevices_.size()); }

   /** Null when there is no such index. The hub keeps the device. */
   virtual MM::Device* GetInstalledDevice(int devIdx) {
      const bool exists = devIdx >= 0 && static_cast<std::size_t>(devIdx) < installedDevices_.size();
      return exists ? installedDevices_[static_cast<std::size_t>(devIdx)].get() : nullptr;
   }

   virtual void ClearInstalledDevices() { installedDevices_.clear(); }

protected:
   /** Takes the device over. */
   void AddInstalledDevice(MM::Device* pdev) {
      if (pdev)
         installedDevices_.emplace_back(pdev);
   }

private:
   std::vector<std::unique_ptr<MM::Device>> installedDevices_;
};
