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

/** The number of the object that covers the middle of every pixel of a readout, see ObjectLabels. */
std::vector<std::uint16_t> truthLabels(const ObjectLabels& labels, const Readout& readout);

/** The mean transmission of every pixel of a readout, binning and region of interest included, as counts. */
std::vector<std::uint16_t> truthPicture(const TrueTransmission& truth, TruthPart part, const Readout& readout);

} // namespace lensless::sim
