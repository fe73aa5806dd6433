// Events on their way to the program: in order, on one thread.
#pragma once

#include "../Logging/Log.h"
#include "../MMEventCallback.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace mmcore {
namespace internal {

/** Events wait while callbacks are exchanged. Without a callback, new events are dropped and waiting ones stay. */
class EventQueue {
public:
   using Event = std::function<void(MMEventCallback&)>;

   explicit EventQueue(Log& log) : logger_(log, "Core") {}
   ~EventQueue();

   /** Returns when the former receiver is no longer in use. Throws when called from inside an event. */
   void SetReceiver(MMEventCallback* receiver);
   void Post(Event event);

private:
   void Run();
   void Deliver(const Event& event, MMEventCallback& receiver) const;

   const Logger logger_;
   std::mutex registration_; // one SetReceiver at a time

   std::mutex mutex_; // guards all below
   std::condition_variable changed_;
   std::deque<Event> events_;
   MMEventCallback* receiver_ = nullptr;
   bool delivering_ = false;
   bool ending_ = false;
   std::thread thread_;
};

} // namespace internal
} // namespace mmcore
