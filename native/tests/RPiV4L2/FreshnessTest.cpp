#include "FakeStream.h"
#include "v4l2/Stream.h"

#include <gtest/gtest.h>

namespace v4l2 {
namespace {

using namespace std::chrono_literals;

constexpr int aWhileMs = 60'000;

FrameFacts Stamp(std::chrono::nanoseconds time, Clock clock, Stamped stamped) {
   FrameFacts facts;
   facts.timestamp = time;
   facts.clock = clock;
   facts.stamped = stamped;
   return facts;
}

TEST(Freshness, A_stamp_of_the_start_counts_less_the_exposure) {
   Freshness freshness(1s, 100ms, 40ms, 1000);
   EXPECT_FALSE(freshness.IsFresh(Stamp(1099ms, Clock::Monotonic, Stamped::StartOfExposure)));
   EXPECT_TRUE(freshness.IsFresh(Stamp(1100ms, Clock::Monotonic, Stamped::StartOfExposure)));
}

TEST(Freshness, A_stamp_of_the_end_counts_less_exposure_and_read_out) {
   Freshness freshness(1s, 100ms, 40ms, 1000);
   EXPECT_FALSE(freshness.IsFresh(Stamp(1139ms, Clock::Monotonic, Stamped::EndOfFrame)));
   EXPECT_TRUE(freshness.IsFresh(Stamp(1140ms, Clock::Monotonic, Stamped::EndOfFrame)));
}

TEST(Freshness, With_another_clock_frames_are_counted_whatever_their_stamps) {
   Freshness freshness(1s, 0ms, 0ms, 2);
   EXPECT_FALSE(freshness.IsFresh(Stamp(100s, Clock::Unknown, Stamped::EndOfFrame)));
   EXPECT_FALSE(freshness.IsFresh(Stamp(101s, Clock::Unknown, Stamped::EndOfFrame)));
   EXPECT_TRUE(freshness.IsFresh(Stamp(102s, Clock::Unknown, Stamped::EndOfFrame)));
}

TEST(Freshness, A_clock_that_stands_still_does_not_pass_over_frames_for_ever) {
   Freshness freshness(1s, 0ms, 0ms, 2);
   EXPECT_FALSE(freshness.IsFresh(Stamp(0s, Clock::Monotonic, Stamped::EndOfFrame)));
   EXPECT_FALSE(freshness.IsFresh(Stamp(0s, Clock::Monotonic, Stamped::EndOfFrame)));
   EXPECT_TRUE(freshness.IsFresh(Stamp(0s, Clock::Monotonic, Stamped::EndOfFrame)));
}

/** A stream whose driver filled frames 1 and 2 before Discard at 1 s; exposure 10 ms, interval 40 ms. */
class Discarding : public testing::Test {
protected:
   Discarding() : device_(machine_, "/dev/video0"), stream_(device_, machine_.Format(), 3) {
      stream_.Start();
      Deliver(1, 960ms);
      Deliver(2, 999ms);
      stream_.Discard(10ms, 40ms, 1s);
   }

   void Deliver(std::uint32_t sequence, std::chrono::microseconds time) {
      ASSERT_TRUE(machine_.Deliver({sequence, time, flags_}));
   }
   std::uint32_t Next() { return stream_.Next(aWhileMs).frame->Facts().sequence; }

   const std::uint32_t flags_ = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC | V4L2_BUF_FLAG_TSTAMP_SRC_SOE;
   FakeStream machine_;
   Device device_;
   Stream stream_;
};

TEST_F(Discarding, Frames_filled_before_go_back_to_the_driver_at_once) {
   EXPECT_EQ(machine_.Queued(), 3U);
   EXPECT_EQ(stream_.Discarded(), 2U);
}

TEST_F(Discarding, Frames_in_flight_are_passed_over_and_given_back) {
   Deliver(3, 1005ms);
   Deliver(4, 1010ms);
   EXPECT_EQ(Next(), 4U);
   EXPECT_EQ(stream_.Discarded(), 3U);
   EXPECT_EQ(machine_.Queued(), 3U);
}

TEST_F(Discarding, Once_fresh_all_later_frames_are) {
   Deliver(3, 1010ms);
   Deliver(4, 0ms);
   EXPECT_EQ(Next(), 3U);
   EXPECT_EQ(Next(), 4U);
}

TEST_F(Discarding, Frames_passed_over_are_not_lost_but_gaps_among_them_are) {
   Deliver(3, 1001ms);
   Deliver(6, 1040ms);
   EXPECT_EQ(Next(), 6U);
   EXPECT_EQ(stream_.Lost(), 2U);
}

TEST_F(Discarding, A_stall_leaves_the_frames_to_come_to_be_judged) {
   Deliver(3, 1001ms);
   EXPECT_EQ(stream_.Next(1).outcome, Outcome::Stalled);
   Deliver(4, 1009ms);
   Deliver(5, 1050ms);
   EXPECT_EQ(Next(), 5U);
}

TEST_F(Discarding, A_restart_makes_everything_fresh) {
   stream_.Stop();
   stream_.Start();
   Deliver(0, 500ms);
   EXPECT_EQ(Next(), 0U);
}

} // namespace
} // namespace v4l2
