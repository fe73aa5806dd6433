#include "Cells.h"

#include "Lattice.h"

#include <cmath>
#include <utility>
#include <vector>

namespace lensless::sim {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double squareUm = 84; // every square of a lattice holds up to mostInSquare cells at random places
constexpr double borderUm = 4;  // kept free along a square's border, so that neighbours overlap little
constexpr int mostInSquare = 7;
constexpr double leastApartUm = 15; // between the centres of cells of one square
constexpr double largestRadiusUm = 10;
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
   Cell(double xUm, double yUm, RandomStream& random) : x_(xUm), y_(yUm) {
      radiusUm_ = random.uniform(6.2, largestRadiusUm);
      const double angle = random.uniform(0, 2 * pi);
      cosine_ = std::cos(angle);
      sine_ = std::sin(angle);
      stretch_ = random.uniform(1.0, largestStretch);
      bodyPathNm_ = random.uniform(55, 95);
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
                      random.uniform(0.7, 1.0), 25, 0.85};
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

   void numberOn(ObjectLabels& labels, int number) const {
      const Grid& grid = labels.grid;
      const SampleBox box = boxAround(grid, {0, grid.height}, x_, y_, reachUm_);
      for (int row = box.firstRow; row < box.endRow; ++row)
         for (int column = box.firstColumn; column < box.endColumn; ++column)
            if (outlineFraction(grid.xUm(column) - x_, grid.yUm(row) - y_) < 1)
               labels.set(row, column, number);
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

/** Up to mostInSquare places in a square, none too near to another. */
std::vector<std::pair<double, double>> cellPlaces(double xUm, double yUm, RandomStream& random) {
   constexpr double half = 0.5 * squareUm - borderUm;
   std::vector<std::pair<double, double>> places;
   const int tries = 2 + static_cast<int>(random.uniform() * mostInSquare);
   for (int attempt = 0; attempt < tries; ++attempt) {
      const double x = xUm + random.uniform(-half, half);
      const double y = yUm + random.uniform(-half, half);
      const bool free = std::none_of(places.begin(), places.end(), [x, y](const auto& taken) {
         return std::hypot(x - taken.first, y - taken.second) < leastApartUm;
      });
      if (free && static_cast<int>(places.size()) < mostInSquare)
         places.emplace_back(x, y);
   }
   return places;
}

/** Calls use(cell) for every cell that may reach onto a grid. */
template <class Use>
void forEachCell(const Grid& grid, std::uint64_t seed, const Use& use) {
   forEachLatticeSquare(grid, squareUm, farthestOutline * largestStretch * largestRadiusUm, seed,
                        [&](double squareX, double squareY, RandomStream& random) {
                           for (const auto& [x, y] : cellPlaces(squareX, squareY, random))
                              use(Cell(x, y, random));
                        });
}

} // namespace

void Cells::render(Transmission& transmission, RowRange rows) const {
   forEachCell(transmission.grid, seed_, [&](const Cell& cell) { cell.addTo(transmission, rows); });
}

void Cells::label(ObjectLabels& labels) const {
   int number = 0;
   forEachCell(labels.grid, seed_, [&](const Cell& cell) { cell.numberOn(labels, number = nextObject(number)); });
}

} // namespace lensless::sim
