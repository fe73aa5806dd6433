// Which frames were exposed after a moment.
#pragma once

#include "Buffer.h"

namespace v4l2 {

/** Tells stale frames from fresh ones, for frames that are all delivered after the filled ones were given back. */
class Freshness {
public:
   /** `mostStale`: frames after which one is fresh whatever its timestamp says. See Stream::Discard. */
   Freshness(std::chrono::nanoseconds now, std::chrono::nanoseconds exposure, std::chrono::nanoseconds interval,
             std::uint32_t mostStale)
       : now_(now), exposure_(exposure), interval_(interval), mostStale_(mostStale) {}

   /** Asked once for each frame, in order. */
   bool IsFresh(const FrameFacts& facts) {
      if (passedOver_ >= mostStale_ || (facts.clock == Clock::Monotonic && BeganAt(facts) >= now_))
         return true;
      ++passedOver_;
      return false;
   }

private:
   std::chrono::nanoseconds BeganAt(const FrameFacts& facts) const {
      const bool readOut = facts.stamped == Stamped::EndOfFrame;
      return facts.timestamp - exposure_ - (readOut ? interval_ : std::chrono::nanoseconds(0));
   }

   std::chrono::nanoseconds now_, exposure_, interval_;
   std::uint32_t mostStale_, passedOver_ = 0;
};

} // namespace v4l2
