#include "PhaseDiscs.h"

#include "Lattice.h"

#include <cmath>

namespace lensless::sim {

namespace {

constexpr double latticeUm = 32;
constexpr double presence = 0.6;
constexpr double smallestRadiusUm = 4;
constexpr double largestRadiusUm = 10;
constexpr double jitterUm = 0.5 * latticeUm - largestRadiusUm - 1; // discs never touch

/** Calls use(centreXUm, centreYUm, radiusUm) for every disc that may reach onto a grid. */
template <class Use>
void forEachDisc(const Grid& grid, std::uint64_t seed, const Use& use) {
   forEachLatticeSquare(grid, latticeUm, latticeUm, seed, [&](double x, double y, RandomStream& random) {
      if (random.uniform() >= presence)
         return;
      const double radiusUm = random.uniform(smallestRadiusUm, largestRadiusUm);
      const double centreXUm = x + random.uniform(-jitterUm, jitterUm);
      const double centreYUm = y + random.uniform(-jitterUm, jitterUm);
      use(centreXUm, centreYUm, radiusUm);
   });
}

} // namespace

void PhaseDiscs::label(ObjectLabels& labels) const {
   int number = 0;
   forEachDisc(labels.grid, seed_, [&](double xUm, double yUm, double radiusUm) {
      labelDisc(labels, xUm, yUm, radiusUm, number = nextObject(number));
   });
}

void PhaseDiscs::render(Transmission& transmission, RowRange rows) const {
   const Grid& grid = transmission.grid;
   forEachDisc(grid, seed_, [&](double centreXUm, double centreYUm, double radiusUm) {
      const SampleBox box = boxAround(grid, rows, centreXUm, centreYUm, radiusUm + grid.pitchUm);
      for (int row = box.firstRow; row < box.endRow; ++row)
         for (int column = box.firstColumn; column < box.endColumn; ++column) {
            const double away = std::hypot(grid.xUm(column) - centreXUm, grid.yUm(row) - centreYUm);
            // The part of the sample that the disc covers, its border taken as straight.
            const double covered = std::clamp((radiusUm - away) / grid.pitchUm + 0.5, 0.0, 1.0);
            transmission.pathNm[transmission.index(row, column)] += static_cast<float>(covered * pathNm);
         }
   });
}

} // namespace lensless::sim
