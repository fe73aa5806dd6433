// Switches of behaviour that hold for the whole process.
#pragma once

#include <string>

namespace mmcore {
namespace internal {

/** Throw CMMError for a name that is not a feature, naming those that are. */
void EnableFeature(const std::string& name, bool enable);
bool IsFeatureEnabled(const std::string& name);

/** Use of a device before its initialisation is an error instead of a warning. */
bool StrictInitializationChecks();
/** initializeAllDevices runs the modules side by side. */
bool ParallelDeviceInitialization();

} // namespace internal
} // namespace mmcore
