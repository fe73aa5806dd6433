#include "Queue.h"

#include "Failure.h"

#include <algorithm>
#include <cerrno>
#include <linux/videodev2.h>

namespace v4l2 {

/** What queries and moves buffers; the planes count for multi-planar nodes only. */
struct Queue::Message {
   v4l2_buffer buffer{};
   v4l2_plane planes[VIDEO_MAX_PLANES] = {};

   explicit Message(const Device& device, std::uint32_t index = 0) {
      buffer.type = device.BufferType();
      buffer.memory = V4L2_MEMORY_MMAP;
      buffer.index = index;
      if (device.IsMultiPlanar()) {
         buffer.m.planes = planes;
         buffer.length = VIDEO_MAX_PLANES;
      }
   }
   Message(const Message&) = delete; // the buffer points at the planes
   Message& operator=(const Message&) = delete;
};

Queue::Allocation::Allocation(const Device& device, std::uint32_t count) : device_(device) {
   v4l2_requestbuffers request{};
   request.count = count;
   request.type = device.BufferType();
   request.memory = V4L2_MEMORY_MMAP;
   device.Call(VIDIOC_REQBUFS, &request, "could not allocate " + std::to_string(count) + " buffers");
   granted_ = request.count;
}

Queue::Allocation::~Allocation() {
   v4l2_requestbuffers request{};
   request.type = device_.BufferType();
   request.memory = V4L2_MEMORY_MMAP;
   device_.Try(VIDIOC_REQBUFS, &request); // fails where the device is gone, and its buffers with it
}

Queue::Queue(const Device& device, const GrantedFormat& format, std::uint32_t count)
    : device_(device), format_(format), allocation_(std::in_place, device, std::max(count, 1U)) {
   if (allocation_->Granted() == 0)
      throw Error(ENOMEM, device.Path() + " granted none of " + std::to_string(count) +
                              " buffers. Use fewer buffers or a smaller size.");
   for (std::uint32_t index = 0; index < allocation_->Granted(); ++index)
      slots_.push_back(Map(index));
}

Queue::Slot Queue::Map(std::uint32_t index) const {
   const std::string doing = "could not share buffer " + std::to_string(index);
   Message message(device_, index);
   device_.Call(VIDIOC_QUERYBUF, &message.buffer, doing);
   Slot slot;
   const auto map = [&](std::size_t length, std::uint32_t offset) {
      SystemCalls& calls = device_.Calls();
      void* address = calls.Map(length, device_.Descriptor(), static_cast<off_t>(offset));
      if (address == MAP_FAILED)
         throw Failure(calls, device_.Path(), doing, errno);
      slot.planes.emplace_back(calls, address, length);
   };
   if (device_.IsMultiPlanar())
      for (std::uint32_t plane = 0; plane < std::min<std::uint32_t>(message.buffer.length, VIDEO_MAX_PLANES); ++plane)
         map(message.planes[plane].length, message.planes[plane].m.mem_offset);
   else
      map(message.buffer.length, message.buffer.m.offset);
   return slot;
}

bool Queue::IsRunning() const {
   const std::lock_guard<std::mutex> guard(lock_);
   return isRunning_;
}

std::uint64_t Queue::Lost() const {
   const std::lock_guard<std::mutex> guard(lock_);
   return gaps_.Lost();
}

int Queue::Enqueue_NeedsLock(std::uint32_t index) {
   Message message(device_, index);
   const int code = device_.Try(VIDIOC_QBUF, &message.buffer);
   slots_[index].owner = code == 0 ? Owner::Driver : Owner::Nobody;
   return code;
}

void Queue::Start() {
   const std::lock_guard<std::mutex> guard(lock_);
   if (isRunning_)
      return;
   giveBackFailure_ = 0;
   gaps_.Restart();
   int code = 0;
   for (std::uint32_t index = 0; index < Count() && code == 0; ++index)
      if (slots_[index].owner == Owner::Nobody)
         code = Enqueue_NeedsLock(index);
   std::uint32_t type = device_.BufferType();
   if (code == 0)
      code = device_.Try(VIDIOC_STREAMON, &type);
   if (code != 0) {
      StopDriver_NeedsLock(); // buffers queued before a start that failed stay with the driver until STREAMOFF
      throw Failure(device_.Calls(), device_.Path(), "could not start streaming", code);
   }
   isRunning_ = true;
}

void Queue::Stop() noexcept {
   const std::lock_guard<std::mutex> guard(lock_);
   if (isRunning_)
      StopDriver_NeedsLock();
}

void Queue::StopDriver_NeedsLock() noexcept {
   std::uint32_t type = device_.BufferType();
   device_.Try(VIDIOC_STREAMOFF, &type); // fails where the device is gone: stopped all the same
   for (Slot& slot : slots_)
      if (slot.owner == Owner::Driver)
         slot.owner = Owner::Nobody;
   isRunning_ = false;
}

void Queue::Close() noexcept {
   const std::lock_guard<std::mutex> guard(lock_);
   if (isRunning_)
      StopDriver_NeedsLock();
   slots_.clear();
   allocation_.reset();
}

void Queue::GiveBack(std::uint32_t index) noexcept {
   const std::lock_guard<std::mutex> guard(lock_);
   if (index >= slots_.size())
      return; // closed
   slots_[index].owner = Owner::Nobody;
   if (!isRunning_)
      return;
   if (const int code = Enqueue_NeedsLock(index))
      giveBackFailure_ = code;
}

std::optional<Buffer> Queue::Take() {
   const std::lock_guard<std::mutex> guard(lock_);
   if (giveBackFailure_ != 0)
      throw Failure(device_.Calls(), device_.Path(), "did not take a buffer back", giveBackFailure_);
   Message filled(device_);
   const int code = device_.Try(VIDIOC_DQBUF, &filled.buffer);
   if (code == EAGAIN)
      return std::nullopt;
   if (code != 0)
      throw Failure(device_.Calls(), device_.Path(), "delivers no more frames", code);
   const std::uint32_t index = filled.buffer.index;
   if (index >= slots_.size())
      throw Error(EIO, device_.Path() + " delivered buffer " + std::to_string(index) + " of " +
                           std::to_string(slots_.size()) + ". Its driver is broken: stop and start again.");
   slots_[index].owner = Owner::Reader;
   std::vector<Buffer::Plane> planes = PlanesOf(filled);
   const FrameFacts facts = FactsOf_NeedsLock(filled.buffer, planes);
   return std::optional<Buffer>(std::in_place, shared_from_this(), index, facts, std::move(planes));
}

std::vector<Buffer::Plane> Queue::PlanesOf(const Message& filled) const {
   const std::vector<Mapping>& mappings = slots_[filled.buffer.index].planes;
   std::vector<Buffer::Plane> planes;
   planes.reserve(mappings.size());
   for (std::size_t plane = 0; plane < mappings.size(); ++plane) {
      const bool isMulti = device_.IsMultiPlanar();
      const std::size_t used = isMulti ? filled.planes[plane].bytesused : filled.buffer.bytesused; // header included
      const std::uint32_t header = isMulti ? filled.planes[plane].data_offset : 0;
      const std::size_t end = std::min(used, mappings[plane].Length()); // whatever the driver claims
      const std::size_t start = std::min<std::size_t>(header, end);
      planes.push_back({mappings[plane].Bytes() + start, end - start, header});
   }
   return planes;
}

FrameFacts Queue::FactsOf_NeedsLock(const v4l2_buffer& filled, const std::vector<Buffer::Plane>& planes) {
   FrameFacts facts;
   facts.sequence = filled.sequence;
   facts.gap = gaps_.Add(filled.sequence);
   facts.lost = gaps_.Lost();
   facts.timestamp =
       std::chrono::seconds(filled.timestamp.tv_sec) + std::chrono::microseconds(filled.timestamp.tv_usec);
   if ((filled.flags & V4L2_BUF_FLAG_TIMESTAMP_MASK) == V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC)
      facts.clock = Clock::Monotonic;
   if ((filled.flags & V4L2_BUF_FLAG_TSTAMP_SRC_MASK) == V4L2_BUF_FLAG_TSTAMP_SRC_SOE)
      facts.stamped = Stamped::StartOfExposure;
   facts.isFlagged = (filled.flags & V4L2_BUF_FLAG_ERROR) != 0;
   for (std::size_t plane = 0; plane < planes.size(); ++plane)
      if (plane < format_.planes.size() && planes[plane].size < format_.LeastBytes(plane))
         facts.isShort = true;
   return facts;
}

} // namespace v4l2
