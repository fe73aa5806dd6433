// Labels of the positions of state devices, with errors as exceptions.
#pragma once

#include "Device.h"

#include <string>
#include <vector>

namespace mmcore {
namespace internal {

long NumberOfPositions(Device& device);
/** "" for a position without one. */
std::string LabelOfPosition(Device& device, long position);
/** Throws MMERR_InvalidStateDevice unless 0 <= position < NumberOfPositions. */
void DefineLabel(Device& device, long position, const std::string& label);

} // namespace internal
} // namespace mmcore
