// A sample from a picture.
#pragma once

#include "Sample.h"

#include <utility>
#include <vector>

namespace lensless::sim {

/**
 * A picture as amplitude transmission, its middle on the axis, interpolated bilinearly. Beyond its borders the sample
 * goes on with the values at the border, so that the picture's frame throws no fringes of its own.
 */
class PictureSample : public Sample {
public:
   /** height × width amplitudes 0 … 1, row by row; pixelUm is the size of a picture's pixel in the sample plane. */
   PictureSample(int height, int width, double pixelUm, std::vector<float> amplitudes)
       : picture_{height, width, pixelUm}, amplitudes_(std::move(amplitudes)) {}

   void render(Transmission& transmission, RowRange rows) const override;

private:
   float at(int row, int column) const;

   Grid picture_;
   std::vector<float> amplitudes_;
};

} // namespace lensless::sim
