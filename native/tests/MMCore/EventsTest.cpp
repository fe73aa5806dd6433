#include "CoreFixture.h"

#include <future>

class Recorder : public MMEventCallback {
public:
   void onPropertyChanged(const char* name, const char* property, const char* value) override {
      journal.Note(std::string(name) + "." + property + "=" + value);
      if (throwing)
         throw std::runtime_error("the handler is unwell");
   }
   void onPropertiesChanged() override { journal.Note("properties"); }
   void onConfigGroupChanged(const char* group, const char* preset) override {
      journal.Note(std::string("group ") + group + " " + preset);
   }
   void onPixelSizeChanged(double um) override { journal.Note("pixel " + std::to_string(um)); }
   void onPixelSizeAffineChanged(double v0, double, double, double, double v4, double) override {
      journal.Note("affine " + std::to_string(v0) + " " + std::to_string(v4));
   }
   void onChannelGroupChanged(const char* group) override { journal.Note(std::string("channels ") + group); }
   void onShutterOpenChanged(const char* name, bool open) override {
      journal.Note(std::string(name) + (open ? " open" : " closed"));
   }
   void onExposureChanged(const char* name, double ms) override {
      journal.Note(std::string(name) + " exposes " + std::to_string(ms));
   }
   void onSystemConfigurationLoaded() override { journal.Note("loaded"); }
   void onSequenceAcquisitionStarted(const char* camera) override { journal.Note(std::string("started ") + camera); }
   void onSequenceAcquisitionStopped(const char* camera) override { journal.Note(std::string("stopped ") + camera); }
   void onImageSnapped(const char* camera) override { journal.Note(std::string("snapped ") + camera); }
   std::size_t Count() const { return journal.Entries().size(); }

   Journal journal;
   std::atomic<bool> throwing{false};
};

class Events : public CoreTest {
protected:
   ~Events() override { core.registerCallback(nullptr); }
   void LoadGeneric() {
      Load("Gen", "Generic");
      core.initializeAllDevices();
   }
   TestGeneric& Gen() { return adapter.Get<TestGeneric>("Gen"); }
   std::vector<std::string> SequenceEvents() const {
      std::vector<std::string> entries = recorder.journal.Entries();
      entries.erase(std::remove_if(entries.begin(), entries.end(),
                                   [](const std::string& entry) { return entry.rfind("st", 0) != 0; }),
                    entries.end());
      return entries;
   }

   Recorder recorder;
};

TEST_F(Events, Arrive_in_order_with_the_groups_a_property_is_part_of) {
   LoadGeneric();
   core.defineConfig("G", "P", "Gen", "Mode", "B");
   core.registerCallback(&recorder);
   Gen().Report("Level", "1");
   Gen().Report("Mode", "B");
   Gen().ReportAll();
   EXPECT_TRUE(Eventually([&] { return recorder.Count() == 4; }));
   EXPECT_EQ(recorder.journal.Entries(),
             (std::vector<std::string>{"Gen.Level=1", "Gen.Mode=B", "group G P", "properties"}));
}

TEST_F(Events, A_pixel_size_that_changes_is_told_once) {
   LoadGeneric();
   core.definePixelSizeConfig("R", "Gen", "Mode", "B");
   core.setPixelSizeUm("R", 2);
   core.registerCallback(&recorder);
   const auto told = [&](const char* event) {
      const std::vector<std::string> entries = recorder.journal.Entries();
      return std::count(entries.begin(), entries.end(), event);
   };
   Gen().Report("Mode", "B");
   EXPECT_TRUE(Eventually([&] { return told("pixel 2.000000") == 1; }));
   Gen().Report("Mode", "B");
   Gen().Report("Mode", "A");
   EXPECT_TRUE(Eventually([&] { return told("pixel 0.000000") == 1; })); // which comes behind
   EXPECT_EQ(told("pixel 2.000000"), 1);
}

TEST_F(Events, A_magnifier_that_reports_changes_pixel_size_and_affine_transform) {
   LoadGeneric();
   Load("Lens", "Magnifier");
   core.initializeDevice("Lens");
   core.getProperty("Gen", "Mode"); // into the cache
   core.registerCallback(&recorder);
   core.definePixelSizeConfig("R", "Gen", "Mode", "A");
   core.setPixelSizeUm("R", 3);
   core.setPixelSizeAffine("R", {3, 0, 0, 0, -3, 0});
   EXPECT_TRUE(Eventually(
       [&] { return recorder.Count() && recorder.journal.Entries().back() == "affine 3.000000 -3.000000"; }));
   recorder.journal.Clear();
   TestMagnifier& lens = adapter.Get<TestMagnifier>("Lens");
   lens.magnification = 2;
   lens.Report();
   EXPECT_TRUE(Eventually([&] { return recorder.Count() == 2; }));
   lens.Report(); // nothing new
   lens.magnification = 4;
   lens.Report();
   EXPECT_TRUE(Eventually([&] { return recorder.Count() == 4; }));
   EXPECT_EQ(recorder.journal.Entries(), (std::vector<std::string>{"pixel 1.500000", "affine 1.500000 -1.500000",
                                                                   "pixel 0.750000", "affine 0.750000 -0.750000"}));
}

TEST_F(Events, Changes_of_exposure_shutter_and_channel_group_are_told) {
   LoadCameraAndShutter();
   core.defineConfigGroup("G");
   core.registerCallback(&recorder);
   TestCamera& camera = Camera();
   camera.GetCoreCallback()->OnExposureChanged(&camera, 2.5);
   TestShutter& shutter = Shutter();
   shutter.CoreCallback()->OnShutterOpenChanged(&shutter, true);
   core.setChannelGroup("G");
   core.snapImage();
   EXPECT_TRUE(Eventually([&] { return recorder.Count() == 7; }));
   EXPECT_EQ(recorder.journal.Entries(),
             (std::vector<std::string>{"Cam exposes 2.500000", "Shut open", "Core.ChannelGroup=G", "channels G",
                                       "Shut open", "Shut closed", "snapped Cam"}));
}

TEST_F(Events, What_a_handler_throws_is_logged_and_delivery_goes_on) {
   LoadGeneric();
   core.setPrimaryLogFile(Path("log.txt").c_str());
   core.registerCallback(&recorder);
   recorder.throwing = true;
   Gen().Report("Level", "1");
   Gen().Report("Level", "2");
   EXPECT_TRUE(Eventually([&] { return recorder.Count() == 2; }));
   EXPECT_TRUE(
       Eventually([&] { return ReadFile(Path("log.txt")).find("the handler is unwell") != std::string::npos; }));
}

TEST_F(Events, Registering_from_inside_a_handler_is_refused) {
   struct Greedy : Recorder {
      explicit Greedy(CMMCore& c) : ownCore(c) {}
      void onPropertiesChanged() override {
         try {
            ownCore.registerCallback(nullptr);
         } catch (const CMMError&) {
            journal.Note("refused");
         }
      }
      CMMCore& ownCore;
   } greedy(core);
   LoadGeneric();
   core.registerCallback(&greedy);
   Gen().ReportAll();
   EXPECT_TRUE(Eventually([&] { return greedy.Count() == 1; }));
   core.registerCallback(nullptr);
}

TEST_F(Events, A_handler_may_end_its_core_and_throw_after_it) {
   struct Ending : Recorder {
      void onPropertiesChanged() override {
         reported.get_future().wait();
         ownCore.reset();
         journal.Note("ended");
         throw std::runtime_error("with the core gone");
      }
      std::promise<void> reported; // no call into the core is under way
      std::unique_ptr<CMMCore> ownCore = std::make_unique<CMMCore>();
   } ending;
   ending.ownCore->loadMockDeviceAdapter("Test", &adapter);
   ending.ownCore->loadDevice("Gen", "Test", "Generic");
   ending.ownCore->initializeAllDevices();
   ending.ownCore->registerCallback(&ending);
   TestGeneric& device = adapter.Get<TestGeneric>("Gen");
   device.whileShuttingDown = [&device] { device.Report("Level", "3"); }; // to nobody
   device.ReportAll();
   ending.reported.set_value();
   EXPECT_TRUE(Eventually([&] { return ending.Count() == 1; }));
   EXPECT_EQ(ending.journal.Entries(), std::vector<std::string>{"ended"});
   EXPECT_EQ(adapter.journal.Entries().back(), "delete Gen");
}

TEST_F(Events, Exchanging_the_callback_loses_no_event_and_null_stops_delivery) {
   LoadGeneric();
   Recorder second;
   core.registerCallback(&recorder);
   for (int i = 0; i < 1000; ++i) {
      Gen().Report("Level", "1");
      if (i == 500)
         core.registerCallback(&second);
   }
   EXPECT_TRUE(Eventually([&] { return recorder.Count() + second.Count() == 1000; }));
   core.registerCallback(nullptr);
   Gen().Report("Level", "2");
   core.registerCallback(&second);
   Gen().Report("Level", "3");
   EXPECT_TRUE(Eventually([&] { return recorder.Count() + second.Count() == 1001; }));
   core.registerCallback(nullptr);
   EXPECT_EQ(second.journal.Entries().back(), "Gen.Level=3");
}

TEST_F(Events, Each_start_of_a_sequence_has_one_stop_after_it) {
   LoadCameraAndShutter();
   core.registerCallback(&recorder);
   for (int i = 0; i < 20; ++i) {
      core.startSequenceAcquisition(1, 0, true);
      if (i % 2)
         core.stopSequenceAcquisition();
      else
         EXPECT_TRUE(Eventually([&] { return !core.isSequenceRunning(); }));
   }
   core.stopSequenceAcquisition();
   EXPECT_TRUE(Eventually([&] { return SequenceEvents().size() == 40; }));
   const std::vector<std::string> entries = SequenceEvents();
   for (std::size_t i = 0; i < entries.size(); ++i)
      EXPECT_EQ(entries[i], i % 2 ? "stopped Cam" : "started Cam");
}

TEST_F(Events, A_sequence_is_told_of_by_its_camera_whoever_began_it) {
   LoadCameraAndShutter();
   core.registerCallback(&recorder);
   Camera().StartSequenceAcquisition(1, 0, true); // not by the core
   EXPECT_TRUE(Eventually([&] { return SequenceEvents().size() == 2; }));
   EXPECT_EQ(SequenceEvents(), (std::vector<std::string>{"started Cam", "stopped Cam"}));
}

TEST_F(Events, The_core_tells_whenever_it_opens_or_closes_a_shutter) {
   LoadCameraAndShutter();
   core.initializeCircularBuffer();
   core.registerCallback(&recorder);
   const auto shutterEvents = [&] {
      std::vector<std::string> entries = recorder.journal.Entries();
      entries.erase(std::remove_if(entries.begin(), entries.end(),
                                   [](const std::string& entry) { return entry.rfind("Shut ", 0) != 0; }),
                    entries.end());
      return entries;
   };
   core.setShutterOpen(true);
   core.setShutterOpen("Shut", false);
   core.snapImage();
   core.startSequenceAcquisition(1, 0, true);
   EXPECT_TRUE(Eventually([&] { return !core.isSequenceRunning(); }));
   core.stopSequenceAcquisition();
   const std::vector<std::string> pair{"Shut open", "Shut closed"};
   std::vector<std::string> expected;
   for (int i = 0; i < 3; ++i)
      expected.insert(expected.end(), pair.begin(), pair.end());
   EXPECT_TRUE(Eventually([&] { return shutterEvents().size() == 6; }));
   EXPECT_EQ(shutterEvents(), expected);
   core.setAutoShutter(false);
   core.snapImage();
   EXPECT_TRUE(Eventually([&] { return recorder.journal.Entries().back() == "snapped Cam"; }));
   EXPECT_EQ(shutterEvents().size(), 6u);
}

TEST_F(Events, Unloading_and_Initialize_are_told) {
   LoadGeneric();
   core.registerCallback(&recorder);
   core.unloadAllDevices();
   core.setProperty("Core", "Initialize", "1");
   EXPECT_TRUE(Eventually([&] { return recorder.Count() == 2; }));
   EXPECT_EQ(recorder.journal.Entries(), (std::vector<std::string>{"loaded", "Core.Initialize=1"}));
}

TEST_F(Events, A_preset_is_told_once_however_much_its_settings_report) {
   LoadGeneric();
   core.defineConfig("G", "P", "Core", "TimeoutMs", "7000"); // reported by the core
   core.defineConfig("G", "P", "Gen", "Mode", "B");
   core.registerCallback(&recorder);
   core.setConfig("G", "P");
   Gen().Report("Level", "1"); // comes behind
   EXPECT_TRUE(Eventually([&] { return recorder.Count() == 3; }));
   EXPECT_EQ(recorder.journal.Entries(), (std::vector<std::string>{"Core.TimeoutMs=7000", "group G P", "Gen.Level=1"}));
}

TEST_F(Events, Loading_a_pixel_size_and_changing_the_binning_is_told_once) {
   core.registerCallback(&recorder);
   const std::string file = WriteFile("px.cfg", "Device,Cam,Test,Camera\nProperty,Core,Initialize,1\n"
                                                "Property,Core,Camera,Cam\n"
                                                "ConfigPixelSize,R,Cam,Binning,1\nPixelSize_um,R,0.5\n"
                                                "ConfigPixelSize,S,Cam,Binning,2\nPixelSize_um,S,0.5\n");
   core.loadSystemConfiguration(file.c_str());
   const auto told = [&](const char* event) {
      const std::vector<std::string> entries = recorder.journal.Entries();
      return std::count(entries.begin(), entries.end(), event);
   };
   EXPECT_TRUE(Eventually([&] { return told("affine 1.000000 1.000000") == 1; }));
   EXPECT_EQ(told("pixel 0.500000"), 1);
   core.setProperty("Cam", "Binning", "2");
   EXPECT_TRUE(Eventually([&] { return told("affine 2.000000 2.000000") == 1; }));
   core.setProperty("Cam", "Binning", "1");
   EXPECT_TRUE(Eventually([&] { return told("affine 1.000000 1.000000") == 2; }));
   EXPECT_EQ(told("pixel 1.000000"), 1);
}

TEST_F(Events, A_camera_started_again_before_it_said_that_it_has_ended_tells_of_both_sequences) {
   LoadCameraAndShutter();
   core.registerCallback(&recorder);
   std::promise<void> startedAgain;
   const std::shared_future<void> untilStartedAgain = startedAgain.get_future();
   Camera().whileEnding = [untilStartedAgain] { untilStartedAgain.wait(); };
   core.startSequenceAcquisition(1, 0, true);
   ASSERT_TRUE(Eventually([&] { return !core.isSequenceRunning(); }));
   Camera().whileStarting = [&] { startedAgain.set_value(); };
   core.startSequenceAcquisition(0x7FFFFFFF, 0, false);
   EXPECT_TRUE(Shutter().isOpen); // not closed by the end of the first
   EXPECT_TRUE(core.isSequenceRunning());
   core.stopSequenceAcquisition();
   EXPECT_FALSE(Shutter().isOpen);
   EXPECT_TRUE(Eventually([&] { return SequenceEvents().size() == 4; }));
   EXPECT_EQ(SequenceEvents(), (std::vector<std::string>{"started Cam", "stopped Cam", "started Cam", "stopped Cam"}));
}

TEST_F(Events, Loading_a_configuration_is_told_whether_it_succeeds_or_fails) {
   core.registerCallback(&recorder);
   core.loadSystemConfiguration(WriteFile("good.cfg", "# nothing\n").c_str());
   EXPECT_THROW(core.loadSystemConfiguration(WriteFile("bad.cfg", "Device,x\n").c_str()), CMMError);
   EXPECT_TRUE(Eventually([&] { return recorder.Count() == 2; }));
   EXPECT_EQ(recorder.journal.Entries(), (std::vector<std::string>{"loaded", "loaded"}));
}
