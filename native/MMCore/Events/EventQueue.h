// Events on their way to the program: in order, on one thread.
#pragma once

#include "../Logging/Log.h"
#include "../MMEventCallback.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace mmcore {
namespace internal {

/** Events wait while callbacks are exchanged. Without a callback, new events are dropped and waiting ones stay. */
class EventQueue {
public:
   using Event = std::function<void(MMEventCallback&)>;

   explicit EventQueue(Log& log) : logger_(log, "Core") {}
   /** Also from inside an event: then its thread outlives the queue until the handler has returned. */
   ~EventQueue();

   /** Returns when the former receiver is no longer in use. Throws when called from inside an event. */
   void SetReceiver(MMEventCallback* receiver);
   /** No further event is delivered; an event that is being delivered ends. Also from inside that event. */
   void Close();
   void Post(Event event);

private:
   // Shared with the thread, so that it can outlive the queue.
   struct State {
      std::mutex mutex; // guards all below
      std::condition_variable changed;
      std::deque<Event> events;
      MMEventCallback* receiver = nullptr;
      bool delivering = false;
      bool ending = false;
   };

   static void Run(const std::shared_ptr<State>& state, const Logger& logger);
   static std::string ReasonOfFailure(const Event& event, MMEventCallback& receiver);
   bool OnOwnThread() const { return thread_.get_id() == std::this_thread::get_id(); }

   const Logger logger_;
   std::mutex registration_; // one SetReceiver at a time
   const std::shared_ptr<State> state_ = std::make_shared<State>();
   std::thread thread_; // started, under the state's lock, with the first receiver
};

} // namespace internal
} // namespace mmcore
