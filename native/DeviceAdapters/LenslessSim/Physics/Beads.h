// Microspheres.
#pragma once

#include "Sample.h"

namespace lensless::sim {

/**
 * Spheres of 4, 6 and 10 µm diameter whose refractive index is 0.02 above the medium's, slightly absorbing (90 % of the
 * amplitude through the middle of the largest). The same seed gives the same beads.
 */
class Beads : public Sample {
public:
   explicit Beads(std::uint64_t seed) : seed_(seed) {}
   void render(Transmission& transmission, RowRange rows) const override;
   void label(ObjectLabels& labels) const override;

private:
   std::uint64_t seed_;
};

} // namespace lensless::sim
