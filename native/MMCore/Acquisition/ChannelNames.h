// The names of the channels of cameras, by label, as they were when the core started their sequences.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

class ChannelNames {
public:
   using Names = std::shared_ptr<const std::vector<std::string>>;

   void Set(const std::string& camera, std::vector<std::string> names) {
      Names shared = std::make_shared<const std::vector<std::string>>(std::move(names));
      std::lock_guard<std::mutex> lock(mutex_);
      names_[camera] = std::move(shared);
   }

   /** Null if the core started no sequence of the camera. */
   Names Get(const std::string& camera) const {
      std::lock_guard<std::mutex> lock(mutex_);
      const auto found = names_.find(camera);
      return found == names_.end() ? nullptr : found->second;
   }

   void Forget(const std::string& camera) {
      std::lock_guard<std::mutex> lock(mutex_);
      names_.erase(camera);
   }

private:
   mutable std::mutex mutex_; // guards names_
   std::map<std::string, Names> names_;
};

} // namespace internal
} // namespace mmcore
