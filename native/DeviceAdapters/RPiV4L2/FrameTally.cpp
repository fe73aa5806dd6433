#include "FrameTally.h"

#include <utility>

namespace lensless::rpiv4l2 {

namespace {
constexpr std::chrono::seconds memory{1};
}

void FrameTally::Restart() {
   const std::lock_guard<std::mutex> lock(mutex_);
   losses_ = {};
   last_.reset();
   recent_.clear();
   isFirst_ = true;
}

void FrameTally::Came(const v4l2::FrameFacts& facts) {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (std::exchange(isFirst_, false))
      return; // what a stream lost before, while no frames were wanted, is not a loss
   losses_.gap += facts.gap;
   losses_.dropped += facts.gap;
}

void FrameTally::Dropped() {
   const std::lock_guard<std::mutex> lock(mutex_);
   ++losses_.gap;
   ++losses_.dropped;
   ++losses_.damaged;
}

FrameTally::Losses FrameTally::GivenOn(const v4l2::FrameFacts& facts) {
   const std::lock_guard<std::mutex> lock(mutex_);
   last_ = facts;
   recent_.push_back({facts.sequence, facts.timestamp});
   while (recent_.size() > 2 && recent_.back().time - recent_[1].time > memory)
      recent_.pop_front();
   const Losses losses = losses_;
   losses_.gap = 0;
   return losses;
}

FrameTally::Losses FrameTally::Now() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return losses_;
}

std::optional<v4l2::FrameFacts> FrameTally::Last() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   return last_;
}

double FrameTally::FramesPerSecond() const {
   const std::lock_guard<std::mutex> lock(mutex_);
   if (recent_.size() < 2)
      return 0;
   const std::chrono::duration<double> time = recent_.back().time - recent_.front().time;
   const std::uint32_t frames = recent_.back().sequence - recent_.front().sequence;
   return time.count() > 0 ? frames / time.count() : 0;
}

} // namespace lensless::rpiv4l2
