// A recorded machine whose cameras send frames.
#pragma once

#include "RecordedMachine.h"

#include <chrono>
#include <functional>
#include <linux/videodev2.h>
#include <map>
#include <mutex>
#include <optional>
#include <vector>

namespace v4l2::recorded {

/**
 * Every capture node streams freely by MMAP, single-planar: a frame each `pace` while it streams and has a buffer, else
 * the frame is lost and its number missing, as with real drivers. What a frame looks like is for the test to say.
 */
class StreamingMachine : public RecordedMachine {
public:
   using RecordedMachine::RecordedMachine;

   /** A frame before it is handed out: the test may change it. */
   struct Shot {
      std::uint32_t sequence;
      std::uint32_t flags;     // V4L2_BUF_FLAG_…
      std::uint32_t bytesUsed; // all of sizeimage
      std::uint8_t* bytes;
      std::size_t size;
   };
   /** Called for each frame; by default frames hold the low byte of their number. Set before streaming. */
   std::function<void(const std::string& node, Shot&)> expose;
   /** From frame to frame. Set before streaming. */
   std::chrono::microseconds pace{1000};

   /** From now on nodes send nothing, or the reading of frames fails with an errno; 0 ends it. */
   void Stall(bool stalled);
   void FailFrames(int error);

   int Ioctl(int descriptor, unsigned long request, void* argument) override;
   int Open(const std::string& path, int flags) override;
   int Close(int descriptor) override;
   void* Map(std::size_t length, int descriptor, off_t offset) override;
   int Poll(pollfd* descriptors, nfds_t count, int timeoutMs) override;

   /** Nodes that stream now. */
   int Streaming();

private:
   using Time = std::chrono::steady_clock::time_point;
   struct Buffer {
      std::uint8_t* bytes = nullptr;
      std::size_t size = 0;
   };
   struct Queue {
      std::vector<Buffer> buffers;
      std::vector<std::uint32_t> queued; // oldest first
      bool isOn = false;
      Time due;
      std::uint32_t sequence = 0; // of the next frame
   };

   int Answer_NeedsLock(const std::string& path, unsigned long request, void* argument, int descriptor, bool& answered);
   int Dequeue_NeedsLock(const std::string& path, Queue& queue, v4l2_buffer& buffer);
   bool IsReady_NeedsLock(Queue& queue);

   std::recursive_mutex guard_; // guards all below; `expose` is called under it
   std::map<int, std::string> paths_;
   std::map<std::string, Queue> queues_; // by path
   bool isStalled_ = false;
   int frameError_ = 0;
};

} // namespace v4l2::recorded
