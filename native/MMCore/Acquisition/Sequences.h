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
   /** Before the camera is told to start. */
   void Begin(const std::string& camera, std::vector<std::string> channelNames);
   /** After it was: false if the camera has already finished, so that the stopped event is due. */
   bool Started(const std::string& camera);
   /** The start failed. */
   void Abandon(const std::string& camera);
   /** The camera says it has finished, or was stopped: true if the stopped event is due. */
   bool Finish(const std::string& camera);
   bool AnyRunning() const;
   /** Names of the camera's channels; null if its sequence was not started by the core. */
   std::shared_ptr<const std::vector<std::string>> ChannelNames(const std::string& camera) const;
   void Forget(const std::string& camera);

private:
   struct Sequence {
      enum { Idle, Starting, FinishedEarly, Running } phase = Idle;
      std::shared_ptr<const std::vector<std::string>> channelNames;
   };

   mutable std::mutex mutex_; // guards sequences_
   std::map<std::string, Sequence> sequences_;
};

} // namespace internal
} // namespace mmcore
