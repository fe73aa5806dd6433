#include "CircularBuffer.h"

#include "../Error.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <sys/mman.h>
#include <vector>

namespace mmcore {
namespace internal {

static constexpr std::size_t kMaxFrames = 10000000;
// Once it is empty, the ring starts over after this many slots or bytes: a program that keeps up stays within the
// caches and a few pages, and a buffer of 250 MB takes up memory only when the program falls behind.
static constexpr std::size_t kStretchSlots = 64;
static constexpr std::size_t kStretchBytes = std::size_t{4} * 1024 * 1024;
static constexpr std::size_t kHugePage = std::size_t{2} * 1024 * 1024;

CircularBuffer::Arena::Arena(std::size_t bytes)
    : memory_(static_cast<unsigned char*>(::operator new (bytes, std::align_val_t{kHugePage}))), bytes_(bytes) {
   // A hint: with huge pages a frame costs a few page faults instead of thousands. The kernel may ignore it.
   static_cast<void>(madvise(memory_.get(), bytes, MADV_HUGEPAGE));
}

void CircularBuffer::Arena::GiveBack(std::size_t from, std::size_t to) {
   from = (from + kHugePage - 1) / kHugePage * kHugePage; // the arena begins with a huge page
   to = to / kHugePage * kHugePage;
   if (from < to)
      static_cast<void>(madvise(memory_.get() + from, to - from, MADV_DONTNEED));
}

void CircularBuffer::Arena::Free::operator()(unsigned char* memory) const {
   ::operator delete (memory, std::align_val_t{kHugePage});
}

void CircularBuffer::SetFootprint(unsigned megabytes, std::size_t frameBytes) {
   std::lock_guard<std::mutex> writer(inserting_);
   std::lock_guard<std::mutex> lock(state_);
   if (megabytes == 0 || frameBytes != 0)
      CapacityFor(megabytes, frameBytes); // throws before anything changes
   footprintMB_ = megabytes;
   arena_ = Arena();
   if (frameBytes != 0) {
      Allocate_NeedsLock(frameBytes);
   } else {
      Clear_NeedsLock();
      frameBytes_ = capacity_ = 0;
   }
}

unsigned CircularBuffer::Footprint() const {
   std::lock_guard<std::mutex> lock(state_);
   return footprintMB_;
}

void CircularBuffer::Initialize(std::size_t frameBytes) {
   std::lock_guard<std::mutex> writer(inserting_);
   std::lock_guard<std::mutex> lock(state_);
   Allocate_NeedsLock(frameBytes);
}

std::size_t CircularBuffer::CapacityFor(unsigned megabytes, std::size_t frameBytes) {
   const std::size_t bytes = static_cast<std::size_t>(megabytes) * 1024 * 1024;
   const std::size_t capacity = frameBytes ? std::min(bytes / frameBytes, kMaxFrames) : 0;
   if (capacity == 0)
      throw CMMError("The circular buffer of " + std::to_string(megabytes) + " MB holds no frame of " +
                         std::to_string(frameBytes) + " bytes; set a larger memory footprint",
                     MMERR_CircularBufferFailedToInitialize);
   return capacity;
}

void CircularBuffer::Allocate_NeedsLock(std::size_t frameBytes) {
   const std::size_t capacity = CapacityFor(footprintMB_, frameBytes);
   Clear_NeedsLock();
   try {
      const std::size_t needed = (capacity + 2) * frameBytes;
      if (arena_.Bytes() < needed) { // otherwise it is kept, with its pages
         arena_ = Arena();           // first, so that the old and the new one never exist at once
         arena_ = Arena(needed);
         touchedBytes_ = 0;
      }
   } catch (const std::bad_alloc&) {
      frameBytes_ = capacity_ = 0;
      throw CMMError("Not enough memory for a circular buffer of " + std::to_string(footprintMB_) +
                         " MB; set a smaller memory footprint",
                     MMERR_OutOfMemory);
   }
   frameBytes_ = frameBytes;
   capacity_ = capacity;
   first_ = 0;
   gap_ = capacity + 1;
   GiveBackPages_NeedsLock();
}

void CircularBuffer::Clear() {
   std::lock_guard<std::mutex> writer(inserting_);
   std::lock_guard<std::mutex> lock(state_);
   Clear_NeedsLock();
   GiveBackPages_NeedsLock();
}

void CircularBuffer::Clear_NeedsLock() {
   count_ = 0;
   overflowed_ = false;
   nextNumber_.clear();
   clearedAt_ = std::chrono::steady_clock::now();
}

void CircularBuffer::SetOverwrite(bool overwrite) {
   std::lock_guard<std::mutex> lock(state_);
   overwrite_ = overwrite;
}

InsertResult CircularBuffer::Insert(const void* pixels, std::size_t bytes, const Frame& frame) {
   std::lock_guard<std::mutex> writer(inserting_);
   std::unique_lock<std::mutex> lock(state_);
   if (overflowed_) // frames that came after a gap would not be told from those before it
      return InsertResult::Full;
   if (bytes != frameBytes_ || capacity_ == 0)
      return InsertResult::WrongSize;
   if (count_ == 0 && (first_ >= kStretchSlots || first_ * frameBytes_ >= kStretchBytes)) {
      gap_ = Slot_NeedsLock(first_ - 1);
      first_ = 0;
   }
   if (count_ == capacity_) {
      if (!overwrite_) {
         overflowed_ = true;
         return InsertResult::Full;
      }
      count_ = 0; // all are dropped; the slot before first_ stays with whoever popped it
   }
   // Pops may go on during the copy: they move first_ and count_ against each other, and never reach this slot.
   const std::size_t index = (first_ + count_) % (capacity_ + 1);
   void* const slot = Pixels_NeedsLock(index);
   touchedBytes_ = std::max(touchedBytes_, (Slot_NeedsLock(index) + 1) * frameBytes_);
   copying_ = true;
   lock.unlock();
   std::memcpy(slot, pixels, bytes);
   lock.lock();
   copying_ = false;
   if (count_ == records_.size()) {
      std::rotate(records_.begin(), records_.begin() + static_cast<std::ptrdiff_t>(oldest_), records_.end());
      oldest_ = 0;
      records_.resize(std::max(kStretchSlots, 2 * count_));
   }
   Frame& stored = Record_NeedsLock(count_++);
   stored = frame; // into old strings, which are long enough as a rule
   stored.imageNumber = nextNumber_[frame.cameraLabel]++;
   stored.elapsedMs = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - clearedAt_).count();
   return InsertResult::Stored;
}

void* CircularBuffer::Pop(Frame* frame) {
   std::lock_guard<std::mutex> lock(state_);
   if (count_ == 0)
      return nullptr;
   if (frame)
      std::swap(*frame, Record_NeedsLock(0));
   const std::size_t index = first_;
   first_ = (first_ + 1) % (capacity_ + 1);
   oldest_ = (oldest_ + 1) % records_.size();
   if (--count_ == 0 && !copying_)
      GiveBackPages_NeedsLock();
   return Pixels_NeedsLock(index);
}

void CircularBuffer::GiveBackPages() {
   std::lock_guard<std::mutex> writer(inserting_);
   std::lock_guard<std::mutex> lock(state_);
   GiveBackPages_NeedsLock();
}

void CircularBuffer::GiveBackPages_NeedsLock() {
   // What a program that keeps pace goes on using.
   const std::size_t kept = 2 * std::min(kStretchBytes, kStretchSlots * frameBytes_) + 4 * frameBytes_;
   const std::size_t touched = touchedBytes_;
   if (frameBytes_ == 0 || touched <= kept)
      return;
   // Slots that hold frames, and the two that may hold one popped; what lies between them is given back.
   const std::size_t places = capacity_ + 1;
   std::vector<std::size_t> used{gap_};
   for (std::size_t age = 0; age <= count_; ++age)
      used.push_back(Slot_NeedsLock((first_ + capacity_ + age) % places));
   std::sort(used.begin(), used.end());
   std::size_t begin = kept;
   touchedBytes_ = kept;
   for (const std::size_t slot : used) {
      if ((slot + 1) * frameBytes_ <= kept)
         continue;
      if (slot * frameBytes_ >= touched)
         break;
      arena_.GiveBack(begin, slot * frameBytes_);
      begin = touchedBytes_ = (slot + 1) * frameBytes_;
   }
   arena_.GiveBack(begin, arena_.Bytes());
   if (count_ == 0 && records_.size() > kStretchSlots) {
      records_.resize(kStretchSlots);
      records_.shrink_to_fit();
      oldest_ = 0;
   }
}

void* CircularBuffer::Peek(std::size_t nBeforeLast, Frame* frame) const {
   std::lock_guard<std::mutex> lock(state_);
   if (nBeforeLast >= count_)
      return nullptr;
   const std::size_t age = count_ - 1 - nBeforeLast;
   if (frame)
      *frame = Record_NeedsLock(age);
   return Pixels_NeedsLock((first_ + age) % (capacity_ + 1));
}

std::size_t CircularBuffer::Count() const {
   std::lock_guard<std::mutex> lock(state_);
   return count_;
}

std::size_t CircularBuffer::Capacity() const {
   std::lock_guard<std::mutex> lock(state_);
   return capacity_;
}

bool CircularBuffer::Overflowed() const {
   std::lock_guard<std::mutex> lock(state_);
   return overflowed_;
}

} // namespace internal
} // namespace mmcore
