// A module as the core sees it: the sample adapter, loaded from its file.
#define MMDEVICE_CLIENT_BUILD
#include "ModuleInterface.h"

#include "FakeCore.h"

#include <gtest/gtest.h>

#include <dlfcn.h>

#include <set>

namespace {

#ifdef MODULE_API
#error "code that uses adapters must not see exports"
#endif

struct Module : testing::Test {
   Module() : library(dlopen(SAMPLE_MODULE, RTLD_NOW | RTLD_LOCAL)) {}

   ~Module() override {
      if (library)
         dlclose(library);
   }

   void SetUp() override { ASSERT_NE(library, nullptr) << dlerror(); }

   template <typename Function>
   Function Get(const char* name) {
      Function function = reinterpret_cast<Function>(dlsym(library, name));
      EXPECT_NE(function, nullptr) << name;
      return function;
   }

   void* library;
};

TEST_F(Module, Exports_the_nine_functions) {
   EXPECT_EQ(Get<fnGetModuleVersion>("GetModuleVersion")(), MODULE_INTERFACE_VERSION);
   EXPECT_EQ(Get<fnGetDeviceInterfaceVersion>("GetDeviceInterfaceVersion")(), DEVICE_INTERFACE_VERSION);
   for (const char* name : {"InitializeModuleData", "CreateDevice", "DeleteDevice", "GetNumberOfDevices",
                            "GetDeviceName", "GetDeviceType", "GetDeviceDescription"})
      EXPECT_NE(dlsym(library, name), nullptr) << name;
}

TEST_F(Module, Lists_its_devices_once_however_often_it_is_initialised) {
   const auto initialise = Get<fnInitializeModuleData>("InitializeModuleData");
   initialise();
   initialise();
   ASSERT_EQ(Get<fnGetNumberOfDevices>("GetNumberOfDevices")(), 5u);
   const auto getName = Get<fnGetDeviceName>("GetDeviceName");
   std::vector<std::string> names;
   char name[MM::MaxStrLength];
   for (unsigned i = 0; getName(i, name, sizeof name); ++i)
      names.push_back(name);
   EXPECT_EQ(names, (std::vector<std::string>{"SHub", "SCam", "SWheel", "SStage", "SShutter"}));
   EXPECT_FALSE(getName(0, name, 4)); // no room for the terminator
   EXPECT_TRUE(getName(0, name, 5));
}

TEST_F(Module, Tells_type_and_description_of_known_devices_only) {
   Get<fnInitializeModuleData>("InitializeModuleData")();
   const auto getType = Get<fnGetDeviceType>("GetDeviceType");
   const auto getDescription = Get<fnGetDeviceDescription>("GetDeviceDescription");
   int type = -1;
   EXPECT_TRUE(getType("SWheel", &type));
   EXPECT_EQ(type, MM::StateDevice);
   EXPECT_FALSE(getType("Nothing", &type));
   char text[MM::MaxStrLength];
   EXPECT_TRUE(getDescription("SStage", text, sizeof text));
   EXPECT_STREQ(text, "Sample stage");
   EXPECT_FALSE(getDescription("Nothing", text, sizeof text));
   EXPECT_FALSE(getDescription("SStage", text, 12));
}

TEST_F(Module, Creates_devices_of_the_types_it_announces) {
   Get<fnInitializeModuleData>("InitializeModuleData")();
   const auto create = Get<fnCreateDevice>("CreateDevice");
   const auto destroy = Get<fnDeleteDevice>("DeleteDevice");
   const auto getType = Get<fnGetDeviceType>("GetDeviceType");
   EXPECT_EQ(create("Nothing"), nullptr);
   for (const char* name : {"SHub", "SCam", "SWheel", "SStage", "SShutter"}) {
      FakeCore core;
      MM::Device* device = create(name);
      ASSERT_NE(device, nullptr) << name;
      device->SetCallback(&core);
      int type = -1;
      getType(name, &type);
      EXPECT_EQ(device->GetType(), type) << name;
      EXPECT_EQ(device->Initialize(), DEVICE_OK) << name;
      EXPECT_FALSE(device->Busy()) << name;
      EXPECT_EQ(device->Shutdown(), DEVICE_OK) << name;
      destroy(device);
   }
}

TEST_F(Module, Camera_snaps_and_sends_sequences) {
   FakeCore core;
   auto* camera = dynamic_cast<MM::Camera*>(Get<fnCreateDevice>("CreateDevice")("SCam"));
   ASSERT_NE(camera, nullptr); // across the library's border
   camera->SetCallback(&core);
   camera->SetLabel("Cam");
   ASSERT_EQ(camera->Initialize(), DEVICE_OK);
   EXPECT_EQ(camera->GetImageBufferSize(), 64 * 48);
   ASSERT_EQ(camera->SnapImage(), DEVICE_OK);
   EXPECT_EQ(camera->GetImageBuffer()[0], 10);
   ASSERT_EQ(camera->SetProperty("Binning", "2"), DEVICE_OK);
   ASSERT_EQ(camera->StartSequenceAcquisition(2, 0.0, true), DEVICE_OK);
   core.WaitForCalls("finished", 1);
   core.WaitForCalls("insert 20 32x24x1x1", 1);
   core.WaitForCalls("insert 30 32x24x1x1", 1);
   EXPECT_EQ(core.LastMetadata(), "5         \ns\nCamera\n_\n1\nCam\ns\nElapsedTime-ms\n_\n1\n1.5\n"
                                  "s\nROI-X-start\n_\n1\n0\ns\nROI-Y-start\n_\n1\n0\ns\nBinning\n_\n1\n2\n");
   Get<fnDeleteDevice>("DeleteDevice")(camera);
}

TEST_F(Module, Hub_finds_its_peripherals) {
   auto* hub = dynamic_cast<MM::Hub*>(Get<fnCreateDevice>("CreateDevice")("SHub"));
   ASSERT_NE(hub, nullptr);
   EXPECT_EQ(hub->DetectInstalledDevices(), DEVICE_OK);
   EXPECT_EQ(hub->GetNumberOfInstalledDevices(), 4u);
   char name[MM::MaxStrLength];
   ASSERT_NE(hub->GetInstalledDevice(0), nullptr);
   hub->GetInstalledDevice(0)->GetName(name);
   EXPECT_STREQ(name, "SCam");
   Get<fnDeleteDevice>("DeleteDevice")(hub);
}

TEST_F(Module, Wheel_goes_to_its_labels) {
   FakeCore core;
   auto* wheel = dynamic_cast<MM::State*>(Get<fnCreateDevice>("CreateDevice")("SWheel"));
   ASSERT_NE(wheel, nullptr);
   wheel->SetCallback(&core);
   ASSERT_EQ(wheel->Initialize(), DEVICE_OK);
   char label[MM::MaxStrLength];
   EXPECT_EQ(wheel->GetPositionLabel(3, label), DEVICE_OK);
   EXPECT_STREQ(label, "State-3");
   EXPECT_EQ(wheel->SetProperty(MM::g_Keyword_Label, "State-2"), DEVICE_OK);
   long position = -1;
   EXPECT_EQ(wheel->GetPosition(position), DEVICE_OK);
   EXPECT_EQ(position, 2);
   Get<fnDeleteDevice>("DeleteDevice")(wheel);
}

TEST_F(Module, Is_gone_after_it_is_closed) {
   Get<fnInitializeModuleData>("InitializeModuleData")();
   dlclose(library);
   library = nullptr;
   EXPECT_EQ(dlopen(SAMPLE_MODULE, RTLD_NOW | RTLD_NOLOAD), nullptr);
   library = dlopen(SAMPLE_MODULE, RTLD_NOW | RTLD_LOCAL);
   ASSERT_NE(library, nullptr);
   EXPECT_EQ(Get<fnGetNumberOfDevices>("GetNumberOfDevices")(), 0u);
}

} // namespace
