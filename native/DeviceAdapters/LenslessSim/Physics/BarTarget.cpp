#include "BarTarget.h"

#include <algorithm>
#include <cmath>

namespace lensless::sim {

namespace {

constexpr double gapUm = 30; // between elements and between rows

double elementWidth(double halfPitchUm) {
   return 12 * halfPitchUm;
}

/** How much of the interval [centre ± pitch/2] lies within [low, high], 0 … 1. */
double coverage(double centre, double pitch, double low, double high) {
   return std::max(0.0, std::min(centre + 0.5 * pitch, high) - std::max(centre - 0.5 * pitch, low)) / pitch;
}

/** Darkens by the covered area of each sample, so that a bar is equally wide on every grid. */
void addOpaque(const RectangleUm& bar, Transmission& transmission, RowRange rows) {
   const Grid& grid = transmission.grid;
   const int firstRow = std::max(rows.first, static_cast<int>(std::floor(grid.rowOf(bar.top))));
   const int lastRow = std::min(rows.end - 1, static_cast<int>(std::ceil(grid.rowOf(bar.bottom))));
   const int firstColumn = std::max(0, static_cast<int>(std::floor(grid.columnOf(bar.left))));
   const int lastColumn = std::min(grid.width - 1, static_cast<int>(std::ceil(grid.columnOf(bar.right))));
   for (int row = firstRow; row <= lastRow; ++row) {
      const double covered = coverage(grid.yUm(row), grid.pitchUm, bar.top, bar.bottom);
      for (int column = firstColumn; column <= lastColumn; ++column) {
         float& amplitude = transmission.amplitude[transmission.index(row, column)];
         amplitude -= static_cast<float>(covered * coverage(grid.xUm(column), grid.pitchUm, bar.left, bar.right));
         amplitude = std::max(amplitude, 0.0f);
      }
   }
}

void addElement(const BarElement& element, Transmission& transmission, RowRange rows) {
   for (int bar = 0; bar < 3; ++bar) {
      const double offset = 2 * bar * element.halfPitchUm;
      const RectangleUm& u = element.upright;
      const RectangleUm& l = element.lying;
      addOpaque({u.left + offset, u.top, u.left + offset + element.halfPitchUm, u.bottom}, transmission, rows);
      addOpaque({l.left, l.top + offset, l.right, l.top + offset + element.halfPitchUm}, transmission, rows);
   }
}

} // namespace

std::vector<BarElement> BarTarget::elements() {
   const std::vector<std::vector<double>> rows = {
       {30, 25}, {20, 15, 12}, {9, 7, 5.5, 4.4, 3.5, 2.8, 2.2}, {1.84, 1.55, 1.30, 1.10, 0.92}};
   double totalHeight = gapUm * (static_cast<double>(rows.size()) - 1);
   for (const auto& row : rows)
      totalHeight += 5 * row.front();

   std::vector<BarElement> all;
   double top = -0.5 * totalHeight;
   for (const auto& row : rows) {
      double rowWidth = gapUm * (static_cast<double>(row.size()) - 1);
      for (const double w : row)
         rowWidth += elementWidth(w);
      double left = -0.5 * rowWidth;
      for (const double w : row) {
         const RectangleUm upright{left, top, left + 5 * w, top + 5 * w};
         all.push_back({w, upright, {left + 7 * w, top, left + 12 * w, top + 5 * w}});
         left += elementWidth(w) + gapUm;
      }
      top += 5 * row.front() + gapUm;
   }
   return all;
}

void BarTarget::render(Transmission& transmission, RowRange rows) const {
   for (const BarElement& element : elements())
      addElement(element, transmission, rows);
}

BarElement BarField::elementAt(double xUm, double yUm, double halfPitchUm) {
   const double w = halfPitchUm;
   return {
       w, {xUm - 6 * w, yUm - 2.5 * w, xUm - w, yUm + 2.5 * w}, {xUm + w, yUm - 2.5 * w, xUm + 6 * w, yUm + 2.5 * w}};
}

void BarField::render(Transmission& transmission, RowRange rows) const {
   const Grid& grid = transmission.grid;
   const double stepXUm = elementWidth(halfPitchUm_) + gapUm;
   const double stepYUm = 5 * halfPitchUm_ + gapUm;
   const auto farthest = [](double halfUm, double stepUm) {
      return static_cast<int>(std::ceil(halfUm / stepUm + 0.5));
   };
   const int farX = farthest(0.5 * grid.width * grid.pitchUm + std::fabs(grid.originXUm), stepXUm);
   const int farY = farthest(0.5 * grid.height * grid.pitchUm + std::fabs(grid.originYUm), stepYUm);
   for (int y = -farY; y <= farY; ++y)
      for (int x = -farX; x <= farX; ++x)
         addElement(elementAt(x * stepXUm, y * stepYUm, halfPitchUm_), transmission, rows);
}

} // namespace lensless::sim
