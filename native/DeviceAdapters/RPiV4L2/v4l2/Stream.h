// Frames from a node, by buffers shared with the kernel.
#pragma once

#include "Buffer.h"
#include "Device.h"
#include "Formats.h"
#include "Freshness.h"

#include <optional>

namespace v4l2 {

enum class Outcome {
   Frame,
   Stalled, // nothing arrived within the time given, or all buffers are held; the stream runs on, ask again
   Woken    // Wake() was called
};

struct Arrival {
   Outcome outcome = Outcome::Stalled;
   std::optional<Buffer> frame; // with Outcome::Frame only
};

/**
 * Buffers of one node, and the frames that come in them. Wake() and Buffer::Release may be called from any thread, the
 * rest from one thread at a time.
 *
 * Made: buffers are allocated and mapped, nothing runs. Start: all are queued and the driver runs. Stop: the driver
 * stops; frames filled but not fetched are lost, uncounted. Start and Stop may alternate any number of times.
 * Destroyed: stopped, unmapped, buffers freed, in this order, and the node can be given another format. Whatever step
 * fails, the steps before it are undone.
 */
class Stream {
public:
   /**
    * Allocates buffers for the format the device is set to. The driver may grant more or fewer than asked for: see
    * BufferCount. Throws Error: in use (with the holder), no memory, a driver without MMAP. The device must outlive it.
    */
   Stream(const Device& device, const GrantedFormat& format, std::uint32_t bufferCount);
   Stream(const Stream&) = delete;
   Stream& operator=(const Stream&) = delete;
   ~Stream();

   std::uint32_t BufferCount() const;
   bool IsRunning() const;

   /**
    * Queues every buffer that no Buffer still holds, and starts; the driver's numbering may begin anew, old Wake()s are
    * forgotten. Nothing happens if it runs. Throws Error: the driver refuses (no signal, links not set: what it says),
    * unplugged.
    */
   void Start();

   /** Never throws: an unplugged device is stopped. Nothing happens if it does not run. */
   void Stop() noexcept;

   /**
    * The next frame, oldest first; short and flagged frames too, told as such. Waits at most timeoutMs (-1: for ever)
    * for each frame the driver delivers. A Wake() comes first, even if frames are ready.
    * Throws Error: unplugged (Code ENODEV), I/O error (EIO), not started (EINVAL). After an
    * error, stop; after I/O errors, Start may bring it back.
    */
   Arrival Next(int timeoutMs);

   /** Ends the running or the next Next() with Outcome::Woken, once. From any thread; does not block. */
   void Wake() noexcept;

   /**
    * From now on, Next() returns only frames whose exposure began after this call. Gives back all filled buffers, then
    * passes over those in flight:
    * - by the kernel's time (CLOCK_MONOTONIC): until timestamp − `exposure` (− one more `interval` for the read-out
    * where the timestamp is of the frame's end) is after `now`. Receivers that promise the start of exposure stamp the
    *   first byte instead, so `exposure` is taken off in any case;
    * - with another clock, and at most with any: the frame in flight and as many as there are buffers.
    * `exposure`: at least the exposure time set (of the longest line); where it is not known, the frame interval.
    * Frames passed over count in Discarded(), not as lost; gaps among them do. Throws as Next.
    */
   void Discard(std::chrono::nanoseconds exposure, std::chrono::nanoseconds interval,
                std::chrono::nanoseconds now = std::chrono::steady_clock::now().time_since_epoch());

   /** Frames passed over for Discard, since the stream was made. */
   std::uint64_t Discarded() const;
   /** Frames lost: all gaps in the driver's numbering since the stream was made. */
   std::uint64_t Lost() const;

private:
   void MustRun() const;
   bool IsFresh(const FrameFacts& facts);

   const Device& device_;
   FileDescriptor wake_; // an eventfd
   std::shared_ptr<Queue> queue_;
   std::optional<Freshness> freshness_; // while frames may be stale
   std::uint64_t discarded_ = 0;
};

} // namespace v4l2
