#include "StreamingMachine.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <thread>

namespace v4l2::recorded {

namespace {

using Clock = std::chrono::steady_clock;

int Said(int error) {
   errno = error;
   return error ? -1 : 0;
}

} // namespace

void StreamingMachine::Stall(bool stalled) {
   const std::lock_guard<std::recursive_mutex> lock(guard_);
   isStalled_ = stalled;
}

void StreamingMachine::FailFrames(int error) {
   const std::lock_guard<std::recursive_mutex> lock(guard_);
   frameError_ = error;
}

int StreamingMachine::Streaming() {
   const std::lock_guard<std::recursive_mutex> lock(guard_);
   return static_cast<int>(
       std::count_if(queues_.begin(), queues_.end(), [](const auto& entry) { return entry.second.isOn; }));
}

int StreamingMachine::Open(const std::string& path, int flags) {
   const int descriptor = RecordedMachine::Open(path, flags);
   const std::lock_guard<std::recursive_mutex> lock(guard_);
   if (descriptor >= 0)
      paths_[descriptor] = Resolve(path);
   return descriptor;
}

int StreamingMachine::Close(int descriptor) {
   {
      const std::lock_guard<std::recursive_mutex> lock(guard_);
      paths_.erase(descriptor);
   }
   return RecordedMachine::Close(descriptor);
}

void* StreamingMachine::Map(std::size_t length, int descriptor, off_t offset) {
   void* const address = RecordedMachine::Map(length, descriptor, offset);
   const std::lock_guard<std::recursive_mutex> lock(guard_);
   Buffer& buffer = queues_.at(paths_.at(descriptor)).buffers.at(static_cast<std::size_t>(offset) >> 12);
   buffer = {static_cast<std::uint8_t*>(address), length};
   return address;
}

int StreamingMachine::Ioctl(int descriptor, unsigned long request, void* argument) {
   {
      const std::lock_guard<std::recursive_mutex> lock(guard_);
      const auto path = paths_.find(descriptor);
      bool answered = false;
      const int result =
          path == paths_.end() ? 0 : Answer_NeedsLock(path->second, request, argument, descriptor, answered);
      if (answered)
         return result;
   }
   return RecordedMachine::Ioctl(descriptor, request, argument);
}

/** Requests about buffers; the machine itself is asked too, for what it was told to fail, and whether it is there. */
int StreamingMachine::Answer_NeedsLock(const std::string& path, unsigned long request, void* argument, int descriptor,
                                       bool& answered) {
   switch (request) {
   case VIDIOC_REQBUFS:
   case VIDIOC_QUERYBUF:
   case VIDIOC_QBUF:
   case VIDIOC_DQBUF:
   case VIDIOC_STREAMON:
   case VIDIOC_STREAMOFF:
      break;
   default:
      return 0;
   }
   answered = true;
   errno = ENOTTY;
   if (RecordedMachine::Ioctl(descriptor, request, argument) == 0 || errno != ENOTTY)
      return -1;
   Queue& queue = queues_[path];
   auto& buffer = *static_cast<v4l2_buffer*>(argument);
   switch (request) {
   case VIDIOC_REQBUFS: {
      const std::uint32_t count = static_cast<v4l2_requestbuffers*>(argument)->count;
      queue = {};
      queue.buffers.resize(count);
      return 0;
   }
   case VIDIOC_QUERYBUF:
      if (buffer.index >= queue.buffers.size())
         return Said(EINVAL);
      buffer.length = NodeAt(path).current.sizeimage;
      buffer.m.offset = buffer.index << 12;
      return 0;
   case VIDIOC_QBUF:
      queue.queued.push_back(buffer.index);
      return 0;
   case VIDIOC_STREAMON:
      queue.isOn = true;
      queue.sequence = 0;
      queue.due = Clock::now() + pace;
      return 0;
   case VIDIOC_STREAMOFF:
      queue.isOn = false;
      queue.queued.clear();
      return 0;
   default:
      return Dequeue_NeedsLock(path, queue, buffer);
   }
}

bool StreamingMachine::IsReady_NeedsLock(Queue& queue) {
   if (!queue.isOn || isStalled_)
      return false;
   if (frameError_)
      return true;
   const Time now = Clock::now();
   if (queue.queued.empty()) // frames that come meanwhile are lost
      for (; now >= queue.due; queue.due += pace)
         ++queue.sequence;
   return !queue.queued.empty() && now >= queue.due;
}

int StreamingMachine::Dequeue_NeedsLock(const std::string& path, Queue& queue, v4l2_buffer& buffer) {
   if (!IsReady_NeedsLock(queue))
      return Said(queue.isOn ? EAGAIN : EINVAL);
   if (frameError_)
      return Said(frameError_);
   buffer.index = queue.queued.front();
   queue.queued.erase(queue.queued.begin());
   Buffer& memory = queue.buffers.at(buffer.index);
   Shot shot{queue.sequence++, V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC, static_cast<std::uint32_t>(memory.size), memory.bytes,
             memory.size};
   std::memset(memory.bytes, static_cast<int>(shot.sequence & 0xff), memory.size);
   if (expose)
      expose(path, shot);
   const auto now = Clock::now();
   queue.due = std::max(queue.due + pace, now);
   const auto stamp = std::chrono::duration_cast<std::chrono::microseconds>(now.time_since_epoch()).count();
   buffer.sequence = shot.sequence;
   buffer.flags = shot.flags;
   buffer.bytesused = shot.bytesUsed;
   buffer.timestamp.tv_sec = static_cast<decltype(buffer.timestamp.tv_sec)>(stamp / 1'000'000);
   buffer.timestamp.tv_usec = static_cast<decltype(buffer.timestamp.tv_usec)>(stamp % 1'000'000);
   return 0;
}

/** In slices: neither frames nor events of recorded nodes wake a real poll. */
int StreamingMachine::Poll(pollfd* descriptors, nfds_t count, int timeoutMs) {
   const Time end = Clock::now() + std::chrono::milliseconds(timeoutMs < 0 ? 600'000 : timeoutMs);
   for (;;) {
      int ready = RecordedMachine::Poll(descriptors, count, 0);
      if (ready < 0)
         return ready;
      {
         const std::lock_guard<std::recursive_mutex> lock(guard_);
         for (nfds_t i = 0; i < count; ++i) {
            const auto path = paths_.find(descriptors[i].fd);
            const auto queue = path == paths_.end() ? queues_.end() : queues_.find(path->second);
            if (!(descriptors[i].events & POLLIN) || queue == queues_.end() || !IsReady_NeedsLock(queue->second))
               continue;
            ready += descriptors[i].revents == 0 ? 1 : 0;
            descriptors[i].revents = static_cast<short>(descriptors[i].revents | POLLIN);
         }
      }
      if (ready > 0 || Clock::now() >= end)
         return ready;
      std::this_thread::sleep_for(std::chrono::microseconds(200));
   }
}

} // namespace v4l2::recorded
