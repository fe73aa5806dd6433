#include "v4l2/Formats.h"
#include "RecordedMachine.h"
#include "v4l2/Error.h"
#include "v4l2/FourCc.h"

#include <algorithm>
#include <cerrno>
#include <gtest/gtest.h>

namespace v4l2 {
namespace {

using recorded::RecordedMachine;

/** A sensor behind a receiver that takes any size in steps; padded lines, the multi-planar interface. */
const char* const stepwise = R"(
node /dev/video0 81:0 driver=cam card=Cam bus=platform:cam caps=0x04201000
format GREY "8-bit Greyscale" bits=8 line-align=64
sizes 16x16..3280x2464 step=8x2 fps=60,5
format RG10 "10-bit Bayer RGRG/GBGB" bits=16 line-align=64
sizes 16x16..3280x2464 step=8x2 fps=60,5
current GREY 640x480 fps=30
)";

std::string RefusalOf(const Device& device, const FormatRequest& request) {
   try {
      SetExactFormat(device, request);
   } catch (const Error& error) {
      return error.what();
   }
   return "granted";
}

TEST(FourCc, Is_written_as_people_write_it_and_read_back) {
   const std::vector<std::pair<std::uint32_t, std::string>> codes = {
       {V4L2_PIX_FMT_GREY, "GREY"},    {V4L2_PIX_FMT_Y10, "Y10"},       {V4L2_PIX_FMT_Y16_BE, "Y16-BE"},
       {V4L2_PIX_FMT_SRGGB10, "RG10"}, {V4L2_PIX_FMT_SRGGB10P, "pRAA"}, {V4L2_PIX_FMT_RGB24, "RGB3"},
       {V4L2_PIX_FMT_SBGGR8, "BA81"}};
   for (const auto& [code, text] : codes) {
      EXPECT_EQ(FourCcText(code), text);
      EXPECT_EQ(FourCcOf(text), code) << text;
   }
   EXPECT_EQ(FourCcOf("Y10 "), V4L2_PIX_FMT_Y10);
   EXPECT_EQ(FourCcText(0x01020304), "\\x04\\x03\\x02\\x01");
   for (const char* wrong : {"", "MJPEG", "\tab", "-BE5x"})
      EXPECT_EQ(FourCcOf(wrong), 0U) << wrong;
}

TEST(Formats, Those_of_a_webcam_are_listed_in_its_order) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   const std::vector<FormatOffer> formats = Formats(device);
   ASSERT_EQ(formats.size(), 2U);
   EXPECT_EQ(formats[0].fourCc, V4L2_PIX_FMT_YUYV);
   EXPECT_EQ(formats[0].description, "YUYV 4:2:2");
   EXPECT_FALSE(formats[0].isCompressed);
   EXPECT_EQ(formats[1].fourCc, V4L2_PIX_FMT_MJPEG);
   EXPECT_TRUE(formats[1].isCompressed);

   const FrameSizes sizes = SizesOf(device, V4L2_PIX_FMT_MJPEG);
   EXPECT_EQ(sizes.Text(), "640×480, 1280×720 and 1920×1080");
   EXPECT_TRUE(sizes.Offer({1280, 720}));
   EXPECT_FALSE(sizes.Offer({720, 1280}));
   EXPECT_EQ(IntervalsOf(device, V4L2_PIX_FMT_YUYV, {1280, 720}).Text(), "10 fps, 7.5 fps and 5 fps");
}

TEST(Formats, A_range_of_sizes_has_ends_and_steps) {
   RecordedMachine machine(recorded::Parse(stepwise));
   const Device device(machine, "/dev/video0");
   const FrameSizes sizes = SizesOf(device, V4L2_PIX_FMT_GREY);
   ASSERT_TRUE(sizes.range);
   EXPECT_EQ(sizes.Text(), "16×16 to 3280×2464 in steps of 8×2");
   EXPECT_TRUE(sizes.Offer({640, 480}));
   EXPECT_FALSE(sizes.Offer({641, 480}));
   EXPECT_FALSE(sizes.Offer({640, 481}));
   EXPECT_FALSE(sizes.Offer({3288, 480}));
   EXPECT_FALSE(sizes.Offer({8, 480}));
   EXPECT_EQ(IntervalsOf(device, V4L2_PIX_FMT_GREY, {640, 480}).Text(), "5 fps to 60 fps");
   EXPECT_FALSE(SizesOf(device, V4L2_PIX_FMT_Y10).AreTold());
}

TEST(Formats, What_the_driver_changed_is_seen) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   const FormatRequest request{V4L2_PIX_FMT_YUYV, {1300, 700}};
   const GrantedFormat granted = SetFormat(device, request);
   EXPECT_EQ(granted.size, (Size{1280, 720}));
   EXPECT_FALSE(granted.Is(request));
   EXPECT_EQ(granted.Text(), "1280×720 YUYV, 2560 bytes per line");
   EXPECT_EQ(CurrentFormat(device).size, granted.size);
}

TEST(Formats, Padded_lines_of_a_multi_planar_node_are_told) {
   RecordedMachine machine(recorded::Parse(stepwise));
   const Device device(machine, "/dev/video0");
   ASSERT_TRUE(device.IsMultiPlanar());
   const GrantedFormat granted = SetExactFormat(device, {V4L2_PIX_FMT_SRGGB10, {648, 480}});
   EXPECT_TRUE(granted.isMultiPlanar);
   ASSERT_EQ(granted.planes.size(), 1U);
   EXPECT_EQ(granted.planes[0].bytesPerLine, 1344U);
   EXPECT_EQ(granted.planes[0].sizeImage, 1344U * 480);
   EXPECT_EQ(granted.LeastBytes(0), 1344U * 480);
}

TEST(Formats, A_size_that_is_not_offered_is_rejected_with_those_that_are_and_nothing_changes) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   EXPECT_EQ(RefusalOf(device, {V4L2_PIX_FMT_MJPEG, {2592, 1944}}),
             "/dev/video0 rejected 2592×1944 MJPG; it offers 640×480, 1280×720 and 1920×1080.");
   EXPECT_EQ(CurrentFormat(device).fourCc, V4L2_PIX_FMT_YUYV);
   EXPECT_EQ(CurrentFormat(device).size, (Size{640, 480}));
}

TEST(Formats, A_format_that_is_not_offered_is_rejected_with_those_that_are) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   EXPECT_EQ(RefusalOf(device, {V4L2_PIX_FMT_GREY, {640, 480}}),
             "/dev/video0 rejected 640×480 GREY; it offers YUYV and MJPG.");
}

TEST(Formats, A_driver_that_cannot_try_is_asked_by_setting) {
   RecordedMachine machine("uvc-webcam");
   machine.Fail(VIDIOC_TRY_FMT, ENOTTY);
   const Device device(machine, "/dev/video0");
   EXPECT_EQ(SetExactFormat(device, {V4L2_PIX_FMT_YUYV, {320, 240}}).size, (Size{320, 240}));
   EXPECT_NE(RefusalOf(device, {V4L2_PIX_FMT_YUYV, {321, 240}}), "granted");
}

TEST(Formats, A_size_that_is_offered_but_not_granted_is_rejected_with_what_would_be) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   machine.Answer(VIDIOC_TRY_FMT, [](const std::string&, void* argument) { // as with HDMI timings set
      auto& pixels = static_cast<v4l2_format*>(argument)->fmt.pix;
      pixels.width = 640;
      pixels.height = 480;
      return 0;
   });
   EXPECT_EQ(RefusalOf(device, {V4L2_PIX_FMT_YUYV, {1920, 1080}}),
             "/dev/video0 rejected 1920×1080 YUYV; it would give 640×480 YUYV.");
}

class FormatsOfEachRecordedMachine : public testing::TestWithParam<std::string> {};

TEST_P(FormatsOfEachRecordedMachine, All_that_is_offered_is_granted) {
   RecordedMachine machine(GetParam());
   const Device device(machine, "/dev/video0");
   const std::vector<FormatOffer> formats = Formats(device);
   ASSERT_FALSE(formats.empty());
   for (const FormatOffer& format : formats) {
      const FrameSizes sizes = SizesOf(device, format.fourCc);
      std::vector<Size> toAsk = sizes.discrete;
      if (sizes.range)
         toAsk = {sizes.range->smallest, sizes.range->largest};
      for (const Size size : toAsk) {
         const FormatRequest request{format.fourCc, size};
         EXPECT_TRUE(sizes.Offer(size)) << request.Text();
         const GrantedFormat granted = SetExactFormat(device, request);
         EXPECT_LE(granted.LeastBytes(0), granted.planes.at(0).sizeImage) << request.Text();
         EXPECT_EQ(CurrentFormat(device).Text(), granted.Text());
      }
   }
}

INSTANTIATE_TEST_SUITE_P(Formats, FormatsOfEachRecordedMachine,
                         testing::Values("uvc-webcam", "pi-bcm2835", "pi4-unicam-imx219", "pi4-unicam-imx477",
                                         "pi5-cfe-imx219"),
                         [](const auto& machine) {
                            std::string name = machine.param;
                            std::replace(name.begin(), name.end(), '-', '_');
                            return name;
                         });

TEST(Formats, A_frame_is_whole_with_all_lines_and_the_chroma_in_its_plane) {
   GrantedFormat format;
   format.size = {640, 480};
   format.fourCc = V4L2_PIX_FMT_NV12;
   format.planes = {{704, 704 * 480 * 3 / 2 + 4096}};
   EXPECT_EQ(format.LeastBytes(0), 704U * 480 * 3 / 2);
   format.fourCc = V4L2_PIX_FMT_GREY;
   EXPECT_EQ(format.LeastBytes(0), 704U * 480);
   format.planes = {{704, 704 * 480 - 64}}; // a driver that leaves out the last line's padding
   EXPECT_EQ(format.LeastBytes(0), 704U * 480 - 64);
   format.planes = {{0, 500'000}}; // compressed
   EXPECT_EQ(format.LeastBytes(0), 1U);
}

TEST(FrameInterval, Is_equal_in_value_and_reads_as_a_rate) {
   EXPECT_EQ((FrameInterval{1, 30}), (FrameInterval{2, 60}));
   EXPECT_NE((FrameInterval{1, 30}), (FrameInterval{1, 25}));
   EXPECT_NE((FrameInterval{0, 0}), (FrameInterval{1, 25}));
   EXPECT_EQ((FrameInterval{1001, 30000}).Text(), "29.97 fps");
   EXPECT_EQ((FrameInterval{0, 0}).Text(), "unknown rate");
   EXPECT_EQ((FrameInterval{1, 25}).Duration(), std::chrono::milliseconds(40));
}

TEST(FrameInterval, The_driver_grants_the_nearest_it_has) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   EXPECT_EQ(CurrentInterval(device), (FrameInterval{1, 30}));
   EXPECT_EQ(SetInterval(device, {1, 16}), (FrameInterval{1, 15}));
   EXPECT_EQ(CurrentInterval(device), (FrameInterval{1, 15}));
}

TEST(FrameInterval, A_driver_without_rates_has_none_known_and_refuses_to_set_one) {
   RecordedMachine machine("uvc-webcam");
   const Device device(machine, "/dev/video0");
   machine.Fail(VIDIOC_G_PARM, ENOTTY);
   machine.Fail(VIDIOC_S_PARM, ENOTTY);
   EXPECT_FALSE(CurrentInterval(device).IsKnown());
   EXPECT_THROW(SetInterval(device, {1, 15}), Error);
   machine.Fail(VIDIOC_S_PARM, 0);
   machine.Answer(VIDIOC_S_PARM, [](const std::string&, void*) { return 0; }); // without V4L2_CAP_TIMEPERFRAME
   EXPECT_THROW(SetInterval(device, {1, 15}), Error);
}

} // namespace
} // namespace v4l2
