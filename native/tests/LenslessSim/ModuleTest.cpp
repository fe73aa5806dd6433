// What the library offers a core.
#include "ModuleInterface.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace {

TEST(Module, Makes_every_device_it_announces_and_no_other) {
   InitializeModuleData();
   InitializeModuleData(); // may be called again
   ASSERT_EQ(GetNumberOfDevices(), 4U);
   for (unsigned index = 0; index < GetNumberOfDevices(); ++index) {
      char name[MM::MaxStrLength] = "";
      ASSERT_TRUE(GetDeviceName(index, name, sizeof name));
      const std::unique_ptr<MM::Device, void (*)(MM::Device*)> device(CreateDevice(name), &DeleteDevice);
      ASSERT_NE(device, nullptr) << name;
      int type = 0;
      ASSERT_TRUE(GetDeviceType(name, &type));
      EXPECT_EQ(device->GetType(), type);
      char ownName[MM::MaxStrLength] = "";
      device->GetName(ownName);
      EXPECT_STREQ(ownName, name);
   }
   EXPECT_EQ(CreateDevice("Toaster"), nullptr);
   EXPECT_EQ(CreateDevice(nullptr), nullptr);
}

} // namespace
