// One thread that runs tasks in the order they were given.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace mmcore {
namespace internal {

/** The thread starts with the first task and is joined by the destructor, which drops tasks that have not begun. */
class TaskThread {
public:
   ~TaskThread();
   void Add(std::function<void()> task);
   /** Waits until all tasks given so far have ended. Returns at once on the thread itself. */
   void Drain();

private:
   void Run();

   std::mutex mutex_; // guards all below but thread_'s join
   std::condition_variable changed_;
   std::deque<std::function<void()>> tasks_;
   bool busy_ = false;
   bool ending_ = false;
   std::thread thread_;
};

} // namespace internal
} // namespace mmcore
