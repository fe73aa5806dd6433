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
   double originXUm = 0; ///< where the origin of positions lies, from the axis: a sample moved by that much
   double originYUm = 0;

   /** Position of the centre of a column or row relative to the origin. */
   double xUm(int column) const { return (column - 0.5 * (width - 1)) * pitchUm - originXUm; }
   double yUm(int row) const { return (row - 0.5 * (height - 1)) * pitchUm - originYUm; }

   /** Fractional column or row of a position: the inverse of xUm and yUm. */
   double columnOf(double atXUm) const { return (atXUm + originXUm) / pitchUm + 0.5 * (width - 1); }
   double rowOf(double atYUm) const { return (atYUm + originYUm) / pitchUm + 0.5 * (height - 1); }
};

/** Rows [first, end) of a grid or field. */
struct RowRange {
   int first;
   int end;
};

} // namespace lensless::sim
