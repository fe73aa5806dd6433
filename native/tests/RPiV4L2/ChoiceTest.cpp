// What can be chosen before initialisation, and what is refused.
#include "CameraFixture.h"

#include <algorithm>

using namespace lensless;
using namespace lensless::rpiv4l2;
using v4l2::recorded::StreamingMachine;

namespace {

constexpr const char* byId = "/dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920_8F3B2A1F-video-index0";
const std::string webcam = std::string("HD Pro Webcam C920 at ") + byId;

TEST_F(WebcamTest, Nothing_is_opened_before_somebody_asks) {
   EXPECT_TRUE(machine.Requests("/dev/video0").empty());
   EXPECT_EQ(camera.Get("Format"), "Auto");
   EXPECT_TRUE(machine.Requests("/dev/video0").empty());
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST_F(WebcamTest, Usable_nodes_are_offered_by_name_and_stable_path) {
   EXPECT_EQ(camera.Allowed("Device"), std::set<std::string>{webcam});
   EXPECT_EQ(camera.Get("Device"), webcam); // the first usable one
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST_F(WebcamTest, Unusable_nodes_are_told_with_path_code_and_words) {
   EXPECT_TRUE(camera.IsReadOnly("UnusableDevices"));
   EXPECT_EQ(camera.Get("UnusableDevices"), "1");
   EXPECT_EQ(camera.Allowed("UnusableDevices"),
             std::set<std::string>{"/dev/video1 metadata-only metadata only, no pictures"});
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST_F(WebcamTest, Unusable_nodes_are_those_of_the_moment_until_the_camera_is_initialised) {
   machine.FailOpen("/dev/video0", EBUSY);
   EXPECT_EQ(camera.Get("UnusableDevices"), "2");
   EXPECT_TRUE(Contains(*camera.Allowed("UnusableDevices").begin(), "/dev/video0 busy in use by another program"));
   machine.FailOpen("/dev/video0", EACCES);
   EXPECT_TRUE(Contains(*camera.Allowed("UnusableDevices").begin(), "/dev/video0 not-permitted no permission."));
   machine.FailOpen("/dev/video0", 0);
   EXPECT_EQ(camera.Get("UnusableDevices"), "1");
   camera.Start();
   machine.FailOpen("/dev/video0", EBUSY);
   EXPECT_EQ(camera.Get("UnusableDevices"), "1");
}

TEST(Choice, A_node_whose_formats_are_not_read_is_told_with_them) {
   StreamingMachine machine{
       v4l2::recorded::Parse("node /dev/video0 81:0 driver=old card=Grabber bus=pci-1 caps=0x04200001\n"
                             "format PWC1 \"Raw Philips Webcam Type (Old)\" compressed=yes\n")};
   FakeCore core;
   Camera camera(machine, core);
   const std::set<std::string> unusable = camera.Allowed("UnusableDevices");
   ASSERT_EQ(unusable.size(), 1U);
   EXPECT_TRUE(Contains(*unusable.begin(), "/dev/video0 no-format ")) << *unusable.begin();
   EXPECT_TRUE(Contains(*unusable.begin(), "PWC1")) << *unusable.begin();
}

TEST_F(WebcamTest, A_device_is_found_by_every_name_it_has) {
   for (const std::string& said :
        {webcam, std::string(byId), std::string("/dev/video0"), std::string("HD Pro Webcam C920"),
         std::string("usb-0000:01:00.0-1.2"), std::string("usb-046d_HD_Pro_Webcam_C920_8F3B2A1F-video-index0")}) {
      EXPECT_EQ(camera.Set("Device", said), DEVICE_OK) << said << ": " << camera.Text(ERR_REFUSED);
      EXPECT_EQ(camera.Get("Device"), webcam);
   }
}

TEST_F(WebcamTest, A_device_that_is_not_there_is_refused_with_those_that_are) {
   const int result = camera.Set("Device", "/dev/video7");
   ASSERT_NE(result, DEVICE_OK);
   EXPECT_TRUE(Contains(camera.Text(result), "/dev/video7")) << camera.Text(result);
   EXPECT_TRUE(Contains(camera.Text(result), "HD Pro Webcam C920")) << camera.Text(result);
   EXPECT_EQ(camera.Get("Device"), webcam);
}

TEST_F(WebcamTest, Formats_sizes_and_rates_follow_the_choices_before_them) {
   EXPECT_EQ(camera.Allowed("Format"), (std::set<std::string>{"Auto", "MJPG", "YUYV"}));
   ASSERT_EQ(camera.Set("Format", "MJPG"), DEVICE_OK);
   EXPECT_EQ(camera.Allowed("Size"), (std::set<std::string>{"Auto", "640x480", "1280x720", "1920x1080"}));
   ASSERT_EQ(camera.Set("Format", "YUYV"), DEVICE_OK);
   EXPECT_EQ(camera.Allowed("Size").count("2304x1536"), 1U);
   ASSERT_EQ(camera.Set("Size", "1280×720"), DEVICE_OK);
   EXPECT_EQ(camera.Get("Size"), "1280x720");
   EXPECT_EQ(camera.Allowed("FrameRate"), (std::set<std::string>{"Auto", "10", "7.5", "5"}));
}

TEST_F(WebcamTest, Refusals_name_what_is_offered) {
   for (const auto& [property, value, offered] :
        {std::tuple("Format", "GREY", "YUYV"), std::tuple("Size", "999x999", "1280×720"),
         std::tuple("Size", "large", "1280×720"), std::tuple("FrameRate", "soon", "number"),
         std::tuple("FrameRate", "31", "fps"), std::tuple("ColourPlane", "Mauve", "Green")}) {
      const int result = camera.Set(property, value);
      ASSERT_NE(result, DEVICE_OK) << property;
      EXPECT_TRUE(Contains(camera.Text(result), value)) << camera.Text(result);
      EXPECT_TRUE(Contains(camera.Text(result), offered)) << camera.Text(result);
   }
   EXPECT_EQ(camera.Get("Size"), "Auto");
}

TEST_F(WebcamTest, Auto_prefers_raw_samples_and_the_largest_size_at_the_rate_asked_for) {
   ASSERT_EQ(camera.Set("FrameRate", "30"), DEVICE_OK);
   camera.Start();
   EXPECT_EQ(camera.Get("GrantedFormat"), "YUYV");
   EXPECT_EQ(camera.Get("GrantedSize"), "640x480");
   EXPECT_EQ(camera.Get("FrameRateGranted"), "30");
}

TEST_F(WebcamTest, All_reasons_are_told_before_anything_is_set) {
   ASSERT_EQ(camera.Set("Format", "YUYV"), DEVICE_OK);
   ASSERT_EQ(camera.Set("FrameRate", "30"), DEVICE_OK);
   ASSERT_EQ(camera.Set("Size", "1920x1080"), DEVICE_OK); // possible in itself
   ASSERT_EQ(camera.Set("Format", "MJPG"), DEVICE_OK);
   ASSERT_EQ(camera.Set("Size", "1280x720"), DEVICE_OK);
   ASSERT_EQ(camera.Set("Format", "YUYV"), DEVICE_OK);
   const int result = camera->Initialize();
   ASSERT_EQ(result, ERR_CANNOT_START);
   EXPECT_TRUE(Contains(camera.Text(result), "FrameRate cannot be 30")) << camera.Text(result);
   const auto requests = machine.Requests("/dev/video0");
   EXPECT_EQ(std::count(requests.begin(), requests.end(), VIDIOC_S_FMT), 0);
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST_F(WebcamTest, A_colour_of_a_camera_without_mosaic_is_refused) {
   ASSERT_EQ(camera.Set("ColourPlane", "Red"), DEVICE_OK);
   const int result = camera->Initialize();
   ASSERT_EQ(result, ERR_CANNOT_START);
   EXPECT_TRUE(Contains(camera.Text(result), "ColourPlane cannot be Red")) << camera.Text(result);
}

TEST_F(WebcamTest, A_size_that_the_driver_rounds_is_an_error_that_names_what_it_offers) {
   ASSERT_EQ(camera.Set("Size", "1280x720"), DEVICE_OK);
   const auto round = [](const std::string&, void* argument) {
      auto& pixels = static_cast<v4l2_format*>(argument)->fmt.pix;
      pixels.width = 640;
      pixels.height = 480;
      pixels.bytesperline = 1280;
      pixels.sizeimage = 614'400;
      return 0;
   };
   machine.Answer(VIDIOC_S_FMT, round);
   machine.Answer(VIDIOC_TRY_FMT, round);
   const int result = camera->Initialize();
   ASSERT_NE(result, DEVICE_OK);
   EXPECT_TRUE(Contains(camera.Text(result), "1280×720")) << camera.Text(result);
   EXPECT_TRUE(Contains(camera.Text(result), "640×480")) << camera.Text(result);
}

TEST_F(WebcamTest, A_camera_in_use_or_without_permission_says_what_to_do) {
   machine.Fail(VIDIOC_S_FMT, EBUSY);
   EXPECT_EQ(camera->Initialize(), ERR_IN_USE);
   EXPECT_TRUE(Contains(camera.Text(ERR_IN_USE), "/dev/video0")) << camera.Text(ERR_IN_USE);
   machine.Fail(VIDIOC_S_FMT, 0);
   machine.FailOpen("/dev/video0", EACCES);
   const int result = camera->Initialize();
   EXPECT_NE(result, DEVICE_OK);
   EXPECT_TRUE(Contains(camera.Text(result), "usermod -aG video")) << camera.Text(result);
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST_F(WebcamTest, Choices_are_fixed_while_the_camera_is_initialised) {
   camera.Start();
   const int result = camera.Set("Size", "640x480");
   ASSERT_NE(result, DEVICE_OK);
   EXPECT_TRUE(Contains(camera.Text(result), "before initialisation")) << camera.Text(result);
   EXPECT_EQ(camera->Shutdown(), DEVICE_OK);
   EXPECT_EQ(camera->Shutdown(), DEVICE_OK);
   EXPECT_EQ(machine.OpenDescriptors(), 0);
   EXPECT_EQ(camera.Set("Size", "640x480"), DEVICE_OK);
   camera.Start();
   EXPECT_EQ(camera.Get("GrantedSize"), "640x480");
}

TEST(Choice, Without_any_camera_initialising_says_so) {
   v4l2::recorded::StreamingMachine machine{v4l2::recorded::Machine()};
   FakeCore core;
   Camera camera(machine, core);
   EXPECT_TRUE(camera.Allowed("Device").empty());
   EXPECT_EQ(camera.Get("Device"), "");
   const int result = camera->Initialize();
   ASSERT_EQ(result, ERR_CANNOT_START);
   EXPECT_TRUE(Contains(camera.Text(result), "There is no camera")) << camera.Text(result);
}

TEST(Choice, A_range_of_sizes_is_offered_by_common_ones_and_takes_any) {
   StreamingMachine machine("pi-bcm2835");
   FakeCore core;
   Camera camera(machine, core);
   ASSERT_EQ(camera.Set("Device", "mmal service 16.1"), DEVICE_OK) << camera.Text(ERR_REFUSED);
   EXPECT_EQ(camera.Allowed("Size").count("3280x2464"), 1U);
   EXPECT_EQ(camera.Set("Size", "642x362"), DEVICE_OK) << camera.Text(ERR_REFUSED);
   EXPECT_NE(camera.Set("Size", "643x363"), DEVICE_OK);
   ASSERT_EQ(camera.Set("Format", "YU12"), DEVICE_OK);
   camera.Start();
   EXPECT_EQ(camera.Get("GrantedSize"), "642x362");
   EXPECT_EQ(camera->GetImageWidth(), 642U);
}

} // namespace
