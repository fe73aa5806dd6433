#include "v4l2/Exposure.h"
#include "Messages.h"
#include "RecordedMachine.h"
#include "v4l2/FileDescriptor.h"

#include <cmath>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <limits>

using namespace v4l2;

namespace {

struct Opened {
   Opened(const std::string& name, std::string node)
       : machine(name), path(std::move(node)), descriptor(machine, machine.Open(path, O_RDWR)),
         controls(machine, descriptor.Get(), path), exposure({&controls}) {}

   std::int64_t Now(std::uint32_t id) { return machine.ControlAt(path, id).values[0]; }

   recorded::RecordedMachine machine;
   std::string path;
   FileDescriptor descriptor;
   Controls controls;
   Exposure exposure;
};

struct Webcam : Opened {
   Webcam() : Opened("uvc-webcam", "/dev/video0") {}
};

struct Imx219 : Opened {
   Imx219() : Opened("pi4-unicam-imx219", "/dev/v4l-subdev0") {}
   static constexpr double lineMs = 3448 / 182'400.0;
};

TEST(Exposure, Of_a_webcam_is_in_steps_of_100_microseconds_and_switches_the_automatic_off) {
   Webcam webcam;
   EXPECT_EQ(webcam.exposure.Way(), ExposureWay::Absolute);
   EXPECT_TRUE(webcam.exposure.IsAutomatic());
   EXPECT_EQ(webcam.exposure.Range().Text(), "0.3 ms to 204.7 ms in steps of 0.1 ms");
   EXPECT_DOUBLE_EQ(webcam.exposure.SetMs(12.34), 12.3);
   EXPECT_EQ(webcam.Now(V4L2_CID_EXPOSURE_ABSOLUTE), 123);
   EXPECT_EQ(webcam.Now(V4L2_CID_EXPOSURE_AUTO), V4L2_EXPOSURE_MANUAL);
   EXPECT_FALSE(webcam.exposure.IsAutomatic());
   EXPECT_DOUBLE_EQ(webcam.exposure.Ms(), 12.3);
}

TEST(Exposure, An_impossible_time_names_the_range_and_changes_nothing) {
   Webcam webcam;
   for (const double ms : {0.0, -1.0, 0.2, 204.8, 1e300, std::numeric_limits<double>::infinity(), std::nan("")})
      EXPECT_TRUE(
          Tells([&] { webcam.exposure.SetMs(ms); }, "/dev/video0 cannot expose for", "it can from 0.3 ms to 204.7 ms"))
          << ms;
   EXPECT_EQ(webcam.Now(V4L2_CID_EXPOSURE_AUTO), V4L2_EXPOSURE_APERTURE_PRIORITY);
   EXPECT_EQ(webcam.Now(V4L2_CID_EXPOSURE_ABSOLUTE), 333);
}

TEST(Exposure, Automatic_is_switched_on_again_in_the_mode_the_driver_has) {
   Webcam webcam;
   webcam.exposure.SetMs(5);
   webcam.exposure.SetAutomatic(true);
   EXPECT_EQ(webcam.Now(V4L2_CID_EXPOSURE_AUTO), V4L2_EXPOSURE_APERTURE_PRIORITY);
   EXPECT_TRUE(webcam.exposure.IsAutomatic());
}

TEST(Exposure, Of_the_firmwares_camera_is_absolute_too) {
   Opened camera("pi-bcm2835", "/dev/video0");
   EXPECT_EQ(camera.exposure.Way(), ExposureWay::Absolute);
   EXPECT_DOUBLE_EQ(camera.exposure.SetMs(33), 33);
   EXPECT_EQ(camera.Now(V4L2_CID_EXPOSURE_AUTO), V4L2_EXPOSURE_MANUAL);
   EXPECT_EQ(camera.Now(V4L2_CID_EXPOSURE_ABSOLUTE), 330);
}

TEST(Exposure, Of_a_sensor_is_in_lines_and_reports_what_was_applied) {
   Imx219 sensor;
   EXPECT_EQ(sensor.exposure.Way(), ExposureWay::Lines);
   const double applied = sensor.exposure.SetMs(10);
   EXPECT_EQ(sensor.Now(V4L2_CID_EXPOSURE), 529); // 10 ms / 18.904 µs
   EXPECT_DOUBLE_EQ(applied, 529 * Imx219::lineMs);
   EXPECT_DOUBLE_EQ(sensor.exposure.Ms(), applied);
   EXPECT_EQ(sensor.Now(V4L2_CID_VBLANK), 1062) << "the frame rate is kept";
}

TEST(Exposure, A_long_exposure_lengthens_the_blanking_and_a_short_one_takes_it_back) {
   Imx219 sensor;
   const double applied = sensor.exposure.SetMs(500);
   EXPECT_NEAR(applied, 500, Imx219::lineMs / 2);
   const std::int64_t lines = std::llround(500 / Imx219::lineMs);
   EXPECT_EQ(sensor.Now(V4L2_CID_EXPOSURE), lines);
   EXPECT_EQ(sensor.Now(V4L2_CID_VBLANK), lines + 4 - 2464);
   sensor.exposure.SetMs(5);
   EXPECT_EQ(sensor.Now(V4L2_CID_VBLANK), 1062);
   EXPECT_NEAR(sensor.exposure.Ms(), 5, Imx219::lineMs / 2);
}

TEST(Exposure, Blanking_left_long_by_an_earlier_program_comes_back_too) {
   Imx219 sensor;
   sensor.controls.Set(V4L2_CID_VBLANK, 50'000);
   Exposure later({&sensor.controls});
   later.SetMs(5);
   EXPECT_EQ(sensor.Now(V4L2_CID_VBLANK), 1062);
}

TEST(Exposure, Every_time_in_the_range_is_applied_to_the_nearest_line) {
   Imx219 sensor;
   const ExposureRange range = sensor.exposure.Range();
   EXPECT_DOUBLE_EQ(range.leastMs, 4 * Imx219::lineMs);
   EXPECT_DOUBLE_EQ(range.mostMs, (65'535 - 4) * Imx219::lineMs);
   for (double ms = range.leastMs; ms <= range.mostMs; ms *= 1.31)
      ASSERT_NEAR(sensor.exposure.SetMs(ms), ms, Imx219::lineMs / 2 + 1e-9);
   EXPECT_DOUBLE_EQ(sensor.exposure.SetMs(range.mostMs), range.mostMs);
   EXPECT_TRUE(Tells([&] { sensor.exposure.SetMs(range.mostMs + 1); }, "1238.8 ms"));
}

TEST(Exposure, Follows_the_mode_of_the_sensor) {
   Opened sensor("pi4-unicam-imx477", "/dev/v4l-subdev0");
   EXPECT_NEAR(sensor.exposure.Range().stepMs, 24'000 / 840'000.0, 1e-12);
   v4l2_subdev_format format{};
   format.which = V4L2_SUBDEV_FORMAT_ACTIVE;
   format.format.code = 0x3012;
   format.format.width = 2028;
   format.format.height = 1520;
   ASSERT_EQ(sensor.machine.Ioctl(sensor.descriptor.Get(), VIDIOC_SUBDEV_S_FMT, &format), 0);
   EXPECT_NEAR(sensor.exposure.Range().stepMs, 12'740 / 840'000.0, 1e-12);
   EXPECT_NEAR(sensor.exposure.SetMs(700), 700, 0.01);
   EXPECT_EQ(sensor.Now(V4L2_CID_VBLANK), sensor.Now(V4L2_CID_EXPOSURE) + 22 - 1520);
}

TEST(Exposure, The_frame_interval_of_a_sensor_is_kept_through_long_and_short_exposures) {
   Imx219 sensor;
   EXPECT_NEAR(sensor.exposure.FrameIntervalMs(), 3526 * Imx219::lineMs, 1e-9);
   EXPECT_NEAR(sensor.exposure.SetFrameIntervalMs(200), 200, Imx219::lineMs / 2);
   sensor.exposure.SetMs(400);
   EXPECT_NEAR(sensor.exposure.FrameIntervalMs(), 400, 5 * Imx219::lineMs);
   sensor.exposure.SetMs(1);
   EXPECT_NEAR(sensor.exposure.FrameIntervalMs(), 200, Imx219::lineMs / 2);
   EXPECT_TRUE(Tells([&] { sensor.exposure.SetFrameIntervalMs(10); }, "cannot take a frame every 10 ms", "47.183 ms"));
}

TEST(Exposure, A_sensor_that_cannot_lengthen_its_blanking_has_the_range_of_its_frame) {
   Imx219 sensor;
   sensor.machine.ControlAt(sensor.path, V4L2_CID_VBLANK).flags |= V4L2_CTRL_FLAG_READ_ONLY;
   const Controls fixed(sensor.machine, sensor.descriptor.Get(), sensor.path);
   Controls copy = fixed;
   Exposure exposure({&copy});
   EXPECT_DOUBLE_EQ(exposure.Range().mostMs, 3522 * Imx219::lineMs);
   EXPECT_TRUE(Tells([&] { exposure.SetMs(500); }, "cannot expose for 500 ms"));
   EXPECT_NEAR(exposure.SetMs(60), 60, Imx219::lineMs);
}

TEST(Exposure, A_driver_that_keeps_its_limit_is_an_error_and_not_another_exposure) {
   Imx219 sensor;
   sensor.machine.ControlAt(sensor.path, V4L2_CID_EXPOSURE).maximumFollows = 0;
   EXPECT_TRUE(Tells([&] { sensor.exposure.SetMs(500); }, "cannot expose for 500 ms", "66.578 ms at most"));
}

TEST(Exposure, Without_a_control_in_a_unit_of_time_says_so) {
   recorded::RecordedMachine machine("uvc-webcam");
   auto& controls = machine.NodeAt("/dev/video0").controls;
   controls.erase(V4L2_CID_EXPOSURE_ABSOLUTE);
   const FileDescriptor node(machine, machine.Open("/dev/video0", O_RDWR));
   Controls listed(machine, node.Get(), "/dev/video0");
   Exposure exposure({&listed});
   EXPECT_EQ(exposure.Way(), ExposureWay::None);
   EXPECT_FALSE(exposure.IsAvailable());
   EXPECT_TRUE(Tells([&] { exposure.SetMs(10); }, "/dev/video0 has no exposure control in a unit of time"));
   EXPECT_TRUE(Tells([&] { exposure.Ms(); }, "has no exposure control"));
}

TEST(Exposure, The_sensor_behind_a_node_without_exposure_is_used) {
   Imx219 sensor;
   const FileDescriptor node(sensor.machine, sensor.machine.Open("/dev/video0", O_RDWR));
   Controls ofNode(sensor.machine, node.Get(), "/dev/video0");
   Exposure exposure({&ofNode, &sensor.controls});
   EXPECT_EQ(exposure.Way(), ExposureWay::Lines);
   EXPECT_EQ(exposure.Description(), "Exposure of /dev/v4l-subdev0, in lines of the sensor, 0.018904 ms each");
}

} // namespace
