#include "Sequences.h"

namespace mmcore {
namespace internal {

bool Sequences::Begin(const std::string& camera, std::vector<std::string> channelNames) {
   std::lock_guard<std::mutex> lock(mutex_);
   Sequence& sequence = sequences_[camera];
   const bool due = sequence.phase == Sequence::Running;
   sequence.lastIsLate = sequence.lastIsLate || due;
   sequence.phase = Sequence::Starting;
   sequence.channelNames = std::make_shared<const std::vector<std::string>>(std::move(channelNames));
   return due;
}

bool Sequences::Started(const std::string& camera) {
   std::lock_guard<std::mutex> lock(mutex_);
   Sequence& sequence = sequences_[camera];
   const bool running = sequence.phase != Sequence::FinishedEarly;
   sequence.phase = running ? Sequence::Running : Sequence::Idle;
   return running;
}

void Sequences::Abandon(const std::string& camera) {
   std::lock_guard<std::mutex> lock(mutex_);
   sequences_[camera].phase = Sequence::Idle;
}

bool Sequences::Finished(const std::string& camera) {
   std::lock_guard<std::mutex> lock(mutex_);
   const auto found = sequences_.find(camera);
   if (found != sequences_.end() && found->second.lastIsLate) {
      found->second.lastIsLate = false;
      return false;
   }
   return Finish_NeedsLock(camera);
}

bool Sequences::Stopped(const std::string& camera) {
   std::lock_guard<std::mutex> lock(mutex_);
   const auto found = sequences_.find(camera);
   if (found != sequences_.end())
      found->second.lastIsLate = false;
   return Finish_NeedsLock(camera);
}

bool Sequences::Finish_NeedsLock(const std::string& camera) {
   const auto found = sequences_.find(camera);
   if (found == sequences_.end())
      return false;
   Sequence& sequence = found->second;
   if (sequence.phase == Sequence::Starting)
      sequence.phase = Sequence::FinishedEarly;
   if (sequence.phase != Sequence::Running)
      return false;
   sequence.phase = Sequence::Idle;
   return true;
}

bool Sequences::AnyRunning() const {
   std::lock_guard<std::mutex> lock(mutex_);
   for (const auto& entry : sequences_) {
      if (entry.second.phase == Sequence::Starting || entry.second.phase == Sequence::Running)
         return true;
   }
   return false;
}

std::shared_ptr<const std::vector<std::string>> Sequences::ChannelNames(const std::string& camera) const {
   std::lock_guard<std::mutex> lock(mutex_);
   const auto found = sequences_.find(camera);
   return found == sequences_.end() ? nullptr : found->second.channelNames;
}

void Sequences::Forget(const std::string& camera) {
   std::lock_guard<std::mutex> lock(mutex_);
   sequences_.erase(camera);
}

} // namespace internal
} // namespace mmcore
