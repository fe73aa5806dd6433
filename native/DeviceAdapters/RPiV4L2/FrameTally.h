// Frames that came, and those that did not.
#pragma once

#include "v4l2/Buffer.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>

namespace lensless::rpiv4l2 {

/** Counts the frames of one acquisition. Written by the thread that fetches frames, read by any. */
class FrameTally {
public:
   /** What a frame that is given on says of those before it. */
   struct Losses {
      std::uint64_t gap = 0;     ///< frames dropped since the last one given on
      std::uint64_t dropped = 0; ///< since the acquisition began; the sum of all gaps so far
      std::uint64_t damaged = 0; ///< of these, those that came, but short, flagged or unreadable
   };

   /** A new acquisition begins. */
   void Restart();

   /** A frame came: what the driver lost before it is counted. */
   void Came(const v4l2::FrameFacts& facts);
   /** It is dropped. */
   void Dropped();
   /** It is given on. */
   Losses GivenOn(const v4l2::FrameFacts& facts);

   Losses Now() const;
   /** What the driver said of the frame that was given on last; nothing before there is one. */
   std::optional<v4l2::FrameFacts> Last() const;
   /** Frames a second by the driver's numbers and times, over the last second or so; 0 while it cannot be told. */
   double FramesPerSecond() const;

private:
   struct Moment {
      std::uint32_t sequence;
      std::chrono::nanoseconds time;
   };

   mutable std::mutex mutex_; // guards all below
   Losses losses_;
   bool isFirst_ = true; // the next frame is the first one
   std::optional<v4l2::FrameFacts> last_;
   std::deque<Moment> recent_; // oldest first, at most as many as make a second, two at least
};

} // namespace lensless::rpiv4l2
