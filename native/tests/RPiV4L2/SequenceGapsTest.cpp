#include "v4l2/SequenceGaps.h"

#include <gtest/gtest.h>

namespace v4l2 {
namespace {

TEST(SequenceGaps, Numbers_that_follow_lose_nothing) {
   SequenceGaps gaps;
   for (std::uint32_t sequence = 5; sequence < 100; ++sequence)
      EXPECT_EQ(gaps.Add(sequence), 0U);
   EXPECT_EQ(gaps.Lost(), 0U);
}

TEST(SequenceGaps, The_numbers_left_out_are_lost) {
   SequenceGaps gaps;
   gaps.Add(10);
   EXPECT_EQ(gaps.Add(12), 1U);
   EXPECT_EQ(gaps.Add(112), 99U);
   EXPECT_EQ(gaps.Lost(), 100U);
}

TEST(SequenceGaps, Numbers_wrap_at_two_to_the_32) {
   SequenceGaps gaps;
   gaps.Add(0xfffffffeU);
   EXPECT_EQ(gaps.Add(0xffffffffU), 0U);
   EXPECT_EQ(gaps.Add(0), 0U);
   gaps.Add(0xfffffffdU);
   EXPECT_EQ(gaps.Add(1), 3U); // 2^32 − 2, 2^32 − 1 and 0
}

TEST(SequenceGaps, Numbers_that_repeat_or_go_back_lose_nothing) {
   SequenceGaps gaps;
   gaps.Add(7);
   EXPECT_EQ(gaps.Add(7), 0U);
   EXPECT_EQ(gaps.Add(0), 0U);
   EXPECT_EQ(gaps.Add(1), 0U);
   EXPECT_EQ(gaps.Lost(), 0U);
}

TEST(SequenceGaps, A_restart_begins_anywhere_and_keeps_the_total) {
   SequenceGaps gaps;
   gaps.Add(0);
   gaps.Add(3);
   gaps.Restart();
   EXPECT_EQ(gaps.Add(9), 0U);
   EXPECT_EQ(gaps.Add(11), 1U);
   EXPECT_EQ(gaps.Lost(), 3U);
}

} // namespace
} // namespace v4l2
