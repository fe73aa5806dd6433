#include "TaskThread.h"

namespace mmcore {
namespace internal {

TaskThread::~TaskThread() {
   std::deque<std::function<void()>> dropped; // what they hold goes without the lock
   {
      std::lock_guard<std::mutex> lock(mutex_);
      ending_ = true;
      dropped.swap(tasks_);
   }
   changed_.notify_all();
   if (thread_.joinable())
      thread_.join();
}

void TaskThread::Add(std::function<void()> task) {
   {
      std::lock_guard<std::mutex> lock(mutex_);
      if (ending_)
         return;
      tasks_.push_back(std::move(task));
      if (!thread_.joinable())
         thread_ = std::thread([this] { Run(); });
   }
   changed_.notify_all();
}

void TaskThread::Drain() {
   std::unique_lock<std::mutex> lock(mutex_);
   if (thread_.get_id() == std::this_thread::get_id())
      return;
   changed_.wait(lock, [this] { return tasks_.empty() && !busy_; });
}

void TaskThread::Run() {
   std::unique_lock<std::mutex> lock(mutex_);
   for (;;) {
      changed_.wait(lock, [this] { return ending_ || !tasks_.empty(); });
      if (ending_)
         return;
      std::function<void()> task = std::move(tasks_.front());
      tasks_.pop_front();
      busy_ = true;
      lock.unlock();
      task();
      task = nullptr; // what it holds goes without the lock
      lock.lock();
      busy_ = false;
      changed_.notify_all();
   }
}

} // namespace internal
} // namespace mmcore
