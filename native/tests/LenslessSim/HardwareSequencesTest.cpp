// Stage and light that step with the exposures of a camera's sequence.
#include "SimDevices.h"

#include <cstring>

namespace lensless::sim {
namespace {

class SimSequences : public SimDevices {
protected:
   void loadStage(const std::vector<double>& positionsUm) {
      stage->ClearStageSequence();
      for (const double positionUm : positionsUm)
         EXPECT_EQ(stage->AddToStageSequence(positionUm), DEVICE_OK);
   }

   int loadLight(const char* property, const std::vector<std::string>& values) {
      light->ClearPropertySequence(property);
      for (const std::string& value : values)
         EXPECT_EQ(light->AddToPropertySequence(property, value.c_str()), DEVICE_OK);
      return light->SendPropertySequence(property);
   }

   std::vector<FakeCore::Frame> run(long frames) {
      EXPECT_EQ(camera->StartSequenceAcquisition(frames, 0, true), DEVICE_OK);
      EXPECT_TRUE(core.waitForEnd());
      EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
      return core.frames();
   }

   static std::vector<std::string> tags(const std::vector<FakeCore::Frame>& frames, const std::string& name) {
      std::vector<std::string> texts;
      for (const FakeCore::Frame& frame : frames)
         texts.push_back(frame.tag(name));
      return texts;
   }

   using Texts = std::vector<std::string>;
};

TEST_F(SimSequences, A_Z_stack_is_one_sequence_and_each_frame_shows_its_own_place) {
   std::vector<std::vector<unsigned>> alone;
   for (const double positionUm : {0.0, 10.0, 20.0}) {
      stage->SetPositionUm(positionUm);
      alone.push_back(snap());
   }
   camera.set("Seed", "1");
   loadStage({0, 10, 20});
   ASSERT_EQ(stage->SendStageSequence(), DEVICE_OK);
   ASSERT_EQ(stage->StartStageSequence(), DEVICE_OK);
   const auto frames = run(3);
   EXPECT_EQ(tags(frames, "TrueZ-um"), (Texts{"200", "210", "220"}));
   ASSERT_EQ(frames.size(), 3U);
   for (std::size_t number = 0; number < 3; ++number) {
      const std::vector<std::uint16_t> counts(alone[number].begin(), alone[number].end());
      EXPECT_EQ(std::memcmp(frames[number].bytes.data(), counts.data(), frames[number].bytes.size()), 0) << number;
   }
}

TEST_F(SimSequences, A_sequence_begins_again_after_its_last_value_and_ends_where_it_is) {
   loadStage({-5, 5});
   stage->SendStageSequence();
   stage->StartStageSequence();
   EXPECT_EQ(tags(run(5), "TrueZ-um"), (Texts{"195", "205", "195", "205", "195"}));
   EXPECT_EQ(stage->SetPositionUm(7), ERR_REFUSED);
   EXPECT_EQ(camera.set("SampleDistance-um", "300"), ERR_REFUSED);
   EXPECT_EQ(stage->StopStageSequence(), DEVICE_OK);
   double position = 0;
   stage->GetPositionUm(position);
   EXPECT_EQ(position, -5);
   EXPECT_EQ(core.reports().back(), "stage at -5.000000");
   EXPECT_EQ(stage->SetPositionUm(7), DEVICE_OK);
}

TEST_F(SimSequences, Positions_of_a_sequence_count_from_the_origin) {
   stage->SetPositionUm(100);
   stage->SetOrigin();
   loadStage({1, 2});
   stage->SendStageSequence();
   stage->StartStageSequence();
   EXPECT_EQ(tags(run(2), "TrueZ-um"), (Texts{"301", "302"}));
}

TEST_F(SimSequences, Only_the_exposures_of_sequences_step) {
   loadStage({10, 20});
   stage->SendStageSequence();
   stage->StartStageSequence();
   snap();
   EXPECT_EQ(camera.get("TrueZ-um"), "200.0000");
   EXPECT_EQ(tags(run(2), "TrueZ-um"), (Texts{"210", "220"}));
}

TEST_F(SimSequences, A_position_out_of_reach_is_refused_with_its_number_before_anything_moves) {
   loadStage({0, -500});
   const int result = stage->SendStageSequence();
   EXPECT_EQ(result, ERR_REFUSED);
   EXPECT_NE(stage.errorText(result).find("Position 1 of the sequence is refused"), std::string::npos)
       << stage.errorText(result);
   EXPECT_NE(stage.errorText(result).find("-500"), std::string::npos);
   EXPECT_EQ(stage->StartStageSequence(), ERR_REFUSED); // nothing is loaded
   loadStage({-150});
   ASSERT_EQ(stage->SendStageSequence(), DEVICE_OK);
   camera.set("SampleDistance-um", "100"); // loaded, but no longer in reach
   EXPECT_EQ(stage->StartStageSequence(), ERR_REFUSED);
}

TEST_F(SimSequences, More_positions_than_fit_are_refused) {
   long most = 0;
   ASSERT_EQ(stage->GetStageSequenceMaxLength(most), DEVICE_OK);
   for (long number = 0; number < most; ++number)
      ASSERT_EQ(stage->AddToStageSequence(0), DEVICE_OK);
   EXPECT_EQ(stage->AddToStageSequence(0), DEVICE_SEQUENCE_TOO_LARGE);
}

TEST_F(SimSequences, Wavelength_intensity_and_state_step_together) {
   camera.set("Sample", "Empty");
   ASSERT_EQ(loadLight("Wavelength-nm", {"450", "532", "640"}), DEVICE_OK);
   ASSERT_EQ(loadLight("Intensity-percent", {"100", "50"}), DEVICE_OK);
   ASSERT_EQ(loadLight("State", {"1", "1", "0"}), DEVICE_OK);
   for (const char* property : {"Wavelength-nm", "Intensity-percent", "State"})
      ASSERT_EQ(light->StartPropertySequence(property), DEVICE_OK);
   const auto frames = run(4);
   EXPECT_EQ(tags(frames, "Wavelength-nm"), (Texts{"450", "532", "640", "450"}));
   EXPECT_EQ(tags(frames, "Intensity-percent"), (Texts{"100", "50", "100", "50"}));
   EXPECT_EQ(tags(frames, "Light"), (Texts{"On", "On", "Off", "On"}));
   EXPECT_EQ(light.set("Intensity-percent", "70"), ERR_REFUSED);
   EXPECT_EQ(light->SetOpen(false), DEVICE_OK); // as the core's automatic shutter does
   EXPECT_EQ(light->StopPropertySequence("Intensity-percent"), DEVICE_OK);
   EXPECT_EQ(core.reports().back(), "Intensity-percent = 50.0000");
   EXPECT_EQ(light.set("Intensity-percent", "70"), DEVICE_OK);
}

TEST_F(SimSequences, A_value_that_the_light_cannot_have_is_refused_with_what_is_allowed) {
   int result = loadLight("Intensity-percent", {"10", "110"});
   EXPECT_EQ(result, ERR_REFUSED);
   EXPECT_EQ(light.errorText(result), "Value 1 of the sequence is 110. Allowed is 0 … 100 for the property "
                                      "Intensity-percent.");
   result = loadLight("State", {"2"});
   EXPECT_EQ(light.errorText(result), "Value 0 of the sequence is 2. Allowed is 0, 1 for the property State.");
   EXPECT_EQ(loadLight("Wavelength-nm", {"green"}), ERR_REFUSED);
   EXPECT_EQ(light->StartPropertySequence("Wavelength-nm"), ERR_REFUSED);
}

TEST_F(SimSequences, A_lost_frame_has_stepped_them_too) {
   loadStage({0, 10, 20, 30});
   stage->SendStageSequence();
   stage->StartStageSequence();
   camera.set("FaultAtFrame", "1");
   camera.set("Fault", "LostFrame");
   EXPECT_EQ(tags(run(3), "TrueZ-um"), (Texts{"200", "220", "230"}));
}

TEST_F(SimSequences, Shutting_a_device_down_ends_its_sequence) {
   loadStage({10});
   stage->SendStageSequence();
   stage->StartStageSequence();
   loadLight("Intensity-percent", {"10"});
   light->StartPropertySequence("Intensity-percent");
   stage->Shutdown();
   light->Shutdown();
   const auto frames = run(1);
   EXPECT_EQ(tags(frames, "TrueZ-um"), Texts{"200"});
   EXPECT_EQ(tags(frames, "Intensity-percent"), Texts{"100"});
}

} // namespace
} // namespace lensless::sim
