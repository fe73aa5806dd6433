#include "SourceBlur.h"

#include <cmath>
#include <math.h>

namespace lensless::sim {

SourceBlur::SourceBlur(double discDiameterUm, int height, int width, double pitchUm)
    : diameterUm_(discDiameterUm), height_(height), width_(width), stepX_(1.0 / (width * pitchUm)),
      stepY_(1.0 / (height * pitchUm)) {}

void SourceBlur::column(int kx, std::complex<float>* values) const {
   constexpr double pi = 3.14159265358979323846;
   for (int ky = 0; ky <= height_ / 2; ++ky) {
      const double argument = pi * diameterUm_ * std::hypot(kx * stepX_, ky * stepY_);
      // POSIX j1: much faster than std::cyl_bessel_j. Below 1e-4 the quotient is 1 to ten digits.
      values[ky] = static_cast<float>(argument < 1e-4 ? 1.0 : 2.0 * ::j1(argument) / argument);
   }
}

} // namespace lensless::sim
