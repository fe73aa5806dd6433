#include "PictureSample.h"

#include <algorithm>
#include <cmath>

namespace lensless::sim {

float PictureSample::at(int row, int column) const {
   return amplitudes_[static_cast<std::size_t>(row) * static_cast<std::size_t>(picture_.width) +
                      static_cast<std::size_t>(column)];
}

void PictureSample::render(Transmission& transmission, RowRange rows) const {
   const Grid& grid = transmission.grid;
   for (int row = rows.first; row < rows.end; ++row) {
      const double y = std::clamp(picture_.rowOf(grid.yUm(row)), 0.0, picture_.height - 1.0);
      const int y0 = static_cast<int>(y);
      const int y1 = std::min(y0 + 1, picture_.height - 1);
      const float fy = static_cast<float>(y - y0);
      for (int column = 0; column < grid.width; ++column) {
         const double x = std::clamp(picture_.columnOf(grid.xUm(column)), 0.0, picture_.width - 1.0);
         const int x0 = static_cast<int>(x);
         const int x1 = std::min(x0 + 1, picture_.width - 1);
         const float fx = static_cast<float>(x - x0);
         const float upper = at(y0, x0) * (1 - fx) + at(y0, x1) * fx;
         const float lower = at(y1, x0) * (1 - fx) + at(y1, x1) * fx;
         transmission.amplitude[transmission.index(row, column)] = upper * (1 - fy) + lower * fy;
      }
   }
}

} // namespace lensless::sim
