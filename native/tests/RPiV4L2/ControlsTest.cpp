#include "v4l2/Controls.h"
#include "Messages.h"
#include "RecordedMachine.h"
#include "v4l2/FileDescriptor.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <gtest/gtest.h>

using namespace v4l2;

namespace {

constexpr std::uint32_t notStandard = 0x0098f900; // as drivers number their own

struct Opened {
   explicit Opened(const std::string& name, const std::string& node = "/dev/video0")
       : machine(name), path(node), descriptor(machine, machine.Open(node, O_RDWR)),
         controls(machine, descriptor.Get(), node) {}

   recorded::Control& Recorded(std::uint32_t id) { return machine.ControlAt(path, id); }

   recorded::RecordedMachine machine;
   std::string path;
   FileDescriptor descriptor;
   Controls controls;
};

/** A webcam with one more control, of any kind. */
struct WithOneMore : Opened {
   explicit WithOneMore(recorded::Control control) : Opened("uvc-webcam") {
      control.id = notStandard;
      control.name = "One More";
      machine.NodeAt(path).controls[notStandard] = control;
      controls = Controls(machine, descriptor.Get(), path);
   }
};

recorded::Control Of(std::uint32_t type, std::int64_t minimum, std::int64_t maximum, std::vector<std::uint32_t> dims) {
   recorded::Control control;
   control.type = type;
   control.minimum = minimum;
   control.maximum = maximum;
   control.step = 1;
   control.dims = std::move(dims);
   std::size_t elements = 1;
   for (const std::uint32_t dim : control.dims)
      elements *= dim;
   control.values.assign(elements, minimum);
   return control;
}

TEST(Controls, All_controls_of_a_webcam_are_listed_with_kind_limits_and_menu) {
   Opened webcam("uvc-webcam");
   EXPECT_EQ(webcam.controls.All().size(), webcam.machine.NodeAt("/dev/video0").controls.size());
   const Control& exposure = *webcam.controls.Find(V4L2_CID_EXPOSURE_ABSOLUTE);
   EXPECT_EQ(exposure.name, "Exposure Time, Absolute");
   EXPECT_EQ(exposure.kind, ControlKind::Integer);
   EXPECT_EQ(exposure.minimum, 3);
   EXPECT_EQ(exposure.maximum, 2047);
   EXPECT_TRUE(exposure.IsInactive());
   const Control& automatic = *webcam.controls.Find(V4L2_CID_EXPOSURE_AUTO);
   ASSERT_EQ(automatic.menu.size(), 2U) << "items 0 and 2 do not exist";
   EXPECT_EQ(automatic.menu[1].index, 3);
   EXPECT_EQ(automatic.menu[1].name, "Aperture Priority Mode");
   EXPECT_EQ(webcam.controls.Find(V4L2_CID_USER_CLASS)->kind, ControlKind::Class);
   EXPECT_TRUE(webcam.controls.Unanswered().empty());
}

TEST(Controls, A_node_without_controls_has_an_empty_list) {
   EXPECT_TRUE(Opened("uvc-webcam", "/dev/video1").controls.All().empty());
}

TEST(Controls, A_control_that_does_not_answer_is_left_out_and_told) {
   recorded::RecordedMachine machine("uvc-webcam");
   const FileDescriptor node(machine, machine.Open("/dev/video0", O_RDWR));
   const auto& controls = machine.NodeAt("/dev/video0").controls;
   machine.Answer(VIDIOC_QUERY_EXT_CTRL, [&](const std::string&, void* argument) {
      auto& query = *static_cast<v4l2_query_ext_ctrl*>(argument);
      const bool isNext = (query.id & V4L2_CTRL_FLAG_NEXT_CTRL) != 0;
      const std::uint32_t asked = query.id & V4L2_CTRL_ID_MASK;
      const auto found = isNext ? controls.upper_bound(asked) : controls.find(asked);
      if (found == controls.end() || found->first == V4L2_CID_GAIN) {
         errno = found == controls.end() ? EINVAL : EIO;
         return -1;
      }
      query = {};
      query.id = found->first;
      query.type = V4L2_CTRL_TYPE_INTEGER;
      query.elems = 1;
      return 0;
   });
   const Controls listed(machine, node.Get(), "/dev/video0");
   EXPECT_EQ(listed.All().size(), controls.size() - 1);
   EXPECT_FALSE(listed.Has(V4L2_CID_GAIN));
   EXPECT_TRUE(listed.Has(V4L2_CID_POWER_LINE_FREQUENCY)) << "those after it are listed";
   EXPECT_EQ(listed.Unanswered(), std::vector<std::uint32_t>{V4L2_CID_GAIN});
}

TEST(Controls, What_was_set_is_read_back) {
   Opened webcam("uvc-webcam");
   EXPECT_EQ(webcam.controls.Set(V4L2_CID_BRIGHTNESS, 77), 77);
   EXPECT_EQ(webcam.controls.Get(V4L2_CID_BRIGHTNESS), 77);
   webcam.machine.Answer(VIDIOC_S_EXT_CTRLS, [&](const std::string&, void*) {
      webcam.Recorded(V4L2_CID_BRIGHTNESS).values = {64}; // a driver with its own idea
      return 0;
   });
   EXPECT_EQ(webcam.controls.Set(V4L2_CID_BRIGHTNESS, 80), 64);
}

TEST(Controls, A_value_out_of_range_is_refused_with_what_is_allowed_and_not_sent) {
   Opened webcam("uvc-webcam");
   EXPECT_EQ(MessageOf([&] { webcam.controls.Set(V4L2_CID_BRIGHTNESS, 256); }),
             "/dev/video0 cannot set \"Brightness\" to 256: it is out of range; allowed: from 0 to 255.");
   const auto requests = webcam.machine.Requests("/dev/video0");
   EXPECT_EQ(std::count(requests.begin(), requests.end(), VIDIOC_S_EXT_CTRLS), 0);
}

TEST(Controls, A_value_between_two_steps_is_refused_with_the_step) {
   Opened webcam("uvc-webcam");
   EXPECT_TRUE(
       Tells([&] { webcam.controls.Set(V4L2_CID_PAN_ABSOLUTE, 100); }, "from -36000 to 36000 in steps of 3600"));
   EXPECT_EQ(webcam.controls.Set(V4L2_CID_PAN_ABSOLUTE, -3600), -3600);
}

TEST(Controls, An_index_that_is_no_item_is_refused_with_the_items) {
   Opened webcam("uvc-webcam");
   EXPECT_TRUE(Tells([&] { webcam.controls.Set(V4L2_CID_EXPOSURE_AUTO, 2); },
                     "\"Manual Mode\" and \"Aperture Priority Mode\""));
}

TEST(Controls, An_automatic_control_makes_the_manual_one_inactive_and_that_is_known_at_once) {
   Opened webcam("uvc-webcam");
   EXPECT_TRUE(
       Tells([&] { webcam.controls.Set(V4L2_CID_EXPOSURE_ABSOLUTE, 100); }, "inactive", "Switch that off first"));
   webcam.controls.Set(V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL);
   EXPECT_FALSE(webcam.controls.Find(V4L2_CID_EXPOSURE_ABSOLUTE)->IsInactive());
   EXPECT_EQ(webcam.controls.Set(V4L2_CID_EXPOSURE_ABSOLUTE, 100), 100);
}

TEST(Controls, A_read_only_control_is_read_and_not_set) {
   Opened sensor("pi4-unicam-imx219", "/dev/v4l-subdev0");
   EXPECT_EQ(sensor.controls.Get(V4L2_CID_PIXEL_RATE), 182'400'000) << "64 bit";
   EXPECT_TRUE(Tells([&] { sensor.controls.Set(V4L2_CID_PIXEL_RATE, 1); }, "it is read-only"));
}

TEST(Controls, A_control_grabbed_by_streaming_is_refused_until_it_is_released) {
   Opened sensor("pi4-unicam-imx219", "/dev/v4l-subdev0");
   sensor.Recorded(V4L2_CID_HFLIP).flags |= V4L2_CTRL_FLAG_GRABBED;
   EXPECT_TRUE(Tells([&] { sensor.controls.Set(V4L2_CID_HFLIP, 1); }, "Stop the sequence first"));
   sensor.Recorded(V4L2_CID_HFLIP).flags &= ~static_cast<std::uint32_t>(V4L2_CTRL_FLAG_GRABBED);
   EXPECT_EQ(sensor.controls.Set(V4L2_CID_HFLIP, 1), 1);
}

TEST(Controls, A_write_only_control_is_set_and_not_read) {
   recorded::Control control = Of(V4L2_CTRL_TYPE_INTEGER, 0, 9, {});
   control.flags = V4L2_CTRL_FLAG_WRITE_ONLY | V4L2_CTRL_FLAG_EXECUTE_ON_WRITE;
   WithOneMore webcam(control);
   EXPECT_TRUE(webcam.controls.Find(notStandard)->ActsOnWrite());
   EXPECT_EQ(webcam.controls.Set(notStandard, 4), 4);
   EXPECT_EQ(webcam.Recorded(notStandard).values[0], 4);
   EXPECT_THROW(webcam.controls.Get(notStandard), Error);
}

TEST(Controls, A_button_is_pressed_and_has_no_value) {
   WithOneMore webcam(Of(V4L2_CTRL_TYPE_BUTTON, 0, 0, {}));
   webcam.Recorded(notStandard).values = {5};
   webcam.controls.Press(notStandard);
   EXPECT_EQ(webcam.Recorded(notStandard).values[0], 0);
   EXPECT_FALSE(webcam.controls.Find(notStandard)->IsReadable());
   EXPECT_EQ(webcam.controls.SetText(notStandard, "now"), "now");
   EXPECT_TRUE(Tells([&] { webcam.controls.Press(V4L2_CID_BRIGHTNESS); }, "it is not a button"));
}

TEST(Controls, A_bitmask_takes_the_bits_there_are_up_to_the_highest) {
   WithOneMore webcam(Of(V4L2_CTRL_TYPE_BITMASK, 0, static_cast<std::int32_t>(0x80002a00), {}));
   EXPECT_EQ(webcam.controls.Find(notStandard)->maximum, 0x80002a00);
   EXPECT_EQ(webcam.controls.SetText(notStandard, "0x80000200"), "0x80000200");
   EXPECT_EQ(webcam.controls.Get(notStandard), 0x80000200);
   EXPECT_TRUE(Tells([&] { webcam.controls.SetText(notStandard, "0x1"); }, "bits that do not exist"));
}

TEST(Controls, A_string_is_held_to_its_length) {
   recorded::Control control = Of(V4L2_CTRL_TYPE_STRING, 2, 4, {});
   control.text = "  ";
   WithOneMore webcam(control);
   EXPECT_EQ(webcam.controls.SetString(notStandard, "abcd"), "abcd");
   EXPECT_EQ(webcam.controls.GetText(notStandard), "abcd");
   EXPECT_TRUE(
       Tells([&] { webcam.controls.SetText(notStandard, "abcde"); }, "it has 5 bytes; allowed: from 2 to 4 bytes"));
}

TEST(Controls, A_64_bit_value_keeps_all_its_bits) {
   WithOneMore webcam(Of(V4L2_CTRL_TYPE_INTEGER64, INT64_MIN, INT64_MAX, {}));
   EXPECT_EQ(webcam.controls.SetText(notStandard, "-9223372036854775808"), "-9223372036854775808");
   EXPECT_EQ(webcam.controls.Set(notStandard, 0x123456789abcdef0), 0x123456789abcdef0);
}

TEST(Controls, An_integer_menu_is_read_and_set_by_its_numbers) {
   Opened camera("pi-bcm2835");
   EXPECT_EQ(camera.controls.GetText(V4L2_CID_ISO_SENSITIVITY), "0");
   EXPECT_EQ(camera.controls.SetText(V4L2_CID_ISO_SENSITIVITY, "400000"), "400000");
   EXPECT_EQ(camera.controls.Get(V4L2_CID_ISO_SENSITIVITY), 3);
   EXPECT_EQ(camera.controls.Find(V4L2_CID_ISO_SENSITIVITY)->ItemAt(3)->value, 400'000);
   EXPECT_TRUE(Tells([&] { camera.controls.SetText(V4L2_CID_ISO_SENSITIVITY, "3"); }, "\"800000\""));
}

TEST(Controls, A_menu_is_read_and_set_by_its_names_and_equal_names_are_told_apart) {
   Opened camera("pi-bcm2835");
   EXPECT_EQ(camera.controls.SetText(V4L2_CID_EXPOSURE_AUTO, "Manual Mode"), "Manual Mode");
   camera.machine.ControlAt("/dev/video0", V4L2_CID_EXPOSURE_AUTO).menu = {{0, "Same"}, {1, "Same"}};
   const Controls anew(camera.machine, camera.descriptor.Get(), "/dev/video0");
   EXPECT_EQ(anew.GetText(V4L2_CID_EXPOSURE_AUTO), "Same (1)");
}

class Arrays : public testing::TestWithParam<std::pair<std::uint32_t, std::int64_t>> {};

TEST_P(Arrays, Of_every_element_size_are_read_and_set_whole) {
   const auto [type, most] = GetParam();
   WithOneMore webcam(Of(type, 0, most, {2, 3}));
   const std::vector<std::int64_t> values{0, 1, most, most - 1, 2, 3};
   EXPECT_EQ(webcam.controls.Find(notStandard)->kind, ControlKind::Array);
   EXPECT_EQ(webcam.controls.Find(notStandard)->dimensions, (std::vector<std::uint32_t>{2, 3}));
   EXPECT_EQ(webcam.controls.SetArray(notStandard, values), values);
   EXPECT_EQ(webcam.Recorded(notStandard).values, values);
   EXPECT_TRUE(Tells([&] { webcam.controls.SetArray(notStandard, {1, 2}); }, "exactly 6"));
   EXPECT_EQ(webcam.controls.SetText(notStandard, "6, 5,4,3,2,1"), "6,5,4,3,2,1");
   EXPECT_TRUE(Tells([&] { webcam.controls.SetText(notStandard, "6,x,4,3,2,1"); }, "\"x\" is not a whole number"));
}

INSTANTIATE_TEST_SUITE_P(Types, Arrays,
                         testing::Values(std::pair(V4L2_CTRL_TYPE_U8, 255), std::pair(V4L2_CTRL_TYPE_U16, 65'535),
                                         std::pair(V4L2_CTRL_TYPE_U32, 4'294'967'295),
                                         std::pair(V4L2_CTRL_TYPE_INTEGER, 2'147'483'647),
                                         std::pair(V4L2_CTRL_TYPE_INTEGER64, INT64_MAX)));

TEST(Controls, An_element_out_of_range_is_named_with_its_place) {
   WithOneMore webcam(Of(V4L2_CTRL_TYPE_U8, 10, 20, {3}));
   EXPECT_TRUE(Tells(
       [&] {
          webcam.controls.SetArray(notStandard, {10, 21, 10});
       },
       "value 1 is 21; allowed: from 10 to 20"));
}

TEST(Controls, Text_that_is_no_number_is_refused_whole) {
   Opened webcam("uvc-webcam");
   for (const char* text : {"", "12a", " 12", "1.5", "0x", "99999999999999999999"})
      EXPECT_TRUE(Tells([&] { webcam.controls.SetText(V4L2_CID_BRIGHTNESS, text); }, "it is not a whole number"))
          << text;
}

TEST(Controls, A_control_the_node_does_not_have_is_named_by_its_number) {
   Opened webcam("uvc-webcam");
   EXPECT_TRUE(Tells([&] { webcam.controls.Get(V4L2_CID_PIXEL_RATE); }, "/dev/video0 has no control 0x009f0902",
                     "--list-ctrls-menus"));
}

TEST(Controls, A_driver_that_fails_is_reported_with_the_value_and_the_control) {
   Opened webcam("uvc-webcam");
   webcam.machine.Fail(VIDIOC_S_EXT_CTRLS, ENODEV);
   EXPECT_TRUE(
       Tells([&] { webcam.controls.Set(V4L2_CID_GAIN, 3); }, "/dev/video0 did not take 3 for \"Gain\"", "unplugged"));
}

TEST(ControlEvents, A_change_by_another_program_is_heard_with_all_that_follows_from_it) {
   Opened webcam("uvc-webcam");
   ASSERT_TRUE(webcam.controls.Subscribe());
   EXPECT_TRUE(webcam.controls.TakeChanges().empty());
   webcam.machine.ChangeControl("/dev/video0", V4L2_CID_EXPOSURE_AUTO, V4L2_EXPOSURE_MANUAL);
   const auto changes = webcam.controls.TakeChanges();
   ASSERT_EQ(changes.size(), 2U);
   EXPECT_EQ(changes[0].id, std::uint32_t{V4L2_CID_EXPOSURE_AUTO});
   EXPECT_TRUE(changes[0].value);
   EXPECT_EQ(changes[1].id, std::uint32_t{V4L2_CID_EXPOSURE_ABSOLUTE});
   EXPECT_TRUE(changes[1].flags);
   EXPECT_FALSE(changes[1].value);
   EXPECT_FALSE(webcam.controls.Find(V4L2_CID_EXPOSURE_ABSOLUTE)->IsInactive()) << "the list is up to date";
   EXPECT_TRUE(webcam.controls.TakeChanges().empty());
}

TEST(ControlEvents, Limits_that_follow_from_an_own_change_are_heard_but_not_the_change_itself) {
   Opened sensor("pi4-unicam-imx219", "/dev/v4l-subdev0");
   ASSERT_TRUE(sensor.controls.Subscribe());
   sensor.controls.Set(V4L2_CID_VBLANK, 5000);
   const auto changes = sensor.controls.TakeChanges();
   ASSERT_EQ(changes.size(), 1U);
   EXPECT_EQ(changes[0].id, std::uint32_t{V4L2_CID_EXPOSURE});
   EXPECT_TRUE(changes[0].limits);
   EXPECT_EQ(sensor.controls.Find(V4L2_CID_EXPOSURE)->maximum, 2464 + 5000 - 4);
}

TEST(ControlEvents, Several_changes_of_one_control_are_one) {
   Opened webcam("uvc-webcam");
   webcam.controls.Subscribe();
   for (const int value : {1, 2, 3})
      webcam.machine.ChangeControl("/dev/video0", V4L2_CID_GAIN, value);
   EXPECT_EQ(webcam.controls.TakeChanges().size(), 1U);
   EXPECT_EQ(webcam.controls.Get(V4L2_CID_GAIN), 3);
}

TEST(ControlEvents, A_driver_without_events_says_so) {
   Opened webcam("uvc-webcam");
   webcam.machine.Fail(VIDIOC_SUBSCRIBE_EVENT, ENOTTY);
   EXPECT_FALSE(webcam.controls.Subscribe());
   EXPECT_TRUE(webcam.controls.TakeChanges().empty());
}

} // namespace
