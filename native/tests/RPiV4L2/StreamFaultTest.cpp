// What is left when something fails: nothing.
#include "FakeStream.h"
#include "v4l2/Error.h"
#include "v4l2/Stream.h"

#include <cerrno>
#include <gtest/gtest.h>

namespace v4l2 {
namespace {

constexpr int aWhileMs = 60'000;

Error RefusalOf(Stream& stream) {
   try {
      stream.Next(aWhileMs);
   } catch (const Error& error) {
      return error;
   }
   throw std::runtime_error("Next did not throw");
}

bool Says(const Error& error, const std::string& words) {
   return std::string(error.what()).find(words) != std::string::npos;
}

TEST(StreamFault, Everything_is_undone_in_order_stop_unmap_free_close) {
   FakeStream machine;
   {
      const Device device(machine, "/dev/video0");
      Stream stream(device, machine.Format(), 2);
      stream.Start();
   }
   EXPECT_EQ(machine.Steps(),
             (std::vector<std::string>{"allocate 2", "map", "map", "on", "off", "unmap", "unmap", "free", "close"}));
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

struct Step {
   std::string name;
   unsigned long request; // 0: mmap
   int earlier;           // calls that still succeed
};

class FailingStep : public testing::TestWithParam<Step> {};

TEST_P(FailingStep, Leaves_nothing_behind_and_can_be_tried_again) {
   FakeStream machine;
   const Device device(machine, "/dev/video0");
   if (GetParam().request != 0)
      machine.Fail(GetParam().request, EINVAL, GetParam().earlier);
   else
      machine.FailMap(GetParam().earlier);

   EXPECT_THROW(
       {
          Stream stream(device, machine.Format(), 3);
          stream.Start();
       },
       Error);
   EXPECT_EQ(machine.Mappings(), 0U);
   EXPECT_EQ(machine.Queued(), 0U);

   if (GetParam().request != 0)
      machine.Fail(GetParam().request, 0);
   Stream stream(device, machine.Format(), 3);
   stream.Start();
   ASSERT_TRUE(machine.Deliver(1));
   EXPECT_EQ(stream.Next(aWhileMs).frame->Facts().sequence, 1U);
}

INSTANTIATE_TEST_SUITE_P(Each, FailingStep,
                         testing::Values(Step{"allocating", VIDIOC_REQBUFS, 0}, Step{"first_query", VIDIOC_QUERYBUF, 0},
                                         Step{"last_query", VIDIOC_QUERYBUF, 2}, Step{"first_mapping", 0, 0},
                                         Step{"last_mapping", 0, 2}, Step{"first_queueing", VIDIOC_QBUF, 0},
                                         Step{"last_queueing", VIDIOC_QBUF, 2}, Step{"starting", VIDIOC_STREAMON, 0}),
                         [](const auto& step) { return step.param.name; });

TEST(StreamFault, A_start_that_failed_can_be_tried_again_with_the_same_buffers) {
   FakeStream machine;
   const Device device(machine, "/dev/video0");
   Stream stream(device, machine.Format(), 3);
   machine.Fail(VIDIOC_STREAMON, ENOLINK);
   try {
      stream.Start();
      FAIL();
   } catch (const Error& error) {
      EXPECT_EQ(error.Code(), ENOLINK);
      EXPECT_TRUE(Says(error, "/dev/video0 could not start streaming: no signal")) << error.what();
   }
   EXPECT_FALSE(stream.IsRunning());
   machine.Fail(VIDIOC_STREAMON, 0);
   stream.Start();
   EXPECT_EQ(machine.Queued(), 3U);
   ASSERT_TRUE(machine.Deliver(1));
   EXPECT_EQ(stream.Next(aWhileMs).outcome, Outcome::Frame);
}

TEST(StreamFault, Unplugging_ends_the_stream_with_that_word_and_leaves_nothing) {
   FakeStream machine;
   {
      const Device device(machine, "/dev/video0");
      Stream stream(device, machine.Format(), 3);
      stream.Start();
      machine.Deliver(1);
      Buffer held = std::move(*stream.Next(aWhileMs).frame);
      machine.Unplug();
      const Error error = RefusalOf(stream);
      EXPECT_EQ(error.Code(), ENODEV);
      EXPECT_TRUE(Says(error, "unplugged")) << error.what();
      stream.Stop();
      EXPECT_FALSE(stream.IsRunning());
   }
   EXPECT_EQ(machine.Mappings(), 0U);
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST(StreamFault, An_input_output_error_ends_the_stream_until_it_is_started_anew) {
   FakeStream machine;
   const Device device(machine, "/dev/video0");
   Stream stream(device, machine.Format(), 3);
   stream.Start();
   machine.BreakDown();
   const Error error = RefusalOf(stream);
   EXPECT_EQ(error.Code(), EIO);
   EXPECT_TRUE(Says(error, "I/O error")) << error.what();
   stream.Stop();
   stream.Start();
   machine.Deliver(5);
   EXPECT_EQ(stream.Next(aWhileMs).frame->Facts().sequence, 5U);
}

TEST(StreamFault, An_error_without_a_reason_is_an_error_not_an_endless_loop) {
   FakeStream machine;
   const Device device(machine, "/dev/video0");
   Stream stream(device, machine.Format(), 3);
   stream.Start();
   machine.ReportErrorWithoutReason();
   EXPECT_EQ(RefusalOf(stream).Code(), EIO);
}

TEST(StreamFault, A_buffer_that_is_not_taken_back_is_told_by_the_next_frame_asked_for) {
   FakeStream machine;
   const Device device(machine, "/dev/video0");
   Stream stream(device, machine.Format(), 3);
   stream.Start();
   machine.Deliver(1);
   machine.Deliver(2);
   Buffer held = std::move(*stream.Next(aWhileMs).frame);
   machine.Fail(VIDIOC_QBUF, EIO);
   held.Release();
   machine.Fail(VIDIOC_QBUF, 0);
   const Error error = RefusalOf(stream);
   EXPECT_EQ(error.Code(), EIO);
   EXPECT_TRUE(Says(error, "did not take a buffer back")) << error.what();
   stream.Stop();
   stream.Start();
   EXPECT_EQ(machine.Queued(), 3U);
   machine.Deliver(3);
   EXPECT_EQ(stream.Next(aWhileMs).frame->Facts().sequence, 3U);
}

TEST(StreamFault, A_buffer_number_that_does_not_exist_is_an_error) {
   FakeStream machine;
   const Device device(machine, "/dev/video0");
   Stream stream(device, machine.Format(), 3);
   stream.Start();
   FakeStream::Shot wrong{1};
   wrong.index = 3;
   machine.Deliver(wrong);
   EXPECT_TRUE(Says(RefusalOf(stream), "buffer 3 of 3"));
}

TEST(StreamFault, A_busy_node_names_its_likely_holder) {
   FakeStream machine;
   machine.folders["/proc"] = {"1", "1234", "cpuinfo"};
   machine.folders["/proc/1/fd"] = {"0"};
   machine.folders["/proc/1234/fd"] = {"0", "7"};
   machine.links["/proc/1234/fd/7"] = "/dev/video0";
   machine.files["/proc/1234/comm"] = "guvcview\n";
   const Device device(machine, "/dev/video0");
   machine.Fail(VIDIOC_REQBUFS, EBUSY);
   try {
      const Stream stream(device, machine.Format(), 3);
      FAIL();
   } catch (const Error& error) {
      EXPECT_EQ(error.Code(), EBUSY);
      EXPECT_TRUE(Says(error, "guvcview (process 1234)")) << error.what();
   }
}

} // namespace
} // namespace v4l2
