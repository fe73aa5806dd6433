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
/** Gives the position a label, taken from the one that had it; an empty label removes what it has. Throws unless
    0 <= position < NumberOfPositions. */
void DefineLabel(Device& device, long position, const std::string& label);
/** Positions that lost their label to another one by DefineLabel. */
std::vector<long> StrippedPositions(Device& device);

} // namespace internal
} // namespace mmcore
