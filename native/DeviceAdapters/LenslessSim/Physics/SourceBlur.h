// The blur by an extended light source.
#pragma once

#include "SpectralFilter.h"

namespace lensless::sim {

/**
 * Every point of an incoherent source of diameter D at distance L throws the same hologram, shifted; their sum is the
 * hologram convolved with a uniform disc of diameter D·z/L. This is the disc's transfer function, 2J₁(πDf)/(πDf), exact
 * also for discs smaller than a sample.
 */
class SourceBlur : public Transfer {
public:
   SourceBlur(double discDiameterUm, int height, int width, double pitchUm);

   int lastColumn() const override { return width_ / 2; }
   bool even() const override { return true; }
   void column(int kx, std::complex<float>* values) const override;

private:
   double diameterUm_;
   int height_;
   int width_;
   double stepX_;
   double stepY_;
};

} // namespace lensless::sim
