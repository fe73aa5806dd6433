#include "TruthPicture.h"

#include <algorithm>
#include <cmath>

namespace lensless::sim {

namespace {

std::uint16_t countOfAmplitude(std::complex<float> t) {
   return static_cast<std::uint16_t>(std::lround(65535.0f * std::min(std::abs(t), 1.0f)));
}

std::uint16_t countOfPhase(std::complex<float> t) {
   constexpr double countsPerRad = 32768 / 3.14159265358979323846;
   const long count = std::lround(32768 + countsPerRad * std::arg(t));
   return static_cast<std::uint16_t>(count % 65536); // +π is −π
}

} // namespace

std::vector<std::uint16_t> truthPicture(const TrueTransmission& truth, TruthPart part, const Readout& readout) {
   const PixelRect& roi = readout.roi;
   const int n = readout.binning;
   std::vector<std::uint16_t> counts;
   counts.reserve(static_cast<std::size_t>(roi.width) * static_cast<std::size_t>(roi.height));
   for (int row = roi.y; row < roi.y + roi.height; ++row)
      for (int column = roi.x; column < roi.x + roi.width; ++column) {
         std::complex<float> sum = 0;
         for (int dy = 0; dy < n; ++dy)
            for (int dx = 0; dx < n; ++dx)
               sum += truth.t[static_cast<std::size_t>(row * n + dy) * static_cast<std::size_t>(truth.width) +
                              static_cast<std::size_t>(column * n + dx)];
         const std::complex<float> mean = sum / static_cast<float>(n * n);
         counts.push_back(part == TruthPart::amplitude ? countOfAmplitude(mean) : countOfPhase(mean));
      }
   return counts;
}

std::vector<std::uint16_t> truthLabels(const ObjectLabels& labels, const Readout& readout) {
   const PixelRect& roi = readout.roi;
   const int n = readout.binning;
   std::vector<std::uint16_t> numbers;
   numbers.reserve(static_cast<std::size_t>(roi.width) * static_cast<std::size_t>(roi.height));
   for (int row = roi.y; row < roi.y + roi.height; ++row)
      for (int column = roi.x; column < roi.x + roi.width; ++column)
         numbers.push_back(
             labels.number[static_cast<std::size_t>(row * n + n / 2) * static_cast<std::size_t>(labels.grid.width) +
                           static_cast<std::size_t>(column * n + n / 2)]);
   return numbers;
}

} // namespace lensless::sim
