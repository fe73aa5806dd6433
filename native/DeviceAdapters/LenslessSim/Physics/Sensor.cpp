#include "Sensor.h"

#include "Parallel.h"
#include "Random.h"

#include <algorithm>
#include <cmath>

namespace lensless::sim {

namespace {
constexpr double cornerLoss = 0.3;
constexpr double responseDeviation = 0.01;
constexpr std::uint64_t sensorSerialNumber = 1; // which pixels respond more or less

double largestCount(int bitDepth) {
   return static_cast<double>((1 << bitDepth) - 1);
}

/** Electrons that one pixel reads out, read noise included. */
double readPixel(double meanElectrons, RandomStream& random) {
   return std::min(random.poisson(meanElectrons), fullWellElectrons) + readNoiseElectrons * random.normal();
}

} // namespace

void applyInstrumentPattern(SensorLight& light) {
   const double middleX = 0.5 * (light.width - 1);
   const double middleY = 0.5 * (light.height - 1);
   const double corner2 = std::max(1.0, middleX * middleX + middleY * middleY);
   std::size_t pixel = 0;
   for (int row = 0; row < light.height; ++row)
      for (int column = 0; column < light.width; ++column, ++pixel) {
         const double dx = column - middleX;
         const double dy = row - middleY;
         RandomStream random(sensorSerialNumber, pixel);
         const double illumination = 1 - cornerLoss * (dx * dx + dy * dy) / corner2;
         light.relative[pixel] *= static_cast<float>(illumination * (1 + responseDeviation * random.normal()));
      }
}

void applyColourFilter(SensorLight& light, ColourFilter filter, double wavelengthNm) {
   if (filter == ColourFilter::none)
      return;
   const auto transmission = [wavelengthNm](double centreNm) {
      const double halfWidths = (wavelengthNm - centreNm) / 40;
      return static_cast<float>(0.03 + 0.97 * std::exp2(-halfWidths * halfWidths));
   };
   const float red = transmission(600), green = transmission(540), blue = transmission(460);
   std::size_t pixel = 0;
   for (int row = 0; row < light.height; ++row)
      for (int column = 0; column < light.width; ++column, ++pixel)
         light.relative[pixel] *= row % 2 != column % 2 ? green : row % 2 == 0 ? red : blue;
}

double countOf(double electrons, const Readout& readout) {
   const double countsPerElectron =
       readout.gain * (largestCount(readout.bitDepth) - readout.offset) / fullWellElectrons;
   return readout.offset + electrons * countsPerElectron;
}

std::vector<std::uint16_t> expose(const SensorLight& light, const Readout& readout, NoiseKey key, int threads) {
   const PixelRect& roi = readout.roi;
   const int n = readout.binning;
   const double largest = largestCount(readout.bitDepth);
   std::vector<std::uint16_t> frame(static_cast<std::size_t>(roi.width) * static_cast<std::size_t>(roi.height));
   parallelFor(roi.height, threads, [&](int first, int end) {
      for (int row = first; row < end; ++row)
         for (int column = 0; column < roi.width; ++column) {
            double electrons = 0;
            for (int dy = 0; dy < n; ++dy)
               for (int dx = 0; dx < n; ++dx) {
                  const auto pixel =
                      static_cast<std::size_t>((roi.y + row) * n + dy) * static_cast<std::size_t>(light.width) +
                      static_cast<std::size_t>((roi.x + column) * n + dx);
                  RandomStream random(key.seed, key.frame, pixel);
                  electrons += readPixel(readout.meanElectrons * light.relative[pixel], random);
               }
            const double count = std::floor(countOf(electrons / (n * n), readout) + 0.5);
            frame[static_cast<std::size_t>(row) * static_cast<std::size_t>(roi.width) +
                  static_cast<std::size_t>(column)] = static_cast<std::uint16_t>(std::clamp(count, 0.0, largest));
         }
   });
   return frame;
}

} // namespace lensless::sim
