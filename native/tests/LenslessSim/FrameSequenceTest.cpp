// The sequence that all our cameras send frames with, apart from any of them.
#include "FrameSequence.h"
#include "FakeCore.h"
#include "SimCamera.h"

#include <future>
#include <gtest/gtest.h>
#include <stdexcept>

namespace lensless {
namespace {

class FrameSequenceTest : public testing::Test {
protected:
   FrameSequenceTest() { camera_.SetLabel("Eye"); }

   /** Sends frames of one pixel that count. */
   FrameSequence::Task counting(long frames) {
      FrameSequence::Task task;
      task.frames = frames;
      task.intervalMs = [] { return 0.0; };
      task.expose = [this] {
         ++pixel_;
         return DEVICE_OK;
      };
      task.send = [this] { return sequence.sendPicture({&pixel_, 1, 1, 1, 1}, {{"Count", std::to_string(pixel_)}}); };
      task.cleanUp = [this] { ++cleanUps; };
      return task;
   }

   /** Starts and waits for the end. */
   int run(FrameSequence::Task task) {
      const int started = sequence.start(&core, std::move(task));
      return started == DEVICE_OK && core.waitForEnd() ? core.finished().back() : started;
   }

   FakeCore core;
   int cleanUps = 0; // the sequence's thread's; read after its end

private:
   sim::SimCamera camera_; // whose frames the core is told they are
   unsigned char pixel_ = 0;

protected:
   FrameSequence sequence{camera_};
};

TEST_F(FrameSequenceTest, Frames_come_with_the_cameras_label_and_their_tags_and_the_core_is_told_the_end) {
   EXPECT_EQ(run(counting(3)), DEVICE_OK);
   EXPECT_FALSE(sequence.running());
   EXPECT_EQ(sequence.stop(&core), DEVICE_OK);
   const auto frames = core.frames();
   ASSERT_EQ(frames.size(), 3U);
   EXPECT_EQ(frames[2].bytes, std::vector<unsigned char>{3});
   EXPECT_EQ(frames[2].tag("Count"), "3");
   EXPECT_EQ(frames[2].tag("Camera"), "Eye");
   EXPECT_EQ(core.finished().size(), 1U);
   EXPECT_EQ(cleanUps, 1);
}

TEST_F(FrameSequenceTest, Stop_ends_a_wait_for_the_interval_and_tells_the_core_once) {
   FrameSequence::Task task = counting(2);
   task.intervalMs = [] { return 3'600'000.0; };
   ASSERT_EQ(sequence.start(&core, std::move(task)), DEVICE_OK);
   EXPECT_EQ(sequence.start(&core, counting(1)), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_EQ(sequence.stop(&core), DEVICE_OK);
   EXPECT_EQ(sequence.stop(&core), DEVICE_OK);
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_OK});
   EXPECT_EQ(cleanUps, 1);
}

TEST_F(FrameSequenceTest, Stop_interrupts_an_exposure) {
   FrameSequence::Task task = counting(1);
   std::promise<void> interrupted;
   task.expose = [&interrupted] {
      interrupted.get_future().wait();
      return FrameSequence::endOfFrames;
   };
   task.interrupt = [&interrupted] { interrupted.set_value(); };
   ASSERT_EQ(sequence.start(&core, std::move(task)), DEVICE_OK);
   EXPECT_EQ(sequence.stop(&core), DEVICE_OK);
   EXPECT_TRUE(core.frames().empty());
}

TEST_F(FrameSequenceTest, An_exposure_that_failed_is_told_by_the_next_stop_once) {
   FrameSequence::Task task = counting(3);
   task.expose = [] { return 4711; };
   EXPECT_EQ(run(std::move(task)), 4711);
   EXPECT_EQ(sequence.stop(&core), 4711);
   EXPECT_EQ(sequence.stop(&core), DEVICE_OK);
}

TEST_F(FrameSequenceTest, A_frame_that_the_core_does_not_take_ends_the_sequence_and_is_no_failure_of_the_camera) {
   core.room = 1;
   EXPECT_EQ(run(counting(3)), DEVICE_BUFFER_OVERFLOW);
   EXPECT_EQ(sequence.stop(&core), DEVICE_OK);
}

TEST_F(FrameSequenceTest, Without_a_core_or_one_that_prepares_nothing_begins) {
   EXPECT_EQ(sequence.start(nullptr, counting(1)), DEVICE_NO_CALLBACK_REGISTERED);
   core.prepareResult = DEVICE_ERR;
   EXPECT_EQ(sequence.start(&core, counting(1)), DEVICE_ERR);
   EXPECT_FALSE(sequence.running());
   EXPECT_TRUE(core.finished().empty());
   EXPECT_EQ(cleanUps, 0);
}

TEST_F(FrameSequenceTest, What_was_prepared_ends_when_the_camera_cannot_begin) {
   FrameSequence::Task task = counting(1);
   task.begin = [] { throw std::runtime_error("no stream"); };
   EXPECT_THROW(sequence.start(&core, std::move(task)), std::runtime_error);
   EXPECT_FALSE(sequence.running());
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_ERR});
   EXPECT_EQ(cleanUps, 1);
   EXPECT_EQ(sequence.stop(&core), DEVICE_OK);
   EXPECT_EQ(core.finished().size(), 1U);
}

} // namespace
} // namespace lensless
