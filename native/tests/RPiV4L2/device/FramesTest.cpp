// Whole sequences: what is in the frames, and which ones are missing.
#include "Camera.h"
#include "Pattern.h"
#include "Vivid.h"

#include <gtest/gtest.h>
#include <tuple>

using namespace device;

namespace {

constexpr long count = Repetitions(1000);

class Formats : public ::testing::TestWithParam<std::tuple<const char*, bool>> {};

TEST_P(Formats, A_thousand_frames_show_the_test_pattern_and_every_gap_is_the_drivers) {
   const auto [format, isMultiPlanar] = GetParam();
   const Vivid vivid(Input::Hdmi, 1, isMultiPlanar);
   Camera camera({{"Device", vivid.Node()}, {"Format", format}, {"Size", "640x480"}, {"BufferCount", "8"}});
   camera.Initialise();
   EXPECT_EQ(camera.Get("GrantedFormat"), format);
   EXPECT_EQ(camera.Get("GrantedSize"), "640x480");
   EXPECT_EQ(camera.Core().getImageBitDepth(), std::string(format) == "Y16"           ? 16U
                                               : format[1] == '1' || format[2] == '1' ? 10U
                                                                                      : 8U);
   const std::vector<std::uint8_t> expected = ColourBars(format);

   camera.Start(count);
   Frame frame;
   long frames = 0, previous = -1, dropped = 0;
   double timestampUs = 0;
   for (; camera.Next(frame); ++frames) {
      ASSERT_TRUE(frame.pixels == expected) << "frame " << frames << " differs from the pattern";
      if (frames > 0) {
         ASSERT_EQ(frame.gap, MissingBetween(previous, frame.sequence))
             << "before the driver's frame " << frame.sequence;
      }
      ASSERT_EQ(frame.dropped, dropped += frame.gap);
      ASSERT_GT(frame.timestampUs, timestampUs);
      ASSERT_EQ(frame.errorFlag, "0");
      previous = frame.sequence;
      timestampUs = frame.timestampUs;
   }

   EXPECT_EQ(camera.Ending(), "");
   EXPECT_EQ(frames, count);
   EXPECT_EQ(camera.Get("FramesDropped"), std::to_string(dropped));
   EXPECT_EQ(camera.Get("FramesDamaged"), "0");
   EXPECT_GT(std::stod(camera.Get("FrameRateMeasured")), 0);
   RecordProperty("dropped", static_cast<int>(dropped));
}

INSTANTIATE_TEST_SUITE_P(
    Of, Formats, ::testing::Combine(::testing::Values("GREY", "Y10", "Y16", "RGGB", "RG10", "YUYV"), ::testing::Bool()),
    [](const auto& tested) {
       return std::string(std::get<0>(tested.param)) + (std::get<1>(tested.param) ? "_multi_planar" : "_single_planar");
    });

TEST(MovingBars, Every_frame_is_another_one_than_the_last_and_no_further_on_than_its_number_says) {
   const Vivid vivid(Input::Hdmi);
   Camera camera({{"Device", vivid.Node()}, {"Format", "GREY"}, {"Size", "640x480"}});
   camera.Initialise();
   vivid.Set("horizontal_movement", "2"); // slowly to the left: 2 pixels with each frame the driver makes or drops

   camera.Start(Repetitions(200));
   Frame frame;
   int frames = 0, movedBy = 0;
   long sequence = 0;
   for (; camera.Next(frame); ++frames) {
      const int now = MovedBy(frame.pixels.data());
      const int moved = (now - movedBy + 640) % 640;
      if (frames > 0) {
         ASSERT_GT(moved, 0) << "frame " << frames << " shows what the one before it showed";
         ASSERT_LE(moved, 2 * (frame.sequence - sequence + 1)); // late frames may be numbered one too low
      }
      movedBy = now;
      sequence = frame.sequence;
   }

   EXPECT_EQ(camera.Ending(), "");
   EXPECT_EQ(frames, Repetitions(200));
}

TEST(TwoCameras, Each_sends_its_own_frames_at_the_same_time) {
   constexpr int pairs = Repetitions(100);
   const Vivid vivid(Input::Webcam, 2);
   Camera first({{"Device", vivid.Node(0)}, {"Format", "GREY"}, {"Size", "640x480"}, {"FrameRate", "25"}});
   Camera second({{"Device", vivid.Node(1)}, {"Format", "RGGB"}, {"Size", "640x480"}, {"FrameRate", "25"}});
   first.Initialise();
   second.Initialise();

   const std::vector<std::uint8_t> grey = ColourBars("GREY"), raw = ColourBars("RGGB");
   first.Start(pairs);
   second.Start(pairs);
   Frame frame;
   for (int frames = 0; frames < pairs; ++frames) {
      ASSERT_TRUE(first.Next(frame));
      ASSERT_TRUE(frame.pixels == grey);
      ASSERT_TRUE(second.Next(frame));
      ASSERT_TRUE(frame.pixels == raw);
   }

   EXPECT_EQ(first.Ending(), "");
   EXPECT_EQ(second.Ending(), "");
}

} // namespace
