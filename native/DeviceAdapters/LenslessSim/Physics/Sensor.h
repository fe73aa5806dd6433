// From light to numbers.
#pragma once

#include <cstdint>
#include <vector>

namespace lensless::sim {

/** A rectangle of pixels. */
struct PixelRect {
   int x = 0, y = 0, width = 0, height = 0;
};

/**
 * The light on every pixel of the sensor as the mean number of photo-electrons that one unit of exposure brings, row by
 * row: hologram × illumination × the pixels' response.
 */
struct SensorLight {
   int height = 0;
   int width = 0;
   std::vector<float> relative; ///< 1: an empty sample in the middle of the illumination on an average pixel
};

/**
 * Multiplies a hologram by what belongs to the instrument: illumination that falls off from the middle to 70 % in the
 * corners, and pixels whose response differs by 1 % (standard deviation). Both are the same in every frame.
 */
void applyInstrumentPattern(SensorLight& light);

/** The mosaic of colour filters on the pixels: none, or red and green in even rows, green and blue in odd ones. */
enum class ColourFilter { none, rggb };

/**
 * Multiplies a hologram by the filters' transmission at one wavelength: bells of 80 nm full width at half maximum
 * around 600 (red), 540 (green) and 460 nm (blue), and 3 % that leak through everywhere.
 */
void applyColourFilter(SensorLight& light, ColourFilter filter, double wavelengthNm);

/** How the sensor turns light into numbers. */
struct Readout {
   double meanElectrons = 5000; ///< per pixel where SensorLight is 1; 0 in the dark
   double gain = 1;             ///< at gain 1 the full well is the largest count
   int offset = 16;             ///< black level in counts
   int bitDepth = 10;           ///< 8 … 16
   int binning = 1;             ///< square of pixels whose mean is one pixel of the frame
   PixelRect roi;               ///< in binned pixels, within the sensor
};

constexpr double fullWellElectrons = 10'000;
constexpr double readNoiseElectrons = 3;

/** Names the noise of one frame: equal keys, equal noise. */
struct NoiseKey {
   std::uint64_t seed = 0;
   std::uint64_t frame = 0;
};

/**
 * One frame, row by row: Poisson shot noise, saturation at the full well, read noise, gain, offset and rounding to
 * 0 … 2^bitDepth − 1. The noise of a pixel depends only on the key, its place on the sensor and its light: not on ROI,
 * threads or machine.
 */
std::vector<std::uint16_t> expose(const SensorLight& light, const Readout& readout, NoiseKey key, int threads);

/** The mean count for a number of electrons, neither rounded nor limited. */
double countOf(double electrons, const Readout& readout);

} // namespace lensless::sim
