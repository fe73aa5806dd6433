// Free-space propagation between parallel planes.
#pragma once

#include "SpectralFilter.h"

#include <limits>

namespace lensless::sim {

/**
 * Band-limited angular spectrum (Matsushima and Shimobaba, Opt. Express 17, 19662, 2009):
 *
 *    H(fx, fy) = exp[ i2πz( √(λ⁻² − fx² − fy²) − λ⁻¹ ) ]
 *
 * The carrier λ⁻¹ is taken out, so that a plane wave stays 1 at every distance. z is positive in the direction of
 * light; the phase of a wave that travels forwards grows (e^{+ikz}). Evanescent waves are left out when z ≠ 0.
 *
 * A wave component of frequency fx moves sideways by z·λfx/√(1 − λ²fx²). Components that would move further than
 * farthestShift are left out, in each direction separately: on a periodic grid they would come in again from the
 * opposite border. Between edgeFraction·limit and the limit a component is weakened smoothly.
 *
 * Light that comes in obliquely shifts the spectrum of the sample: the component f of the transmission travels as the
 * wave f + oblique. H is then that of the shifted frequency, relative to the undisturbed wave's.
 */
struct Propagation {
   double wavelengthUm = 0; ///< in the medium: λ₀/n
   double distanceUm = 0;   ///< z, either sign
   double farthestShiftXUm = std::numeric_limits<double>::infinity();
   double farthestShiftYUm = std::numeric_limits<double>::infinity();
   double edgeFraction = 1; ///< 1: a sharp limit
   double obliqueX = 0;     ///< transverse frequency of the light before the sample, 1/µm, of either sign
   double obliqueY = 0;
};

/** H on the frequencies of a grid of height × width samples of pitchUm. Phases are computed in double precision. */
class AngularSpectrum : public Transfer {
public:
   AngularSpectrum(const Propagation& propagation, int height, int width, double pitchUm);

   int lastColumn() const override;
   bool even() const override { return propagation_.obliqueX == 0 && propagation_.obliqueY == 0; }
   void column(int kx, std::complex<float>* values) const override;

private:
   double weight(double frequency, double limit) const;
   std::complex<float> at(double fx, double fy) const;

   Propagation propagation_;
   int height_;
   int width_;
   double stepX_; // frequency step in 1/µm
   double stepY_;
   double limitX_; // the largest frequencies that are let through
   double limitY_;
};

/** The frequency of the wave component that moves sideways by shiftUm over distanceUm. */
double frequencyOfShift(double wavelengthUm, double distanceUm, double shiftUm);

/** How far the wave component of a frequency moves sideways over distanceUm; infinite for an evanescent one. */
double shiftOfFrequency(double wavelengthUm, double distanceUm, double frequency);

} // namespace lensless::sim
