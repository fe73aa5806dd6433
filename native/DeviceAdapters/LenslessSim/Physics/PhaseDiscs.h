// A sample that only delays.
#pragma once

#include "Sample.h"

namespace lensless::sim {

/**
 * Clear discs of 8 to 20 µm with sharp edges, all of one thickness: an optical path of 101.6 nm, 1.2 rad at 532 nm. A
 * pure phase object, that a camera behind a lens would not see. The same seed gives the same discs.
 */
class PhaseDiscs : public Sample {
public:
   static constexpr double pathNm = 101.6;

   explicit PhaseDiscs(std::uint64_t seed) : seed_(seed) {}
   void render(Transmission& transmission, RowRange rows) const override;
   void label(ObjectLabels& labels) const override;

private:
   std::uint64_t seed_;
};

} // namespace lensless::sim
