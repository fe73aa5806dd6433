// Noise and numbers.
#include "Physics/Sensor.h"
#include "Physics/Random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

namespace lensless::sim {
namespace {

SensorLight evenLight(int height, int width, float level = 1) {
   return {height, width, std::vector<float>(static_cast<std::size_t>(height * width), level)};
}

Readout fullFrame(int height, int width) {
   Readout readout;
   readout.roi = {0, 0, width, height};
   return readout;
}

struct Moments {
   double mean, variance;
};

template <class Values>
Moments momentsOf(const Values& values) {
   double mean = 0, square = 0;
   for (const double value : values)
      mean += value;
   mean /= static_cast<double>(values.size());
   for (const double value : values)
      square += (value - mean) * (value - mean);
   return {mean, square / static_cast<double>(values.size() - 1)};
}

TEST(Random, Poisson_counts_have_mean_and_variance_equal) {
   for (const double mean : {0.5, 5.0, 9.9, 10.1, 80.0, 5000.0}) {
      std::vector<double> counts(200'000);
      for (std::size_t i = 0; i < counts.size(); ++i)
         counts[i] = RandomStream(7, i).poisson(mean);
      const Moments moments = momentsOf(counts);
      EXPECT_NEAR(moments.mean, mean, 5 * std::sqrt(mean / 200'000)) << mean;
      EXPECT_NEAR(moments.variance / mean, 1, 0.025) << mean;
   }
}

TEST(Random, Poisson_counts_have_the_right_probabilities) {
   constexpr int draws = 400'000;
   for (const double mean : {4.0, 12.0}) {
      std::vector<int> seen(60);
      for (std::uint64_t i = 0; i < draws; ++i)
         ++seen.at(static_cast<std::size_t>(RandomStream(9, i).poisson(mean)));
      double probability = std::exp(-mean);
      for (std::size_t k = 0; k < 24; ++k) {
         const double expected = draws * probability;
         EXPECT_NEAR(seen[k], expected, 5 * std::sqrt(expected) + 3) << mean << ' ' << k;
         probability *= mean / static_cast<double>(k + 1);
      }
   }
}

TEST(Random, Normal_numbers_have_mean_zero_and_variance_one) {
   std::vector<double> values(200'000);
   for (std::size_t i = 0; i < values.size(); ++i)
      values[i] = RandomStream(3, i).normal();
   const Moments moments = momentsOf(values);
   EXPECT_NEAR(moments.mean, 0, 0.01);
   EXPECT_NEAR(moments.variance, 1, 0.015);
}

TEST(Random, Is_the_same_on_every_machine) {
   RandomStream stream(1, 2, 3);
   EXPECT_EQ(stream.bits(), 670709382788324623ULL);
   EXPECT_EQ(RandomStream(1, 2, 3).poisson(5000), 4974);
   EXPECT_NEAR(RandomStream(1, 2, 3).normal(), -0.54703845969467124, 1e-12);
}

TEST(Sensor, Noise_is_shot_noise_and_read_noise) {
   Readout readout = fullFrame(300, 300);
   readout.offset = 0;
   readout.bitDepth = 16;
   const auto frame = expose(evenLight(300, 300), readout, {1, 0}, 2);
   std::vector<double> electrons;
   for (const auto count : frame)
      electrons.push_back(count * fullWellElectrons / 65535);
   const Moments moments = momentsOf(electrons);
   EXPECT_NEAR(moments.mean, 5000, 1.5);
   EXPECT_NEAR(moments.variance, 5000 + 9, 120);
}

TEST(Sensor, In_the_dark_shows_offset_and_read_noise) {
   Readout readout = fullFrame(200, 200);
   readout.meanElectrons = 0;
   readout.offset = 100;
   readout.bitDepth = 16;
   const Moments moments = momentsOf(expose(evenLight(200, 200), readout, {1, 0}, 2));
   const double countsPerElectron = (65535.0 - 100) / fullWellElectrons;
   EXPECT_NEAR(moments.mean, 100, 0.6);
   EXPECT_NEAR(std::sqrt(moments.variance) / countsPerElectron, readNoiseElectrons, 0.06);
}

TEST(Sensor, Equal_keys_give_equal_frames_and_others_differ) {
   const auto light = evenLight(40, 50);
   const Readout readout = fullFrame(40, 50);
   const auto frame = expose(light, readout, {5, 7}, 1);
   EXPECT_EQ(frame, expose(light, readout, {5, 7}, 3));
   EXPECT_NE(frame, expose(light, readout, {6, 7}, 1));
   EXPECT_NE(frame, expose(light, readout, {5, 8}, 1));
}

TEST(Sensor, Region_of_interest_is_a_crop_of_the_full_frame_noise_included) {
   SensorLight light = evenLight(40, 50);
   applyInstrumentPattern(light);
   const auto full = expose(light, fullFrame(40, 50), {1, 1}, 2);
   Readout readout = fullFrame(40, 50);
   readout.roi = {7, 11, 20, 9};
   const auto part = expose(light, readout, {1, 1}, 2);
   for (int row = 0; row < 9; ++row)
      for (int column = 0; column < 20; ++column)
         ASSERT_EQ(part[static_cast<std::size_t>(row * 20 + column)],
                   full[static_cast<std::size_t>((row + 11) * 50 + column + 7)]);
}

TEST(Sensor, Signal_is_proportional_to_light_and_gain) {
   const auto signal = [](double electrons, double gain) {
      Readout readout = fullFrame(100, 100);
      readout.meanElectrons = electrons;
      readout.gain = gain;
      readout.bitDepth = 12;
      return momentsOf(expose(evenLight(100, 100), readout, {1, 0}, 2)).mean - readout.offset;
   };
   EXPECT_NEAR(signal(2000, 1) / signal(1000, 1), 2, 0.01);
   EXPECT_NEAR(signal(1000, 4) / signal(1000, 1), 4, 0.02);
}

TEST(Sensor, Saturates_at_the_largest_count) {
   for (const int bits : {8, 10, 12, 16}) {
      Readout readout = fullFrame(20, 20);
      readout.bitDepth = bits;
      readout.gain = 2;
      readout.meanElectrons = 30'000;
      for (const auto count : expose(evenLight(20, 20), readout, {1, 0}, 1))
         ASSERT_EQ(count, (1 << bits) - 1);
   }
}

TEST(Sensor, At_half_of_the_full_well_every_bit_depth_reads_half) {
   for (const int bits : {8, 10, 12, 16}) {
      Readout readout = fullFrame(100, 100);
      readout.bitDepth = bits;
      const double largest = (1 << bits) - 1;
      EXPECT_NEAR(momentsOf(expose(evenLight(100, 100), readout, {1, 0}, 1)).mean,
                  readout.offset + 0.5 * (largest - readout.offset), 0.001 * largest);
   }
}

TEST(Sensor, Binning_averages_pixels_and_their_noise) {
   Readout readout = fullFrame(50, 50);
   readout.binning = 4;
   readout.bitDepth = 16;
   const Moments moments = momentsOf(expose(evenLight(200, 200), readout, {1, 0}, 2));
   const double countsPerElectron = (65535.0 - readout.offset) / fullWellElectrons;
   EXPECT_NEAR((moments.mean - readout.offset) / countsPerElectron, 5000, 2);
   EXPECT_NEAR(moments.variance / (countsPerElectron * countsPerElectron), 5009 / 16.0, 30);
}

TEST(Sensor, Illumination_falls_by_thirty_percent_and_pixels_differ_by_one) {
   SensorLight light = evenLight(201, 301);
   applyInstrumentPattern(light);
   const auto meanAround = [&](int row, int column) {
      double sum = 0;
      for (int y = row; y < row + 9; ++y)
         for (int x = column; x < column + 9; ++x)
            sum += light.relative[static_cast<std::size_t>(y * 301 + x)];
      return sum / 81;
   };
   EXPECT_NEAR(meanAround(96, 146), 1.0, 0.006);
   EXPECT_NEAR(meanAround(0, 0), 0.72, 0.012);
   std::vector<double> middle;
   for (int x = 130; x < 170; ++x)
      for (int y = 80; y < 120; ++y)
         middle.push_back(light.relative[static_cast<std::size_t>(y * 301 + x)]);
   EXPECT_NEAR(std::sqrt(momentsOf(middle).variance), 0.01, 0.0015);
}

} // namespace
} // namespace lensless::sim
