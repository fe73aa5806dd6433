#include "v4l2/Gain.h"
#include "Messages.h"
#include "RecordedMachine.h"
#include "v4l2/FileDescriptor.h"

#include <cmath>
#include <fcntl.h>
#include <gtest/gtest.h>

using namespace v4l2;

namespace {

struct Opened {
   Opened(const std::string& name, const std::string& path, const std::string& sensor)
       : machine(name), descriptor(machine, machine.Open(path, O_RDWR)), controls(machine, descriptor.Get(), path),
         gain({&controls}, sensor) {}

   recorded::RecordedMachine machine;
   FileDescriptor descriptor;
   Controls controls;
   Gain gain;
};

TEST(GainLaw, Known_sensors_have_the_factors_of_their_data_sheets) {
   EXPECT_DOUBLE_EQ(AnalogueGainLaw("imx219 10-0010").Factor(0), 1);
   EXPECT_NEAR(AnalogueGainLaw("imx219 10-0010").Factor(232), 10.667, 1e-3);
   EXPECT_NEAR(AnalogueGainLaw("imx477 10-001a").Factor(978), 22.26, 1e-2);
   EXPECT_NEAR(AnalogueGainLaw("imx708_wide_noir").Factor(960), 16, 1e-9);
   EXPECT_NEAR(AnalogueGainLaw("imx290 10-001a").Factor(100), 31.62, 1e-2); // 30 dB
   EXPECT_NEAR(AnalogueGainLaw("imx296 10-001a").Factor(480), 251.19, 1e-2);
   EXPECT_DOUBLE_EQ(AnalogueGainLaw("ov5647 10-0036").Factor(1023), 63.9375);
   EXPECT_TRUE(std::isnan(AnalogueGainLaw("another 1-0001").Factor(5)));
   EXPECT_EQ(AnalogueGainLaw("another 1-0001").Formula(), "");
}

TEST(GainLaw, Code_and_factor_are_inverses) {
   for (const char* sensor : {"imx219", "imx477", "imx290", "imx296", "ov9281"})
      for (std::int64_t code = 1; code < 232; ++code)
         ASSERT_EQ(AnalogueGainLaw(sensor).Code(AnalogueGainLaw(sensor).Factor(code)), code) << sensor;
}

TEST(Gain, Of_a_known_sensor_is_a_factor_and_reports_what_was_applied) {
   Opened camera("pi4-unicam-imx219", "/dev/v4l-subdev0", "imx219 10-0010");
   EXPECT_TRUE(camera.gain.IsFactor());
   EXPECT_DOUBLE_EQ(camera.gain.Least(), 1);
   EXPECT_NEAR(camera.gain.Most(), 10.667, 1e-3);
   EXPECT_DOUBLE_EQ(camera.gain.Set(3), 256.0 / (256 - 171));
   EXPECT_EQ(camera.machine.ControlAt("/dev/v4l-subdev0", V4L2_CID_ANALOGUE_GAIN).values[0], 171);
   EXPECT_EQ(camera.gain.Description(), "Analogue Gain of /dev/v4l-subdev0, a factor: 256/(256 − code)");
   EXPECT_TRUE(Tells([&] { camera.gain.Set(11); }, "to 11 times; it can from 1 to 10.667"));
   EXPECT_TRUE(Tells([&] { camera.gain.Set(0.9); }, "cannot set \"Analogue Gain\""));
   EXPECT_TRUE(Tells([&] { camera.gain.Set(std::nan("")); }, "cannot set \"Analogue Gain\""));
   EXPECT_DOUBLE_EQ(camera.gain.Set(10.67), camera.gain.Most()) << "a limit as it is shown is accepted";
}

TEST(Gain, Of_an_unknown_sensor_or_a_webcam_is_in_the_drivers_numbers) {
   Opened camera("pi4-unicam-imx219", "/dev/v4l-subdev0", "imx999 10-0010");
   EXPECT_FALSE(camera.gain.IsFactor());
   EXPECT_DOUBLE_EQ(camera.gain.Set(200), 200);
   Opened webcam("uvc-webcam", "/dev/video0", "");
   EXPECT_DOUBLE_EQ(webcam.gain.Get(), 64);
   EXPECT_DOUBLE_EQ(webcam.gain.Most(), 255);
   EXPECT_EQ(webcam.gain.Description(), "Gain of /dev/video0, in the driver's own numbers");
}

TEST(Gain, Automatic_gain_is_switched_off_by_setting_one) {
   recorded::RecordedMachine machine("uvc-webcam");
   auto& controls = machine.NodeAt("/dev/video0").controls;
   recorded::Control automatic;
   automatic.id = V4L2_CID_AUTOGAIN;
   automatic.type = V4L2_CTRL_TYPE_BOOLEAN;
   automatic.name = "Gain, Automatic";
   automatic.maximum = automatic.step = 1;
   automatic.values = {1};
   automatic.flags = V4L2_CTRL_FLAG_UPDATE;
   controls[V4L2_CID_AUTOGAIN] = automatic;
   controls[V4L2_CID_GAIN].activeWhen = V4L2_CID_AUTOGAIN;
   controls[V4L2_CID_GAIN].activeValues = {0};
   const FileDescriptor node(machine, machine.Open("/dev/video0", O_RDWR));
   Controls listed(machine, node.Get(), "/dev/video0");
   Gain gain({&listed}, "");
   EXPECT_DOUBLE_EQ(gain.Set(100), 100);
   EXPECT_EQ(listed.Get(V4L2_CID_AUTOGAIN), 0);
}

TEST(Gain, Without_a_control_says_so) {
   Opened metadata("uvc-webcam", "/dev/video1", "");
   EXPECT_FALSE(metadata.gain.IsAvailable());
   EXPECT_TRUE(Tells([&] { metadata.gain.Set(2); }, "/dev/video1 has no gain control"));
   EXPECT_TRUE(Tells([&] { metadata.gain.Get(); }, "/dev/video1 has no gain control"));
}

} // namespace
