// A module of all devices for tests.
#pragma once

#include "MockDeviceAdapter.h"
#include "TestActuators.h"
#include "TestCamera.h"
#include "TestMotion.h"

#include <functional>
#include <map>
#include <stdexcept>

/** Offers all devices for tests, and finds those that were created by label. */
class TestAdapter : public MockDeviceAdapter {
public:
   TestAdapter();
   void InitializeModuleData(RegisterDeviceFunc registerDevice) override;
   MM::Device* CreateDevice(const char* name) override;
   void DeleteDevice(MM::Device* device) override;
   template <class T>
   T& Get(const std::string& label) {
      for (MM::Device* device : devices_) {
         char text[MM::MaxStrLength] = "";
         if (device)
            device->GetLabel(text);
         if (label == text)
            return dynamic_cast<T&>(*device);
      }
      throw std::runtime_error("no device " + label);
   }

   Journal journal;

private:
   std::map<std::string, std::pair<MM::DeviceType, std::function<MM::Device*()>>> makers_; // by name
   std::vector<MM::Device*> devices_;
};
