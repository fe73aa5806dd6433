// Which cameras run a sequence, so that each start is followed by exactly one stopped event, in that order.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

class Sequences {
public:
   /** Before the camera is told to start: true if the stopped event of its last sequence is due, because it has ended
      but not said so yet. What it says of that later counts for nothing. */
   bool Begin(const std::string& camera, std::vector<std::string> channelNames);
   /** After it was: false if the camera has already finished, so that the stopped event is due. */
   bool Started(const std::string& camera);
   /** The start failed. */
   void Abandon(const std::string& camera);
   /** The camera says it has finished: true if the stopped event is due. */
   bool Finished(const std::string& camera);
   /** The camera was stopped and has nothing more to say: true if the stopped event is due. */
   bool Stopped(const std::string& camera);
   bool AnyRunning() const;
   /** Names of the camera's channels; null if its sequence was not started by the core. */
   std::shared_ptr<const std::vector<std::string>> ChannelNames(const std::string& camera) const;
   void Forget(const std::string& camera);

private:
   bool Finish_NeedsLock(const std::string& camera);

   struct Sequence {
      enum { Idle, Starting, FinishedEarly, Running } phase = Idle;
      bool lastIsLate = false; // the sequence before this one has yet to say that it has finished
      std::shared_ptr<const std::vector<std::string>> channelNames;
   };

   mutable std::mutex mutex_; // guards sequences_
   std::map<std::string, Sequence> sequences_;
};

} // namespace internal
} // namespace mmcore
