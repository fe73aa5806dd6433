#include "EventQueue.h"

#include "../Error.h"

namespace mmcore {
namespace internal {

EventQueue::~EventQueue() {
   Close();
   if (!thread_.joinable())
      return;
   if (OnOwnThread())
      thread_.detach(); // a thread cannot join itself; from here on it touches nothing but the state
   else
      thread_.join();
}

void EventQueue::SetReceiver(MMEventCallback* receiver) {
   {
      std::lock_guard<std::mutex> lock(state_->mutex);
      if (OnOwnThread())
         throw CMMError("The event callback cannot be registered from inside an event; do it from another thread");
   }
   std::lock_guard<std::mutex> registration(registration_);
   std::unique_lock<std::mutex> lock(state_->mutex);
   state_->receiver = nullptr; // no further event begins
   state_->changed.wait(lock, [this] { return !state_->delivering; });
   state_->receiver = receiver;
   if (receiver && !thread_.joinable())
      thread_ = std::thread([state = state_, &logger = logger_] { Run(state, logger); });
   lock.unlock();
   state_->changed.notify_all();
}

void EventQueue::Close() {
   std::unique_lock<std::mutex> lock(state_->mutex);
   state_->receiver = nullptr;
   state_->ending = true;
   if (!OnOwnThread())
      state_->changed.wait(lock, [this] { return !state_->delivering; });
   lock.unlock();
   state_->changed.notify_all();
}

void EventQueue::Post(Event event) {
   {
      std::lock_guard<std::mutex> lock(state_->mutex);
      if (!state_->receiver)
         return;
      state_->events.push_back(std::move(event));
   }
   state_->changed.notify_all();
}

void EventQueue::Run(const std::shared_ptr<State>& state, const Logger& logger) {
   std::unique_lock<std::mutex> lock(state->mutex);
   for (;;) {
      state->changed.wait(lock, [&] { return state->ending || (state->receiver && !state->events.empty()); });
      if (state->ending)
         return;
      const Event event = std::move(state->events.front());
      state->events.pop_front();
      MMEventCallback& receiver = *state->receiver;
      state->delivering = true;
      lock.unlock();
      const std::string failure = ReasonOfFailure(event, receiver);
      lock.lock();
      if (!failure.empty() && !state->ending) // else the handler may have ended the core, and the log with it
         logger(LogLevelError, "An event handler threw: " + failure);
      state->delivering = false;
      state->changed.notify_all();
   }
}

std::string EventQueue::ReasonOfFailure(const Event& event, MMEventCallback& receiver) {
   try {
      event(receiver);
      return "";
   } catch (const CMMError& error) {
      return error.getFullMsg();
   } catch (const std::exception& error) {
      return *error.what() ? error.what() : "an exception without a text";
   } catch (...) {
      return "something that is not an exception";
   }
}

} // namespace internal
} // namespace mmcore
