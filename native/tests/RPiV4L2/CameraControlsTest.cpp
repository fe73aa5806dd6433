// Controls as properties, exposure, gain, sensor modes.
#include "CameraFixture.h"

#include <cmath>

using namespace lensless;
using namespace lensless::rpiv4l2;
using v4l2::recorded::StreamingMachine;

namespace {

double Number(const std::string& text) {
   return std::stod(text);
}

TEST_F(WebcamTest, Controls_are_properties_with_limits_and_menus) {
   camera.Start();
   EXPECT_EQ(camera.Get("Brightness"), "128");
   EXPECT_EQ(camera.Set("Brightness", "200"), DEVICE_OK);
   EXPECT_EQ(machine.ControlAt("/dev/video0", V4L2_CID_BRIGHTNESS).values[0], 200);
   EXPECT_EQ(camera.Set("Brightness", "256"), DEVICE_INVALID_PROPERTY_VALUE);
   EXPECT_EQ(camera.Allowed("Power Line Frequency"), (std::set<std::string>{"Disabled", "50 Hz", "60 Hz"}));
   EXPECT_EQ(camera.Set("Power Line Frequency", "50 Hz"), DEVICE_OK);
   EXPECT_EQ(machine.ControlAt("/dev/video0", V4L2_CID_POWER_LINE_FREQUENCY).values[0], 1);
   EXPECT_EQ(camera.Get("White Balance Automatic"), "On"); // no comma in a name
   EXPECT_EQ(camera.Get("Gain"), "64");
   EXPECT_EQ(camera.Set("Gain", "7"), DEVICE_OK);
   EXPECT_EQ(machine.ControlAt("/dev/video0", V4L2_CID_GAIN).values[0], 7);
}

TEST_F(WebcamTest, An_inactive_control_is_shown_and_refused_until_its_automatic_is_off) {
   camera.Start();
   EXPECT_TRUE(camera.IsReadOnly("White Balance Temperature"));
   EXPECT_TRUE(Contains(camera.Get("InactiveControls"), "White Balance Temperature"));
   const int result = camera.Set("White Balance Temperature", "5000");
   ASSERT_EQ(result, ERR_REFUSED);
   EXPECT_TRUE(Contains(camera.Text(result), "inactive")) << camera.Text(result);
   EXPECT_EQ(camera.Set("White Balance Automatic", "Off"), DEVICE_OK);
   EXPECT_FALSE(camera.IsReadOnly("White Balance Temperature"));
   EXPECT_EQ(camera.Set("White Balance Temperature", "5000"), DEVICE_OK) << camera.Text(result);
   EXPECT_EQ(camera.Get("White Balance Temperature"), "5000");
}

TEST_F(WebcamTest, Steps_are_kept_and_values_between_them_refused) {
   camera.Start();
   ASSERT_EQ(camera.Set("Focus Automatic Continuous", "Off"), DEVICE_OK);
   EXPECT_EQ(camera.Set("Focus Absolute", "25"), DEVICE_OK);
   const int result = camera.Set("Focus Absolute", "27");
   ASSERT_NE(result, DEVICE_OK);
   EXPECT_TRUE(Contains(camera.Text(result), "27")) << camera.Text(result);
   EXPECT_EQ(camera.Get("Focus Absolute"), "25");
}

TEST_F(WebcamTest, What_changes_by_itself_is_reported) {
   camera.Start();
   machine.ChangeControl("/dev/video0", V4L2_CID_BRIGHTNESS, 77);
   EXPECT_TRUE(core.hears("Brightness", "77"));
   EXPECT_EQ(camera.Get("Brightness"), "77");
}

TEST_F(WebcamTest, Exposure_is_in_milliseconds_both_ways_and_ends_automatic_exposure) {
   camera.Start();
   camera->SetExposure(20);
   EXPECT_EQ(machine.ControlAt("/dev/video0", V4L2_CID_EXPOSURE_ABSOLUTE).values[0], 200);
   EXPECT_EQ(camera.Get("Auto Exposure"), "Manual Mode");
   EXPECT_DOUBLE_EQ(camera->GetExposure(), 20);
   EXPECT_EQ(camera.Set("Exposure", "33.33"), DEVICE_OK);
   EXPECT_EQ(camera.Get("Exposure"), "33.3000"); // as applied
   camera->SetExposure(10'000);
   EXPECT_DOUBLE_EQ(camera->GetExposure(), 33.3);
   EXPECT_TRUE(Contains(core.log(), "stays at 33.3 ms")) << core.log();
}

TEST_F(WebcamTest, Without_an_exposure_control_Exposure_tells_the_frame_interval_and_setting_it_is_not_silent) {
   machine.NodeAt("/dev/video0").controls.erase(V4L2_CID_EXPOSURE_ABSOLUTE);
   ASSERT_EQ(camera.Set("FrameRate", "20"), DEVICE_OK);
   camera.Start();
   EXPECT_TRUE(camera.IsReadOnly("Exposure"));
   EXPECT_DOUBLE_EQ(camera->GetExposure(), 50);
   camera->SetExposure(10);
   EXPECT_DOUBLE_EQ(camera->GetExposure(), 50);
   EXPECT_TRUE(Contains(core.log(), "has no exposure control")) << core.log();
}

/** A camera module on the receiver of a Raspberry Pi. */
class SensorTest : public ::testing::TestWithParam<const char*> {
protected:
   StreamingMachine machine{GetParam()};
   ListeningCore core;
   Camera camera{machine, core};
};

TEST_P(SensorTest, Raw_ten_bits_exposure_gain_and_modes_work_through_the_sub_device) {
   EXPECT_EQ(camera.Allowed("Size").count("1640x1232") + camera.Allowed("Size").count("2028x1520"), 1U);
   ASSERT_EQ(camera.Set("BufferCount", "2"), DEVICE_OK);
   camera.Start();
   EXPECT_NE(camera.Get("BayerOrder"), "None");
   EXPECT_GE(camera->GetBitDepth(), 10U);
   EXPECT_EQ(camera->GetImageBytesPerPixel(), 2U);
   EXPECT_NE(camera.Get("SensorMode"), "");
   const double lines = Number(camera.Get("Exposure (sensor)"));
   camera->SetExposure(10);
   EXPECT_NEAR(camera->GetExposure(), 10, 0.05);
   EXPECT_NE(Number(camera.Get("Exposure (sensor)")), lines);
   EXPECT_EQ(camera.Set("Gain", "2"), DEVICE_OK);
   EXPECT_NEAR(Number(camera.Get("Gain")), 2, 0.05);
   camera.Snap();
}

TEST_P(SensorTest, A_control_whose_limits_another_one_moves_is_read_and_set_within_the_new_ones) {
   camera.Start();
   camera->SetExposure(10);
   const double lines = Number(camera.Get("Exposure (sensor)"));
   camera->SetExposure(100); // longer than a frame was: the blanking grows
   EXPECT_NEAR(camera->GetExposure(), 100, 0.5);
   const double longer = Number(camera.Get("Exposure (sensor)"));
   EXPECT_NEAR(longer / lines, 10, 0.1);
   const std::string shorter = std::to_string(static_cast<long>(longer) - 100);
   ASSERT_EQ(camera.Set("Exposure (sensor)", shorter), DEVICE_OK);
   EXPECT_EQ(camera.Get("Exposure (sensor)"), shorter);
}

TEST_P(SensorTest, Exposure_and_gain_are_read_at_the_ends_of_what_the_sensor_can_do) {
   camera.Start();
   double least = 0, most = 0;
   ASSERT_EQ(camera->GetPropertyUpperLimit("Analogue Gain", most), DEVICE_OK);
   ASSERT_EQ(camera.Set("Analogue Gain", std::to_string(static_cast<long>(most))), DEVICE_OK);
   ASSERT_EQ(camera->GetPropertyUpperLimit("Gain", most), DEVICE_OK);
   EXPECT_NEAR(Number(camera.Get("Gain")), most, 2e-4);
   ASSERT_EQ(camera->GetPropertyLowerLimit("Exposure (sensor)", least), DEVICE_OK);
   ASSERT_EQ(camera.Set("Exposure (sensor)", std::to_string(static_cast<long>(least))), DEVICE_OK);
   ASSERT_EQ(camera->GetPropertyLowerLimit("Exposure", least), DEVICE_OK);
   EXPECT_NEAR(Number(camera.Get("Exposure")), least, 2e-4);
}

TEST_P(SensorTest, Binning_is_a_mode_of_the_sensor_and_others_are_refused) {
   ASSERT_EQ(camera.Set("BufferCount", "2"), DEVICE_OK);
   camera.Start();
   ASSERT_EQ(camera->GetBinning(), 1);
   const unsigned width = camera->GetImageWidth(), height = camera->GetImageHeight();
   const std::set<std::string> allowed = camera.Allowed("Binning");
   EXPECT_EQ(allowed.count("1"), 1U);
   EXPECT_NE(camera->SetBinning(3), DEVICE_OK);
   ASSERT_EQ(allowed.count("2"), 1U);
   ASSERT_EQ(camera->SetBinning(2), DEVICE_OK) << camera.Text(ERR_REFUSED);
   EXPECT_EQ(camera->GetBinning(), 2);
   EXPECT_EQ(camera->GetImageWidth(), width / 2);
   EXPECT_EQ(camera->GetImageHeight(), height / 2);
   camera.Snap();
}

TEST_P(SensorTest, Flips_change_the_order_of_the_mosaic) {
   ASSERT_EQ(camera.Set("BufferCount", "2"), DEVICE_OK);
   camera.Start();
   const std::string before = camera.Get("BayerOrder"), format = camera.Get("GrantedFormat");
   ASSERT_EQ(camera.Set("Horizontal Flip", "On"), DEVICE_OK) << camera.Text(ERR_REFUSED);
   const std::string after = camera.Get("BayerOrder");
   EXPECT_EQ(after, (std::string{before[1], before[0], before[3], before[2]}));
   EXPECT_NE(camera.Get("GrantedFormat"), format);
   camera.Snap();
}

TEST_P(SensorTest, A_frame_rate_is_set_by_the_blanking_of_the_sensor) {
   ASSERT_EQ(camera.Set("FrameRate", "5"), DEVICE_OK);
   camera.Start();
   EXPECT_NEAR(Number(camera.Get("FrameRateGranted")), 5, 0.05);
   camera->Shutdown();
   ASSERT_EQ(camera.Set("FrameRate", "5000"), DEVICE_OK);
   const int result = camera->Initialize();
   ASSERT_EQ(result, ERR_CANNOT_START);
   EXPECT_TRUE(Contains(camera.Text(result), "5000")) << camera.Text(result);
}

INSTANTIATE_TEST_SUITE_P(Recorded, SensorTest,
                         ::testing::Values("pi4-unicam-imx219", "pi4-unicam-imx477", "pi5-cfe-imx219"),
                         [](const auto& tested) {
                            std::string name = tested.param;
                            std::replace(name.begin(), name.end(), '-', '_');
                            return name;
                         });

} // namespace
