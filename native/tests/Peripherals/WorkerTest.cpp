// Calls that take too long.
#include "Host/Failure.h"
#include "PlugInFiles.h"
#include "Session.h"

#include <gtest/gtest.h>

using namespace lensless::peripherals;

namespace {

std::string failureOf(const std::function<void()>& work) {
   try {
      work();
   } catch (const Failure& fault) {
      return fault.what();
   }
   return "";
}

Search searchOf(const TemporaryFolder& folder) {
   Search search;
   search.folders = {folder.path()};
   search.limit = std::chrono::milliseconds(60000);
   return search;
}

Value level(Session& session) {
   return session.call<Value>("reading Level", [](Opened& opened) { return opened.get(0); });
}

} // namespace

TEST(SlowPlugIn, is_named_and_keeps_nobody_else_waiting) {
   const TemporaryFolder folder;
   folder.add("faulty");
   folder.add("example");
   const PlugIns plugIns(searchOf(folder));
   ASSERT_EQ(plugIns.usable().size(), 2u);
   const auto faulty = plugIns.usable()[1]->load();
   Session slow(faulty, "Thing", {});
   Session other(plugIns.usable()[0]->load(), "Lift", {});
   faulty->worker.setLimit(std::chrono::milliseconds(300));
   const Variable until("FAULT_UNTIL", folder.file("go"));
   {
      const Variable fault("FAULT", "hang in get");

      const std::string first = failureOf([&] { level(slow); });
      EXPECT_NE(first.find("faulty.so has not returned from reading Level of Thing for "), std::string::npos) << first;
      EXPECT_TRUE(faulty->worker.isHung());
      EXPECT_NE(failureOf([&] { level(slow); }).find("has not returned from reading Level"), std::string::npos);
      EXPECT_EQ(other.call<double>("reading the position", [](Opened& opened) { return opened.um(); }), 0);
   }

   folder.write("go", "");
   for (int i = 0; i < 6000 && faulty->worker.isHung(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
   faulty->worker.setLimit(std::chrono::milliseconds(60000));
   EXPECT_EQ(level(slow), Value(1.0)); // it has come back
}

TEST(SlowPlugIn, does_nothing_later_that_nobody_waits_for_any_more) {
   Worker worker("slow.so");
   worker.setLimit(std::chrono::milliseconds(1000));
   std::promise<void> go;
   std::shared_future<void> gone(go.get_future());
   worker.post("waiting", [gone] { gone.wait(); });
   worker.setLimit(std::chrono::milliseconds(50));
   const auto made = std::make_shared<bool>(false);
   EXPECT_NE(failureOf([&] {
                worker.call<int>("setting something", [made] {
                   *made = true;
                   return 0;
                });
             }),
             "");
   go.set_value();
   for (int i = 0; i < 6000 && worker.isHung(); ++i)
      std::this_thread::sleep_for(std::chrono::milliseconds(10));
   worker.setLimit(std::chrono::milliseconds(60000));
   EXPECT_EQ(worker.call<int>("answering", [] { return 7; }), 7);
   EXPECT_FALSE(*made);
}

TEST(SlowPlugIn, is_left_behind_at_unload) {
   const TemporaryFolder folder;
   folder.add("faulty");
   const Variable until("FAULT_UNTIL", folder.file("go"));
   {
      const PlugIns plugIns(searchOf(folder));
      const auto faulty = plugIns.usable()[0]->load();
      Session slow(faulty, "Thing", {});
      faulty->worker.setLimit(std::chrono::milliseconds(200));
      const Variable fault("FAULT", "hang in get");
      EXPECT_NE(failureOf([&] { level(slow); }), "");
   }
   folder.write("go", ""); // so that it closes its peripheral, unloads itself and ends
   std::this_thread::sleep_for(std::chrono::milliseconds(100));
}
