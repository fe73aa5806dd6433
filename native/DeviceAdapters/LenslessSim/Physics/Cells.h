// A monolayer of living cells.
#pragma once

#include "Sample.h"

namespace lensless::sim {

/**
 * Weakly absorbing phase objects of 12 to 20 µm with an irregular outline, a thin rim, a nucleus with nucleoli and a
 * few granules; optical paths of some 50 to 180 nm. Placed at random, here denser, there sparser; the same seed gives
 * the same cells.
 */
class Cells : public Sample {
public:
   explicit Cells(std::uint64_t seed) : seed_(seed) {}
   void render(Transmission& transmission, RowRange rows) const override;
   void label(ObjectLabels& labels) const override;

private:
   std::uint64_t seed_;
};

} // namespace lensless::sim
