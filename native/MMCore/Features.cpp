#include "Features.h"

#include "Error.h"
#include "Text.h"

#include <atomic>

namespace mmcore {
namespace internal {

static std::atomic<bool> strictInitializationChecks{false};
static std::atomic<bool> parallelDeviceInitialization{true};

static std::atomic<bool>& FeatureOfName(const std::string& name) {
   if (name == "StrictInitializationChecks")
      return strictInitializationChecks;
   if (name == "ParallelDeviceInitialization")
      return parallelDeviceInitialization;
   throw CMMError("No feature " + Quoted(name) +
                  "; there are \"StrictInitializationChecks\" and \"ParallelDeviceInitialization\"");
}

void EnableFeature(const std::string& name, bool enable) {
   FeatureOfName(name) = enable;
}

bool IsFeatureEnabled(const std::string& name) {
   return FeatureOfName(name);
}

bool StrictInitializationChecks() {
   return strictInitializationChecks;
}

bool ParallelDeviceInitialization() {
   return parallelDeviceInitialization;
}

} // namespace internal
} // namespace mmcore
