// The recorded machines answer as their drivers do: what the other tests rest on.
#include "RecordedMachine.h"

#include <cerrno>
#include <fcntl.h>
#include <gtest/gtest.h>

using namespace v4l2::recorded;

TEST(RecordedMachine, A_webcam_has_two_nodes_of_which_one_captures) {
   RecordedMachine machine("uvc-webcam");
   EXPECT_EQ(machine.List("/dev/v4l/by-id").size(), 2U);
   const int node = machine.Open("/dev/video0", O_RDWR);
   v4l2_capability capability{};
   ASSERT_EQ(machine.Ioctl(node, VIDIOC_QUERYCAP, &capability), 0);
   EXPECT_STREQ(reinterpret_cast<const char*>(capability.card), "HD Pro Webcam C920");
   EXPECT_TRUE(capability.device_caps & V4L2_CAP_VIDEO_CAPTURE);
   EXPECT_EQ(machine.Close(node), 0);
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST(RecordedMachine, A_driver_rounds_a_size_it_does_not_have) {
   RecordedMachine machine("uvc-webcam");
   const int node = machine.Open("/dev/video0", O_RDWR);
   v4l2_format format{};
   format.type = V4L2_BUF_TYPE_VIDEO_CAPTURE;
   format.fmt.pix.width = 1300;
   format.fmt.pix.height = 700;
   format.fmt.pix.pixelformat = V4L2_PIX_FMT_YUYV;
   ASSERT_EQ(machine.Ioctl(node, VIDIOC_S_FMT, &format), 0);
   EXPECT_EQ(format.fmt.pix.width, 1280U);
   EXPECT_EQ(format.fmt.pix.bytesperline, 2560U);
   EXPECT_EQ(format.fmt.pix.sizeimage, 1280U * 720 * 2);
}

TEST(RecordedMachine, An_unplugged_node_is_gone_until_it_is_plugged_in_again) {
   RecordedMachine machine("uvc-webcam");
   const int node = machine.Open("/dev/video0", O_RDWR);
   machine.Unplug("/dev/video0");
   v4l2_capability capability{};
   EXPECT_EQ(machine.Ioctl(node, VIDIOC_QUERYCAP, &capability), -1);
   EXPECT_EQ(errno, ENODEV);
   EXPECT_EQ(machine.List("/dev/v4l/by-id").size(), 1U);
   machine.Replug("/dev/video0");
   EXPECT_EQ(machine.Ioctl(node, VIDIOC_QUERYCAP, &capability), -1);
   EXPECT_GE(machine.Open("/dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920_8F3B2A1F-video-index0", O_RDWR), 0);
}
