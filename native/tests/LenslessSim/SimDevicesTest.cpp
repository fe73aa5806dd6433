// Camera, light and stage as one instrument.
#include "SimDevices.h"
#include "TestFiles.h"

#include <cmath>
#include <cstring>

namespace lensless::sim {
namespace {

TEST_F(SimDevices, Frames_repeat_when_the_seed_is_set_again_and_differ_otherwise) {
   const auto first = snapAfresh();
   const auto second = snap();
   EXPECT_NE(first, second);
   EXPECT_EQ(camera.get("FrameNumber"), "2");
   EXPECT_EQ(snapAfresh(), first);
   EXPECT_EQ(snap(), second);
   camera.set("Seed", "2");
   EXPECT_NE(snap(), first);
}

TEST_F(SimDevices, Light_off_gives_a_dark_frame_and_its_intensity_scales_the_signal) {
   camera.set("Sample", "Empty");
   const double full = mean(snap()) - 16;
   EXPECT_GT(full, 300);
   light.set("Intensity-percent", "50");
   EXPECT_NEAR((mean(snap()) - 16) / full, 0.5, 0.01);
   light->SetOpen(false);
   EXPECT_NEAR(mean(snap()), 16, 0.1);
   bool open = true;
   EXPECT_EQ(light->GetOpen(open), DEVICE_OK);
   EXPECT_FALSE(open);
}

TEST_F(SimDevices, Exposure_and_gain_scale_the_signal) {
   camera.set("Sample", "Empty");
   camera.set("BitDepth", "12");
   const double reference = mean(snap()) - 16;
   camera->SetExposure(5);
   EXPECT_EQ(camera->GetExposure(), 5);
   EXPECT_NEAR((mean(snap()) - 16) / reference, 0.5, 0.01);
   camera.set("Gain", "2");
   EXPECT_NEAR((mean(snap()) - 16) / reference, 1.0, 0.02);
}

TEST_F(SimDevices, A_snap_shows_the_stage_the_wavelength_and_the_sample_of_its_time) {
   const auto before = snapAfresh();
   stage->SetPositionUm(30);
   EXPECT_EQ(camera.get("TrueZ-um"), "230.0000");
   const auto moved = snapAfresh();
   EXPECT_NE(moved, before);
   stage->SetPositionUm(0);
   EXPECT_EQ(snapAfresh(), before);
   light.set("Wavelength-nm", "640");
   EXPECT_NE(snapAfresh(), before);
   light.set("Wavelength-nm", "532");
   camera.set("SampleSeed", "9");
   EXPECT_NE(snapAfresh(), before);
}

TEST_F(SimDevices, Two_cores_have_two_instruments) {
   FakeCore otherCore;
   Loaded<SimZStage> otherStage(otherCore);
   ASSERT_EQ(otherStage->Initialize(), DEVICE_OK);
   otherStage->SetPositionUm(500);
   EXPECT_EQ(camera.get("TrueZ-um"), "200.0000");
   double position = 0;
   stage->GetPositionUm(position);
   EXPECT_EQ(position, 0);
}

TEST(SimCameraAlone, Sees_with_the_light_on) {
   FakeCore core;
   Loaded<SimCamera> camera(core);
   camera.set("SensorWidth", "64");
   camera.set("SensorHeight", "64");
   ASSERT_EQ(camera->Initialize(), DEVICE_OK);
   camera.set("Sample", "Empty");
   ASSERT_EQ(camera->SnapImage(), DEVICE_OK);
   EXPECT_GT(camera->GetImageBuffer()[1], 0); // more than 255 counts
}

TEST_F(SimDevices, A_move_out_of_range_is_refused_with_value_and_limits) {
   const int result = stage->SetPositionUm(-181);
   EXPECT_NE(result, DEVICE_OK);
   const std::string text = stage.errorText(result);
   EXPECT_NE(text.find("-181"), std::string::npos) << text;
   EXPECT_NE(text.find("-180 … 9800 µm"), std::string::npos) << text;
   double lower = 0, upper = 0;
   stage->GetLimits(lower, upper);
   EXPECT_EQ(lower, -180);
   EXPECT_EQ(upper, 9800);
   EXPECT_EQ(stage->SetPositionUm(-180), DEVICE_OK);
   const int distance = camera.set("SampleDistance-um", "100"); // 100 − 180 < 20
   EXPECT_NE(distance, DEVICE_OK);
   EXPECT_NE(camera.errorText(distance).find("-80 µm"), std::string::npos) << camera.errorText(distance);
   EXPECT_EQ(camera.get("SampleDistance-um"), "200.0000");
}

TEST_F(SimDevices, Stage_steps_origin_and_relative_moves_agree) {
   EXPECT_EQ(stage->SetPositionSteps(100), DEVICE_OK);
   EXPECT_EQ(camera.get("TrueZ-um"), "210.0000");
   stage->SetOrigin();
   stage->SetRelativePositionUm(5);
   double position = 0;
   stage->GetPositionUm(position);
   EXPECT_NEAR(position, 5, 1e-9);
   EXPECT_EQ(camera.get("TrueZ-um"), "215.0000");
}

TEST_F(SimDevices, Region_of_interest_is_a_crop_of_the_full_frame) {
   const auto full = snapAfresh();
   ASSERT_EQ(camera->SetROI(10, 20, 32, 16), DEVICE_OK);
   EXPECT_EQ(camera->GetImageBufferSize(), 32 * 16 * 2);
   const auto part = snapAfresh();
   for (std::size_t row = 0; row < 16; ++row)
      for (std::size_t column = 0; column < 32; ++column)
         ASSERT_EQ(part[row * 32 + column], full[(row + 20) * 96 + column + 10]);
   ASSERT_EQ(camera->ClearROI(), DEVICE_OK);
   EXPECT_EQ(snapAfresh(), full);
}

TEST_F(SimDevices, A_region_beyond_the_sensor_is_refused_with_the_sizes) {
   const int result = camera->SetROI(70, 0, 32, 16);
   EXPECT_NE(result, DEVICE_OK);
   EXPECT_NE(camera.errorText(result).find("32×16 at 70,0"), std::string::npos);
   EXPECT_NE(camera.errorText(result).find("96×64"), std::string::npos);
   EXPECT_NE(camera->SetROI(4294967295U, 0, 32, 16), DEVICE_OK);
   EXPECT_EQ(camera->GetImageWidth(), 96U);
}

TEST_F(SimDevices, Binning_shrinks_the_frame_and_clears_the_region) {
   camera->SetROI(0, 0, 16, 16);
   ASSERT_EQ(camera->SetBinning(4), DEVICE_OK);
   EXPECT_EQ(camera->GetImageWidth(), 24U);
   EXPECT_EQ(camera->GetImageHeight(), 16U);
   EXPECT_EQ(snap().size(), 24U * 16U);
   EXPECT_EQ(camera->SetBinning(3), DEVICE_INVALID_PROPERTY_VALUE);
   EXPECT_EQ(camera->GetBinning(), 4);
}

TEST_F(SimDevices, Bit_depth_and_pixel_type_go_together_in_either_order) {
   camera.set("PixelType", "8bit");
   EXPECT_EQ(camera->GetBitDepth(), 8U);
   EXPECT_EQ(camera->GetImageBytesPerPixel(), 1U);
   EXPECT_LE(mean(snap()), 255);
   camera.set("BitDepth", "12");
   EXPECT_EQ(camera.get("PixelType"), "16bit");
   EXPECT_GT(mean(snap()), 1000);
   camera.set("BitDepth", "8");
   EXPECT_EQ(camera->GetImageBytesPerPixel(), 2U);
   EXPECT_LE(mean(snap()), 255);
}

TEST_F(SimDevices, A_refused_value_is_answered_with_what_is_allowed) {
   int result = camera.set("Gain", "99");
   EXPECT_EQ(result, DEVICE_INVALID_PROPERTY_VALUE);
   EXPECT_EQ(camera.errorText(result), "Allowed is 1 … 16, not 99, for the property: Gain");
   result = camera.set("Sample", "Mouse");
   EXPECT_EQ(camera.errorText(result),
             "Allowed is Bars, Beads, Cells, Empty, File, Phase, Target, not Mouse, for the property: Sample");
}

TEST_F(SimDevices, Tags_of_a_frame_tell_how_it_was_taken) {
   camera.set("Seed", "1");
   ASSERT_EQ(camera->StartSequenceAcquisition(1, 0, true), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   const auto tags = tagsOf(core.frames().at(0).metadata);
   for (const auto& [key, value] : {std::pair{"Exposure-ms", "10"}, {"Wavelength-nm", "532"}, {"TrueZ-um", "200"},
                                    {"FrameNumber", "0"}, {"Seed", "1"}, {"Light", "On"}})
      EXPECT_EQ(tags.at(key), value) << key;
}

TEST_F(SimDevices, Frames_after_a_snap_have_their_own_tags_in_any_core) {
   camera.set("Seed", "1");
   snap();
   camera->SetExposure(20);
   ASSERT_EQ(camera->StartSequenceAcquisition(3, 0, true), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   int number = 1; // the snap was 0
   for (const FakeCore::Frame& frame : core.frames()) {
      const TagsInCores tags(frame.metadata, *camera.operator->());
      EXPECT_EQ(tags.whereSentWin, tags.whereRememberedWin);
      EXPECT_EQ(tags.whereRememberedWin.at("FrameNumber"), std::to_string(number++));
      EXPECT_EQ(tags.whereRememberedWin.at("Exposure-ms"), "20");
   }
}

TEST_F(SimDevices, A_picture_can_be_the_sample) {
   const TestFolder folder;
   GreyImage picture{2, 2, 1, {64, 64, 64, 64}}; // a quarter of the amplitude: a sixteenth of the light
   writePng(folder / "even.png", picture);
   EXPECT_NE(camera.set("Sample", "File"), DEVICE_OK);
   camera.set("Sample", "Empty");
   const double clear = mean(snap()) - 16;
   ASSERT_EQ(camera.set("SampleFile", folder / "even.png"), DEVICE_OK);
   ASSERT_EQ(camera.set("Sample", "File"), DEVICE_OK);
   EXPECT_NEAR((mean(snap()) - 16) / clear, std::pow(64 / 255.0, 2), 0.002);
}

TEST_F(SimDevices, An_unreadable_picture_is_refused_with_its_name_and_the_old_one_kept) {
   const TestFolder folder;
   writeText(folder / "text.png", "not a picture");
   for (const std::string& file : {folder / "text.png", folder / "missing.tif", folder.path()}) {
      const int result = camera.set("SampleFile", file);
      EXPECT_NE(result, DEVICE_OK);
      EXPECT_NE(camera.errorText(result).find(file), std::string::npos) << camera.errorText(result);
   }
   EXPECT_EQ(camera.get("SampleFile"), "");
}

TEST(SimCameraTooLarge, Is_refused_at_initialisation_with_sizes) {
   FakeCore core;
   Loaded<SimCamera> camera(core);
   camera.set("SensorWidth", "4096");
   camera.set("SensorHeight", "4096");
   const int result = camera->Initialize();
   EXPECT_NE(result, DEVICE_OK);
   EXPECT_NE(camera.errorText(result).find("4096×4096"), std::string::npos);
   EXPECT_NE(camera.errorText(result).find("Oversampling"), std::string::npos);
   camera.set("Oversampling", "1");
   EXPECT_EQ(camera->Initialize(), DEVICE_OK);
}

TEST_F(SimDevices, A_sequence_sends_its_frames_and_ends_by_itself) {
   camera.set("Seed", "4");
   const auto first = snap();
   const auto second = snap();
   camera.set("Seed", "4");
   ASSERT_EQ(camera->StartSequenceAcquisition(3, 0, true), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   EXPECT_FALSE(camera->IsCapturing());
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_OK});
   ASSERT_EQ(core.frames().size(), 3U);
   const auto frame = core.frames()[1];
   EXPECT_EQ(frame.width, 96U);
   EXPECT_EQ(frame.bytesPerPixel, 2U);
   EXPECT_EQ(
       std::memcmp(frame.bytes.data(), std::vector<std::uint16_t>(second.begin(), second.end()).data(), 96 * 64 * 2),
       0);
   EXPECT_NE(frame.metadata.find("FrameNumber\n_\n1\n1\n"), std::string::npos);
   camera->StopSequenceAcquisition();
   EXPECT_EQ(core.finished().size(), 1U);
}

TEST_F(SimDevices, A_running_sequence_refuses_what_would_change_its_frames) {
   ASSERT_EQ(camera->StartSequenceAcquisition(1e9), DEVICE_OK);
   ASSERT_TRUE(core.waitForFrames(1));
   EXPECT_EQ(camera->StartSequenceAcquisition(1e9), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(camera->SnapImage(), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(camera->SetROI(0, 0, 16, 16), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(camera->ClearROI(), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(camera.set("Binning", "2"), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(camera.set("PixelType", "8bit"), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
   EXPECT_FALSE(camera->IsCapturing());
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_OK});
   EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
}

TEST_F(SimDevices, A_full_buffer_ends_the_sequence_with_the_code) {
   core.room = 2;
   ASSERT_EQ(camera->StartSequenceAcquisition(10, 0, true), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_BUFFER_OVERFLOW});
   EXPECT_EQ(core.frames().size(), 2U);
}

TEST_F(SimDevices, A_core_that_is_not_ready_stops_the_start) {
   core.prepareResult = DEVICE_ERR;
   EXPECT_EQ(camera->StartSequenceAcquisition(1, 0, true), DEVICE_ERR);
   EXPECT_FALSE(camera->IsCapturing());
}

TEST_F(SimDevices, Stage_and_light_may_change_while_a_sequence_runs) {
   ASSERT_EQ(camera->StartSequenceAcquisition(1e9), DEVICE_OK);
   for (int move = 0; move < 8; ++move) {
      EXPECT_EQ(stage->SetPositionUm(move), DEVICE_OK);
      light.set("Intensity-percent", std::to_string(90 + move));
      camera.set("Gain", move % 2 ? "1" : "2");
      ASSERT_TRUE(core.waitForFrames(core.frames().size() + 2)); // the second began after the move
      const std::string place = "TrueZ-um\n_\n1\n" + std::to_string(200 + move) + "\n";
      EXPECT_NE(core.frames().back().metadata.find(place), std::string::npos);
   }
   camera->StopSequenceAcquisition();
}

TEST_F(SimDevices, Shutting_down_ends_a_sequence_at_once_even_during_a_long_exposure) {
   camera.set("RealTime", "On");
   camera->SetExposure(10'000);
   ASSERT_EQ(camera->StartSequenceAcquisition(5, 0, true), DEVICE_OK);
   camera->Shutdown();
   EXPECT_FALSE(camera->IsCapturing());
   EXPECT_TRUE(core.frames().empty());
}

} // namespace
} // namespace lensless::sim
