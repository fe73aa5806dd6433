#include "Buffer.h"

#include "Queue.h"

#include <utility>

namespace v4l2 {

Buffer::Buffer(std::shared_ptr<Queue> queue, std::uint32_t index, const FrameFacts& facts, std::vector<Plane> planes)
    : queue_(std::move(queue)), index_(index), facts_(facts), planes_(std::move(planes)) {}

Buffer::Buffer(Buffer&& other) noexcept
    : queue_(std::move(other.queue_)), index_(other.index_), facts_(other.facts_), planes_(std::move(other.planes_)) {}

Buffer& Buffer::operator=(Buffer&& other) noexcept {
   std::swap(queue_, other.queue_);
   std::swap(index_, other.index_);
   std::swap(facts_, other.facts_);
   std::swap(planes_, other.planes_);
   return *this;
}

Buffer::~Buffer() {
   Release();
}

void Buffer::Release() noexcept {
   planes_.clear();
   if (const std::shared_ptr<Queue> queue = std::move(queue_))
      queue->GiveBack(index_);
}

} // namespace v4l2
