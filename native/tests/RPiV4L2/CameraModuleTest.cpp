// What the library offers a core.
#include "ModuleInterface.h"

#include <gtest/gtest.h>

#include <memory>

namespace {

TEST(CameraModule, Makes_the_device_it_announces_and_no_other) {
   InitializeModuleData();
   InitializeModuleData(); // may be called again
   ASSERT_EQ(GetNumberOfDevices(), 1U);
   char name[MM::MaxStrLength] = "";
   ASSERT_TRUE(GetDeviceName(0, name, sizeof name));
   EXPECT_STREQ(name, "RPiV4L2");
   const std::unique_ptr<MM::Device, void (*)(MM::Device*)> device(CreateDevice(name), &DeleteDevice);
   ASSERT_NE(device, nullptr);
   EXPECT_EQ(device->GetType(), MM::CameraDevice);
   EXPECT_EQ(CreateDevice("Toaster"), nullptr);
   EXPECT_EQ(CreateDevice(nullptr), nullptr);
}

} // namespace
