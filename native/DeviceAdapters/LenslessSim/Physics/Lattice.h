// Random placing that does not depend on how much of the plane is looked at.
#pragma once

#include "Random.h"
#include "Sample.h"

#include <algorithm>
#include <cmath>

namespace lensless::sim {

/** A rectangle of samples, ends excluded. */
struct SampleBox {
   int firstRow, endRow, firstColumn, endColumn;
};

/** The part of some rows of a grid within radiusUm of a place. May be empty. */
inline SampleBox boxAround(const Grid& grid, RowRange rows, double xUm, double yUm, double radiusUm) {
   const auto clampTo = [](double value, int low, int high) {
      return static_cast<int>(std::clamp(value, static_cast<double>(low), static_cast<double>(high)));
   };
   return {clampTo(std::floor(grid.rowOf(yUm - radiusUm)), rows.first, rows.end),
           clampTo(std::ceil(grid.rowOf(yUm + radiusUm)) + 1, rows.first, rows.end),
           clampTo(std::floor(grid.columnOf(xUm - radiusUm)), 0, grid.width),
           clampTo(std::ceil(grid.columnOf(xUm + radiusUm)) + 1, 0, grid.width)};
}

/**
 * Calls place(centreXUm, centreYUm, random) for every square of a lattice that is centred on the axis and reaches
 * beyond the grid far enough for objects within a square, themselves reaching reachUm from their place. Each square has
 * random numbers of its own, so that an object is the same on every grid.
 */
template <class Place>
void forEachLatticeSquare(const Grid& grid, double squareUm, double reachUm, std::uint64_t seed, const Place& place) {
   const double halfX = 0.5 * grid.width * grid.pitchUm + std::fabs(grid.originXUm);
   const double halfY = 0.5 * grid.height * grid.pitchUm + std::fabs(grid.originYUm);
   const int farX = static_cast<int>(std::ceil(0.5 + (halfX + reachUm) / squareUm));
   const int farY = static_cast<int>(std::ceil(0.5 + (halfY + reachUm) / squareUm));
   for (int iy = -farY; iy <= farY; ++iy)
      for (int ix = -farX; ix <= farX; ++ix) {
         RandomStream random(seed, static_cast<std::uint64_t>(ix) + 0x10000, static_cast<std::uint64_t>(iy) + 0x10000);
         place(ix * squareUm, iy * squareUm, random);
      }
}

/** Gives the number of a disc to the points of a grid that lie in it. */
inline void labelDisc(ObjectLabels& labels, double xUm, double yUm, double radiusUm, int number) {
   const Grid& grid = labels.grid;
   const SampleBox box = boxAround(grid, {0, grid.height}, xUm, yUm, radiusUm);
   for (int row = box.firstRow; row < box.endRow; ++row)
      for (int column = box.firstColumn; column < box.endColumn; ++column)
         if (std::hypot(grid.xUm(column) - xUm, grid.yUm(row) - yUm) <= radiusUm)
            labels.set(row, column, number);
}

} // namespace lensless::sim
