#include "FakeStream.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <sys/eventfd.h>
#include <sys/mman.h>
#include <unistd.h>

namespace v4l2 {

namespace {

constexpr int nodeDescriptor = 1'000'000; // no real descriptor is that high
constexpr std::uint32_t pageSize = 4096;

int Said(int code) {
   errno = code;
   return code == 0 ? 0 : -1;
}

} // namespace

FakeStream::FakeStream(bool isMultiPlanar)
    : isMultiPlanar_(isMultiPlanar), stirred_(KernelCalls(), ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

void FakeStream::Stir() {
   const std::uint64_t once = 1;
   if (::write(stirred_.Get(), &once, sizeof once) < 0)
      std::abort(); // no test counts that far
}

bool FakeStream::Deliver(const Shot& shot) {
   {
      const std::lock_guard<std::mutex> guard(lock_);
      if (!isOn_ || queued_.empty())
         return false;
      const std::uint32_t index = queued_.front();
      queued_.pop_front();
      std::fill(buffers_[index].begin(), buffers_[index].end(), static_cast<std::uint8_t>(shot.sequence));
      std::fill_n(buffers_[index].begin(), shot.header, std::uint8_t{0xee});
      filled_.emplace_back(index, shot);
   }
   Stir();
   return true;
}

void FakeStream::Fail(unsigned long request, int code, int earlier) {
   const std::lock_guard<std::mutex> guard(lock_);
   failures_[request] = {code, earlier};
}

void FakeStream::Unplug() {
   {
      const std::lock_guard<std::mutex> guard(lock_);
      isUnplugged_ = true;
   }
   Stir();
}

void FakeStream::BreakDown() {
   {
      const std::lock_guard<std::mutex> guard(lock_);
      isBroken_ = true;
   }
   Stir();
}

void FakeStream::ReportErrorWithoutReason() {
   {
      const std::lock_guard<std::mutex> guard(lock_);
      reportsError_ = true;
   }
   Stir();
}

std::size_t FakeStream::Queued() const {
   const std::lock_guard<std::mutex> guard(lock_);
   return queued_.size();
}
std::size_t FakeStream::Mappings() const {
   const std::lock_guard<std::mutex> guard(lock_);
   return mappings_.size();
}
std::size_t FakeStream::Allocated() const {
   const std::lock_guard<std::mutex> guard(lock_);
   return buffers_.size();
}
int FakeStream::OpenDescriptors() const {
   const std::lock_guard<std::mutex> guard(lock_);
   return descriptors_;
}
std::vector<std::string> FakeStream::Steps() const {
   const std::lock_guard<std::mutex> guard(lock_);
   return steps_;
}

GrantedFormat FakeStream::Format() const {
   GrantedFormat format;
   format.fourCc = V4L2_PIX_FMT_GREY;
   format.size = {width, height};
   format.isMultiPlanar = isMultiPlanar_;
   format.planes = {{width, frameBytes}};
   return format;
}

int FakeStream::Open(const std::string& path, int) {
   const std::lock_guard<std::mutex> guard(lock_);
   if (path != "/dev/video0" || isUnplugged_)
      return Said(ENOENT);
   ++descriptors_;
   return nodeDescriptor;
}

int FakeStream::Close(int) {
   const std::lock_guard<std::mutex> guard(lock_);
   --descriptors_;
   steps_.push_back("close");
   return 0;
}

int FakeStream::Ioctl(int, unsigned long request, void* argument) {
   const std::lock_guard<std::mutex> guard(lock_);
   if (isUnplugged_)
      return Said(ENODEV);
   const auto failure = failures_.find(request);
   if (failure != failures_.end() && failure->second.second-- <= 0 && failure->second.first != 0)
      return Said(failure->second.first);
   return Said(Answer_NeedsLock(request, argument));
}

int FakeStream::Answer_NeedsLock(unsigned long request, void* argument) {
   switch (request) {
   case VIDIOC_QUERYCAP: {
      auto& said = *static_cast<v4l2_capability*>(argument);
      said.device_caps = V4L2_CAP_STREAMING;
      said.device_caps |= isMultiPlanar_ ? V4L2_CAP_VIDEO_CAPTURE_MPLANE : V4L2_CAP_VIDEO_CAPTURE;
      said.capabilities = V4L2_CAP_DEVICE_CAPS | said.device_caps;
      return 0;
   }
   case VIDIOC_REQBUFS:
      return Allocate_NeedsLock(*static_cast<v4l2_requestbuffers*>(argument));
   case VIDIOC_QUERYBUF:
      return Query_NeedsLock(*static_cast<v4l2_buffer*>(argument));
   case VIDIOC_QBUF: {
      const std::uint32_t index = static_cast<v4l2_buffer*>(argument)->index;
      if (index >= buffers_.size() || std::count(queued_.begin(), queued_.end(), index) > 0)
         return EINVAL;
      queued_.push_back(index);
      return 0;
   }
   case VIDIOC_DQBUF:
      return Dequeue_NeedsLock(*static_cast<v4l2_buffer*>(argument));
   case VIDIOC_STREAMON:
      isOn_ = true;
      steps_.push_back("on");
      return 0;
   case VIDIOC_STREAMOFF:
      isOn_ = isBroken_ = false;
      queued_.clear();
      filled_.clear();
      steps_.push_back("off");
      return 0;
   default:
      return ENOTTY;
   }
}

int FakeStream::Allocate_NeedsLock(v4l2_requestbuffers& request) {
   if (!mappings_.empty())
      return EBUSY; // as kernels before 5.0
   if (request.count == 0) {
      steps_.push_back("free");
      buffers_.clear();
      queued_.clear();
      return 0;
   }
   steps_.push_back("allocate " + std::to_string(request.count));
   request.count = grants_.value_or(request.count);
   buffers_.assign(request.count, std::vector<std::uint8_t>(pageSize));
   return 0;
}

int FakeStream::Query_NeedsLock(v4l2_buffer& buffer) {
   if (buffer.index >= buffers_.size())
      return EINVAL;
   const std::uint32_t offset = buffer.index * pageSize;
   if (!isMultiPlanar_) {
      buffer.length = pageSize;
      buffer.m.offset = offset;
      return 0;
   }
   if (buffer.m.planes == nullptr || buffer.length < 1)
      return EINVAL;
   buffer.length = 1;
   buffer.m.planes[0].length = pageSize;
   buffer.m.planes[0].m.mem_offset = offset;
   return 0;
}

int FakeStream::Dequeue_NeedsLock(v4l2_buffer& buffer) {
   if (isBroken_)
      return EIO;
   if (!isOn_)
      return EINVAL;
   if (filled_.empty())
      return EAGAIN;
   const auto [index, shot] = filled_.front();
   filled_.pop_front();
   buffer.index = shot.index == ~0U ? index : shot.index;
   buffer.sequence = shot.sequence;
   buffer.flags = shot.flags;
   buffer.timestamp.tv_sec = shot.time.count() / 1'000'000;
   buffer.timestamp.tv_usec = shot.time.count() % 1'000'000;
   if (isMultiPlanar_) {
      buffer.length = 1;
      buffer.m.planes[0].bytesused = shot.header + shot.bytes;
      buffer.m.planes[0].data_offset = shot.header;
   } else {
      buffer.bytesused = shot.bytes;
   }
   return 0;
}

void* FakeStream::Map(std::size_t length, int, off_t offset) {
   const std::lock_guard<std::mutex> guard(lock_);
   if (mapFailsAfter_ >= 0 && mapFailsAfter_-- == 0) {
      errno = ENOMEM;
      return MAP_FAILED;
   }
   std::vector<std::uint8_t>& buffer = buffers_.at(static_cast<std::size_t>(offset) / pageSize);
   mappings_[buffer.data()] = length;
   steps_.push_back("map");
   return buffer.data();
}

int FakeStream::Unmap(void* address, std::size_t length) {
   const std::lock_guard<std::mutex> guard(lock_);
   const auto mapping = mappings_.find(address);
   if (mapping == mappings_.end() || mapping->second != length)
      return Said(EINVAL);
   mappings_.erase(mapping);
   steps_.push_back("unmap");
   return 0;
}

short FakeStream::Events_NeedsLock() const {
   if (isUnplugged_)
      return POLLERR | POLLHUP;
   if (!isOn_ || isBroken_ || reportsError_)
      return POLLERR;
   return filled_.empty() ? 0 : POLLIN;
}

int FakeStream::Poll(pollfd* descriptors, nfds_t count, int timeoutMs) {
   while (true) {
      std::uint64_t times = 0;
      [[maybe_unused]] const ssize_t size = ::read(stirred_.Get(), &times, sizeof times); // calm again
      short events = 0;
      {
         const std::lock_guard<std::mutex> guard(lock_);
         events = Events_NeedsLock();
      }
      std::vector<pollfd> real(descriptors, descriptors + count);
      for (pollfd& waiting : real)
         if (waiting.fd == nodeDescriptor)
            waiting.fd = stirred_.Get();
      const int ready = ::poll(real.data(), count, events != 0 ? 0 : timeoutMs);
      if (ready < 0)
         return -1;
      bool isOtherReady = false;
      for (nfds_t i = 0; i < count; ++i) {
         const bool isNode = descriptors[i].fd == nodeDescriptor;
         descriptors[i].revents = isNode ? events : real[i].revents;
         isOtherReady = isOtherReady || (!isNode && real[i].revents != 0);
      }
      if (events != 0 || isOtherReady)
         return (events != 0 ? 1 : 0) + (isOtherReady ? 1 : 0);
      if (ready == 0)
         return 0;
   }
}

std::vector<std::string> FakeStream::List(const std::string& folder) {
   const auto found = folders.find(folder);
   return found == folders.end() ? std::vector<std::string>{} : found->second;
}

std::string FakeStream::Resolve(const std::string& path) {
   const auto found = links.find(path);
   return found == links.end() ? path : found->second;
}

std::string FakeStream::Read(const std::string& path) {
   const auto found = files.find(path);
   return found == files.end() ? "" : found->second;
}

} // namespace v4l2
