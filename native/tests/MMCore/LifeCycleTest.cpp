#include "CoreFixture.h"

using LifeCycle = CoreTest;
using Strings = std::vector<std::string>;

TEST_F(LifeCycle, A_device_is_initialised_once_even_when_the_first_try_failed) {
   Load("Good", "Generic");
   Load("Bad", "Generic");
   adapter.Get<TestGeneric>("Bad").initializeResult = TestGeneric::kSulks;
   EXPECT_EQ(core.getDeviceInitializationState("Good"), Uninitialized);
   core.initializeDevice("Good");
   EXPECT_EQ(core.getDeviceInitializationState("Good"), InitializedSuccessfully);
   EXPECT_EQ(ErrorOf([&] { core.initializeDevice("Bad"); }).getMsg(),
             "Error in device \"Bad\": The device sulks (10001)");
   EXPECT_EQ(core.getDeviceInitializationState("Bad"), InitializationFailed);
   adapter.Get<TestGeneric>("Bad").initializeResult = DEVICE_OK;
   EXPECT_THROW(core.initializeDevice("Bad"), CMMError);
   EXPECT_THROW(core.initializeDevice("Good"), CMMError);
}

TEST_F(LifeCycle, Serial_ports_are_initialised_first_and_shut_down_last) {
   for (const bool parallel : {true, false}) {
      CMMCore::enableFeature("ParallelDeviceInitialization", parallel);
      Load("A", "Generic");
      Load("Port", "Serial");
      Load("B", "Generic");
      core.initializeAllDevices();
      EXPECT_EQ(adapter.journal.Entries(), (Strings{"initialize Port", "initialize A", "initialize B"}));
      adapter.journal.Clear();
      core.unloadAllDevices();
      EXPECT_EQ(adapter.journal.Entries(),
                (Strings{"shutdown B", "shutdown A", "shutdown Port", "delete B", "delete Port", "delete A"}));
      adapter.journal.Clear();
   }
   CMMCore::enableFeature("ParallelDeviceInitialization", true);
}

TEST_F(LifeCycle, The_first_error_of_side_by_side_initialisation_is_thrown_after_all_ended) {
   TestAdapter second;
   CMMCore two;
   two.loadMockDeviceAdapter("One", &adapter);
   two.loadMockDeviceAdapter("Two", &second);
   two.loadDevice("Bad", "One", "Generic");
   two.loadDevice("Good", "Two", "Generic");
   adapter.Get<TestGeneric>("Bad").initializeResult = TestGeneric::kSulks;
   EXPECT_THROW(two.initializeAllDevices(), CMMError);
   EXPECT_EQ(two.getDeviceInitializationState("Good"), InitializedSuccessfully);
   two.unloadAllDevices();
}

TEST_F(LifeCycle, Modules_are_initialised_side_by_side) {
   TestAdapter second;
   CMMCore two;
   two.loadMockDeviceAdapter("One", &adapter);
   two.loadMockDeviceAdapter("Two", &second);
   two.loadDevice("A", "One", "Generic");
   two.loadDevice("B", "Two", "Generic");
   std::atomic<int> begun{0};
   std::atomic<bool> met{true};
   const auto meet = [&] {
      ++begun;
      if (!Eventually([&] { return begun == 2; }))
         met = false;
   };
   adapter.Get<TestGeneric>("A").whileInitializing = meet;
   second.Get<TestGeneric>("B").whileInitializing = meet;
   two.initializeAllDevices();
   EXPECT_TRUE(met);
   two.unloadAllDevices();
}

TEST_F(LifeCycle, A_device_that_knows_no_text_for_its_error_is_said_not_to) {
   Load("Bad", "Generic");
   adapter.Get<TestGeneric>("Bad").initializeResult = 54321;
   EXPECT_EQ(ErrorOf([&] { core.initializeDevice("Bad"); }).getMsg(),
             "Error in device \"Bad\": (Error message unavailable) (54321)");
}

TEST_F(LifeCycle, Every_kind_with_a_role_takes_it_at_initialisation) {
   for (const auto& [label, device] :
        {std::pair{"XY", "XYStage"}, {"AF", "AutoFocus"}, {"IP", "Processor"}, {"SLM", "SLM"}, {"Galvo", "Galvo"}})
      Load(label, device);
   core.initializeAllDevices();
   EXPECT_EQ(core.getXYStageDevice(), "XY");
   EXPECT_EQ(core.getAutoFocusDevice(), "AF");
   EXPECT_EQ(core.getImageProcessorDevice(), ""); // it would change frames that nobody asked it to
   core.setImageProcessorDevice("IP");
   EXPECT_EQ(core.getSLMDevice(), "SLM");
   EXPECT_EQ(core.getGalvoDevice(), "Galvo");
   for (const char* label : {"XY", "AF", "IP", "SLM", "Galvo"})
      core.unloadDevice(label);
   EXPECT_EQ(core.getXYStageDevice() + core.getAutoFocusDevice() + core.getImageProcessorDevice() +
                 core.getSLMDevice() + core.getGalvoDevice(),
             "");
}

TEST_F(LifeCycle, The_end_of_a_core_is_told_to_nobody_and_throws_nothing) {
   struct Receiver : MMEventCallback {
      void onPropertyChanged(const char*, const char*, const char*) override { ++told; }
      std::atomic<int> told{0};
   } receiver;
   {
      CMMCore ending;
      ending.loadMockDeviceAdapter("Test", &adapter);
      ending.loadDevice("Gen", "Test", "Generic");
      ending.initializeAllDevices();
      ending.registerCallback(&receiver);
      TestGeneric& device = adapter.Get<TestGeneric>("Gen");
      device.whileShuttingDown = [&device] { device.Report("Level", "3"); };
   }
   EXPECT_EQ(receiver.told, 0);
   EXPECT_EQ(adapter.journal.Entries().back(), "delete Gen");
}

TEST_F(LifeCycle, The_last_device_of_a_kind_takes_its_role_but_not_the_focus_stage) {
   for (const auto& [label, device] :
        {std::pair{"Cam1", "Camera"}, {"Cam2", "Camera"}, {"Shut", "Shutter"}, {"Z", "Stage"}})
      Load(label, device);
   core.initializeAllDevices();
   EXPECT_EQ(core.getCameraDevice(), "Cam2");
   EXPECT_EQ(core.getShutterDevice(), "Shut");
   EXPECT_EQ(core.getFocusDevice(), "");
   EXPECT_EQ(ErrorOf([&] { core.getPosition(); }).getCode(), MMERR_GENERIC);
   core.setFocusDevice("Z");
   core.setPosition(12.5);
   EXPECT_DOUBLE_EQ(core.getPosition(), 12.5);
   core.unloadDevice("Cam2");
   EXPECT_EQ(core.getCameraDevice(), "");
   EXPECT_EQ(ErrorOf([&] { core.setCameraDevice("Z"); }).getCode(), MMERR_GENERIC);
}

TEST_F(LifeCycle, The_open_state_goes_with_the_shutter_role) {
   Load("S1", "Shutter");
   Load("S2", "Shutter");
   core.initializeAllDevices();
   core.setShutterOpen(true);
   core.setShutterDevice("S1");
   EXPECT_TRUE(core.getShutterOpen("S1"));
   EXPECT_FALSE(core.getShutterOpen("S2"));
}

TEST_F(LifeCycle, Unloading_all_clears_roles_groups_and_pixel_sizes) {
   LoadCameraAndShutter();
   core.defineConfig("G", "P", "Shut", "State", "0");
   core.setChannelGroup("G");
   core.definePixelSizeConfig("R");
   core.unloadAllDevices();
   EXPECT_EQ(core.getCameraDevice() + core.getShutterDevice() + core.getChannelGroup(), "");
   EXPECT_TRUE(core.getAvailableConfigGroups().empty());
   EXPECT_TRUE(core.getAvailablePixelSizeConfigs().empty());
}

TEST_F(LifeCycle, Reset_applies_Shutdown_and_logs_its_errors) {
   Load("Gen", "Generic");
   core.initializeAllDevices();
   core.defineConfig("System", "Shutdown", "Gen", "Mode", "B");
   core.defineConfig("System", "Shutdown", "Gen", "Level", "99");
   core.setPrimaryLogFile(Path("log.txt").c_str());
   EXPECT_NO_THROW(core.reset());
   EXPECT_NE(ReadFile(Path("log.txt")).find("Cannot set property \"Level\""), std::string::npos);
   EXPECT_EQ(core.getLoadedDevices(), Strings{"Core"});
}

TEST_F(LifeCycle, Use_before_initialisation_warns_or_fails_as_the_feature_says) {
   Load("Z", "Stage");
   core.setPrimaryLogFile(Path("log.txt").c_str());
   EXPECT_NO_THROW(core.getPosition("Z"));
   EXPECT_NE(ReadFile(Path("log.txt")).find("[WRN,dev:Z]"), std::string::npos);
   CMMCore::enableFeature("StrictInitializationChecks", true);
   EXPECT_THROW(core.getPosition("Z"), CMMError);
   Load("Gen", "Generic");
   EXPECT_NO_THROW(core.setProperty("Gen", "Port", "COM3"));
   core.initializeAllDevices();
   EXPECT_THROW(core.setProperty("Gen", "Port", "COM4"), CMMError);
   CMMCore::enableFeature("StrictInitializationChecks", false);
   EXPECT_NO_THROW(core.setProperty("Gen", "Port", "COM4"));
   EXPECT_THROW(CMMCore::enableFeature("NoSuchFeature", true), CMMError);
}

TEST_F(LifeCycle, Waiting_ends_with_a_timeout_that_names_device_and_milliseconds) {
   Load("Gen", "Generic");
   core.initializeAllDevices();
   EXPECT_EQ(core.getTimeoutMs(), 5000);
   adapter.Get<TestGeneric>("Gen").busy = true;
   EXPECT_TRUE(core.deviceBusy("Gen"));
   EXPECT_TRUE(core.systemBusy());
   core.setDeviceTimeoutMs("Gen", 30);
   const CMMError error = ErrorOf([&] { core.waitForSystem(); });
   EXPECT_EQ(error.getCode(), MMERR_DevicePollingTimeout);
   EXPECT_NE(error.getMsg().find("\"Gen\" is still busy after 30 ms"), std::string::npos) << error.getMsg();
   core.unsetDeviceTimeout("Gen");
   EXPECT_FALSE(core.hasDeviceTimeout("Gen"));
   EXPECT_EQ(core.getDeviceTimeoutMs("Gen"), 5000);
   core.setDeviceTimeoutMs("Gen", 30);
   EXPECT_TRUE(core.hasDeviceTimeout("Gen"));
   core.unloadDevice("Gen");
   Load("Gen", "Generic");
   EXPECT_FALSE(core.hasDeviceTimeout("Gen")); // it went with the device
   EXPECT_THROW(core.setDeviceTimeoutMs("Gen", 0), CMMError);
   EXPECT_THROW(core.setDeviceTimeoutMs("Core", 10), CMMError);
   EXPECT_EQ(core.getDeviceTimeoutMs("Core"), 5000);
   core.setTimeoutMs(-1);
   core.setTimeoutMs(0);
   EXPECT_EQ(core.getTimeoutMs(), 5000);
   core.setProperty("Core", "TimeoutMs", "2.5");
   EXPECT_EQ(core.getTimeoutMs(), 2);
   EXPECT_EQ(ErrorOf([&] { core.setProperty("Core", "TimeoutMs", "soon"); }).getCode(), MMERR_InvalidCoreValue);
}

TEST_F(LifeCycle, Initialising_all_after_one_is_an_error) {
   Load("A", "Generic");
   Load("B", "Generic");
   core.initializeDevice("A");
   EXPECT_EQ(ErrorOf([&] { core.initializeAllDevices(); }).getCode(), MMERR_GENERIC);
   EXPECT_EQ(core.getProperty("Core", "Initialize"), "0");
   core.unloadAllDevices();
   Load("A", "Generic");
   core.initializeAllDevices();
   EXPECT_EQ(core.getProperty("Core", "Initialize"), "0"); // only setting it makes it 1
   core.unloadAllDevices();
   Load("A", "Generic");
   core.setProperty("Core", "Initialize", "1");
   EXPECT_EQ(core.getProperty("Core", "Initialize"), "1");
   EXPECT_NO_THROW(core.setProperty("Core", "Initialize", "1")); // nothing is left to do
   Load("B", "Generic");
   EXPECT_EQ(ErrorOf([&] { core.setProperty("Core", "Initialize", "1"); }).getCode(), MMERR_GENERIC);
}

TEST_F(LifeCycle, Unloading_shuts_down_what_was_not_initialised_and_hands_on_what_it_answers) {
   Load("Gen", "Generic");
   core.unloadDevice("Gen");
   EXPECT_EQ(adapter.journal.Entries(), (std::vector<std::string>{"shutdown Gen", "delete Gen"}));
   Load("Gen", "Generic");
   adapter.Get<TestGeneric>("Gen").shutdownResult = TestGeneric::kSulks;
   const CMMError error = ErrorOf([&] { core.unloadDevice("Gen"); });
   EXPECT_NE(error.getFullMsg().find("The device sulks"), std::string::npos) << error.getFullMsg();
   EXPECT_EQ(core.getLoadedDevices(), std::vector<std::string>{"Core"});
}

TEST_F(LifeCycle, A_role_that_was_set_to_nobody_is_in_the_cache) {
   core.setFocusDevice("");
   EXPECT_EQ(core.getPropertyFromCache("Core", "Focus"), "");
}
