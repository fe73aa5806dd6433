// The one thread from which a plug-in is called.
#pragma once

#include "Failure.h"

#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

namespace lensless::peripherals {

/**
 * Makes calls one after the other on a thread of its own, so that a plug-in that hangs keeps only its own callers
 * waiting, and those only up to their limit.
 */
class Worker {
public:
   /** @param name for messages: the plug-in's file. */
   explicit Worker(std::string name);
   /** As stop. */
   ~Worker();
   Worker(const Worker&) = delete;
   Worker& operator=(const Worker&) = delete;

   void setLimit(std::chrono::milliseconds limit);

   /**
    * Makes the call and answers its result; throws what it throws. Throws Failure when the limit has passed; the call
    * then goes on, and until it returns every other one is refused at once. So the call must own all that it uses. One
    * that had not begun is not made any more.
    * @param what for messages: "setting Intensity of Lamp"
    */
   template <class Result>
   Result call(const std::string& what, std::function<Result()> work) {
      auto task = std::make_shared<std::packaged_task<Result()>>(std::move(work));
      std::future<Result> result = task->get_future();
      await(
          what, [task] { (*task)(); }, [&result](auto limit) { return result.wait_for(limit); });
      return result.get();
   }

   /** Makes the call when those before it have returned, and waits for nothing. It must not throw. */
   void post(const std::string& what, std::function<void()> work);

   /** Whether a call has passed its limit and has not returned. */
   bool isHung() const;
   /**
    * Ends the thread when it has made the calls that wait; one that does not end within the limit is left behind, and
    * this module stays loaded for it. Answers whether it ended.
    */
   bool stop();

private:
   struct Job {
      unsigned long number; // of this worker
      std::string what;
      std::function<void()> run;
   };
   /** Shared with the thread, which may outlive the worker. */
   struct State {
      std::mutex guard;
      std::condition_variable changed;
      std::deque<Job> jobs;
      unsigned long next = 0; // number of the next job
      std::string running;    // what the thread does; empty while it waits
      std::chrono::steady_clock::time_point since;
      bool hung = false;
      bool stopping = false;
      bool ended = false;
   };

   void await(const std::string& what, std::function<void()> run,
              const std::function<std::future_status(std::chrono::milliseconds)>& wait);
   std::string hungText_NeedsLock() const;
   static void run(const std::shared_ptr<State>& state);

   const std::string name_;
   const std::shared_ptr<State> state_ = std::make_shared<State>();
   std::chrono::milliseconds limit_{5000}; // guarded by state_->guard
   std::thread thread_;
};

} // namespace lensless::peripherals
