#include "v4l2/Stream.h"
#include "FakeStream.h"
#include "v4l2/Error.h"

#include <cerrno>
#include <gtest/gtest.h>
#include <thread>

namespace v4l2 {
namespace {

using namespace std::chrono_literals;

constexpr int aWhileMs = 60'000; // never waited for: what is awaited is there, or the test fails

/** A machine, its device open, a stream of so many buffers. */
struct Running {
   FakeStream machine;
   Device device;
   std::unique_ptr<Stream> stream;

   explicit Running(std::uint32_t buffers = 4, bool isMultiPlanar = false)
       : machine(isMultiPlanar), device(machine, "/dev/video0"),
         stream(std::make_unique<Stream>(device, machine.Format(), buffers)) {
      stream->Start();
   }

   Buffer Frame() {
      Arrival arrival = stream->Next(aWhileMs);
      if (arrival.outcome != Outcome::Frame)
         throw std::runtime_error("no frame arrived");
      return std::move(*arrival.frame);
   }
   /** The error of the next Next. */
   Error Refusal() {
      try {
         stream->Next(aWhileMs);
      } catch (const Error& error) {
         return error;
      }
      throw std::runtime_error("Next did not throw");
   }
};

TEST(Stream, Frames_arrive_in_order_with_what_the_driver_says_of_them) {
   Running camera;
   camera.machine.Deliver({7, 1'500'250us, V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC | V4L2_BUF_FLAG_TSTAMP_SRC_SOE});
   camera.machine.Deliver({8, 3s, V4L2_BUF_FLAG_TIMESTAMP_UNKNOWN});

   const Buffer first = camera.Frame();
   EXPECT_EQ(first.Facts().sequence, 7U);
   EXPECT_EQ(first.Facts().timestamp, 1'500'250us);
   EXPECT_EQ(first.Facts().clock, Clock::Monotonic);
   EXPECT_EQ(first.Facts().stamped, Stamped::StartOfExposure);
   EXPECT_TRUE(first.Facts().IsWhole());
   ASSERT_EQ(first.Planes().size(), 1U);
   EXPECT_EQ(first.Planes()[0].size, FakeStream::frameBytes);
   EXPECT_EQ(first.Planes()[0].bytes[FakeStream::frameBytes - 1], 7);

   const Buffer second = camera.Frame();
   EXPECT_EQ(second.Facts().sequence, 8U);
   EXPECT_EQ(second.Facts().clock, Clock::Unknown);
   EXPECT_EQ(second.Facts().stamped, Stamped::EndOfFrame);
   EXPECT_EQ(second.Planes()[0].bytes[0], 8);
}

TEST(Stream, A_plane_begins_after_its_header) {
   Running camera(3, true);
   FakeStream::Shot shot{5};
   shot.header = 16;
   camera.machine.Deliver(shot);

   const Buffer frame = camera.Frame();
   ASSERT_EQ(frame.Planes().size(), 1U);
   EXPECT_EQ(frame.Planes()[0].dataOffset, 16U);
   EXPECT_EQ(frame.Planes()[0].size, FakeStream::frameBytes);
   EXPECT_EQ(frame.Planes()[0].bytes[0], 5);
   EXPECT_TRUE(frame.Facts().IsWhole());
}

TEST(Stream, A_plane_never_reaches_beyond_its_buffer_whatever_the_driver_claims) {
   Running camera(3, true);
   FakeStream::Shot tooLong{1};
   tooLong.bytes = 1'000'000;
   FakeStream::Shot onlyHeader{2};
   onlyHeader.header = 100;
   onlyHeader.bytes = 0;
   camera.machine.Deliver(tooLong);
   camera.machine.Deliver(onlyHeader);

   EXPECT_EQ(camera.Frame().Planes()[0].size, 4096U);
   const Buffer empty = camera.Frame();
   EXPECT_EQ(empty.Planes()[0].size, 0U);
   EXPECT_TRUE(empty.Facts().isShort);
}

TEST(Stream, A_buffer_goes_back_only_when_it_is_released) {
   Running camera(3);
   camera.machine.Deliver(1);
   Buffer held = camera.Frame();
   EXPECT_EQ(camera.machine.Queued(), 2U);
   for (std::uint32_t sequence = 2; sequence < 20; ++sequence) {
      ASSERT_TRUE(camera.machine.Deliver(sequence));
      EXPECT_EQ(camera.Frame().Planes()[0].bytes[0], sequence);
   }
   EXPECT_EQ(held.Planes()[0].bytes[0], 1); // nobody wrote into it meanwhile

   held.Release();
   EXPECT_EQ(camera.machine.Queued(), 3U);
   EXPECT_TRUE(held.Planes().empty());
   held.Release(); // once is enough
   EXPECT_EQ(camera.machine.Queued(), 3U);
}

TEST(Stream, A_moved_buffer_goes_back_once) {
   Running camera(2);
   camera.machine.Deliver(1);
   camera.machine.Deliver(2);
   {
      Buffer first = camera.Frame();
      Buffer second = camera.Frame();
      second = std::move(first);
      EXPECT_EQ(second.Facts().sequence, 1U);
      const Buffer third = std::move(second);
      EXPECT_EQ(third.Planes()[0].bytes[0], 1);
   }
   EXPECT_EQ(camera.machine.Queued(), 2U);
}

TEST(Stream, The_driver_decides_how_many_buffers_there_are) {
   FakeStream machine;
   const Device device(machine, "/dev/video0");
   machine.GrantBuffers(5);
   Stream stream(device, machine.Format(), 2);
   EXPECT_EQ(stream.BufferCount(), 5U);
   stream.Start();
   EXPECT_EQ(machine.Queued(), 5U);
}

TEST(Stream, No_buffers_at_all_is_an_error) {
   FakeStream machine;
   const Device device(machine, "/dev/video0");
   machine.GrantBuffers(0);
   EXPECT_THROW(Stream(device, machine.Format(), 4), Error);
}

TEST(Stream, Short_and_flagged_frames_are_told_as_such) {
   Running camera;
   FakeStream::Shot tooShort{0};
   tooShort.bytes = FakeStream::frameBytes - 1;
   FakeStream::Shot flagged{1};
   flagged.flags |= V4L2_BUF_FLAG_ERROR;
   camera.machine.Deliver(tooShort);
   camera.machine.Deliver(flagged);

   const FrameFacts first = camera.Frame().Facts();
   EXPECT_TRUE(first.isShort);
   EXPECT_FALSE(first.isFlagged);
   EXPECT_FALSE(first.IsWhole());
   const FrameFacts second = camera.Frame().Facts();
   EXPECT_FALSE(second.isShort);
   EXPECT_TRUE(second.isFlagged);
   EXPECT_FALSE(second.IsWhole());
}

TEST(Stream, Lost_frames_are_counted_from_the_drivers_numbers_across_restarts) {
   Running camera;
   std::vector<std::uint32_t> gaps;
   const auto take = [&](std::uint32_t sequence) {
      camera.machine.Deliver(sequence);
      gaps.push_back(camera.Frame().Facts().gap);
   };
   take(3); // a numbering may begin anywhere
   take(4);
   take(7);
   camera.stream->Stop();
   camera.stream->Start();
   take(0);
   take(2);
   EXPECT_EQ(gaps, (std::vector<std::uint32_t>{0, 0, 2, 0, 1}));
   EXPECT_EQ(camera.stream->Lost(), 3U);
   camera.machine.Deliver(3);
   EXPECT_EQ(camera.Frame().Facts().lost, 3U);
}

TEST(Stream, A_stall_is_told_and_the_stream_goes_on) {
   Running camera;
   EXPECT_EQ(camera.stream->Next(1).outcome, Outcome::Stalled);
   EXPECT_EQ(camera.stream->Next(0).outcome, Outcome::Stalled);
   camera.machine.Deliver(1);
   EXPECT_EQ(camera.Frame().Facts().sequence, 1U);
}

TEST(Stream, Waking_ends_a_wait_without_end) {
   Running camera;
   Outcome outcome = Outcome::Stalled;
   std::thread waiting([&] { outcome = camera.stream->Next(-1).outcome; });
   camera.stream->Wake();
   waiting.join();
   EXPECT_EQ(outcome, Outcome::Woken);
}

TEST(Stream, Waking_comes_before_frames_and_counts_once) {
   Running camera;
   camera.machine.Deliver(1);
   camera.stream->Wake();
   camera.stream->Wake();
   EXPECT_EQ(camera.stream->Next(aWhileMs).outcome, Outcome::Woken);
   EXPECT_EQ(camera.Frame().Facts().sequence, 1U);
}

TEST(Stream, A_start_forgets_who_woke_it_before) {
   Running camera;
   camera.stream->Wake();
   camera.stream->Stop();
   camera.stream->Start();
   EXPECT_EQ(camera.stream->Next(0).outcome, Outcome::Stalled);
}

TEST(Stream, Frames_delivered_while_another_thread_waits_all_arrive) {
   Running camera(3);
   std::vector<std::uint32_t> sequences;
   std::thread reading([&] {
      while (true) {
         Arrival arrival = camera.stream->Next(-1);
         if (arrival.outcome == Outcome::Woken)
            return;
         sequences.push_back(arrival.frame->Facts().sequence);
         std::thread([frame = std::move(*arrival.frame)]() mutable { frame.Release(); }).join();
      }
   });
   std::vector<std::uint32_t> delivered;
   while (delivered.size() < 200) {
      if (camera.machine.Deliver(static_cast<std::uint32_t>(delivered.size())))
         delivered.push_back(static_cast<std::uint32_t>(delivered.size()));
      else
         std::this_thread::yield();
   }
   while (camera.machine.Queued() < 3) // all read and given back
      std::this_thread::yield();
   camera.stream->Wake();
   reading.join();
   EXPECT_EQ(sequences, delivered);
   EXPECT_EQ(camera.stream->Lost(), 0U);
}

TEST(Stream, Frames_filled_before_a_stop_never_arrive_after_it) {
   Running camera;
   camera.machine.Deliver(1);
   camera.stream->Stop();
   EXPECT_FALSE(camera.stream->IsRunning());
   camera.stream->Stop(); // nothing to do
   camera.stream->Start();
   EXPECT_EQ(camera.stream->Next(0).outcome, Outcome::Stalled);
   camera.machine.Deliver(2);
   EXPECT_EQ(camera.Frame().Facts().sequence, 2U);
}

TEST(Stream, A_buffer_held_across_a_restart_is_not_written_into_until_released) {
   Running camera(3);
   camera.machine.Deliver(1);
   Buffer held = camera.Frame();
   camera.stream->Stop();
   camera.stream->Start();
   EXPECT_EQ(camera.machine.Queued(), 2U);
   camera.machine.Deliver(2);
   camera.machine.Deliver(3);
   EXPECT_FALSE(camera.machine.Deliver(4));
   EXPECT_EQ(held.Planes()[0].bytes[0], 1);
   held.Release();
   EXPECT_EQ(camera.machine.Queued(), 1U);
}

TEST(Stream, A_buffer_released_between_stop_and_start_is_queued_by_the_start) {
   Running camera(3);
   camera.machine.Deliver(1);
   Buffer held = camera.Frame();
   camera.stream->Stop();
   held.Release();
   EXPECT_EQ(camera.machine.Queued(), 0U);
   camera.stream->Start();
   EXPECT_EQ(camera.machine.Queued(), 3U);
}

TEST(Stream, A_buffer_may_outlive_its_stream) {
   Running camera;
   camera.machine.Deliver(1);
   Buffer held = camera.Frame();
   camera.stream.reset();
   EXPECT_EQ(camera.machine.Mappings(), 0U);
   held.Release();
   EXPECT_EQ(camera.machine.Queued(), 0U);
}

TEST(Stream, Asking_a_stream_that_does_not_run_is_an_error) {
   Running camera;
   camera.stream->Stop();
   EXPECT_EQ(camera.Refusal().Code(), EINVAL);
   EXPECT_THROW(camera.stream->Discard(0ns, 0ns, 0ns), Error);
}

} // namespace
} // namespace v4l2
