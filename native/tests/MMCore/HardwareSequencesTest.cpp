#include "CoreFixture.h"

using Strings = std::vector<std::string>;
using Steps = std::vector<std::pair<double, double>>;

class HardwareSequences : public CoreTest {
protected:
   HardwareSequences() {
      for (const auto& [label, device] :
           {std::pair{"Gen", "Generic"}, {"Cam", "Camera"}, {"Z", "Stage"}, {"XY", "XYStage"}, {"SLM", "SLM"}})
         Load(label, device);
      core.initializeAllDevices();
      adapter.journal.Clear();
   }
};

TEST_F(HardwareSequences, A_property_is_loaded_with_values_and_runs) {
   EXPECT_TRUE(core.isPropertySequenceable("Gen", "Ramp"));
   EXPECT_FALSE(core.isPropertySequenceable("Gen", "Mode"));
   EXPECT_EQ(core.getPropertySequenceMaxLength("Gen", "Ramp"), 3);
   core.loadPropertySequence("Gen", "Ramp", {"1", "2", "3"});
   core.startPropertySequence("Gen", "Ramp");
   core.stopPropertySequence("Gen", "Ramp");
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"load 1 2 3 into Gen", "start Gen", "stop Gen"}));
}

TEST_F(HardwareSequences, A_property_refuses_what_it_cannot_run_and_the_error_names_it) {
   const CMMError tooLong = ErrorOf([&] { core.loadPropertySequence("Gen", "Ramp", {"1", "2", "3", "4"}); });
   EXPECT_NE(tooLong.getMsg().find("\"Ramp\" of device \"Gen\""), std::string::npos) << tooLong.getMsg();
   EXPECT_EQ(tooLong.getSpecificCode(), MMERR_GENERIC);
   EXPECT_THROW(core.startPropertySequence("Gen", "Mode"), CMMError);
   EXPECT_TRUE(adapter.journal.Entries().empty());
}

TEST_F(HardwareSequences, A_camera_is_loaded_with_exposures_and_runs) {
   EXPECT_TRUE(core.isExposureSequenceable("Cam"));
   EXPECT_EQ(core.getExposureSequenceMaxLength("Cam"), 4);
   core.loadExposureSequence("Cam", {1, 2.5});
   core.loadExposureSequence("Cam", {5, 10, 20});
   EXPECT_EQ(Camera().exposures, (std::vector<double>{5, 10, 20})); // the former sequence is gone
   core.startExposureSequence("Cam");
   core.stopExposureSequence("Cam");
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"send Cam", "send Cam", "start exposures Cam", "stop exposures Cam"}));
   EXPECT_EQ(ErrorOf([&] { core.loadExposureSequence("Cam", {1, 2, 3, 4, 5}); }).getCode(), MMERR_DEVICE_GENERIC);
   EXPECT_EQ(adapter.journal.Entries().size(), 4u); // not sent
}

TEST_F(HardwareSequences, A_stage_is_loaded_with_positions_and_runs) {
   EXPECT_TRUE(core.isStageSequenceable("Z"));
   EXPECT_EQ(core.getStageSequenceMaxLength("Z"), 4);
   core.loadStageSequence("Z", {-1, 0, 1});
   EXPECT_EQ(adapter.Get<TestStage>("Z").sequence.positions, (Steps{{-1, 0}, {0, 0}, {1, 0}}));
   core.startStageSequence("Z");
   core.stopStageSequence("Z");
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"send Z", "start Z", "stop sequence Z"}));
   EXPECT_EQ(ErrorOf([&] { core.startStageSequence("XY"); }).getCode(), MMERR_GENERIC);
}

TEST_F(HardwareSequences, A_stage_steps_equally_without_a_list_of_positions) {
   EXPECT_TRUE(core.isStageLinearSequenceable("Z"));
   core.setStageLinearSequence("Z", 0.5, 10);
   EXPECT_EQ(adapter.journal.Entries(), Strings{"step 0.500000 x 10 Z"});
   EXPECT_NE(ErrorOf([&] { core.setStageLinearSequence("Z", 0.5, -1); }).getMsg().find("-1 slices"), std::string::npos);
   EXPECT_EQ(adapter.journal.Entries().size(), 1u);
}

TEST_F(HardwareSequences, An_XY_stage_takes_as_many_X_as_Y_positions) {
   EXPECT_TRUE(core.isXYStageSequenceable("XY"));
   EXPECT_EQ(core.getXYStageSequenceMaxLength("XY"), 4);
   core.loadXYStageSequence("XY", {1, 2}, {3, 4});
   EXPECT_EQ(adapter.Get<TestXYStage>("XY").sequence.positions, (Steps{{1, 3}, {2, 4}}));
   core.startXYStageSequence("XY");
   core.stopXYStageSequence("XY");
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"send XY", "start XY", "stop sequence XY"}));
   const CMMError error = ErrorOf([&] { core.loadXYStageSequence("XY", {1, 2}, {3}); });
   EXPECT_NE(error.getMsg().find("2 X and 1 Y"), std::string::npos) << error.getMsg();
   EXPECT_EQ(adapter.Get<TestXYStage>("XY").sequence.positions.size(), 2u);
}

TEST_F(HardwareSequences, An_SLM_is_loaded_with_images_and_runs) {
   EXPECT_EQ(core.getSLMSequenceMaxLength("SLM"), 3);
   std::vector<unsigned char> first(8, 10), second(8, 20);
   core.loadSLMSequence("SLM", {first.data(), second.data()});
   EXPECT_EQ(adapter.Get<TestSLM>("SLM").firstPixels, (std::vector<unsigned char>{10, 20}));
   core.startSLMSequence("SLM");
   core.stopSLMSequence("SLM");
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"send SLM", "start SLM", "stop SLM"}));
   const CMMError error = ErrorOf([&] { core.loadSLMSequence("SLM", {first.data(), nullptr}); });
   EXPECT_EQ(error.getCode(), MMERR_NullPointerException);
   EXPECT_NE(error.getMsg().find("Image 1"), std::string::npos);
   adapter.Get<TestSLM>("SLM").sequenceable = false;
   EXPECT_EQ(core.getSLMSequenceMaxLength("SLM"), 0);
}
