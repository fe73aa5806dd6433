#include "Core.h"

namespace mmcore {
namespace internal {

Core::Core() {
   logger(LogLevelInfo, "Core created");
}

Core::~Core() {
   try {
      events.Close();
      UnloadAllDevices();
      logger(LogLevelInfo, "Core ends");
   } catch (const CMMError& error) {
      logger(LogLevelError, "While the core ends: " + error.getFullMsg());
   } catch (...) {
      logger(LogLevelError, "While the core ends: unknown error");
   }
}

} // namespace internal
} // namespace mmcore
