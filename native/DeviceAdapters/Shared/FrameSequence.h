// The thread behind a camera's sequence acquisition.
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace lensless {

/**
 * Runs one acquisition at a time on a thread of its own. start and stop are called by one thread at a time, as the core
 * does. A frame is exposed, held until its interval is over, and sent; a stop ends the wait at once. A camera that sets
 * the pace itself has an interval of 0, and expose waits for its next frame.
 */
class FrameSequence {
public:
   struct Task {
      long frames = 0;                    ///< how many to send
      std::function<double()> intervalMs; ///< from one frame to the next, asked anew for each frame
      std::function<int()> expose;        ///< makes the next frame; DEVICE_OK, endOfFrames, silence or an error number
      std::function<int()> send;          ///< hands it to the core; DEVICE_OK or an error number
      std::function<void()> interrupt;    ///< may be empty; ends a wait within expose, from the thread of stop()
      std::function<void()> cleanUp;      ///< may be empty; called on the thread after the last frame, always
      std::function<void(int)> endedByItself; ///< called last, on the thread, unless stop() ended it
   };

   /** Answer of Task::expose when there is nothing more to come: a regular end. */
   static constexpr int endOfFrames = -1;
   /** Answer of Task::expose when nothing more comes, though the sequence goes on until it is stopped. */
   static constexpr int silence = -2;

   FrameSequence() = default;
   ~FrameSequence() { stop(); }
   FrameSequence(const FrameSequence&) = delete;
   FrameSequence& operator=(const FrameSequence&) = delete;

   /** The previous acquisition must have ended. */
   void start(Task task);

   /** Ends the acquisition and joins the thread. True when this call ended it, false when it had ended before. */
   bool stop();

   /** False from just before endedByItself is called. */
   bool running() const;

private:
   void run(const Task& task);
   int sendFrames(const Task& task);
   bool waitUntil(std::chrono::steady_clock::time_point time);
   void waitForStop();

   mutable std::mutex mutex_; // guards running_ and stopRequested_
   std::condition_variable stopAsked_;
   bool running_ = false;
   bool stopRequested_ = false;

   Task task_; // changes only while there is no thread
   std::thread thread_;
};

} // namespace lensless
