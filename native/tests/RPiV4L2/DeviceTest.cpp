#include "v4l2/Device.h"
#include "RecordedMachine.h"
#include "v4l2/Error.h"
#include "v4l2/Failure.h"
#include "v4l2/Inputs.h"
#include "v4l2/Selection.h"

#include <cerrno>
#include <cstring>
#include <gtest/gtest.h>

namespace v4l2 {
namespace {

using recorded::RecordedMachine;

Error ErrorOf(SystemCalls& machine, const std::string& path) {
   try {
      const Device device(machine, path);
   } catch (const Error& error) {
      return error;
   }
   throw std::runtime_error("opened");
}

TEST(Device, Says_what_it_is_and_closes_with_its_owner) {
   RecordedMachine machine("uvc-webcam");
   {
      const Device device(machine, "/dev/video0");
      EXPECT_EQ(device.Caps().driver, "uvcvideo");
      EXPECT_FALSE(device.IsMultiPlanar());
      EXPECT_EQ(device.BufferType(), V4L2_BUF_TYPE_VIDEO_CAPTURE);
      EXPECT_FALSE(device.Caps().NeedsMediaController());
      EXPECT_EQ(machine.OpenDescriptors(), 1);
   }
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST(Device, One_that_does_not_exist_is_refused_with_those_that_do) {
   RecordedMachine machine("uvc-webcam");
   const Error error = ErrorOf(machine, "/dev/video5");
   EXPECT_EQ(error.Code(), ENOENT);
   EXPECT_NE(std::string(error.what()).find("There is no /dev/video5. There are:\n  /dev/video0: HD Pro Webcam"),
             std::string::npos)
       << error.what();
}

TEST(Device, One_that_cannot_capture_is_refused_and_closed) {
   RecordedMachine machine("uvc-webcam");
   EXPECT_NE(std::string(ErrorOf(machine, "/dev/video1").what()).find("cannot capture"), std::string::npos);
   machine.NodeAt("/dev/video0").capability.device_caps = V4L2_CAP_VIDEO_CAPTURE;
   EXPECT_NE(std::string(ErrorOf(machine, "/dev/video0").what()).find("cannot stream"), std::string::npos);
   machine.Fail(VIDIOC_QUERYCAP, ENOTTY);
   EXPECT_NE(std::string(ErrorOf(machine, "/dev/video0").what()).find("is not a video node"), std::string::npos);
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST(Device, Drivers_that_tell_only_what_all_nodes_can_do_together_are_believed) {
   RecordedMachine machine("uvc-webcam");
   v4l2_capability& capability = machine.NodeAt("/dev/video0").capability;
   capability.capabilities = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
   capability.device_caps = 0;
   EXPECT_TRUE(Device(machine, "/dev/video0").Caps().CapturesSinglePlanar());
}

TEST(Device, Texts_that_fill_their_field_end_with_it) {
   RecordedMachine machine("uvc-webcam");
   v4l2_capability& capability = machine.NodeAt("/dev/video0").capability;
   std::memset(capability.card, 'x', sizeof capability.card);
   EXPECT_EQ(Device(machine, "/dev/video0").Caps().card, std::string(sizeof capability.card, 'x'));
}

TEST(Failure, Says_node_deed_and_reason_and_keeps_the_code) {
   RecordedMachine machine("uvc-webcam");
   const Error error = Failure(machine, "/dev/video0", "could not start streaming", ENOSPC);
   EXPECT_EQ(error.Code(), ENOSPC);
   EXPECT_STREQ(error.what(), "/dev/video0 could not start streaming: the bus has not enough bandwidth left. Choose a "
                              "smaller size or rate, or another USB controller.");
   EXPECT_STREQ(
       Failure(machine, "/dev/video0", "could not do it", EDOM).what(),
       "/dev/video0 could not do it: the driver says 'Numerical argument out of domain'; 'dmesg' may tell more.");
   EXPECT_STREQ(Failure(machine, "/dev/video0", "could not do it", EBUSY).what(),
                "/dev/video0 could not do it: in use by another program, which cannot be seen; 'sudo fuser -v "
                "/dev/video0' tells which. Close it first.");
}

TEST(Selection, Where_the_driver_has_none_there_is_none) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   EXPECT_EQ(Selection(device, Target::Crop), std::nullopt);
   EXPECT_THROW(SetSelection(device, Target::Crop, {0, 0, 16, 16}), Error);
   machine.Fail(VIDIOC_G_SELECTION, ENODEV);
   EXPECT_THROW(Selection(device, Target::Crop), Error);
}

TEST(Selection, A_region_is_granted_as_the_driver_rounds_it) {
   RecordedMachine machine("uvc-webcam");
   auto& node = machine.NodeAt("/dev/video0");
   node.cropIsFree = true;
   node.selections[V4L2_SEL_TGT_CROP] = node.selections[V4L2_SEL_TGT_CROP_BOUNDS] = {0, 0, 1600, 1200};
   const Device device(machine, "/dev/video0");
   EXPECT_EQ(Selection(device, Target::CropBounds), (Rectangle{0, 0, 1600, 1200}));
   EXPECT_EQ(Selection(device, Target::NativeSize), std::nullopt);
   EXPECT_EQ(SetSelection(device, Target::Crop, {101, 7, 641, 480}), (Rectangle{100, 6, 640, 480}));
   EXPECT_EQ(Selection(device, Target::Crop), (Rectangle{100, 6, 640, 480}));
   EXPECT_EQ((Rectangle{100, 6, 640, 480}).Text(), "640×480 at (100, 6)");
}

TEST(Selection, Multi_planar_drivers_that_want_the_single_planar_type_get_it) {
   RecordedMachine machine("uvc-webcam");
   machine.NodeAt("/dev/video0").capability.device_caps = V4L2_CAP_VIDEO_CAPTURE_MPLANE | V4L2_CAP_STREAMING;
   machine.Answer(VIDIOC_G_SELECTION, [](const std::string&, void* argument) {
      auto& selection = *static_cast<v4l2_selection*>(argument);
      if (selection.type != V4L2_BUF_TYPE_VIDEO_CAPTURE) {
         errno = EINVAL;
         return -1;
      }
      selection.r = {0, 0, 64, 48};
      return 0;
   });
   EXPECT_EQ(Selection(Device(machine, "/dev/video0"), Target::Crop), (Rectangle{0, 0, 64, 48}));
}

TEST(Inputs, Are_listed_and_chosen_by_number) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   ASSERT_EQ(Inputs(device).size(), 1U);
   EXPECT_EQ(Inputs(device)[0].name, "Camera 1");
   EXPECT_FALSE(Inputs(device)[0].hasDigitalTimings);
   EXPECT_EQ(CurrentInput(device), 0U);
   SetInput(device, 0);
   try {
      SetInput(device, 3);
      FAIL();
   } catch (const Error& error) {
      EXPECT_STREQ(error.what(), "/dev/video0 has no input 3; it has 0 (Camera 1).");
   }
}

TEST(Inputs, A_webcam_has_no_digital_timings) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   EXPECT_FALSE(DetectedTimings(device));
   EXPECT_FALSE(CurrentTimings(device));
   EXPECT_FALSE(UseDetectedTimings(device));
}

TEST(Inputs, The_timings_of_a_source_are_set_as_detected) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   v4l2_dv_timings set{};
   machine.Answer(VIDIOC_QUERY_DV_TIMINGS, [](const std::string&, void* argument) {
      v4l2_bt_timings& timings = static_cast<v4l2_dv_timings*>(argument)->bt;
      timings.width = 1920;
      timings.height = 1080;
      timings.hfrontporch = 280; // 2200 × 1125 in all
      timings.vfrontporch = 45;
      timings.pixelclock = 148'500'000;
      return 0;
   });
   machine.Answer(VIDIOC_S_DV_TIMINGS, [&](const std::string&, void* argument) {
      set = *static_cast<v4l2_dv_timings*>(argument);
      return 0;
   });
   const std::optional<DigitalTimings> timings = UseDetectedTimings(device);
   ASSERT_TRUE(timings);
   EXPECT_EQ(timings->size, (Size{1920, 1080}));
   EXPECT_DOUBLE_EQ(timings->framesPerSecond, 60);
   EXPECT_EQ(set.bt.pixelclock, 148'500'000U);
}

TEST(Inputs, A_source_without_signal_is_an_error) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   for (const auto& [code, words] :
        {std::pair(ENOLINK, "no signal"), {ENOLCK, "not steady"}, {ERANGE, "out of range"}}) {
      machine.Fail(VIDIOC_QUERY_DV_TIMINGS, code);
      try {
         DetectedTimings(device);
         ADD_FAILURE() << code;
      } catch (const Error& error) {
         EXPECT_EQ(error.Code(), code);
         EXPECT_NE(std::string(error.what()).find(words), std::string::npos) << error.what();
      }
   }
}

} // namespace
} // namespace v4l2
