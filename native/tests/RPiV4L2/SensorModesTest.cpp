#include "v4l2/SensorModes.h"
#include "Messages.h"
#include "RecordedMachine.h"

#include <algorithm>
#include <cerrno>
#include <gtest/gtest.h>

using namespace v4l2;
using pixels::BayerOrder;
using recorded::RecordedMachine;

namespace {

struct Behind {
   explicit Behind(const std::string& name) : machine(name), sensor(*Sensor::Behind(machine, "/dev/video0")) {}

   v4l2_mbus_framefmt FormatOf(const std::string& path, std::size_t pad) {
      return machine.NodeAt(path).pads[pad].format;
   }
   std::vector<std::string> Modes(int bits) {
      std::vector<std::string> texts;
      for (const SensorMode& mode : sensor.Modes())
         if (mode.bits == bits)
            texts.push_back(mode.Text());
      return texts;
   }

   RecordedMachine machine;
   Sensor sensor;
};

TEST(Binning, Is_a_whole_number_or_none) {
   EXPECT_EQ(BinningOf(3280, 3280), 1);
   EXPECT_EQ(BinningOf(3280, 1640), 2);
   EXPECT_EQ(BinningOf(2592, 640), 4) << "a remainder of a few pixels";
   EXPECT_EQ(BinningOf(3040, 1080), 0);
   EXPECT_EQ(BinningOf(100, 200), 0);
   EXPECT_EQ(BinningOf(0, 640), 0);
   EXPECT_EQ(BinningOf(640, 0), 0);
}

TEST(SensorModes, Tell_size_depth_crop_and_binning) {
   Behind camera("pi4-unicam-imx219");
   EXPECT_EQ(camera.sensor.Name(), "imx219 10-0010");
   const std::vector<std::string> expected{"3280×2464 10 bit, of 3280×2464 at (8, 8)",
                                           "1920×1080 10 bit, of 1920×1080 at (688, 700)",
                                           "1640×1232 10 bit, binned 2×2, of 3280×2464 at (8, 8)",
                                           "640×480 10 bit, binned 2×2, of 1280×960 at (1008, 760)"};
   EXPECT_EQ(camera.Modes(10), expected);
   EXPECT_EQ(camera.Modes(8).size(), 4U);
   EXPECT_EQ(camera.sensor.NativeArea(), (Rectangle{0, 0, 3296, 2480}));
}

TEST(SensorModes, Are_right_where_the_driver_does_not_tell_the_crop_of_a_trial_and_nothing_stays_changed) {
   RecordedMachine untouched("pi4-unicam-imx477");
   Behind camera("pi4-unicam-imx477");
   const std::vector<std::string> expected{"4056×3040 12 bit, of 4056×3040 at (8, 16)",
                                           "2028×1520 12 bit, binned 2×2, of 4056×3040 at (8, 16)",
                                           "2028×1080 12 bit, binned 2×2, of 4056×2160 at (8, 456)"};
   EXPECT_EQ(camera.Modes(12), expected);
   EXPECT_EQ(camera.Modes(10), std::vector<std::string>{"1332×990 10 bit, binned 2×2, of 2664×1980 at (704, 544)"});
   EXPECT_EQ(camera.sensor.Current().size, (Size{4056, 3040}));
   for (const auto& [id, control] : untouched.NodeAt("/dev/v4l-subdev0").controls)
      EXPECT_EQ(camera.machine.ControlAt("/dev/v4l-subdev0", id).values, control.values) << control.name;
}

TEST(SensorModes, Are_found_by_size_and_pixel_format_most_bits_first) {
   Behind camera("pi4-unicam-imx219");
   EXPECT_EQ(camera.sensor.FindMode({1640, 1232})->bits, 10);
   EXPECT_EQ(camera.sensor.FindMode({1640, 1232}, V4L2_PIX_FMT_SRGGB8)->bits, 8);
   EXPECT_EQ(camera.sensor.FindMode({1640, 1232}, V4L2_PIX_FMT_SRGGB10P)->bits, 10);
   EXPECT_EQ(camera.sensor.FindMode({1640, 1232}, V4L2_PIX_FMT_SRGGB16)->bits, 10) << "a receiver may widen them";
   EXPECT_EQ(camera.sensor.FindMode({1640, 1232}, V4L2_PIX_FMT_SRGGB12), nullptr);
   EXPECT_EQ(camera.sensor.FindMode({1000, 1000}), nullptr);
}

TEST(Sensor, A_webcam_and_the_firmwares_camera_have_none_to_be_set) {
   for (const char* name : {"uvc-webcam", "pi-bcm2835"}) {
      RecordedMachine machine(name);
      EXPECT_FALSE(Sensor::Behind(machine, "/dev/video0")) << name;
      EXPECT_EQ(machine.OpenDescriptors(), 0);
   }
}

TEST(Sensor, A_driver_that_lets_the_video_node_do_all_leaves_none) {
   RecordedMachine machine("pi4-unicam-imx477");
   machine.Answer(VIDIOC_SUBDEV_QUERYCAP, [](const std::string&, void* argument) {
      static_cast<v4l2_subdev_capability*>(argument)->capabilities = V4L2_SUBDEV_CAP_RO_SUBDEV;
      return 0;
   });
   EXPECT_FALSE(Sensor::Behind(machine, "/dev/video0"));
}

TEST(Sensor, A_mode_is_set_on_every_pad_on_the_way) {
   Behind camera("pi4-unicam-imx219");
   const BusFormat arrived =
       camera.sensor.Configure(*camera.sensor.FindMode({1640, 1232}, V4L2_PIX_FMT_SRGGB10), V4L2_PIX_FMT_SRGGB10);
   EXPECT_STREQ(arrived.name, "SRGGB10_1X10");
   for (const auto& [path, pad] :
        {std::pair("/dev/v4l-subdev0", 0U), std::pair("/dev/v4l-subdev1", 0U), std::pair("/dev/v4l-subdev1", 1U)}) {
      EXPECT_EQ(camera.FormatOf(path, pad).width, 1640U) << path << pad;
      EXPECT_EQ(camera.FormatOf(path, pad).code, 0x300fU) << path << pad;
   }
   EXPECT_EQ(camera.sensor.Current().binningX, 2);
   EXPECT_EQ(camera.sensor.Controls().Find(V4L2_CID_VBLANK)->initial, 531) << "limits are those of the mode";
}

TEST(Sensor, The_receiver_of_a_Pi_5_is_linked_to_memory_and_widens_samples_if_asked) {
   Behind camera("pi5-cfe-imx219");
   const SensorMode& mode = *camera.sensor.FindMode({1920, 1080});
   EXPECT_EQ(camera.sensor.ArrivingCodes(mode), (std::vector<std::uint32_t>{0x300f, 0x3020}));
   EXPECT_STREQ(camera.sensor.Configure(mode, V4L2_PIX_FMT_SRGGB16).name, "SRGGB16_1X16");
   EXPECT_EQ(camera.FormatOf("/dev/v4l-subdev0", 0).code, 0x300fU);
   EXPECT_EQ(camera.FormatOf("/dev/v4l-subdev0", 4).code, 0x3020U);
   EXPECT_STREQ(camera.sensor.Configure(mode, V4L2_PIX_FMT_SRGGB10P).name, "SRGGB10_1X10");
   EXPECT_EQ(camera.FormatOf("/dev/v4l-subdev0", 4).code, 0x300fU) << "what it did before is forgotten";
   EXPECT_EQ(camera.FormatOf("/dev/v4l-subdev0", 4).width, 1920U);
   EXPECT_STREQ(camera.sensor.Configure(mode).name, "SRGGB10_1X10");
}

TEST(Sensor, The_colour_order_follows_flips) {
   Behind camera("pi4-unicam-imx219");
   const SensorMode mode = *camera.sensor.FindMode({1640, 1232});
   const struct {
      int horizontal, vertical;
      BayerOrder order;
   } cases[] = {{0, 0, BayerOrder::RGGB}, {1, 0, BayerOrder::GRBG}, {0, 1, BayerOrder::GBRG}, {1, 1, BayerOrder::BGGR}};
   for (const auto& [horizontal, vertical, order] : cases) {
      camera.sensor.Controls().Set(V4L2_CID_HFLIP, horizontal);
      camera.sensor.Controls().Set(V4L2_CID_VFLIP, vertical);
      EXPECT_EQ(camera.sensor.Order(), order);
      EXPECT_EQ(camera.sensor.Configure(mode).order, order) << "the mode was listed without flips";
   }
}

TEST(Sensor, A_pixel_format_in_another_order_arrives_in_the_sensors) {
   Behind camera("pi5-cfe-imx219");
   const SensorMode mode = *camera.sensor.FindMode({1640, 1232});
   camera.sensor.Controls().Set(V4L2_CID_HFLIP, 1);
   EXPECT_EQ(camera.sensor.Configure(mode, V4L2_PIX_FMT_SRGGB10P).packed, V4L2_PIX_FMT_SGRBG10P);
   EXPECT_EQ(camera.sensor.Configure(mode, V4L2_PIX_FMT_SRGGB16).fourCc, V4L2_PIX_FMT_SGRBG16);
}

TEST(Sensor, A_pixel_format_of_another_depth_than_the_sensors_names_the_right_ones) {
   Behind camera("pi4-unicam-imx219");
   const SensorMode& mode = *camera.sensor.FindMode({1640, 1232});
   EXPECT_TRUE(Tells([&] { camera.sensor.Configure(mode, V4L2_PIX_FMT_SRGGB12); }, "imx219 10-0010 sends 10-bit RGGB",
                     "RG12 cannot be made", "choose RG10 or pRAA"));
}

TEST(Sensor, A_pad_that_takes_another_format_is_an_error_with_both) {
   Behind camera("pi4-unicam-imx219");
   camera.machine.NodeAt("/dev/v4l-subdev1").pads[0].sizes = {{{16, 16}, {1000, 1000}, {}, {}, {}}};
   EXPECT_TRUE(Tells(
       [&] {
          camera.sensor.Configure(*camera.sensor.FindMode({1640, 1232}));
       },
       "/dev/v4l-subdev1 took 1000×1000 SRGGB10_1X10 instead of 1640×1232 SRGGB10_1X10 on pad 0"));
}

TEST(Sensor, A_crop_is_refused_with_the_modes_where_the_driver_has_no_other) {
   Behind camera("pi4-unicam-imx219");
   EXPECT_FALSE(camera.sensor.CanCrop());
   EXPECT_TRUE(Tells(
       [&] {
          camera.sensor.SetCrop({100, 100, 640, 480}, camera.sensor.Current(), V4L2_PIX_FMT_SRGGB10);
       },
       "/dev/v4l-subdev0 cannot read 640×480 at (100, 100)", "1640×1232 10 bit, binned 2×2"));
}

TEST(Sensor, A_crop_is_rounded_by_the_driver_and_followed_by_the_receiver) {
   Behind camera("pi4-unicam-imx219");
   camera.machine.NodeAt("/dev/v4l-subdev0").pads[0].cropIsFree = true;
   EXPECT_TRUE(camera.sensor.CanCrop());
   EXPECT_EQ(camera.sensor.SetCrop({101, 203, 642, 481}, camera.sensor.Current(), V4L2_PIX_FMT_SRGGB10),
             (Rectangle{100, 202, 644, 480}));
   EXPECT_EQ(camera.FormatOf("/dev/v4l-subdev1", 1).width, 644U);
   EXPECT_EQ(camera.sensor.Current().crop.left, 100);
}

TEST(Sensor, All_descriptors_are_closed_with_it) {
   RecordedMachine machine("pi5-cfe-imx219");
   {
      const auto sensor = Sensor::Behind(machine, "/dev/video0");
      EXPECT_EQ(machine.OpenDescriptors(), 3) << "graph, sensor, receiver";
   }
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

} // namespace
