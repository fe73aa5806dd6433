// A monolayer of living cells.
#pragma once

#include "Sample.h"

namespace lensless::sim {

/**
 * Weakly absorbing phase objects of 9 to 19 µm with an irregular outline, a thin rim, a nucleus with nucleoli and a few
 * granules; optical paths of some 50 to 150 nm. Placed at random, densely, but each only near its own place in a lattice
 * of 28 µm; the same seed gives the same cells.
 */
class Cells : public Sample {
public:
   explicit Cells(std::uint64_t seed) : seed_(seed) {}
   void render(Transmission& transmission, RowRange rows) const override;

private:
   std::uint64_t seed_;
};

} // namespace lensless::sim
