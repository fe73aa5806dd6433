#include "Propagation.h"

#include <algorithm>
#include <cmath>

namespace lensless::sim {

namespace {
constexpr double pi = 3.14159265358979323846;
} // namespace

double frequencyOfShift(double wavelengthUm, double distanceUm, double shiftUm) {
   return 1.0 / (wavelengthUm * std::hypot(distanceUm / shiftUm, 1.0));
}

double shiftOfFrequency(double wavelengthUm, double distanceUm, double frequency) {
   const double sine = std::fabs(wavelengthUm * frequency);
   if (sine >= 1.0)
      return std::numeric_limits<double>::infinity();
   return std::fabs(distanceUm) * sine / std::sqrt(1.0 - sine * sine);
}

AngularSpectrum::AngularSpectrum(const Propagation& propagation, int height, int width, double pitchUm)
    : propagation_(propagation), height_(height), width_(width), stepX_(1.0 / (width * pitchUm)),
      stepY_(1.0 / (height * pitchUm)),
      limitX_(frequencyOfShift(propagation.wavelengthUm, propagation.distanceUm, propagation.farthestShiftXUm)),
      limitY_(frequencyOfShift(propagation.wavelengthUm, propagation.distanceUm, propagation.farthestShiftYUm)) {}

int AngularSpectrum::lastColumn() const {
   if (propagation_.distanceUm == 0)
      return width_ / 2;
   return static_cast<int>(std::min(std::floor((limitX_ + std::fabs(propagation_.obliqueX)) / stepX_), 0.5 * width_));
}

double AngularSpectrum::weight(double frequency, double limit) const {
   const double part = std::fabs(frequency) / limit;
   if (part > 1.0)
      return 0.0;
   if (part <= propagation_.edgeFraction)
      return 1.0;
   return 0.5 + 0.5 * std::cos(pi * (part - propagation_.edgeFraction) / (1.0 - propagation_.edgeFraction));
}

std::complex<float> AngularSpectrum::at(double fx, double fy) const {
   const double inverseWavelength = 1.0 / propagation_.wavelengthUm;
   const double transverse = fx * fx + fy * fy;
   const double axial2 = inverseWavelength * inverseWavelength - transverse;
   const double strength = axial2 > 0.0 ? weight(fx, limitX_) * weight(fy, limitY_) : 0.0;
   if (strength == 0.0)
      return 0.0f;
   // √(λ⁻² − f²) − λ⁻¹, written without the cancellation.
   const double cycles = -propagation_.distanceUm * transverse / (std::sqrt(axial2) + inverseWavelength);
   const float phase = static_cast<float>(2.0 * pi * (cycles - std::rint(cycles)));
   return static_cast<float>(strength) * std::complex<float>(std::cos(phase), std::sin(phase));
}

void AngularSpectrum::column(int kx, std::complex<float>* values) const {
   const int half = height_ / 2;
   if (propagation_.distanceUm == 0) { // the identity, evanescent waves included
      std::fill(values, values + (even() ? half + 1 : height_), std::complex<float>(1.0f, 0.0f));
      return;
   }
   const double fx = kx * stepX_ + propagation_.obliqueX;
   for (int ky = 0; ky <= half; ++ky)
      values[ky] = at(fx, ky * stepY_ + propagation_.obliqueY);
   if (!even())
      for (int ky = half + 1; ky < height_; ++ky)
         values[ky] = at(fx, (ky - height_) * stepY_ + propagation_.obliqueY);
}

} // namespace lensless::sim
