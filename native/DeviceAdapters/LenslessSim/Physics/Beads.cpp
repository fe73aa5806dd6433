#include "Beads.h"

#include "Lattice.h"

#include <cmath>

namespace lensless::sim {

namespace {

constexpr double latticeUm = 24;
constexpr double presence = 0.5;
constexpr double indexDifference = 0.02;
constexpr double diametersUm[] = {4, 6, 10};
constexpr double largestRadiusUm = 5;
constexpr double jitterUm = 0.5 * latticeUm - largestRadiusUm; // beads never overlap

void addBead(double centreXUm, double centreYUm, double radiusUm, Transmission& transmission, RowRange rows) {
   const Grid& grid = transmission.grid;
   const double attenuationPerUm = -std::log(0.9) / (2 * largestRadiusUm);
   const SampleBox box = boxAround(grid, rows, centreXUm, centreYUm, radiusUm);
   for (int row = box.firstRow; row < box.endRow; ++row)
      for (int column = box.firstColumn; column < box.endColumn; ++column) {
         const double x = grid.xUm(column) - centreXUm;
         const double y = grid.yUm(row) - centreYUm;
         const double inside = radiusUm * radiusUm - x * x - y * y;
         if (inside <= 0)
            continue;
         const double thicknessUm = 2 * std::sqrt(inside);
         const std::size_t index = transmission.index(row, column);
         transmission.pathNm[index] += static_cast<float>(1000 * indexDifference * thicknessUm);
         transmission.amplitude[index] *= static_cast<float>(std::exp(-attenuationPerUm * thicknessUm));
      }
}

/** Calls use(centreXUm, centreYUm, radiusUm) for every bead that may reach onto a grid. */
template <class Use>
void forEachBead(const Grid& grid, std::uint64_t seed, const Use& use) {
   forEachLatticeSquare(grid, latticeUm, latticeUm, seed, [&](double x, double y, RandomStream& random) {
      if (random.uniform() >= presence)
         return;
      const double diameterUm = diametersUm[static_cast<int>(3 * random.uniform())];
      const double centreXUm = x + random.uniform(-jitterUm, jitterUm);
      const double centreYUm = y + random.uniform(-jitterUm, jitterUm);
      use(centreXUm, centreYUm, 0.5 * diameterUm);
   });
}

} // namespace

void Beads::render(Transmission& transmission, RowRange rows) const {
   forEachBead(transmission.grid, seed_,
               [&](double xUm, double yUm, double radiusUm) { addBead(xUm, yUm, radiusUm, transmission, rows); });
}

void Beads::label(ObjectLabels& labels) const {
   int number = 0;
   forEachBead(labels.grid, seed_, [&](double xUm, double yUm, double radiusUm) {
      labelDisc(labels, xUm, yUm, radiusUm, number = nextObject(number));
   });
}

} // namespace lensless::sim
