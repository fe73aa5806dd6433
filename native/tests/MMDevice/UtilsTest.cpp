// Text helpers, threads and locks.
#include "DeviceThreads.h"
#include "DeviceUtils.h"

#include <gtest/gtest.h>

#include <atomic>

namespace {

TEST(DeviceUtils, Copies_text_up_to_the_size_of_the_buffers_and_says_whether_it_fitted) {
   char target[MM::MaxStrLength + 1];
   target[MM::MaxStrLength] = '!';
   const std::string fits(MM::MaxStrLength - 1, 'x');
   EXPECT_EQ(CDeviceUtils::GetMaxStringLength(), fits.size());
   EXPECT_TRUE(CDeviceUtils::CopyLimitedString(target, fits.c_str()));
   EXPECT_EQ(target, fits);
   EXPECT_FALSE(CDeviceUtils::CopyLimitedString(target, (fits + 'y').c_str()));
   EXPECT_EQ(target, fits);
   EXPECT_EQ(target[MM::MaxStrLength], '!');
   EXPECT_TRUE(CDeviceUtils::CopyLimitedString(target, ""));
   EXPECT_STREQ(target, "");
}

TEST(DeviceUtils, Converts_numbers_to_text) {
   EXPECT_STREQ(CDeviceUtils::ConvertToString(-12), "-12");
   EXPECT_STREQ(CDeviceUtils::ConvertToString(2000000000L), "2000000000");
   EXPECT_STREQ(CDeviceUtils::ConvertToString(1.005), "1.00");
   EXPECT_STREQ(CDeviceUtils::ConvertToString(-0.5), "-0.50");
   EXPECT_STREQ(CDeviceUtils::ConvertToString(true), "1");
   EXPECT_STREQ(CDeviceUtils::ConvertToString(false), "0");
}

TEST(DeviceUtils, Splits_text_and_leaves_empty_parts_out) {
   std::vector<std::string> tokens{"kept"};
   CDeviceUtils::Tokenize(",a,,b c,", tokens);
   EXPECT_EQ(tokens, (std::vector<std::string>{"kept", "a", "b c"}));
   tokens.clear();
   CDeviceUtils::Tokenize("x; y", tokens, "; ");
   EXPECT_EQ(tokens, (std::vector<std::string>{"x", "y"}));
   tokens.clear();
   CDeviceUtils::Tokenize("", tokens);
   EXPECT_TRUE(tokens.empty());
}

TEST(DeviceUtils, Shows_bytes_in_hexadecimal) {
   EXPECT_EQ(CDeviceUtils::HexRep({0x00, 0x0d, 0xff}), "00 0d ff");
   EXPECT_EQ(CDeviceUtils::HexRep({}), "");
}

class Worker : public MMDeviceThreadBase {
public:
   ~Worker() override { wait(); }
   int svc() override {
      MMThreadGuard guard(lock);
      MMThreadGuard again(lock); // recursive
      ++runs;
      wait(); // the thread itself does not wait for itself
      return 0;
   }
   MMThreadLock lock;
   std::atomic<int> runs{0};
};

TEST(Thread, Runs_once_per_activation_and_can_be_waited_for_at_any_time) {
   Worker worker;
   worker.wait();
   EXPECT_EQ(worker.activate(), 0);
   EXPECT_EQ(worker.activate(), 0); // after the end of the first run
   worker.wait();
   worker.wait();
   EXPECT_EQ(worker.runs, 2);
}

TEST(Thread, Waits_for_a_lock_that_another_one_holds) {
   Worker worker;
   {
      MMThreadGuard guard(worker.lock);
      EXPECT_TRUE(guard.isLocked());
      worker.activate();
      CDeviceUtils::SleepMs(5);
      EXPECT_EQ(worker.runs, 0);
   }
   worker.wait();
   EXPECT_EQ(worker.runs, 1);
   MMThreadGuard none(static_cast<MMThreadLock*>(nullptr));
   EXPECT_FALSE(none.isLocked());
}

} // namespace
