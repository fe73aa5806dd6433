// The properties of one device, called under its lock. Errors name the property and hold the device's own error.
#pragma once

#include "Device.h"

#include <string>
#include <vector>

namespace mmcore {
namespace internal {

std::vector<std::string> PropertyNames(Device& device);
bool HasProperty(Device& device, const std::string& property);
std::string ReadProperty(Device& device, const std::string& property);
/** Throws with property and value, the device's error inside. */
void WriteProperty(Device& device, const std::string& property, const std::string& value);
std::vector<std::string> AllowedValues(Device& device, const std::string& property);
bool IsReadOnly(Device& device, const std::string& property);
bool IsPreInit(Device& device, const std::string& property);
bool HasLimits(Device& device, const std::string& property);
double LowerLimit(Device& device, const std::string& property);
double UpperLimit(Device& device, const std::string& property);
MM::PropertyType TypeOf(Device& device, const std::string& property);

bool IsSequenceable(Device& device, const std::string& property);
long SequenceMaxLength(Device& device, const std::string& property);
void LoadSequence(Device& device, const std::string& property, const std::vector<std::string>& values);
void StartSequence(Device& device, const std::string& property);
void StopSequence(Device& device, const std::string& property);

} // namespace internal
} // namespace mmcore
