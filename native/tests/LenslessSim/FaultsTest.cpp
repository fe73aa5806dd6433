// Cameras that fail when asked to.
#include "RecordedCamera.h"
#include "SimDevices.h"
#include "TestFiles.h"

#include <chrono>

namespace lensless::sim {
namespace {

class SimFaults : public SimDevices {
protected:
   void ask(const char* fault, int atFrame) {
      ASSERT_EQ(camera.set("FaultAtFrame", std::to_string(atFrame)), DEVICE_OK);
      ASSERT_EQ(camera.set("Fault", fault), DEVICE_OK);
   }

   /** Runs a sequence to its end and answers what the camera told the core. */
   int endOf(long frames) {
      EXPECT_EQ(camera->StartSequenceAcquisition(frames, 0, true), DEVICE_OK);
      EXPECT_TRUE(core.waitForEnd());
      return core.finished().back();
   }
};

TEST_F(SimFaults, A_snap_times_out_once_and_the_frame_comes_when_tried_again) {
   const auto first = snap();
   const auto second = snap();
   camera.set("Seed", "1");
   ask("Timeout", 1);
   camera.set("FaultTimeout-ms", "50");
   EXPECT_EQ(snap(), first);
   EXPECT_EQ(camera.get("Fault"), "Timeout");
   const auto called = std::chrono::steady_clock::now();
   const int result = camera->SnapImage();
   EXPECT_GE(std::chrono::steady_clock::now() - called, std::chrono::milliseconds(50));
   EXPECT_EQ(result, ERR_TIMED_OUT);
   EXPECT_NE(camera.errorText(result).find("no frame in time"), std::string::npos);
   EXPECT_EQ(camera.get("Fault"), "None");
   EXPECT_EQ(snap(), second);
}

TEST_F(SimFaults, A_lost_frame_is_an_error_of_a_snap_and_its_number_is_missing) {
   ask("LostFrame", 0);
   EXPECT_EQ(camera->SnapImage(), ERR_FRAME_LOST);
   EXPECT_EQ(camera.get("FrameNumber"), "1");
   EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
}

TEST_F(SimFaults, A_fault_at_a_frame_that_is_past_happens_at_the_next) {
   snap();
   snap();
   ask("ExposureError", 1);
   const int result = camera->SnapImage();
   EXPECT_EQ(result, ERR_NOT_EXPOSED);
   EXPECT_NE(camera.errorText(result).find("exposure"), std::string::npos);
   EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
}

TEST_F(SimFaults, A_frame_lost_in_a_sequence_is_a_gap_in_the_tags_and_all_others_come) {
   ask("LostFrame", 2);
   EXPECT_EQ(endOf(4), DEVICE_OK);
   const auto frames = core.frames();
   ASSERT_EQ(frames.size(), 4U);
   const std::vector<std::vector<std::string>> expected{
       {"0", "0", "0"}, {"1", "0", "0"}, {"3", "1", "1"}, {"4", "0", "1"}};
   for (std::size_t number = 0; number < 4; ++number)
      EXPECT_EQ((std::vector<std::string>{frames[number].tag("FrameNumber"), frames[number].tag("SequenceGap"),
                                          frames[number].tag("FramesDropped")}),
                expected[number]);
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
}

TEST_F(SimFaults, A_sequence_falls_silent_until_it_is_stopped) {
   ask("Timeout", 1);
   ASSERT_EQ(camera->StartSequenceAcquisition(3, 0, true), DEVICE_OK);
   ASSERT_TRUE(core.waitForFrames(1));
   while (core.log().find("nothing more is sent") == std::string::npos)
      std::this_thread::yield();
   EXPECT_TRUE(camera->IsCapturing());
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
   EXPECT_FALSE(camera->IsCapturing());
   EXPECT_EQ(core.frames().size(), 1U);
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_OK});
   EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
}

TEST_F(SimFaults, An_error_of_the_exposure_ends_a_sequence_and_the_next_stop_tells_it_once) {
   ask("ExposureError", 1);
   EXPECT_EQ(endOf(3), ERR_NOT_EXPOSED);
   EXPECT_EQ(core.frames().size(), 1U);
   EXPECT_FALSE(camera->IsCapturing());
   EXPECT_EQ(camera->StopSequenceAcquisition(), ERR_NOT_EXPOSED);
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
   EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
}

TEST_F(SimFaults, An_unplugged_camera_refuses_everything_until_it_is_initialised_again) {
   ask("Unplug", 1);
   EXPECT_EQ(endOf(3), ERR_CAMERA_GONE);
   EXPECT_EQ(core.frames().size(), 1U);
   EXPECT_EQ(camera->StopSequenceAcquisition(), ERR_CAMERA_GONE);
   const int result = camera->SnapImage();
   EXPECT_EQ(result, ERR_CAMERA_GONE);
   EXPECT_NE(camera.errorText(result).find("unplugged"), std::string::npos);
   EXPECT_EQ(camera->StartSequenceAcquisition(1, 0, true), ERR_CAMERA_GONE);
   EXPECT_EQ(camera.set("Gain", "2"), ERR_CAMERA_GONE);
   EXPECT_EQ(camera.get("Gain"), "(no property)");
   EXPECT_EQ(camera->SetROI(0, 0, 16, 16), ERR_CAMERA_GONE);
   EXPECT_EQ(camera->ClearROI(), ERR_CAMERA_GONE);
   EXPECT_EQ(camera->SetBinning(2), ERR_CAMERA_GONE);
   unsigned x = 0, y = 0, width = 0, height = 0;
   EXPECT_EQ(camera->GetROI(x, y, width, height), ERR_CAMERA_GONE);
   ASSERT_EQ(camera->Initialize(), DEVICE_OK);
   EXPECT_EQ(camera.get("Fault"), "None");
   EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
}

TEST_F(SimFaults, Unplugged_in_a_snap_and_shut_down_the_camera_can_be_set_up_anew) {
   ask("Unplug", 0);
   EXPECT_EQ(camera->SnapImage(), ERR_CAMERA_GONE);
   EXPECT_EQ(camera->Shutdown(), DEVICE_OK);
   EXPECT_EQ(camera.set("SensorWidth", "128"), DEVICE_OK);
   ASSERT_EQ(camera->Initialize(), DEVICE_OK);
   EXPECT_EQ(camera->GetImageWidth(), 128U);
   EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
}

class RecordedFaults : public testing::Test {
protected:
   RecordedFaults() {
      for (int number = 0; number < 4; ++number)
         writePng(folder / ("frame" + std::to_string(number) + ".png"),
                  testPicture(20, 30, 1, static_cast<unsigned>(number)));
      camera.set("Folder", folder.path());
      EXPECT_EQ(camera->Initialize(), DEVICE_OK);
      camera->SetExposure(0.01);
   }

   TestFolder folder;
   FakeCore core;
   Loaded<RecordedCamera> camera{core};
};

TEST_F(RecordedFaults, A_lost_picture_is_passed_over_and_tagged) {
   camera.set("FaultAtFrame", "1");
   camera.set("Fault", "LostFrame");
   ASSERT_EQ(camera->StartSequenceAcquisition(2, 0, true), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   const auto frames = core.frames();
   ASSERT_EQ(frames.size(), 2U);
   EXPECT_EQ(frames[1].tag("FrameNumber"), "2");
   EXPECT_EQ(frames[1].tag("SequenceGap"), "1");
   EXPECT_EQ(frames[1].tag("FramesDropped"), "1");
   EXPECT_EQ(frames[1].bytes, testPicture(20, 30, 1, 2).bytes);
}

TEST_F(RecordedFaults, Snaps_fail_as_asked) {
   camera.set("FaultTimeout-ms", "0");
   for (const auto& [fault, error] : std::vector<std::pair<const char*, int>>{
            {"Timeout", ERR_TIMED_OUT}, {"LostFrame", ERR_FRAME_LOST}, {"ExposureError", ERR_NOT_EXPOSED}}) {
      camera.set("Fault", fault);
      EXPECT_EQ(camera->SnapImage(), error) << fault;
   }
   EXPECT_EQ(camera.get("NextFrame"), "1"); // the lost one
}

TEST_F(RecordedFaults, A_sequence_ends_when_it_is_unplugged_and_plays_again_once_initialised) {
   camera.set("Fault", "Unplug");
   camera.set("FaultAtFrame", "2");
   ASSERT_EQ(camera->StartSequenceAcquisition(4, 0, true), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   EXPECT_EQ(core.finished(), std::vector<int>{ERR_CAMERA_GONE});
   EXPECT_EQ(core.frames().size(), 2U);
   EXPECT_EQ(camera->StopSequenceAcquisition(), ERR_CAMERA_GONE);
   EXPECT_EQ(camera->SnapImage(), ERR_CAMERA_GONE);
   EXPECT_EQ(camera->ClearROI(), ERR_CAMERA_GONE);
   ASSERT_EQ(camera->Initialize(), DEVICE_OK);
   EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
}

} // namespace
} // namespace lensless::sim
