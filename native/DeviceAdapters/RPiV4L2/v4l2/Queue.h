// The buffers of a stream: who has which, the driver or a reader.
#pragma once

#include "Buffer.h"
#include "Device.h"
#include "Formats.h"
#include "Mapping.h"
#include "SequenceGaps.h"

#include <mutex>
#include <optional>

struct v4l2_buffer;

namespace v4l2 {

/** Behind Stream, and behind each Buffer that goes back to it. Safe from any thread. */
class Queue : public std::enable_shared_from_this<Queue> {
public:
   /** Allocates, maps; throws Error having undone all. The device outlives it, or Close() is called before. */
   Queue(const Device& device, const GrantedFormat& format, std::uint32_t count);

   std::uint32_t Count() const { return static_cast<std::uint32_t>(slots_.size()); }
   bool IsRunning() const;
   std::uint64_t Lost() const;

   /** Queues what no reader holds and starts the driver; undone if it throws. */
   void Start();
   /** All buffers but those of readers are free afterwards. */
   void Stop() noexcept;
   /** Unmaps and frees; buffers released later go nowhere. */
   void Close() noexcept;

   /** The oldest filled buffer; none where none is filled. Throws Error: the driver's, or that of an earlier
    * GiveBack. */
   std::optional<Buffer> Take();
   /** Queues it again if the stream runs. */
   void GiveBack(std::uint32_t index) noexcept;

private:
   /** Frees the driver's buffers when they are unmapped: declared before the slots, so destroyed after them. */
   class Allocation {
   public:
      Allocation(const Device& device, std::uint32_t count);
      Allocation(const Allocation&) = delete;
      Allocation& operator=(const Allocation&) = delete;
      ~Allocation();
      std::uint32_t Granted() const { return granted_; }

   private:
      const Device& device_;
      std::uint32_t granted_ = 0;
   };

   enum class Owner { Nobody, Driver, Reader };
   struct Slot {
      std::vector<Mapping> planes;
      Owner owner = Owner::Nobody;
   };
   struct Message; // a v4l2_buffer with its planes

   Slot Map(std::uint32_t index) const;
   int Enqueue_NeedsLock(std::uint32_t index);
   void StopDriver_NeedsLock() noexcept;
   FrameFacts FactsOf_NeedsLock(const v4l2_buffer& filled, const std::vector<Buffer::Plane>& planes);
   std::vector<Buffer::Plane> PlanesOf(const Message& filled) const;

   const Device& device_;
   const GrantedFormat format_;

   mutable std::mutex lock_; // guards all below
   std::optional<Allocation> allocation_;
   std::vector<Slot> slots_;
   SequenceGaps gaps_;
   bool isRunning_ = false;
   int giveBackFailure_ = 0; // errno of a buffer that could not be queued again
};

} // namespace v4l2
