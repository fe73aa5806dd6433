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
      core.clearCircularBuffer(); // it overflowed
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

TEST_F(Buffer, Once_it_overflowed_it_takes_nothing_until_it_is_cleared) {
   while (Camera().Insert(1) == DEVICE_OK) {
   }
   EXPECT_TRUE(core.isBufferOverflowed());
   core.popNextImage();
   EXPECT_EQ(Camera().Insert(2), DEVICE_BUFFER_OVERFLOW);
   EXPECT_EQ(core.getRemainingImageCount(), capacity_ - 1);
   core.clearCircularBuffer();
   EXPECT_EQ(Camera().Insert(3), DEVICE_OK);
   EXPECT_FALSE(core.isBufferOverflowed());
}

TEST_F(Buffer, A_footprint_is_allocated_at_once) {
   core.setCircularBufferMemoryFootprint(2);
   EXPECT_EQ(core.getBufferTotalCapacity(), 512);
   EXPECT_EQ(core.getBufferFreeCapacity(), 512);
   EXPECT_EQ(Camera().Insert(1), DEVICE_OK);
   Camera().SetROI(0, 0, 2048, 2048);
   for (const unsigned tooSmall : {0u, 1u})
      EXPECT_EQ(ErrorOf([&] { core.setCircularBufferMemoryFootprint(tooSmall); }).getCode(),
                MMERR_CircularBufferFailedToInitialize);
   EXPECT_EQ(core.getCircularBufferMemoryFootprint(), 2u); // nothing has changed
   EXPECT_EQ(core.getRemainingImageCount(), 1);
}

// Sanitizers keep memory of their own for memory that was used.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
#define SKIP_UNDER_SANITIZERS GTEST_SKIP() << "The sanitizer's own memory is resident, too."
#else
#define SKIP_UNDER_SANITIZERS static_cast<void>(0)
#endif

/** Resident memory of this process, in MB. */
static double ResidentMB() {
   std::ifstream file("/proc/self/statm");
   double total = 0, resident = 0;
   file >> total >> resident;
   return resident * static_cast<double>(sysconf(_SC_PAGESIZE)) / (1024 * 1024);
}

// A lag fills the ring once. The memory is not kept for the next one, and what is still there is whole.
TEST_F(Buffer, Memory_that_a_lag_has_filled_is_given_back_when_the_ring_is_drained) {
   SKIP_UNDER_SANITIZERS;
   Camera().SetROI(0, 0, 1024, 1024);
   core.setCircularBufferMemoryFootprint(100);
   const double before = ResidentMB();
   for (int i = 0; i < 96; ++i)
      ASSERT_EQ(Camera().Insert(static_cast<unsigned char>(i)), DEVICE_OK);
   EXPECT_GT(ResidentMB(), before + 90);
   const unsigned char* last = nullptr;
   for (int i = 0; i < 96; ++i) {
      last = static_cast<const unsigned char*>(core.popNextImage());
      ASSERT_EQ(last[0], i);
      ASSERT_EQ(last[1024 * 1024 - 1], i);
   }
   EXPECT_LT(ResidentMB(), before + 25);
   EXPECT_EQ(last[512 * 1024], 95); // the frame popped last stays
   KeepPace(300);
   EXPECT_LT(ResidentMB(), before + 25);
}

TEST_F(Buffer, Memory_of_frames_that_were_popped_is_given_back_when_the_sequence_ends) {
   SKIP_UNDER_SANITIZERS;
   Camera().SetROI(0, 0, 1024, 1024);
   core.setCircularBufferMemoryFootprint(100);
   const double before = ResidentMB();
   for (int i = 0; i < 96; ++i)
      ASSERT_EQ(Camera().Insert(static_cast<unsigned char>(i)), DEVICE_OK);
   for (int i = 0; i < 90; ++i)
      core.popNextImage();
   EXPECT_GT(ResidentMB(), before + 90);
   Camera().CoreCallback()->AcqFinished(&Camera(), DEVICE_OK);
   EXPECT_LT(ResidentMB(), before + 35);
   for (int i = 90; i < 96; ++i) {
      const auto* pixels = static_cast<const unsigned char*>(core.popNextImage());
      EXPECT_EQ(pixels[0], i);
      EXPECT_EQ(pixels[1024 * 1024 - 1], i);
   }
}

TEST_F(Buffer, Memory_of_frames_that_are_thrown_away_is_given_back) {
   SKIP_UNDER_SANITIZERS;
   Camera().SetROI(0, 0, 1024, 1024);
   core.setCircularBufferMemoryFootprint(100);
   const double before = ResidentMB();
   for (int i = 0; i < 96; ++i)
      ASSERT_EQ(Camera().Insert(static_cast<unsigned char>(i)), DEVICE_OK);
   core.clearCircularBuffer();
   EXPECT_LT(ResidentMB(), before + 25);
   EXPECT_EQ(Camera().Insert(7), DEVICE_OK);
   EXPECT_EQ(*static_cast<unsigned char*>(core.popNextImage()), 7);
}
