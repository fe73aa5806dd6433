// Frames on their way from cameras to the program: a ring of slots of one size.
#pragma once

#include "Frame.h"

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

enum class InsertResult { Stored, Full, WrongSize };

/**
 * The ring has one place more than the capacity: the frame that was popped last occupies it until the next pop, so that
 * the camera can go on writing while the program copies what it popped. When the ring starts over, that frame's slot is
 * left out of it, which takes one more slot.
 */
class CircularBuffer {
public:
   /** Empties the buffer, frees its memory and makes slots of that size, or none for 0 bytes, until Initialize. Throws
      as Initialize does, before anything changes; 0 MB in any case. */
   void SetFootprint(unsigned megabytes, std::size_t frameBytes);
   unsigned Footprint() const;
   /** Empties the buffer and makes slots of that size. Throws MMERR_CircularBufferFailedToInitialize if the footprint
       does not hold one frame, MMERR_OutOfMemory. */
   void Initialize(std::size_t frameBytes);
   /** Forgets the frames, their numbers, and that it overflowed. */
   void Clear();
   /** Whether a full buffer is emptied for the next frame, or refuses it. */
   void SetOverwrite(bool overwrite);

   /** Copies the pixels in. Number and elapsed time of the frame are filled in here. Once a buffer that is not
       overwritten has been full, it takes nothing until it is cleared. */
   InsertResult Insert(const void* pixels, std::size_t bytes, const Frame& frame);
   /** Removes the oldest frame. Null if there is none. */
   void* Pop(Frame* frame);
   /** The frame n before the last; null if there is none. Its pixels may be overwritten later. */
   void* Peek(std::size_t nBeforeLast, Frame* frame) const;
   /** Gives memory that filled up while the program lagged back to the system, except for the frames that are there and
       the one popped last. Popping the last frame and clearing do so, too. */
   void GiveBackPages();

   std::size_t Count() const;
   std::size_t Capacity() const;
   bool Overflowed() const;

private:
   /** Memory for pixels, which gets its pages, huge ones if the kernel has them, where it is first written. */
   class Arena {
   public:
      Arena() = default;
      explicit Arena(std::size_t bytes);
      unsigned char* Pixels() const { return memory_.get(); }
      std::size_t Bytes() const { return bytes_; }
      /** The whole huge pages between the two; they read as zeros when they are used again. */
      void GiveBack(std::size_t from, std::size_t to);

   private:
      struct Free {
         void operator()(unsigned char* memory) const;
      };
      std::unique_ptr<unsigned char, Free> memory_;
      std::size_t bytes_ = 0;
   };

   /** Of a place in the ring: which slot of the arena, and where that is. */
   std::size_t Slot_NeedsLock(std::size_t index) const { return index < gap_ ? index : index + 1; }
   void* Pixels_NeedsLock(std::size_t index) const { return arena_.Pixels() + Slot_NeedsLock(index) * frameBytes_; }
   Frame& Record_NeedsLock(std::size_t age) { return records_[(oldest_ + age) % records_.size()]; }
   const Frame& Record_NeedsLock(std::size_t age) const { return records_[(oldest_ + age) % records_.size()]; }
   void Clear_NeedsLock();
   static std::size_t CapacityFor(unsigned megabytes, std::size_t frameBytes);
   void Allocate_NeedsLock(std::size_t frameBytes);
   void GiveBackPages_NeedsLock();

   // Held by whoever writes pixels or moves slots; taken before state_. Readers never wait for a copy.
   std::mutex inserting_;

   mutable std::mutex state_;     // guards all below
   Arena arena_;                  // arena_.Bytes() >= (capacity_ + 2) * frameBytes_
   std::vector<Frame> records_;   // a ring of its own, as long as the program lagged
   std::size_t oldest_ = 0;       // of the records: that of place first_
   std::size_t touchedBytes_ = 0; // of the arena, from its begin, that may have pages
   bool copying_ = false;         // into a slot, without state_
   std::size_t frameBytes_ = 0;
   std::size_t capacity_ = 0;
   std::size_t first_ = 0; // place of the oldest frame, < capacity_ + 1; the one before it is the popped frame's
   std::size_t count_ = 0; // <= capacity_, <= records_.size()
   std::size_t gap_ = 0;   // the slot that is in no place of the ring, < capacity_ + 2
   bool overwrite_ = false;
   bool overflowed_ = false;
   unsigned footprintMB_ = sizeof(void*) > 4 ? 250 : 25;
   std::map<std::string, long> nextNumber_; // by camera
   std::chrono::steady_clock::time_point clearedAt_ = std::chrono::steady_clock::now();
};

} // namespace internal
} // namespace mmcore
