// The configurations that are shipped for cameras, loaded by the core on recorded machines.
#include "MMCore.h"
#include "MockDeviceAdapter.h"
#include "RPiV4L2Camera.h"
#include "StreamingMachine.h"

#include <gtest/gtest.h>

using lensless::rpiv4l2::RPiV4L2Camera;
using v4l2::recorded::StreamingMachine;

namespace {

/** The module, on a machine of the test's. */
class Module : public MockDeviceAdapter {
public:
   explicit Module(v4l2::SystemCalls& machine) : machine_(machine) {}
   void InitializeModuleData(RegisterDeviceFunc registerDevice) override {
      registerDevice(RPiV4L2Camera::name, MM::CameraDevice, RPiV4L2Camera::description);
   }
   MM::Device* CreateDevice(const char*) override { return new RPiV4L2Camera(machine_); }
   void DeleteDevice(MM::Device* device) override { delete device; }

private:
   v4l2::SystemCalls& machine_;
};

class ConfigsTest : public ::testing::Test {
protected:
   void Load(const char* file) {
      core.loadMockDeviceAdapter("RPiV4L2", &module);
      try {
         core.loadSystemConfiguration((std::string(CONFIGS) + "/" + file).c_str());
      } catch (const CMMError& error) {
         FAIL() << error.getFullMsg();
      }
   }
   void Unload() {
      core.unloadAllDevices();
      EXPECT_EQ(machine.OpenDescriptors(), 0);
      EXPECT_EQ(machine.Mappings(), 0);
   }
   explicit ConfigsTest(const char* recorded) : machine(recorded) {}

   StreamingMachine machine;
   Module module{machine};
   CMMCore core;
};

class WebcamConfig : public ConfigsTest {
protected:
   WebcamConfig() : ConfigsTest("uvc-webcam") {}
   void AddSecondWebcam() {
      v4l2::recorded::Node second = machine.NodeAt("/dev/video0");
      second.path = "/dev/video2";
      second.minor = 2;
      machine.Parts().nodes["/dev/video2"] = second;
   }
};

TEST_F(WebcamConfig, The_configuration_of_a_webcam_takes_grey_images) {
   Load("webcam.cfg");
   EXPECT_EQ(core.getImageWidth(), 640U);
   EXPECT_EQ(core.getImageHeight(), 480U);
   EXPECT_EQ(core.getBytesPerPixel(), 1U);
   EXPECT_NEAR(core.getExposure(), 10, 0.1);
   core.snapImage();
   EXPECT_NE(core.getImage(), nullptr);
   Unload();
}

TEST_F(WebcamConfig, Two_cameras_have_a_configuration_of_their_own) {
   AddSecondWebcam();
   Load("two-cameras.cfg");
   EXPECT_EQ(core.getProperty("Top", "Node"), "/dev/video0");
   EXPECT_EQ(core.getProperty("Side", "Node"), "/dev/video2");
   for (const char* camera : {"Top", "Side"}) {
      core.setCameraDevice(camera);
      core.snapImage();
      EXPECT_NE(core.getImage(), nullptr);
   }
   Unload();
}

TEST_F(WebcamConfig, What_is_saved_loads_again) {
   Load("webcam.cfg");
   const std::string saved = ::testing::TempDir() + "webcam-saved.cfg";
   core.saveSystemConfiguration(saved.c_str());
   Unload();
   core.loadSystemConfiguration(saved.c_str());
   EXPECT_EQ(core.getProperty("Camera", "GrantedSize"), "640x480");
   EXPECT_EQ(core.getProperty("Camera", "FrameRateGranted"), "30");
   Unload();
}

class PiCameraConfig : public ConfigsTest {
protected:
   PiCameraConfig() : ConfigsTest("pi4-unicam-imx219") {}
};

TEST_F(PiCameraConfig, Raw_ten_bits_are_taken_from_the_sensor) {
   Load("pi-camera-raw10.cfg");
   EXPECT_EQ(core.getImageBitDepth(), 10U);
   EXPECT_EQ(core.getBytesPerPixel(), 2U);
   EXPECT_EQ(core.getImageWidth(), 3280U);
   EXPECT_NEAR(core.getExposure(), 10, 0.1);
   EXPECT_NEAR(core.getPixelSizeUm(), 1.12, 1e-9);
   core.snapImage();
   EXPECT_NE(core.getImage(), nullptr);
   Unload();
}

TEST_F(PiCameraConfig, One_colour_of_eight_bits_is_taken_from_the_sensor) {
   Load("pi-camera-8bit.cfg");
   EXPECT_EQ(core.getImageBitDepth(), 8U);
   EXPECT_EQ(core.getBytesPerPixel(), 1U);
   EXPECT_EQ(core.getImageWidth(), 1640U);
   EXPECT_NEAR(core.getPixelSizeUm(), 2.24, 1e-9);
   core.snapImage();
   Unload();
}

} // namespace
