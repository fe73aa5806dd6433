#include "CoreFixture.h"

#include <future>

class Locks : public CoreTest {
protected:
   Locks() {
      core.loadMockDeviceAdapter("Other", &other);
      Load("Shut", "Shutter");
      Load("Gen", "Generic");
      core.loadDevice("Far", "Other", "Shutter");
      core.initializeAllDevices();
   }
   ~Locks() override { core.unloadAllDevices(); } // before the module of this class

   TestAdapter other;
};

TEST_F(Locks, A_call_into_one_module_does_not_hold_up_another) {
   std::promise<void> begun, release;
   Shutter().whileSwitching = [&] {
      begun.set_value();
      release.get_future().wait();
   };
   std::thread slow([&] { core.setShutterOpen("Shut", true); });
   begun.get_future().wait();
   core.setShutterOpen("Far", true);
   EXPECT_TRUE(core.getShutterOpen("Far"));
   release.set_value();
   slow.join();
   EXPECT_TRUE(Shutter().isOpen);
}

TEST_F(Locks, Calls_into_one_module_never_overlap) {
   int inside = 0; // no atomic: the lock guards it
   bool overlapped = false;
   Shutter().whileSwitching = [&] {
      overlapped = overlapped || ++inside != 1;
      std::this_thread::yield();
      --inside;
   };
   std::vector<std::thread> threads;
   for (int i = 0; i < 4; ++i)
      threads.emplace_back([&] {
         for (int n = 0; n < 200; ++n)
            core.setShutterOpen("Shut", n % 2 == 0);
      });
   for (std::thread& thread : threads)
      thread.join();
   EXPECT_FALSE(overlapped);
}

TEST_F(Locks, A_device_may_call_the_core_back_into_its_own_module) {
   Shutter().whileSwitching = [&] { Shutter().CoreCallback()->SetDeviceProperty("Gen", "Level", "4"); };
   core.setShutterOpen("Shut", true);
   EXPECT_EQ(core.getProperty("Gen", "Level"), "4");
}
