// From sample to light on the sensor.
#pragma once

#include "FftPlans.h"
#include "Sample.h"

#include <complex>
#include <cstddef>
#include <vector>

namespace lensless::sim {

/** Everything between light source and sensor but the sample. Lengths as in the names. */
struct Optics {
   double wavelengthNm = 532;         ///< centre, in vacuum
   double bandwidthNm = 3;            ///< full width at half maximum of the Gaussian spectrum; 0 is monochromatic
   double sourceDiameterUm = 50;      ///< of the disc-shaped source; 0 is a point
   double sourceDistanceUm = 100'000; ///< L, source to sample. The sample is lit by plane waves: L only blurs
   double refractiveIndex = 1;        ///< n between sample and sensor
   double distanceUm = 1000;          ///< z, sample to sensor, ≥ 0
   double sampleXUm = 0;              ///< how far the sample is moved to the right, and downwards
   double sampleYUm = 0;
   double angleXDeg = 0; ///< of the light before the sample (in air): it travels to the right, and downwards
   double angleYDeg = 0;
};

/** The sensor's pixels and how finely the light on them is computed. */
struct PixelGrid {
   int height = 480;
   int width = 640;
   double pixelUm = 1.55;
   int oversampling = 4; ///< computed samples per pixel along each axis, 1 … 8

   std::size_t pixels() const { return static_cast<std::size_t>(height) * static_cast<std::size_t>(width); }
};

/**
 * The grid that the light is computed on: the sensor and a margin, as wide as the light that the sensor resolves can
 * come from. Fringes up to 1.5 times the sensor's Nyquist frequency count as resolved; finer ones, of which a pixel
 * leaves less than 30 %, are left out. The margin is at most half the sensor on each side: at large distances the
 * numerical aperture is then that of the sensor.
 */
struct HologramGrid {
   HologramGrid(const Optics& optics, const PixelGrid& pixels);

   Grid fine;    ///< even sides, fast to transform
   int firstRow; ///< where the sensor begins on the fine grid
   int firstColumn;
   double farthestXUm; ///< how far light may go sideways without coming in from the opposite border
   double farthestYUm;
};

/**
 * The irradiance on the pixels relative to an empty sample, row by row: mean over each pixel's area, 5 wavelengths of
 * the spectrum and all points of the source. Without noise. A pure function of its arguments but for rounding errors.
 *
 * Memory for the time of the call: about 20 bytes a sample of the fine grid. Throws std::bad_alloc.
 */
std::vector<float> hologram(const Sample& sample, const Optics& optics, const PixelGrid& pixels, FftPlans& plans,
                            int threads);

/** The sample as one pixel of the sensor's size sees it, in the sample plane opposite to the pixel. */
struct TrueTransmission {
   int height = 0;
   int width = 0;
   std::vector<std::complex<float>> t; ///< mean of the complex transmission over each pixel's area, row by row
};

/** What a reconstruction should find: no propagation, no noise. At the centre wavelength. Throws std::bad_alloc. */
TrueTransmission truth(const Sample& sample, const Optics& optics, const PixelGrid& pixels, int threads);

/** Upper bound of the memory that hologram() takes at any distance, in bytes. */
double hologramMemory(const PixelGrid& pixels);

} // namespace lensless::sim
