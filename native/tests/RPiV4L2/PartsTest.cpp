// The parts of the adapter that need no camera.
#include "ChoiceTexts.h"
#include "DeviceFailure.h"
#include "FrameTally.h"
#include "v4l2/Error.h"

#include <cerrno>
#include <gtest/gtest.h>
#include <new>

using namespace lensless::rpiv4l2;

namespace {

TEST(ChoiceTexts, Sizes_are_written_with_a_letter_and_read_with_either_sign) {
   EXPECT_EQ(SizeText({640, 480}), "640x480");
   for (const char* text : {"640x480", "640X480", "640×480"})
      EXPECT_EQ(SizeOf(text), (v4l2::Size{640, 480})) << text;
   for (const char* text : {"", "640", "x480", "640x", "640x-1", "0x480", "640x480x2", "640x480 ", "99999999999x1", "ax b"})
      EXPECT_EQ(SizeOf(text), std::nullopt) << text;
}

TEST(ChoiceTexts, Rates_survive_being_written_and_read) {
   for (const v4l2::FrameInterval interval :
        {v4l2::FrameInterval{1, 30}, {1001, 30000}, {2, 15}, {1, 7}, {333333, 10'000'000}, {10, 1}}) {
      const auto rate = RateOf(RateText(interval.FramesPerSecond()));
      ASSERT_TRUE(rate) << interval.Text();
      EXPECT_TRUE(IsRate(interval, *rate)) << interval.Text();
      EXPECT_TRUE(IsRate(IntervalOf(*rate), *rate)) << interval.Text();
   }
   EXPECT_FALSE(IsRate({1, 30}, *RateOf("29.97")));
   for (const char* text : {"", "fast", "-1", "0", "nan", "inf", "30 fps", "1e9"})
      EXPECT_EQ(RateOf(text), std::nullopt) << text;
}

v4l2::FrameFacts Facts(std::uint32_t sequence, std::uint32_t gap, std::chrono::milliseconds time) {
   v4l2::FrameFacts facts;
   facts.sequence = sequence;
   facts.gap = gap;
   facts.timestamp = time;
   return facts;
}

TEST(FrameTally, The_gaps_of_frames_given_on_add_up_to_all_that_were_dropped) {
   FrameTally tally;
   tally.Restart();
   std::uint64_t sum = 0;
   for (std::uint32_t i = 0; i < 20; ++i) {
      const v4l2::FrameFacts facts = Facts(2 * i, i ? 1 : 0, std::chrono::milliseconds(20 * i));
      tally.Came(facts);
      if (i % 5 == 4) {
         tally.Dropped();
         continue;
      }
      const FrameTally::Losses losses = tally.GivenOn(facts);
      sum += losses.gap;
      EXPECT_EQ(losses.dropped, sum);
   }
   EXPECT_EQ(tally.Now().damaged, 4U);
   EXPECT_EQ(tally.Now().dropped, 19U + 4U);
   tally.Restart();
   EXPECT_EQ(tally.Now().dropped, 0U);
   EXPECT_EQ(tally.FramesPerSecond(), 0);
   tally.Came(Facts(100, 40, std::chrono::milliseconds(1000))); // the stream went on meanwhile, and nobody took frames
   EXPECT_EQ(tally.Now().dropped, 0U);
   tally.Came(Facts(103, 2, std::chrono::milliseconds(1060)));
   EXPECT_EQ(tally.Now().dropped, 2U);
}

TEST(FrameTally, The_rate_is_that_of_the_camera_whatever_was_lost) {
   FrameTally tally;
   for (std::uint32_t i = 0; i < 500; i += 1 + i % 3)
      tally.GivenOn(Facts(i, 0, std::chrono::milliseconds(10 * i)));
   EXPECT_DOUBLE_EQ(tally.FramesPerSecond(), 100);
}

template <class Thrown>
Translated Translate(const Thrown& thrown) {
   try {
      throw thrown;
   } catch (...) {
      return TranslateException(lensless::ERR_REFUSED);
   }
}

TEST(DeviceFailure, Every_exception_becomes_a_number_with_its_text) {
   EXPECT_EQ(Translate(v4l2::Error(ENODEV, "gone")).number, ERR_UNPLUGGED);
   EXPECT_EQ(Translate(v4l2::Error(EBUSY, "held")).number, ERR_IN_USE);
   EXPECT_EQ(Translate(v4l2::Error(EACCES, "no")).number, ERR_NOT_PERMITTED);
   EXPECT_EQ(Translate(v4l2::Error(EIO, "broken")).number, ERR_IO);
   EXPECT_EQ(Translate(v4l2::Error(EINVAL, "what")).number, lensless::ERR_REFUSED);
   EXPECT_EQ(Translate(v4l2::Error(EINVAL, "what")).text, "what");
   EXPECT_EQ(Translate(DeviceFailure(ERR_STALLED, "slow")).number, ERR_STALLED);
   EXPECT_EQ(Translate(std::bad_alloc()).number, DEVICE_OUT_OF_MEMORY);
   EXPECT_EQ(Translate(std::runtime_error("other")).text, "other");
   EXPECT_EQ(Translate(42).number, lensless::ERR_REFUSED);
}

TEST(DeviceFailure, The_last_text_of_a_number_is_told) {
   FailureTexts texts;
   char text[MM::MaxStrLength] = "";
   EXPECT_FALSE(texts.Get(ERR_IO, text));
   texts.Put({ERR_IO, "first"});
   texts.Put({ERR_IO, "second"});
   ASSERT_TRUE(texts.Get(ERR_IO, text));
   EXPECT_STREQ(text, "second");
}

} // namespace
