#include "EventQueue.h"

#include "../Error.h"

namespace mmcore {
namespace internal {

EventQueue::~EventQueue() {
   {
      std::lock_guard<std::mutex> lock(mutex_);
      ending_ = true;
   }
   changed_.notify_all();
   if (thread_.joinable())
      thread_.join();
}

void EventQueue::SetReceiver(MMEventCallback* receiver) {
   {
      std::lock_guard<std::mutex> lock(mutex_);
      if (thread_.get_id() == std::this_thread::get_id())
         throw CMMError("The event callback cannot be registered from inside an event; do it from another thread");
   }
   std::lock_guard<std::mutex> registration(registration_);
   std::unique_lock<std::mutex> lock(mutex_);
   receiver_ = nullptr; // no further event begins
   changed_.wait(lock, [this] { return !delivering_; });
   receiver_ = receiver;
   if (receiver_ && !thread_.joinable())
      thread_ = std::thread([this] { Run(); });
   lock.unlock();
   changed_.notify_all();
}

void EventQueue::Post(Event event) {
   {
      std::lock_guard<std::mutex> lock(mutex_);
      if (!receiver_)
         return;
      events_.push_back(std::move(event));
   }
   changed_.notify_all();
}

void EventQueue::Run() {
   std::unique_lock<std::mutex> lock(mutex_);
   for (;;) {
      changed_.wait(lock, [this] { return ending_ || (receiver_ && !events_.empty()); });
      if (ending_)
         return;
      const Event event = std::move(events_.front());
      events_.pop_front();
      MMEventCallback& receiver = *receiver_;
      delivering_ = true;
      lock.unlock();
      Deliver(event, receiver);
      lock.lock();
      delivering_ = false;
      changed_.notify_all();
   }
}

void EventQueue::Deliver(const Event& event, MMEventCallback& receiver) const {
   try {
      event(receiver);
   } catch (const CMMError& error) {
      logger_(LogLevelError, "An event handler threw: " + error.getFullMsg());
   } catch (const std::exception& error) {
      logger_(LogLevelError, std::string("An event handler threw: ") + error.what());
   } catch (...) {
      logger_(LogLevelError, "An event handler threw something that is not an exception");
   }
}

} // namespace internal
} // namespace mmcore
