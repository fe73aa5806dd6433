#include "Cells.h"

#include "Lattice.h"

#include <cmath>

namespace lensless::sim {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double latticeUm = 28;
constexpr double jitterUm = 6;
constexpr double presence = 0.8; // share of lattice squares that hold a cell
constexpr double largestRadiusUm = 8.8;
constexpr double largestStretch = 1.2;
constexpr double largestLobe = 0.07;
constexpr int lobes = 3;
constexpr double farthestOutline = 1.06 * (1 + lobes * largestLobe); // in radii; the outline is drawn out to 1.05

struct Spot {
   double x, y, radiusUm, pathNm, amplitude;
};

/** 1 inside, 0 outside, smooth between radius ± width/2. */
double softDisc(double distance, double radius, double width) {
   const double part = std::clamp((radius - distance) / width + 0.5, 0.0, 1.0);
   return part * part * (3.0 - 2.0 * part);
}

class Cell {
public:
   Cell(double squareXUm, double squareYUm, RandomStream& random) {
      x_ = squareXUm + random.uniform(-jitterUm, jitterUm);
      y_ = squareYUm + random.uniform(-jitterUm, jitterUm);
      radiusUm_ = random.uniform(4.8, largestRadiusUm);
      const double angle = random.uniform(0, 2 * pi);
      cosine_ = std::cos(angle);
      sine_ = std::sin(angle);
      stretch_ = random.uniform(1.0, largestStretch);
      bodyPathNm_ = random.uniform(45, 80);
      for (int k = 0; k < lobes; ++k) {
         lobeHeight_[k] = random.uniform(0.0, largestLobe);
         lobePhase_[k] = random.uniform(0, 2 * pi);
      }
      reachUm_ = farthestOutline * stretch_ * radiusUm_;
      nucleus_ = placedSpot(random, 0.0, 0.22, radiusUm_ * random.uniform(0.38, 0.46), random.uniform(35, 60), 0.87);
      for (Spot& nucleolus : nucleoli_) {
         const double away = random.uniform(0.15, 0.55) * nucleus_.radiusUm;
         const double direction = random.uniform(0, 2 * pi);
         nucleolus = {nucleus_.x + away * std::cos(direction), nucleus_.y + away * std::sin(direction),
                      random.uniform(0.7, 1.0), 35, 0.85};
      }
      for (Spot& granule : granules_)
         granule = placedSpot(random, 0.58, 0.82, random.uniform(0.6, 0.95), random.uniform(15, 40), 0.90);
   }

   void addTo(Transmission& transmission, RowRange rows) const {
      const Grid& grid = transmission.grid;
      const SampleBox box = boxAround(grid, rows, x_, y_, reachUm_);
      for (int row = box.firstRow; row < box.endRow; ++row)
         for (int column = box.firstColumn; column < box.endColumn; ++column)
            addAt(grid.xUm(column) - x_, grid.yUm(row) - y_, transmission, transmission.index(row, column));
   }

private:
   /** A spot somewhere between two fractions of the cell's radius from its centre. */
   Spot placedSpot(RandomStream& random, double nearest, double farthest, double radius, double path,
                   double amplitude) const {
      const double away = random.uniform(nearest, farthest) * radiusUm_;
      const double direction = random.uniform(0, 2 * pi);
      return {away * std::cos(direction), away * std::sin(direction), radius, path, amplitude};
   }

   /** Distance from the centre, in units of the outline's distance in that direction. */
   double outlineFraction(double x, double y) const {
      const double u = (x * cosine_ + y * sine_) / stretch_;
      const double v = (y * cosine_ - x * sine_) * stretch_;
      const double angle = std::atan2(v, u);
      double outline = radiusUm_;
      for (int k = 0; k < lobes; ++k)
         outline += radiusUm_ * lobeHeight_[k] * std::cos((k + 2) * angle + lobePhase_[k]);
      return std::hypot(u, v) / outline;
   }

   void addAt(double x, double y, Transmission& transmission, std::size_t index) const {
      if (x * x + y * y > reachUm_ * reachUm_)
         return;
      const double rho = outlineFraction(x, y);
      if (rho >= 1.05)
         return;
      const double plateau = std::max(0.0, 1.0 - rho * rho * rho * rho);
      const double fromRim = (rho - 0.93) / 0.045;
      const double rim = fromRim < -5 ? 0.0 : std::exp(-fromRim * fromRim);
      double pathNm = bodyPathNm_ * plateau + 12.0 * rim;
      double amplitude = 1.0 - 0.03 * plateau - 0.05 * rim;
      const auto addSpot = [&](const Spot& spot, double edgeUm) {
         const double distance2 = (x - spot.x) * (x - spot.x) + (y - spot.y) * (y - spot.y);
         const double outer = spot.radiusUm + 0.5 * edgeUm;
         if (distance2 >= outer * outer)
            return;
         const double share = softDisc(std::sqrt(distance2), spot.radiusUm, edgeUm);
         pathNm += spot.pathNm * share;
         amplitude *= 1.0 - (1.0 - spot.amplitude) * share;
      };
      addSpot(nucleus_, 0.8);
      for (const Spot& nucleolus : nucleoli_)
         addSpot(nucleolus, 0.5);
      for (const Spot& granule : granules_)
         addSpot(granule, 0.5);
      transmission.pathNm[index] += static_cast<float>(pathNm);
      transmission.amplitude[index] *= static_cast<float>(amplitude);
   }

   double x_, y_, radiusUm_, cosine_, sine_, stretch_, reachUm_, bodyPathNm_;
   double lobeHeight_[lobes], lobePhase_[lobes];
   Spot nucleus_;
   Spot nucleoli_[2];
   Spot granules_[9];
};

} // namespace

void Cells::render(Transmission& transmission, RowRange rows) const {
   forEachLatticeSquare(transmission.grid, latticeUm, farthestOutline * largestStretch * largestRadiusUm + jitterUm, seed_,
                        [&](double x, double y, RandomStream& random) {
                           if (random.uniform() < presence)
                              Cell(x, y, random).addTo(transmission, rows);
                        });
}

} // namespace lensless::sim
