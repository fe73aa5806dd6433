// One filled frame, lent by the driver.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace v4l2 {

class Queue;

enum class Clock {
   Monotonic, // CLOCK_MONOTONIC, that of std::chrono::steady_clock
   Unknown    // the wall clock of old drivers, or a clock of the driver's own
};

/** The moment of the frame that its timestamp tells. */
enum class Stamped {
   EndOfFrame,     // its last byte arrived
   StartOfExposure // or, with most sensor receivers and webcams, its first byte arrived
};

/** What the driver says of a frame. */
struct FrameFacts {
   std::uint32_t sequence = 0;            // the driver's number, restarts with the stream
   std::uint32_t gap = 0;                 // frames lost between the last one the driver delivered and this
   std::uint64_t lost = 0;                // all gaps since the stream was made, this one included
   std::chrono::nanoseconds timestamp{0}; // since the clock's own zero; kernels resolve microseconds
   Clock clock = Clock::Unknown;
   Stamped stamped = Stamped::EndOfFrame;
   bool isFlagged = false; // V4L2_BUF_FLAG_ERROR: bytes may be wrong or missing; not fit for measurement
   bool isShort = false;   // fewer bytes than a whole frame has (GrantedFormat::LeastBytes)

   /** To be counted and dropped otherwise. */
   bool IsWhole() const { return !isFlagged && !isShort; }
};

/**
 * A view of a filled buffer, which goes back to the driver on Release() or destruction, and not before: until then its
 * bytes do not change. Move-only. Not thread-safe, but may be released from another thread than the one that calls
 * Stream::Next. Released after Stop, it is given back with the next Start. Its bytes are gone once the stream is
 * destroyed; releasing it then does nothing.
 */
class Buffer {
public:
   struct Plane {
      const std::uint8_t* bytes = nullptr; // data_offset skipped: the first byte of the picture
      std::size_t size = 0;                // bytes of the picture that arrived
      std::uint32_t dataOffset = 0;        // bytes of a header before it
   };

   Buffer(std::shared_ptr<Queue> queue, std::uint32_t index, const FrameFacts& facts, std::vector<Plane> planes);
   Buffer(Buffer&& other) noexcept;
   Buffer& operator=(Buffer&& other) noexcept;
   ~Buffer();

   const FrameFacts& Facts() const { return facts_; }
   const std::vector<Plane>& Planes() const { return planes_; }
   std::uint32_t Index() const { return index_; }

   /** Gives it back now; the planes are empty afterwards. Never throws: a failure is thrown by the next
    * Stream::Next. */
   void Release() noexcept;

private:
   std::shared_ptr<Queue> queue_;
   std::uint32_t index_ = 0;
   FrameFacts facts_;
   std::vector<Plane> planes_;
};

} // namespace v4l2
