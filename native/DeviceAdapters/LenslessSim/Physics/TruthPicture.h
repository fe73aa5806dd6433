// The truth as a picture of 16 bits.
#pragma once

#include "Hologram.h"
#include "Sensor.h"

#include <cstdint>
#include <vector>

namespace lensless::sim {

/** Which part of the complex transmission a picture shows. */
enum class TruthPart {
   amplitude, ///< count = 65535·|t|
   phase      ///< count = 32768 + 32768/π·arg t, −π ≤ arg t < π
};

/** The mean transmission of every pixel of a readout, binning and region of interest included, as counts. */
std::vector<std::uint16_t> truthPicture(const TrueTransmission& truth, TruthPart part, const Readout& readout);

} // namespace lensless::sim
