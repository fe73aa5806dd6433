#include "v4l2/ExposureTimes.h"

#include <gtest/gtest.h>

using v4l2::FrameTiming;
using v4l2::LineTiming;
using v4l2::Steps;

namespace {

// Sony's data sheet of the IMX219: lines of 3448 pixels at 182.4 MHz last 18.904 µs.
const LineTiming imx219{1640, 1808, 182'400'000};

TEST(LineTiming, A_line_lasts_its_pixels_with_blanking_over_the_pixel_rate) {
   EXPECT_NEAR(imx219.LineMs(), 0.018904, 1e-6);
   EXPECT_NEAR(LineTiming({4056, 19944, 840'000'000}).LineMs(), 0.028571, 1e-6); // IMX477, as its maker tells
}

TEST(LineTiming, Blanking_may_be_negative) {
   EXPECT_DOUBLE_EQ(LineTiming({1920, -804, 101'250'000}).LineMs(), 1116 / 101'250.0);
}

TEST(LineTiming, Lines_and_milliseconds_are_inverses_for_every_count_of_lines) {
   for (std::int64_t lines = 1; lines < 70'000; lines += 7)
      ASSERT_EQ(imx219.Lines(imx219.Ms(lines)), lines);
}

TEST(LineTiming, A_time_between_two_lines_is_rounded_to_the_nearer) {
   EXPECT_EQ(imx219.Lines(100.4 * imx219.LineMs()), 100);
   EXPECT_EQ(imx219.Lines(100.6 * imx219.LineMs()), 101);
}

TEST(Steps, The_nearest_value_lies_within_the_limits_and_on_a_step) {
   const Steps steps{3, 2048, 5};
   EXPECT_EQ(steps.Nearest(-10), 3);
   EXPECT_EQ(steps.Nearest(5), 3);
   EXPECT_EQ(steps.Nearest(6), 8);
   EXPECT_EQ(steps.Nearest(5000), 2048);
   EXPECT_EQ((Steps{0, 9, 4}).Nearest(9), 8);
   for (std::int64_t value = -5; value < 2100; ++value) {
      const std::int64_t nearest = steps.Nearest(value);
      ASSERT_TRUE(steps.Contains(nearest));
      ASSERT_EQ((nearest - steps.least) % steps.step, 0);
   }
}

TEST(FrameTiming, Every_exposure_fits_into_the_frame_its_blanking_makes) {
   const FrameTiming frames{1232, 4, {32, 64'303, 1}};
   for (std::int64_t lines = 4; lines <= frames.MostLines(); lines += 11) {
      const std::int64_t vblank = frames.VblankFor(lines, 531);
      ASSERT_GE(frames.height + vblank - frames.margin, lines);
      ASSERT_GE(vblank, 531);
   }
}

TEST(FrameTiming, A_short_exposure_keeps_the_usual_blanking) {
   const FrameTiming frames{1232, 4, {32, 64'303, 1}};
   EXPECT_EQ(frames.VblankFor(100, 531), 531);
   EXPECT_EQ(frames.VblankFor(1232 + 531 - 4, 531), 531);
   EXPECT_EQ(frames.VblankFor(1232 + 531 - 3, 531), 532);
}

TEST(FrameTiming, Blanking_in_steps_is_rounded_up) {
   const FrameTiming frames{1000, 0, {10, 4010, 100}};
   EXPECT_EQ(frames.VblankFor(1111, 10), 210);
   EXPECT_EQ(frames.VblankFor(1110, 10), 110);
}

} // namespace
