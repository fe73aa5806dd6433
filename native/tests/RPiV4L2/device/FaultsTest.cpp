// Cameras that fail: a clear error or a counted drop, nothing left behind, and a camera that works again.
#include "Camera.h"
#include "Pattern.h"
#include "Vivid.h"

#include <algorithm>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <memory>
#include <unistd.h>

using namespace device;

namespace {

const std::vector<std::uint8_t> bars = ColourBars("GREY");

/** After each test, the same camera works again and this process holds no more than before. */
class Faults : public ::testing::Test {
protected:
   void SetUp() override {
      vivid = std::make_unique<Vivid>(Input::Hdmi);
      camera = std::make_unique<Camera>(Camera::Properties{
          {"Device", "vivid"}, {"Format", "GREY"}, {"Size", "640x480"}, {"StallTimeout-ms", "20000"}});
      camera->Initialise();
   }

   void TearDown() override {
      if (HasFatalFailure())
         return;
      camera->Core().unloadDevice("Camera");
      EXPECT_EQ(Held(), std::vector<std::string>{}) << "after the device was unloaded";
      camera.reset();
   }

   void ExpectItWorks() {
      EXPECT_TRUE(camera->Snap() == bars);
      camera->Start(5);
      Frame frame;
      int frames = 0;
      for (; camera->Next(frame); ++frames)
         EXPECT_TRUE(frame.pixels == bars);
      EXPECT_EQ(camera->Ending(), "");
      EXPECT_EQ(frames, 5);
   }

   /** As its user would: the device is told to shut down, and initialised anew. */
   void Reinitialise() {
      camera->Core().unloadDevice("Camera");
      EXPECT_EQ(Held(), std::vector<std::string>{}) << "after the device was unloaded";
      vivid->Plug();
      camera =
          std::make_unique<Camera>(Camera::Properties{{"Device", "vivid"}, {"Format", "GREY"}, {"Size", "640x480"}});
      camera->Initialise();
   }

   void StartAndTakeThree() {
      camera->Start(100'000);
      Frame frame;
      for (int frames = 0; frames < 3; ++frames)
         ASSERT_TRUE(camera->Next(frame));
   }

   static bool Tells(const std::string& message, const std::string& part) {
      return message.find(part) != std::string::npos;
   }

   std::unique_ptr<Vivid> vivid;
   std::unique_ptr<Camera> camera;
};

TEST_F(Faults, A_camera_that_disconnects_ends_the_sequence_with_an_error) {
   ASSERT_NO_FATAL_FAILURE(StartAndTakeThree());
   vivid->Inject("disconnect");
   const std::string ending = camera->Ending();
   EXPECT_TRUE(Tells(ending, "/dev/video")) << ending;
   EXPECT_TRUE(Tells(ending, "unplugged") || Tells(ending, "gone") || Tells(ending, "No such device")) << ending;
   // A disconnected vivid stays so until it is bound anew.
   camera->Core().unloadDevice("Camera");
   EXPECT_EQ(Held(), std::vector<std::string>{});
   vivid->Unplug();
   vivid->Plug();
   camera = std::make_unique<Camera>(Camera::Properties{{"Device", "vivid"}, {"Format", "GREY"}, {"Size", "640x480"}});
   camera->Initialise();
   ExpectItWorks();
}

TEST_F(Faults, A_camera_unplugged_during_a_sequence_ends_it_with_an_error) {
   ASSERT_NO_FATAL_FAILURE(StartAndTakeThree());
   vivid->Unplug();
   const std::string ending = camera->Ending();
   EXPECT_TRUE(Tells(ending, "/dev/video")) << ending;
   EXPECT_TRUE(Tells(ending, "unplugged") || Tells(ending, "gone") || Tells(ending, "No such device")) << ending;
   Reinitialise();
   ExpectItWorks();
}

TEST_F(Faults, A_camera_unplugged_between_two_snaps_fails_the_second_with_an_error) {
   camera->Snap();
   vivid->Unplug();
   const std::string refusal = camera->Refusal([this] { camera->Snap(); });
   EXPECT_TRUE(Tells(refusal, "/dev/video")) << refusal;
   EXPECT_TRUE(Tells(refusal, "unplugged") || Tells(refusal, "gone") || Tells(refusal, "No such device")) << refusal;
   Reinitialise();
   ExpectItWorks();
}

TEST_F(Faults, An_IO_error_ends_the_sequence_and_the_next_one_runs) {
   ASSERT_NO_FATAL_FAILURE(StartAndTakeThree());
   vivid->Inject("inject_fatal_streaming_error");
   const std::string ending = camera->Ending();
   EXPECT_TRUE(Tells(ending, "/dev/video")) << ending;
   EXPECT_TRUE(Tells(ending, "I/O error") || Tells(ending, "Input/output error")) << ending;
   camera->Core().clearCircularBuffer();
   ExpectItWorks();
}

TEST_F(Faults, A_stream_that_does_not_start_is_an_error_of_the_snap_and_the_next_one_works) {
   vivid->Inject("inject_vidioc_streamon_error");
   const std::string refusal = camera->Refusal([this] { camera->Snap(); });
   EXPECT_TRUE(Tells(refusal, vivid->Node())) << refusal;
   EXPECT_TRUE(Tells(refusal, "start streaming")) << refusal;
   ExpectItWorks();
}

TEST_F(Faults, A_stream_that_does_not_start_is_an_error_of_the_sequence_and_the_next_one_works) {
   vivid->Inject("inject_vidioc_streamon_error");
   const std::string refusal = camera->Refusal([this] { camera->Start(5); });
   EXPECT_TRUE(Tells(refusal, "start streaming")) << refusal;
   EXPECT_FALSE(camera->Core().isSequenceRunning());
   ExpectItWorks();
}

TEST_F(Faults, Buffers_that_are_refused_are_an_error_and_the_next_snap_works) {
   vivid->Inject("inject_vidioc_reqbufs_error");
   const std::string refusal = camera->Refusal([this] { camera->Snap(); });
   EXPECT_TRUE(Tells(refusal, vivid->Node())) << refusal;
   EXPECT_TRUE(Tells(refusal, "buffers")) << refusal;
   ExpectItWorks();
}

TEST_F(Faults, Every_dropped_buffer_is_counted) {
   vivid->Set("percentage_of_dropped_buffers", "20");
   camera->Start(Repetitions(300));
   Frame frame;
   long frames = 0, previous = 0, dropped = 0, gaps = 0;
   for (; camera->Next(frame); ++frames) {
      ASSERT_TRUE(frame.pixels == bars);
      if (frames > 0) {
         ASSERT_EQ(frame.gap, MissingBetween(previous, frame.sequence));
      }
      dropped += frame.gap;
      gaps += frame.gap > 0 ? 1 : 0;
      previous = frame.sequence;
   }
   EXPECT_EQ(camera->Ending(), "");
   EXPECT_EQ(frames, Repetitions(300));
   EXPECT_EQ(camera->Get("FramesDropped"), std::to_string(dropped));
   EXPECT_GT(gaps, Repetitions(20)) << "a fifth of the buffers was dropped by the driver";
   vivid->Set("percentage_of_dropped_buffers", "0");
   ExpectItWorks();
}

TEST_F(Faults, Frames_flagged_by_the_driver_are_dropped_and_counted) {
   camera->Start(300); // far more than come while a program is started to press the button
   Frame frame;
   int frames = 0;
   for (; camera->Next(frame); ++frames) {
      ASSERT_EQ(frame.errorFlag, "0");
      if (frames == 3)
         vivid->Inject("inject_v4l2_buf_flag_error");
   }
   EXPECT_EQ(camera->Ending(), "");
   EXPECT_EQ(frames, 300);
   EXPECT_EQ(camera->Get("FramesDamaged"), "1");
   ExpectItWorks();
}

TEST_F(Faults, A_camera_that_another_program_uses_names_it) {
   // It reads frames until it is ended; a fifo tells that it has begun.
   Shell("rm -f /tmp/begun; mkfifo /tmp/begun; (exec v4l2-ctl -d " + vivid->Node() +
         " --stream-mmap --stream-to=/tmp/begun >/dev/null 2>&1) & echo $! >/tmp/holder; head -c 1 /tmp/begun "
         ">/dev/null");
   const std::string refusal = camera->Refusal([this] { camera->Snap(); });
   EXPECT_TRUE(Tells(refusal, "v4l2-ctl")) << refusal;
   EXPECT_TRUE(Tells(refusal, vivid->Node())) << refusal;
   Shell("kill $(cat /tmp/holder); while kill -0 $(cat /tmp/holder) 2>/dev/null; do sleep 0.1; done; rm /tmp/begun "
         "/tmp/holder");
   ExpectItWorks();
}

TEST_F(Faults, Another_program_may_use_a_camera_that_rests_and_what_it_set_is_set_back) {
   const std::string other = "v4l2-ctl -d " + vivid->Node() +
                             " --set-fmt-video=width=640,height=480,pixelformat=YUYV --stream-mmap --stream-count=2";
   Shell(other); // initialised, and nothing taken yet
   EXPECT_TRUE(camera->Snap() == bars);
   Shell(other);
   ExpectItWorks(); // ends with a sequence
   Shell(other);
   ExpectItWorks();
   camera->Set("KeepStreaming", "On");
   EXPECT_TRUE(camera->Snap() == bars);
   EXPECT_THROW(Shell(other), std::runtime_error);
   camera->Set("KeepStreaming", "Off");
   Shell(other);
   ExpectItWorks();
}

TEST_F(Faults, A_region_is_cut_by_the_driver_where_it_can_and_another_program_does_not_move_it) {
   camera->Core().setROI(160, 120, 320, 240);
   EXPECT_EQ(camera->Get("RoiMethod"), "Selection");
   const auto expectTheRegion = [this] {
      const std::vector<std::uint8_t> image = camera->Snap();
      ASSERT_EQ(image.size(), 320U * 240U);
      for (std::size_t row = 0; row < 240; row += 239)
         EXPECT_TRUE(std::equal(&image[row * 320], &image[row * 320] + 320, &bars[(row + 120) * 640 + 160])) << row;
   };
   expectTheRegion();
   Shell("v4l2-ctl -d " + vivid->Node() + " --set-fmt-video=width=640,height=480,pixelformat=YUYV");
   expectTheRegion();
   Shell("v4l2-ctl -d " + vivid->Node() + " --set-selection=target=crop,left=0,top=0,width=320,height=240");
   expectTheRegion();
   camera->Core().clearROI();
   EXPECT_EQ(camera->Get("RoiMethod"), "None");
   ExpectItWorks();
   camera->Core().setROI(160, 120, 320, 240); // left behind by one that ends so, it is not what the next one sees
   Reinitialise();
   ExpectItWorks();
}

TEST_F(Faults, A_size_that_the_driver_would_round_is_refused_with_those_it_offers) {
   camera->Core().unloadDevice("Camera");
   vivid.reset();
   vivid = std::make_unique<Vivid>(Input::Webcam);
   const std::string refusal = camera->Refusal([this] {
      camera =
          std::make_unique<Camera>(Camera::Properties{{"Device", "vivid"}, {"Format", "GREY"}, {"Size", "641x481"}});
      camera->Initialise();
   });
   EXPECT_TRUE(Tells(refusal, "641")) << refusal;
   EXPECT_TRUE(Tells(refusal, "640x480") || Tells(refusal, "640×480")) << refusal;
   camera = std::make_unique<Camera>(Camera::Properties{{"Device", "vivid"}, {"Format", "GREY"}, {"Size", "640x480"}});
   camera->Initialise();
   ExpectItWorks();
}

} // namespace
