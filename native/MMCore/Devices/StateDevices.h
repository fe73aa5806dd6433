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
/** Takes the label away from the position that had it; empty: from this one. Throws unless
    0 <= position < NumberOfPositions. */
void DefineLabel(Device& device, long position, const std::string& label);
/** Those that DefineLabel left without the label they had. */
std::vector<long> StrippedPositions(Device& device);

} // namespace internal
} // namespace mmcore
