// Snaps and sequences on a camera that streams.
#include "CameraFixture.h"

#include <cerrno>
#include <fcntl.h>
#include <numeric>

using namespace lensless;
using namespace lensless::rpiv4l2;
using Shot = v4l2::recorded::StreamingMachine::Shot;

namespace {

/** A webcam at 640×480 YUYV, whose grey is the first byte of each pair. */
class FramesTest : public WebcamTest {
protected:
   void SetUp() override {
      ASSERT_EQ(camera.Set("Size", "640x480"), DEVICE_OK);
      ASSERT_EQ(camera.Set("FrameRate", "30"), DEVICE_OK);
   }
   void TearDown() override {
      camera->Shutdown();
      EXPECT_EQ(machine.OpenDescriptors(), 0);
      EXPECT_EQ(machine.Mappings(), 0);
      EXPECT_EQ(machine.Streaming(), 0);
   }
   /** A sequence that ends by itself. */
   void Run(long frames) {
      const std::size_t ended = core.finished().size();
      const int result = camera->StartSequenceAcquisition(frames, 0, true);
      ASSERT_EQ(result, DEVICE_OK) << camera.Text(result);
      ASSERT_TRUE(core.waitForEnd(ended + 1));
      EXPECT_FALSE(camera->IsCapturing());
   }
};

class Freshness : public FramesTest, public ::testing::WithParamInterface<const char*> {};

TEST_P(Freshness, A_control_set_before_a_snap_shows_in_it_every_time) {
   machine.expose = [this](const std::string& node, Shot& shot) {
      std::memset(shot.bytes, static_cast<int>(machine.ControlAt(node, V4L2_CID_BRIGHTNESS).values[0]), shot.size);
   };
   ASSERT_EQ(camera.Set("KeepStreaming", GetParam()), DEVICE_OK);
   camera.Start();
   for (int i = 0; i < 200; ++i) {
      ASSERT_EQ(camera.Set("Brightness", std::to_string(i)), DEVICE_OK);
      camera.Snap();
      ASSERT_EQ(camera->GetImageBuffer()[0], i);
      ASSERT_EQ(camera->GetImageBuffer()[camera->GetImageBufferSize() - 1], i);
   }
   EXPECT_EQ(machine.Streaming(), GetParam() == std::string("On") ? 1 : 0);
}

INSTANTIATE_TEST_SUITE_P(KeepStreaming, Freshness, ::testing::Values("On", "Off"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST_F(FramesTest, Settle_frames_are_passed_over) {
   ASSERT_EQ(camera.Set("SettleFrames", "9"), DEVICE_OK);
   camera.Start();
   camera.Snap();
   EXPECT_GE(camera->GetImageBuffer()[0], 9); // the frame's number
}

TEST_F(FramesTest, A_sequence_gives_each_frame_once_with_its_tags) {
   camera.Start();
   camera.Snap();
   Run(25);
   const auto frames = core.frames();
   ASSERT_EQ(frames.size(), 25U);
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_OK});
   long expected = -1;
   for (const FakeCore::Frame& frame : frames) {
      auto tags = tagsOf(frame.metadata);
      const long number = std::stol(tags["SequenceNumber"]);
      const long gap = std::stol(tags["SequenceGap"]);
      EXPECT_EQ(number, expected < 0 ? number : expected + gap);
      expected = number + 1;
      EXPECT_EQ(frame.bytes[0], number & 0xff);
      EXPECT_EQ(tags["Camera"], "Camera");
      EXPECT_EQ(tags["KernelClock"], "Monotonic");
      EXPECT_EQ(tags["ErrorFlag"], "0");
      EXPECT_EQ(tags["ROI-X-start"], "0");
      EXPECT_EQ(tags["BitDepth"], "8");
      EXPECT_GT(std::stoll(tags["KernelTimestamp-us"]), 0);
      EXPECT_NE(tags["Exposure-ms"], "");
   }
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
}

TEST_F(FramesTest, Frames_after_a_snap_have_their_own_tags_in_any_core) {
   camera.Start();
   camera.Snap();
   Run(3);
   for (const FakeCore::Frame& frame : core.frames()) {
      const TagsInCores tags(frame.metadata, *camera.operator->());
      EXPECT_EQ(tags.whereSentWin, tags.whereRememberedWin);
      EXPECT_EQ(std::stol(tags.whereRememberedWin.at("SequenceNumber")) & 0xff, frame.bytes[0]);
   }
}

TEST_F(FramesTest, The_time_stamp_of_a_snap_is_a_property) {
   camera.Start();
   EXPECT_EQ(camera.Get("KernelTimestamp-us"), "");
   ASSERT_EQ(camera->SnapImage(), DEVICE_OK);
   const long long first = std::stoll(camera.Get("KernelTimestamp-us"));
   EXPECT_EQ(camera.Get("KernelClock"), "Monotonic");
   ASSERT_EQ(camera->SnapImage(), DEVICE_OK);
   EXPECT_GT(std::stoll(camera.Get("KernelTimestamp-us")), first);
}

TEST_F(FramesTest, Gaps_in_the_numbering_are_counted_exactly) {
   machine.expose = [](const std::string&, Shot& shot) { shot.sequence = shot.sequence / 4 * 7 + shot.sequence % 4; };
   machine.pace = std::chrono::milliseconds(5); // none is lost for want of buffers
   camera.Start();
   Run(30);
   long dropped = 0, last = -1;
   for (const FakeCore::Frame& frame : core.frames()) {
      auto tags = tagsOf(frame.metadata);
      const long number = std::stol(tags["SequenceNumber"]);
      const long gap = last < 0 ? 0 : number - last - 1;
      EXPECT_EQ(std::stol(tags["SequenceGap"]), gap);
      EXPECT_EQ(std::stol(tags["FramesDropped"]), dropped += gap);
      last = number;
   }
   EXPECT_GE(dropped, 7 * 3);
   EXPECT_EQ(camera.Get("FramesDropped"), std::to_string(dropped));
}

TEST_F(FramesTest, Flagged_and_short_frames_are_dropped_and_counted) {
   machine.expose = [](const std::string&, Shot& shot) {
      if (shot.sequence % 3 == 1)
         shot.flags |= V4L2_BUF_FLAG_ERROR;
      if (shot.sequence % 3 == 2)
         shot.bytesUsed /= 2;
   };
   camera.Start();
   Run(10);
   long dropped = 0;
   for (const FakeCore::Frame& frame : core.frames()) {
      auto tags = tagsOf(frame.metadata);
      EXPECT_EQ(std::stol(tags["SequenceNumber"]) % 3, 0);
      dropped += std::stol(tags["SequenceGap"]);
      EXPECT_EQ(std::stol(tags["FramesDropped"]), dropped);
   }
   EXPECT_GE(dropped, 18);
   EXPECT_GE(std::stol(camera.Get("FramesDamaged")), 18);
}

TEST_F(FramesTest, A_full_buffer_ends_the_sequence) {
   core.room = 3;
   camera.Start();
   Run(100);
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_BUFFER_OVERFLOW});
   EXPECT_EQ(core.frames().size(), 3U);
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK); // the core's flag tells it
}

TEST_F(FramesTest, A_stop_does_not_wait_for_a_frame) {
   ASSERT_EQ(camera.Set("StallTimeout-ms", "600000"), DEVICE_OK);
   machine.Stall(true);
   camera.Start();
   ASSERT_EQ(camera->StartSequenceAcquisition(0), DEVICE_OK);
   EXPECT_EQ(camera->SnapImage(), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(camera->SetROI(0, 0, 64, 64), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(camera->StartSequenceAcquisition(0), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_OK});
   EXPECT_EQ(machine.Streaming(), 0);
}

/** A fault during a sequence, and what it is called. */
struct Fault {
   const char* name;
   int number;
   void (*begin)(v4l2::recorded::StreamingMachine&);
   void (*end)(v4l2::recorded::StreamingMachine&);
};

class Faults : public FramesTest, public ::testing::WithParamInterface<Fault> {};

TEST_P(Faults, A_fault_ends_the_sequence_with_a_reason_and_the_camera_works_again_after_it) {
   ASSERT_EQ(camera.Set("StallTimeout-ms", "100"), DEVICE_OK);
   camera.Start();
   ASSERT_EQ(camera->StartSequenceAcquisition(0), DEVICE_OK);
   ASSERT_TRUE(core.waitForFrames(3));
   GetParam().begin(machine);
   ASSERT_TRUE(core.waitForEnd());
   EXPECT_EQ(core.finished(), std::vector<int>{GetParam().number});
   EXPECT_FALSE(camera->IsCapturing());
   EXPECT_EQ(camera->StopSequenceAcquisition(), GetParam().number); // told once
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
   EXPECT_TRUE(Contains(camera.Text(GetParam().number), "/dev/video0")) << camera.Text(GetParam().number);
   EXPECT_TRUE(Contains(core.log(), camera.Text(GetParam().number)));
   EXPECT_EQ(camera->SnapImage(), GetParam().number);

   GetParam().end(machine);
   if (GetParam().number == ERR_UNPLUGGED) {
      EXPECT_EQ(camera->SnapImage(), ERR_UNPLUGGED); // the old descriptor stays dead
      camera->Shutdown();
      EXPECT_EQ(machine.OpenDescriptors(), 0);
      camera.Start();
   }
   camera.Snap();
   Run(3);
}

INSTANTIATE_TEST_SUITE_P(
    All, Faults,
    ::testing::Values(Fault{"Stall", ERR_STALLED, [](auto& machine) { machine.Stall(true); },
                            [](auto& machine) { machine.Stall(false); }},
                      Fault{"InputOutputError", ERR_IO, [](auto& machine) { machine.FailFrames(EIO); },
                            [](auto& machine) { machine.FailFrames(0); }},
                      Fault{"Unplug", ERR_UNPLUGGED, [](auto& machine) { machine.Unplug("/dev/video0"); },
                            [](auto& machine) { machine.Replug("/dev/video0"); }}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST_F(FramesTest, A_driver_that_refuses_buffers_or_streaming_is_an_error_that_can_be_overcome) {
   for (const unsigned long request : {VIDIOC_STREAMON, VIDIOC_REQBUFS, VIDIOC_QBUF}) {
      camera->Shutdown();
      camera.Start();
      machine.Fail(request, EINVAL);
      const int started = camera->StartSequenceAcquisition(0);
      EXPECT_NE(started, DEVICE_OK);
      EXPECT_TRUE(Contains(camera.Text(started), "/dev/video0")) << camera.Text(started);
      EXPECT_FALSE(camera->IsCapturing());
      EXPECT_NE(camera->SnapImage(), DEVICE_OK);
      machine.Fail(request, 0);
      camera.Snap();
   }
   // Each start was prepared, so that the core has opened a shutter: it is told of the end.
   EXPECT_EQ(core.finished(), (std::vector<int>{DEVICE_ERR, DEVICE_ERR, DEVICE_ERR}));
}

TEST_F(FramesTest, Buffers_are_held_only_while_frames_are_taken) {
   camera.Start();
   camera.Snap();
   EXPECT_EQ(machine.Mappings(), 0);
   Run(3);
   EXPECT_EQ(machine.Mappings(), 0);
   ASSERT_EQ(camera->StartSequenceAcquisition(1e9), DEVICE_OK);
   EXPECT_EQ(machine.Mappings(), 4);
   ASSERT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
   EXPECT_EQ(machine.Mappings(), 0);
   ASSERT_EQ(camera.Set("KeepStreaming", "On"), DEVICE_OK);
   camera.Snap();
   EXPECT_EQ(machine.Mappings(), 4);
   ASSERT_EQ(camera.Set("KeepStreaming", "Off"), DEVICE_OK);
   EXPECT_EQ(machine.Mappings(), 0);
   EXPECT_EQ(machine.Streaming(), 0);
}

TEST_F(FramesTest, What_another_program_set_otherwise_between_two_snaps_is_set_again) {
   camera.Start();
   camera.Snap();
   const v4l2_pix_format granted = machine.NodeAt("/dev/video0").current;
   const v4l2_fract rate = machine.NodeAt("/dev/video0").rate;
   const int other = machine.Open("/dev/video0", O_RDWR);
   v4l2_format format{};
   format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
   format.fmt.pix.pixelformat = V4L2_PIX_FMT_MJPEG;
   format.fmt.pix.width = 1280;
   format.fmt.pix.height = 720;
   ASSERT_EQ(machine.Ioctl(other, VIDIOC_S_FMT, &format), 0);
   ASSERT_NE(machine.NodeAt("/dev/video0").current.width, granted.width);
   camera.Snap();
   EXPECT_EQ(machine.NodeAt("/dev/video0").current.pixelformat, granted.pixelformat);
   EXPECT_EQ(machine.NodeAt("/dev/video0").current.width, granted.width);
   EXPECT_EQ(camera->GetImageBufferSize(), 640 * 480);

   ASSERT_EQ(camera->SetROI(10, 20, 64, 32), DEVICE_OK);
   ASSERT_EQ(machine.Ioctl(other, VIDIOC_S_FMT, &format), 0);
   v4l2_streamparm parameters{};
   parameters.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
   parameters.parm.capture.timeperframe = {1, 10};
   ASSERT_EQ(machine.Ioctl(other, VIDIOC_S_PARM, &parameters), 0);
   Run(3);
   for (const FakeCore::Frame& frame : core.frames())
      EXPECT_EQ(frame.bytes.size(), 64U * 32U);
   EXPECT_EQ(machine.NodeAt("/dev/video0").rate.numerator, rate.numerator);
   EXPECT_EQ(machine.NodeAt("/dev/video0").rate.denominator, rate.denominator);
   machine.Close(other);
}

TEST_F(FramesTest, Before_initialisation_nothing_is_acquired) {
   EXPECT_EQ(camera->SnapImage(), DEVICE_NOT_CONNECTED);
   EXPECT_EQ(camera->StartSequenceAcquisition(1, 0, true), DEVICE_NOT_CONNECTED);
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
   EXPECT_EQ(camera->ClearROI(), DEVICE_NOT_CONNECTED);
}

TEST_F(FramesTest, Fifty_lives_leave_nothing_behind) {
   for (int life = 0; life < 50; ++life) {
      camera.Start();
      camera.Snap();
      ASSERT_EQ(camera->StartSequenceAcquisition(0), DEVICE_OK);
      camera->Shutdown(); // while it runs
      ASSERT_EQ(machine.OpenDescriptors(), 0);
      ASSERT_EQ(machine.Mappings(), 0);
   }
}

TEST_F(FramesTest, Two_cameras_stream_at_once) {
   v4l2::recorded::Node second = machine.NodeAt("/dev/video0");
   second.path = "/dev/video2";
   second.minor = 2;
   std::memcpy(second.capability.card, "Second", sizeof "Second");
   machine.Parts().nodes["/dev/video2"] = second;
   ListeningCore otherCore;
   Camera other(machine, otherCore);
   ASSERT_EQ(camera.Set("Device", "/dev/video0"), DEVICE_OK) << camera.Text(ERR_REFUSED);
   ASSERT_EQ(other.Set("Device", "Second"), DEVICE_OK) << other.Text(ERR_REFUSED);
   ASSERT_EQ(other.Set("Size", "320x240"), DEVICE_OK);
   camera.Start();
   other.Start();
   ASSERT_EQ(camera->StartSequenceAcquisition(20, 0, true), DEVICE_OK);
   ASSERT_EQ(other->StartSequenceAcquisition(20, 0, true), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   ASSERT_TRUE(otherCore.waitForEnd());
   EXPECT_EQ(core.frames().size(), 20U);
   EXPECT_EQ(otherCore.frames().size(), 20U);
   EXPECT_EQ(otherCore.frames()[0].width, 320U);
   other->Shutdown();
}

} // namespace
