#include "CoreFixture.h"

#include <set>

class Buffer : public CoreTest {
protected:
   Buffer() {
      LoadCameraAndShutter();
      Camera().SetROI(0, 0, 64, 64);
      core.setCircularBufferMemoryFootprint(1);
      core.initializeCircularBuffer();
      capacity_ = core.getBufferTotalCapacity();
   }
   /** Inserts and pops frames in turn; the pixels of the last one. */
   const unsigned char* KeepPace(int frames) {
      const void* pixels = nullptr;
      for (int i = 0; i < frames; ++i) {
         EXPECT_EQ(Camera().Insert(static_cast<unsigned char>(i)), DEVICE_OK);
         pixels = core.popNextImage();
         slots_.insert(pixels);
         EXPECT_EQ(*static_cast<const unsigned char*>(pixels), static_cast<unsigned char>(i));
      }
      return static_cast<const unsigned char*>(pixels);
   }

   long capacity_ = 0;
   std::set<const void*> slots_;
};

TEST_F(Buffer, A_program_that_keeps_pace_goes_round_in_a_part_of_the_memory) {
   ASSERT_GT(capacity_, 200);
   KeepPace(1000);
   EXPECT_LT(slots_.size(), 100u);
}

TEST_F(Buffer, A_program_that_keeps_pace_with_large_frames_takes_little_of_the_memory) {
   Camera().SetROI(0, 0, 2048, 2048);
   core.setCircularBufferMemoryFootprint(100);
   core.initializeCircularBuffer();
   ASSERT_EQ(core.getBufferTotalCapacity(), 25);
   KeepPace(20);
   EXPECT_LE(slots_.size(), 2u);
}

TEST_F(Buffer, The_frame_popped_last_keeps_its_pixels_while_the_buffer_fills_wherever_the_ring_is) {
   for (int frames = 1; frames < 300; ++frames) {
      const unsigned char* const held = KeepPace(frames);
      const std::vector<unsigned char> before(held, held + 64 * 64);
      for (long i = 0; i < capacity_; ++i)
         ASSERT_EQ(Camera().Insert(0xEE), DEVICE_OK);
      EXPECT_EQ(Camera().Insert(0xEE), DEVICE_BUFFER_OVERFLOW);
      ASSERT_EQ(std::vector<unsigned char>(held, held + 64 * 64), before) << "after " << frames << " frames";
      for (long i = 0; i < capacity_; ++i)
         ASSERT_EQ(*static_cast<unsigned char*>(core.popNextImage()), 0xEE);
      ASSERT_EQ(core.getRemainingImageCount(), 0);
   }
}

TEST_F(Buffer, All_stored_frames_are_apart_after_the_ring_has_started_over) {
   KeepPace(64);
   for (long i = 0; i < capacity_; ++i)
      ASSERT_EQ(Camera().Insert(static_cast<unsigned char>(i)), DEVICE_OK);
   std::set<void*> slots;
   for (long i = 0; i < capacity_; ++i)
      slots.insert(core.popNextImage());
   EXPECT_EQ(static_cast<long>(slots.size()), capacity_);
}
