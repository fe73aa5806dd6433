// A device adapter that lives in the program itself instead of in a library: for tests.
#pragma once

#include "MMDevice.h"

#include <functional>

/** What CMMCore::loadMockDeviceAdapter takes in place of a library's exported functions. */
class MockDeviceAdapter {
public:
   /** Takes name, type and description of one device of the adapter. */
   using RegisterDeviceFunc = std::function<void(const char*, MM::DeviceType, const char*)>;

   virtual ~MockDeviceAdapter() = default;
   /** Calls registerDevice once for each device on offer. */
   virtual void InitializeModuleData(RegisterDeviceFunc registerDevice) = 0;
   /** A new device, or null when there is none of that name. Deleted by DeleteDevice. */
   virtual MM::Device* CreateDevice(const char* name) = 0;
   virtual void DeleteDevice(MM::Device* device) = 0;
};
