// Sampling grids of the simulation.
#pragma once

namespace lensless::sim {

/**
 * A regular grid centred on the optical axis: the axis passes through the middle of the grid, between the two middle
 * samples when their number is even. Lengths in µm; x to the right, y downwards.
 */
struct Grid {
   int height = 0;
   int width = 0;
   double pitchUm = 0;

   /** Position of the centre of a column or row relative to the axis. */
   double xUm(int column) const { return (column - 0.5 * (width - 1)) * pitchUm; }
   double yUm(int row) const { return (row - 0.5 * (height - 1)) * pitchUm; }

   /** Fractional column or row of a position: the inverse of xUm and yUm. */
   double columnOf(double atXUm) const { return atXUm / pitchUm + 0.5 * (width - 1); }
   double rowOf(double atYUm) const { return atYUm / pitchUm + 0.5 * (height - 1); }
};

/** Rows [first, end) of a grid or field. */
struct RowRange {
   int first;
   int end;
};

} // namespace lensless::sim
