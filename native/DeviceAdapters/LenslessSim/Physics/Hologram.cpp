#include "Hologram.h"

#include "Parallel.h"
#include "Propagation.h"
#include "SourceBlur.h"

#include <algorithm>
#include <cmath>

namespace lensless::sim {

namespace {

constexpr double pi = 3.14159265358979323846;
constexpr double resolvedNyquists = 1.5;
constexpr int leastMarginPixels = 16;
constexpr double edgeFraction = 0.9;
constexpr double bytesPerSample = 20; // amplitude, path, irradiance 4 each, field 8

/** A line of the spectrum that stands for a part of it. */
struct Line {
   double wavelengthNm;
   double weight;
};

/** Lines at 0, ± ½ and ± 1 full width at half maximum, weighted by the Gaussian; the weights sum to 1. */
std::vector<Line> spectrum(const Optics& optics) {
   if (optics.bandwidthNm <= 0)
      return {{optics.wavelengthNm, 1.0}};
   std::vector<Line> lines;
   double total = 0;
   for (int step = -2; step <= 2; ++step) {
      const double widths = 0.5 * step;
      const double weight = std::exp2(-4 * widths * widths);
      lines.push_back({optics.wavelengthNm + widths * optics.bandwidthNm, weight});
      total += weight;
   }
   for (Line& line : lines)
      line.weight /= total;
   return lines;
}

/** Transverse frequency of light that comes at an angle in air, 1/µm. It is the same in the denser medium. */
double obliqueFrequency(double angleDeg, double wavelengthNm) {
   return 1000 * std::sin(angleDeg * pi / 180) / wavelengthNm;
}

int marginPixels(const Optics& optics, const PixelGrid& pixels, int sensorSide) {
   const double wavelengthUm = 1e-3 * (optics.wavelengthNm + optics.bandwidthNm) / optics.refractiveIndex;
   const double oblique = std::hypot(obliqueFrequency(optics.angleXDeg, optics.wavelengthNm),
                                     obliqueFrequency(optics.angleYDeg, optics.wavelengthNm));
   const double reachUm =
       shiftOfFrequency(wavelengthUm, optics.distanceUm, resolvedNyquists / (2 * pixels.pixelUm) + oblique);
   const double most = std::max(0.5 * sensorSide, 1.0 * leastMarginPixels);
   return static_cast<int>(std::clamp(std::ceil(reachUm / pixels.pixelUm), 1.0 * leastMarginPixels, most));
}

/** The field just behind the sample, lit by a plane wave of unit amplitude. */
void setTransmittedField(const Transmission& transmission, double wavelengthNm, Field& field, int threads) {
   const float phasePerNm = static_cast<float>(2 * pi / wavelengthNm);
   parallelFor(field.height(), threads, [&](int first, int end) {
      for (int y = first; y < end; ++y) {
         const float* const amplitude = &transmission.amplitude[transmission.index(y, 0)];
         const float* const pathNm = &transmission.pathNm[transmission.index(y, 0)];
         std::complex<float>* const out = field.row(y);
         for (int x = 0; x < field.width(); ++x) {
            if (pathNm[x] == 0.0f) {
               out[x] = amplitude[x];
               continue;
            }
            const float phase = phasePerNm * pathNm[x];
            out[x] = {amplitude[x] * std::cos(phase), amplitude[x] * std::sin(phase)};
         }
      }
   });
}

/** sum += weight·|field|² */
void addIrradiance(const Field& field, double weight, RowRange rows, std::vector<float>& sum, int threads) {
   const float factor = static_cast<float>(weight);
   parallelFor(rows.end - rows.first, threads, [&](int first, int end) {
      for (int y = rows.first + first; y < rows.first + end; ++y) {
         const std::complex<float>* const in = field.row(y);
         float* const out = &sum[static_cast<std::size_t>(y) * static_cast<std::size_t>(field.width())];
         for (int x = 0; x < field.width(); ++x)
            out[x] += factor * (in[x].real() * in[x].real() + in[x].imag() * in[x].imag());
      }
   });
}

void blur(std::vector<float>& irradiance, double discDiameterUm, const HologramGrid& grid, RowRange wanted,
          Field& field, FftPlans& plans, int threads) {
   const auto rowOf = [&](int y) {
      return &irradiance[static_cast<std::size_t>(y) * static_cast<std::size_t>(field.width())];
   };
   for (int y = 0; y < field.height(); ++y)
      std::copy(rowOf(y), rowOf(y) + field.width(), field.row(y));
   const SourceBlur disc(discDiameterUm, grid.fine.height, grid.fine.width, grid.fine.pitchUm);
   filterSpectrum(field, disc, wanted, plans, threads);
   for (int y = wanted.first; y < wanted.end; ++y)
      for (int x = 0; x < field.width(); ++x)
         rowOf(y)[x] = field.row(y)[x].real();
}

/** What each pixel collects: the mean over its samples. */
std::vector<float> integratePixels(const std::vector<float>& irradiance, const HologramGrid& grid,
                                   const PixelGrid& pixels) {
   const int n = pixels.oversampling;
   std::vector<float> collected(pixels.pixels());
   std::size_t pixel = 0;
   for (int row = 0; row < pixels.height; ++row)
      for (int column = 0; column < pixels.width; ++column) {
         float sum = 0;
         for (int dy = 0; dy < n; ++dy) {
            const std::size_t y = static_cast<std::size_t>(grid.firstRow + row * n + dy);
            const std::size_t x = static_cast<std::size_t>(grid.firstColumn + column * n);
            const float* const samples = &irradiance[y * static_cast<std::size_t>(grid.fine.width) + x];
            for (int dx = 0; dx < n; ++dx)
               sum += samples[dx];
         }
         collected[pixel++] = std::max(0.0f, sum / static_cast<float>(n * n));
      }
   return collected;
}

} // namespace

HologramGrid::HologramGrid(const Optics& optics, const PixelGrid& pixels) {
   const int n = pixels.oversampling;
   const int marginX = marginPixels(optics, pixels, pixels.width);
   const int marginY = marginPixels(optics, pixels, pixels.height);
   // The sensor stands in the middle, so both sides get the same margin: the excess over it must be even.
   const auto side = [n](int sensor, int margin) {
      int length = fastFftLength((sensor + 2 * margin) * n);
      while ((length - sensor * n) % 2 != 0)
         length = fastFftLength(length + 1);
      return length;
   };
   fine = {side(pixels.height, marginY), side(pixels.width, marginX), pixels.pixelUm / n, optics.sampleXUm,
           optics.sampleYUm};
   firstRow = (fine.height - pixels.height * n) / 2;
   firstColumn = (fine.width - pixels.width * n) / 2;
   farthestXUm = firstColumn * fine.pitchUm;
   farthestYUm = firstRow * fine.pitchUm;
}

std::vector<float> hologram(const Sample& sample, const Optics& optics, const PixelGrid& pixels, FftPlans& plans,
                            int threads) {
   if (sample.empty())
      return std::vector<float>(pixels.pixels(), 1.0f);

   const HologramGrid grid(optics, pixels);
   Transmission transmission(grid.fine);
   parallelFor(grid.fine.height, threads, [&](int first, int end) { sample.render(transmission, {first, end}); });

   const double discDiameterUm = optics.sourceDiameterUm * optics.distanceUm / optics.sourceDistanceUm;
   const bool blurred = discDiameterUm > 0;
   const RowRange sensorRows{grid.firstRow, grid.firstRow + pixels.height * pixels.oversampling};
   const RowRange neededRows = blurred ? RowRange{0, grid.fine.height} : sensorRows;

   Field field(grid.fine.height, grid.fine.width);
   std::vector<float> irradiance(transmission.amplitude.size(), 0.0f);
   for (const Line& line : spectrum(optics)) {
      setTransmittedField(transmission, line.wavelengthNm, field, threads);
      Propagation way;
      way.wavelengthUm = 1e-3 * line.wavelengthNm / optics.refractiveIndex;
      way.distanceUm = optics.distanceUm;
      way.farthestShiftXUm = grid.farthestXUm;
      way.farthestShiftYUm = grid.farthestYUm;
      way.edgeFraction = edgeFraction;
      way.obliqueX = obliqueFrequency(optics.angleXDeg, line.wavelengthNm);
      way.obliqueY = obliqueFrequency(optics.angleYDeg, line.wavelengthNm);
      filterSpectrum(field, AngularSpectrum(way, grid.fine.height, grid.fine.width, grid.fine.pitchUm), neededRows,
                     plans, threads);
      addIrradiance(field, line.weight, neededRows, irradiance, threads);
   }
   if (blurred)
      blur(irradiance, discDiameterUm, grid, sensorRows, field, plans, threads);
   return integratePixels(irradiance, grid, pixels);
}

TrueTransmission truth(const Sample& sample, const Optics& optics, const PixelGrid& pixels, int threads) {
   const int n = pixels.oversampling;
   Transmission fine(Grid{pixels.height * n, pixels.width * n, pixels.pixelUm / n, optics.sampleXUm, optics.sampleYUm});
   parallelFor(fine.grid.height, threads, [&](int first, int end) { sample.render(fine, {first, end}); });

   TrueTransmission seen{pixels.height, pixels.width, std::vector<std::complex<float>>(pixels.pixels())};
   const float phasePerNm = static_cast<float>(2 * pi / optics.wavelengthNm);
   parallelFor(pixels.height, threads, [&](int first, int end) {
      for (int row = first; row < end; ++row)
         for (int column = 0; column < pixels.width; ++column) {
            std::complex<float> sum = 0;
            for (int dy = 0; dy < n; ++dy)
               for (int dx = 0; dx < n; ++dx) {
                  const std::size_t at = fine.index(row * n + dy, column * n + dx);
                  sum += std::polar(fine.amplitude[at], phasePerNm * fine.pathNm[at]);
               }
            seen.t[static_cast<std::size_t>(row) * static_cast<std::size_t>(pixels.width) +
                   static_cast<std::size_t>(column)] = sum / static_cast<float>(n * n);
         }
   });
   return seen;
}

double hologramMemory(const PixelGrid& pixels) {
   const auto most = [&pixels](int sensor) {
      return 1.05 * (sensor + std::max(sensor, 2 * leastMarginPixels)) * pixels.oversampling;
   };
   return bytesPerSample * most(pixels.height) * most(pixels.width);
}

} // namespace lensless::sim
