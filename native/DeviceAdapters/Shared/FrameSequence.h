// A camera's sequence acquisition.
#pragma once

#include "MMDevice.h"

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace lensless {

/** What is told of a frame, besides the camera's label. */
using FrameTags = std::vector<std::pair<std::string, std::string>>;

/** A frame's pixels as the core takes them; they live until it has. */
struct SentPicture {
   const unsigned char* bytes;
   unsigned width, height, bytesPerPixel, components;
};

/**
 * Runs one acquisition at a time on a thread of its own. start and stop are called by one thread at a time, as the core
 * does. A frame is exposed, held until its interval is over, and sent; a stop ends the wait at once. A camera that sets
 * the pace itself has an interval of 0, and expose waits for its next frame. The core is asked to prepare before the
 * first frame and is told the end once, whoever ended it.
 */
class FrameSequence {
public:
   struct Task {
      long frames = 0;                    ///< how many to send
      std::function<void()> begin;        ///< may be empty; called by start when the core is prepared; may throw
      std::function<double()> intervalMs; ///< from one frame to the next, asked anew for each frame
      std::function<int()> expose;        ///< makes the next frame; DEVICE_OK, endOfFrames, silence or an error number
      std::function<int()> send;          ///< hands it to the core (sendPicture); DEVICE_OK or an error number
      std::function<void()> interrupt;    ///< may be empty; ends a wait within expose, from the thread of stop()
      std::function<void()> cleanUp;      ///< may be empty; called after the last frame or when begin has thrown
   };

   /** Answer of Task::expose when there is nothing more to come: a regular end. */
   static constexpr int endOfFrames = -1;
   /** Answer of Task::expose when nothing more comes, though the sequence goes on until it is stopped. */
   static constexpr int silence = -2;

   /** The camera outlives the sequence. */
   explicit FrameSequence(MM::Camera& camera) : camera_(camera) {}
   ~FrameSequence() { join(); }
   FrameSequence(const FrameSequence&) = delete;
   FrameSequence& operator=(const FrameSequence&) = delete;

   /**
    * DEVICE_OK, or why nothing began: DEVICE_CAMERA_BUSY_ACQUIRING, DEVICE_NO_CALLBACK_REGISTERED without a core, or
    * the core's own number. Throws what begin throws, and std::system_error where there is no thread to be had.
    */
   int start(MM::Core* core, Task task);

   /**
    * Ends the acquisition and joins the thread. The core may be null, or else is told, unless the acquisition had ended
    * by itself. Answers the error number of an exposure that ended the last acquisition, once; else DEVICE_OK.
    */
   int stop(MM::Core* core);

   /** False from just before the core is told the end. */
   bool running() const;

   /** For Task::send: hands a frame to the core. The picture's owner may use its memory again afterwards. */
   int sendPicture(const SentPicture& picture, const FrameTags& tags);

private:
   void launch();
   bool join();
   void run();
   int sendFrames();
   bool waitUntil(std::chrono::steady_clock::time_point time);
   void waitForStop();

   MM::Camera& camera_;

   mutable std::mutex mutex_; // guards running_ and stopRequested_
   std::condition_variable stopAsked_;
   bool running_ = false;
   bool stopRequested_ = false;

   // These change only while there is no thread, but for failure_, which is the thread's while there is one.
   Task task_;
   MM::Core* core_ = nullptr;
   std::string label_;
   int failure_ = 0;
   std::thread thread_;
};

} // namespace lensless
