#include "Stream.h"

#include "Failure.h"
#include "Queue.h"

#include <cerrno>
#include <sys/eventfd.h>
#include <unistd.h>

namespace v4l2 {

namespace {

// The wake-up is this process's own affair, not the machine's: no replaceable call.
FileDescriptor WakeUp(const Device& device) {
   FileDescriptor wake(KernelCalls(), ::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC));
   if (!wake.IsOpen())
      throw Failure(device.Calls(), device.Path(), "could not prepare to be stopped", errno);
   return wake;
}

bool WasWoken(const FileDescriptor& wake) {
   std::uint64_t times = 0;
   return ::read(wake.Get(), &times, sizeof times) == sizeof times;
}

} // namespace

Stream::Stream(const Device& device, const GrantedFormat& format, std::uint32_t bufferCount)
    : device_(device), wake_(WakeUp(device)), queue_(std::make_shared<Queue>(device, format, bufferCount)) {}

Stream::~Stream() {
   queue_->Close();
}

std::uint32_t Stream::BufferCount() const {
   return queue_->Count();
}

bool Stream::IsRunning() const {
   return queue_->IsRunning();
}

std::uint64_t Stream::Discarded() const {
   return discarded_;
}

std::uint64_t Stream::Lost() const {
   return queue_->Lost();
}

void Stream::Start() {
   if (queue_->IsRunning())
      return;
   WasWoken(wake_); // forgotten
   freshness_.reset();
   queue_->Start();
}

void Stream::Stop() noexcept {
   queue_->Stop();
}

void Stream::Wake() noexcept {
   const std::uint64_t once = 1;
   // Fails only where the counter is full: awake already.
   [[maybe_unused]] const ssize_t written = ::write(wake_.Get(), &once, sizeof once);
}

void Stream::MustRun() const {
   if (!queue_->IsRunning())
      throw Error(EINVAL, device_.Path() + " is asked for frames but was not started. Start it first.");
}

Arrival Stream::Next(int timeoutMs) {
   MustRun();
   while (true) {
      pollfd descriptors[] = {{device_.Descriptor(), POLLIN, 0}, {wake_.Get(), POLLIN, 0}};
      const int ready = device_.Calls().Poll(descriptors, 2, timeoutMs);
      if (ready < 0)
         throw Failure(device_.Calls(), device_.Path(), "could not be waited for", errno);
      if (descriptors[1].revents != 0 && WasWoken(wake_))
         return {Outcome::Woken, std::nullopt};
      if (ready == 0)
         return {Outcome::Stalled, std::nullopt};

      std::optional<Buffer> frame = queue_->Take(); // tells why, after POLLERR
      if (!frame && (descriptors[0].revents & (POLLERR | POLLHUP | POLLNVAL)))
         throw Failure(device_.Calls(), device_.Path(), "delivers no more frames", EIO);
      if (frame && IsFresh(frame->Facts()))
         return {Outcome::Frame, std::move(frame)};
   }
}

bool Stream::IsFresh(const FrameFacts& facts) {
   if (!freshness_)
      return true;
   const bool isFresh = freshness_->IsFresh(facts);
   if (isFresh)
      freshness_.reset(); // so are all that follow
   else
      ++discarded_;
   return isFresh;
}

void Stream::Discard(std::chrono::nanoseconds exposure, std::chrono::nanoseconds interval,
                     std::chrono::nanoseconds now) {
   MustRun();
   // Each goes back at once, so that the driver never runs dry; a fast one fills as quickly, hence the bound.
   for (std::uint32_t i = 0; i < BufferCount() && queue_->Take(); ++i)
      ++discarded_;
   freshness_.emplace(now, exposure, interval, BufferCount() + 1);
}

} // namespace v4l2
