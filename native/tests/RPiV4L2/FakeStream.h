// A video node that streams what a test scripts, as the kernel's buffer queues do it.
#pragma once

#include "v4l2/Device.h"
#include "v4l2/FileDescriptor.h"
#include "v4l2/Formats.h"

#include <chrono>
#include <deque>
#include <linux/videodev2.h>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace v4l2 {

/** One node, /dev/video0: GREY, 8×4 pixels. Frames come when the test delivers them. */
class FakeStream : public SystemCalls {
public:
   static constexpr std::uint32_t width = 8, height = 4, frameBytes = width * height;

   explicit FakeStream(bool isMultiPlanar = false);

   struct Shot {
      std::uint32_t sequence = 0;
      std::chrono::microseconds time{0};
      std::uint32_t flags = V4L2_BUF_FLAG_TIMESTAMP_MONOTONIC;
      std::uint32_t bytes = frameBytes; // without the header
      std::uint32_t header = 0;         // multi-planar only
      std::uint32_t index = ~0U;        // ~0: that of the buffer filled
   };
   /** Fills the oldest queued buffer with the low byte of the number. False where none is queued. */
   bool Deliver(const Shot& shot);
   bool Deliver(std::uint32_t sequence) { return Deliver(Shot{sequence}); }

   /** From now on the request (VIDIOC_…) fails; earlier = how often it still succeeds. 0: never again. */
   void Fail(unsigned long request, int code, int earlier = 0);
   void FailMap(int earlier) { mapFailsAfter_ = earlier; }
   void GrantBuffers(std::uint32_t count) { grants_ = count; }
   void Unplug();
   void BreakDown();                // POLLERR, and EIO from DQBUF, until STREAMOFF
   void ReportErrorWithoutReason(); // POLLERR although DQBUF only says EAGAIN

   std::size_t Queued() const;
   std::size_t Mappings() const;
   std::size_t Allocated() const;
   int OpenDescriptors() const;
   /** "map", "unmap", "allocate N", "free", "on", "off", "close", in order. */
   std::vector<std::string> Steps() const;

   GrantedFormat Format() const; // what S_FMT granted

   int Open(const std::string& path, int flags) override;
   int Close(int descriptor) override;
   int Ioctl(int descriptor, unsigned long request, void* argument) override;
   void* Map(std::size_t length, int descriptor, off_t offset) override;
   int Unmap(void* address, std::size_t length) override;
   int Poll(pollfd* descriptors, nfds_t count, int timeoutMs) override;
   std::vector<std::string> List(const std::string& folder) override;
   std::string Resolve(const std::string& path) override;
   std::string Read(const std::string& path) override;

   std::map<std::string, std::vector<std::string>> folders; // what List answers
   std::map<std::string, std::string> links, files;         // what Resolve and Read answer

private:
   int Answer_NeedsLock(unsigned long request, void* argument);
   int Allocate_NeedsLock(v4l2_requestbuffers& request);
   int Query_NeedsLock(v4l2_buffer& buffer);
   int Dequeue_NeedsLock(v4l2_buffer& buffer);
   short Events_NeedsLock() const;
   void Stir(); // whoever polls looks again

   const bool isMultiPlanar_;
   const FileDescriptor stirred_; // an eventfd

   mutable std::mutex lock_; // guards all below
   std::vector<std::vector<std::uint8_t>> buffers_;
   std::deque<std::uint32_t> queued_;
   std::deque<std::pair<std::uint32_t, Shot>> filled_;
   std::map<unsigned long, std::pair<int, int>> failures_; // errno, successes before
   std::vector<std::string> steps_;
   std::map<void*, std::size_t> mappings_;
   std::optional<std::uint32_t> grants_;
   int mapFailsAfter_ = -1;
   int descriptors_ = 0;
   bool isOn_ = false, isUnplugged_ = false, isBroken_ = false, reportsError_ = false;
};

} // namespace v4l2
