// Peripherals as devices of the core.
#include "MMCore.h"
#include "PlugInFiles.h"

#include <gtest/gtest.h>

namespace {

class PeripheralDevices : public testing::Test {
protected:
   PeripheralDevices() {
      folder_.add("example");
      folder_.add("empty");
      core_.setDeviceAdapterSearchPaths({ADAPTERS});
      core_.enableStderrLog(false);
   }

   std::string load(const std::string& peripheral) {
      core_.loadDevice(peripheral.c_str(), "Peripherals", ("example-" + peripheral).c_str());
      return peripheral;
   }
   std::string initialised(const std::string& peripheral) {
      load(peripheral);
      core_.initializeDevice(peripheral.c_str());
      return peripheral;
   }
   std::string errorOf(const std::function<void()>& work) {
      try {
         work();
      } catch (const CMMError& error) {
         return error.getFullMsg();
      }
      return "";
   }

   TemporaryFolder folder_;
   Variable folders_{"LENSLESS_PERIPHERALS", folder_.path()};
   Variable probe_{"LENSLESS_PERIPHERAL_PROBE", PROBE_PROGRAM};
   CMMCore core_;
};

} // namespace

TEST_F(PeripheralDevices, are_listed_by_their_kinds) {
   const std::vector<std::string> names = core_.getAvailableDevices("Peripherals");
   const std::vector<long> types = core_.getAvailableDeviceTypes("Peripherals");
   EXPECT_EQ(names, (std::vector<std::string>{"Hub", "example-Lamp", "example-Wheel", "example-Lift", "example-Table",
                                              "example-Probe", "example-AllTypes"}));
   EXPECT_EQ(types, (std::vector<long>{MM::HubDevice, MM::ShutterDevice, MM::StateDevice, MM::StageDevice,
                                       MM::XYStageDevice, MM::GenericDevice, MM::GenericDevice}));
}

TEST_F(PeripheralDevices, hub_tells_what_is_not_used_and_offers_the_rest) {
   core_.loadDevice("Hub", "Peripherals", "Hub");
   core_.initializeDevice("Hub");
   EXPECT_EQ(core_.getProperty("Hub", "PlugIns"), "example 1.2");
   EXPECT_NE(core_.getProperty("Hub", "Skipped-1").find("empty.so is not used"), std::string::npos);
   EXPECT_EQ(core_.getInstalledDevices("Hub").size(), 6u);
}

TEST_F(PeripheralDevices, attributes_are_properties_with_their_limits_and_units) {
   load("Lamp");
   EXPECT_TRUE(core_.isPropertyPreInit("Lamp", "Pin"));
   core_.setProperty("Lamp", "Pin", "12");
   core_.initializeDevice("Lamp");
   EXPECT_EQ(core_.getProperty("Lamp", "Pin"), "12");
   EXPECT_EQ(core_.getPropertyUpperLimit("Lamp", "Intensity-mA"), 20);
   core_.setProperty("Lamp", "Intensity-mA", "2.5");
   EXPECT_EQ(core_.getProperty("Lamp", "Intensity-mA"), "2.5000");
   EXPECT_NE(errorOf([&] { core_.setProperty("Lamp", "Intensity-mA", "21"); }).find("Allowed is 0 … 20, not 21"),
             std::string::npos);
   EXPECT_NE(errorOf([&] { core_.setProperty("Lamp", "Intensity-mA", "0.3"); }).find("0 to 20 in steps of 0.5"),
             std::string::npos);
   initialised("Probe");
   EXPECT_EQ(core_.getProperty("Probe", "Temperature-°C"), "36.6250");
   EXPECT_EQ(core_.getProperty("Probe", "Serial"), "28-0316a2795bff");
   EXPECT_TRUE(core_.isPropertyReadOnly("Probe", "Temperature-°C"));
}

TEST_F(PeripheralDevices, values_of_all_types_go_through_properties) {
   initialised("AllTypes");
   const std::pair<const char*, const char*> values[] = {{"UInt64", "18446744073709551615"},
                                                         {"Double", "-0.2500"},
                                                         {"Bool", "1"},
                                                         {"String", "Grün 5 µm"},
                                                         {"Bytes", "00ff07"},
                                                         {"Gain", "4"}};
   for (const auto& [name, text] : values) {
      core_.setProperty("AllTypes", name, text);
      EXPECT_EQ(core_.getProperty("AllTypes", name), text) << name;
   }
   EXPECT_NE(errorOf([&] { core_.setProperty("AllTypes", "Bytes", "0g"); }).find("takes bytes, not '0g'"),
             std::string::npos);
   EXPECT_NE(errorOf([&] { core_.setProperty("AllTypes", "Gain", "2"); }).find("1, 4"), std::string::npos);
}

TEST_F(PeripheralDevices, a_peripheral_that_does_not_start_says_why) {
   load("Lamp");
   core_.setProperty("Lamp", "Pin", "13");
   EXPECT_NE(errorOf([&] { core_.initializeDevice("Lamp"); }).find("line 13 is held by 'fan-control'"),
             std::string::npos);
}

TEST_F(PeripheralDevices, work_in_their_roles) {
   core_.setShutterDevice(initialised("Lamp").c_str());
   core_.setShutterOpen(true);
   EXPECT_TRUE(core_.getShutterOpen());
   EXPECT_EQ(core_.getProperty("Lamp", "State"), "1");

   initialised("Wheel");
   EXPECT_EQ(core_.getStateLabels("Wheel"), (std::vector<std::string>{"Empty", "Red", "Grün"}));
   core_.setStateLabel("Wheel", "Grün");
   EXPECT_EQ(core_.getState("Wheel"), 2);

   core_.setFocusDevice(initialised("Lift").c_str());
   core_.setPosition(1234.5);
   EXPECT_EQ(core_.getPosition(), 1234.5);
   EXPECT_NE(errorOf([&] { core_.setPosition(2501); }).find("its limits are -100 to 2500.5 µm"), std::string::npos);
   core_.home("Lift");
   EXPECT_EQ(core_.getPosition(), 0);

   core_.setXYStageDevice(initialised("Table").c_str());
   core_.setXYPosition(100.5, 20);
   EXPECT_NEAR(core_.getXPosition(), 100.5, 1e-9);
   EXPECT_NEAR(core_.getYPosition(), 20, 1e-9);
   EXPECT_NE(errorOf([&] { core_.setXYPosition(100, 501); }).find("cannot go to 501 µm"), std::string::npos);
   EXPECT_NE(errorOf([&] { core_.home("Table"); }).find("no home position"), std::string::npos);
}

TEST_F(PeripheralDevices, can_be_loaded_used_and_unloaded_again_and_again) {
   for (int cycle = 0; cycle < 20; ++cycle) {
      core_.setShutterDevice(initialised("Lamp").c_str());
      core_.setShutterOpen(true);
      initialised("Wheel");
      core_.unloadAllDevices();
   }
   initialised("Lamp");
   EXPECT_EQ(core_.getProperty("Lamp", "State"), "0"); // a light is off unless somebody wants it on
}
