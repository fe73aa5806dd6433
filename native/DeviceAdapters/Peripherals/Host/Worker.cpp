#include "Worker.h"

#include <algorithm>
#include <dlfcn.h>
#include <utility>

namespace lensless::peripherals {

namespace {

// What is left behind returns into the code of this module one day.
void keepThisModule() {
   Dl_info module{};
   if (dladdr(reinterpret_cast<void*>(&keepThisModule), &module) != 0 && module.dli_fname)
      dlopen(module.dli_fname, RTLD_NOW | RTLD_NOLOAD | RTLD_NODELETE);
}

} // namespace

Worker::Worker(std::string name) : name_(std::move(name)), thread_([state = state_] { run(state); }) {}

Worker::~Worker() {
   stop();
}

void Worker::setLimit(std::chrono::milliseconds limit) {
   const std::lock_guard<std::mutex> lock(state_->guard);
   limit_ = limit;
}

void Worker::post(const std::string& what, std::function<void()> work) {
   {
      const std::lock_guard<std::mutex> lock(state_->guard);
      state_->jobs.push_back({state_->next++, what, std::move(work)});
   }
   state_->changed.notify_all();
}

bool Worker::isHung() const {
   const std::lock_guard<std::mutex> lock(state_->guard);
   return state_->hung;
}

bool Worker::stop() {
   std::unique_lock<std::mutex> lock(state_->guard);
   state_->stopping = true;
   state_->changed.notify_all();
   // One that has hung was waited for already.
   const auto limit = state_->hung ? std::chrono::milliseconds(0) : limit_;
   const bool ended = state_->changed.wait_for(lock, limit, [this] { return state_->ended; });
   lock.unlock();
   if (!thread_.joinable())
      return ended;
   if (ended) {
      thread_.join();
   } else { // nothing can end a thread that a plug-in does not return
      keepThisModule();
      thread_.detach();
   }
   return ended;
}

void Worker::await(const std::string& what, std::function<void()> run,
                   const std::function<std::future_status(std::chrono::milliseconds)>& wait) {
   std::chrono::milliseconds limit;
   unsigned long number = 0;
   {
      const std::lock_guard<std::mutex> lock(state_->guard);
      if (state_->hung)
         throw Failure(hungText_NeedsLock());
      if (state_->stopping)
         throw Failure(name_ + " is being unloaded");
      limit = limit_;
      number = state_->next++;
      state_->jobs.push_back({number, what, std::move(run)});
   }
   state_->changed.notify_all();
   if (wait(limit) == std::future_status::ready)
      return;
   const std::lock_guard<std::mutex> lock(state_->guard);
   if (wait(std::chrono::milliseconds(0)) == std::future_status::ready)
      return;
   // What nobody waits for any more must not happen later.
   state_->jobs.erase(std::remove_if(state_->jobs.begin(), state_->jobs.end(),
                                     [number](const Job& job) { return job.number == number; }),
                      state_->jobs.end());
   if (!state_->running.empty() && std::chrono::steady_clock::now() - state_->since >= limit)
      state_->hung = true;
   throw Failure(hungText_NeedsLock());
}

std::string Worker::hungText_NeedsLock() const {
   const auto ms =
       std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - state_->since);
   return "The plug-in " + name_ + " has not returned from " + state_->running + " for " +
          std::to_string(ms.count() / 1000) + "." + std::to_string(ms.count() % 1000 / 100) +
          " s. Look at its hardware, or wait and try again; a longer limit is set with the environment variable " +
          "LENSLESS_PERIPHERAL_LIMIT_MS";
}

void Worker::run(const std::shared_ptr<State>& state) {
   std::unique_lock<std::mutex> lock(state->guard);
   while (true) {
      state->changed.wait(lock, [&state] { return state->stopping || !state->jobs.empty(); });
      if (state->jobs.empty())
         break;
      Job job = std::move(state->jobs.front());
      state->jobs.pop_front();
      state->running = job.what;
      state->since = std::chrono::steady_clock::now();
      lock.unlock();
      job.run();
      job = {}; // what the call owns goes before anybody sees that it has ended
      lock.lock();
      state->running.clear();
      state->hung = false;
   }
   state->ended = true;
   state->changed.notify_all();
}

} // namespace lensless::peripherals
