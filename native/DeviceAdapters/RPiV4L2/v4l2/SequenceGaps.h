// Frames lost, from the driver's numbering.
#pragma once

#include <cstdint>
#include <optional>

namespace v4l2 {

/** Counts what the driver numbered but never delivered. Numbers wrap at 2^32. */
class SequenceGaps {
public:
   /**
    * Frames missing between the last number and this one. 0 for the first of a numbering: where it starts is the
    * driver's affair. A number that repeats (two fields of a frame, drivers that do not count) or goes back (a driver
    * that starts anew) loses nothing.
    */
   std::uint32_t Add(std::uint32_t sequence) {
      const std::uint32_t ahead = last_ ? sequence - *last_ : 1;
      last_ = sequence;
      const std::uint32_t gap = ahead == 0 || ahead >= 0x80000000U ? 0 : ahead - 1;
      lost_ += gap;
      return gap;
   }
   /** After STREAMON numbers may start anew; the total goes on. */
   void Restart() { last_.reset(); }
   std::uint64_t Lost() const { return lost_; }

private:
   std::optional<std::uint32_t> last_;
   std::uint64_t lost_ = 0;
};

} // namespace v4l2
