// Physical laws and known answers of free-space propagation.
#include "Physics/Propagation.h"
#include "Physics/Grid.h"
#include "Physics/Parallel.h"
#include "Physics/Random.h"

#include <gtest/gtest.h>

#include <atomic>
#include <cmath>
#include <functional>

namespace lensless::sim {
namespace {

using Complex = std::complex<float>;
using Function = std::function<std::complex<double>(double x, double y)>;
constexpr double pi = 3.14159265358979323846;

Field sampled(const Grid& grid, const Function& function) {
   Field field(grid.height, grid.width);
   for (int y = 0; y < grid.height; ++y)
      for (int x = 0; x < grid.width; ++x)
         field.row(y)[x] = Complex(function(grid.xUm(x), grid.yUm(y)));
   return field;
}

void propagate(Field& field, const Grid& grid, const Propagation& way, int threads = 2) {
   FftPlans plans;
   filterSpectrum(field, AngularSpectrum(way, grid.height, grid.width, grid.pitchUm), {0, grid.height}, plans, threads);
}

Propagation over(double distanceUm, double wavelengthUm = 0.5) {
   Propagation way;
   way.wavelengthUm = wavelengthUm;
   way.distanceUm = distanceUm;
   return way;
}

double energy(const Field& field) {
   double sum = 0;
   for (int y = 0; y < field.height(); ++y)
      for (int x = 0; x < field.width(); ++x)
         sum += std::norm(field.row(y)[x]);
   return sum;
}

double largestDifference(const Field& field, const Grid& grid, const Function& expected) {
   double largest = 0;
   for (int y = 0; y < grid.height; ++y)
      for (int x = 0; x < grid.width; ++x)
         largest =
             std::max(largest, std::abs(std::complex<double>(field.row(y)[x]) - expected(grid.xUm(x), grid.yUm(y))));
   return largest;
}

std::complex<double> noise(double x, double y) {
   RandomStream random(static_cast<std::uint64_t>(1000 + 10 * x), static_cast<std::uint64_t>(1000 + 10 * y));
   const double real = random.uniform(-1, 1);
   return {real, random.uniform(-1, 1)};
}

constexpr Grid wide{60, 96, 0.8}; // no evanescent waves: 0.8 > 0.5/√2

TEST(Propagation, Over_no_distance_is_the_identity) {
   Field field = sampled(wide, noise);
   propagate(field, wide, over(0));
   EXPECT_LT(largestDifference(field, wide, noise), 1e-5);
}

TEST(Propagation, Forth_and_back_restores_any_field) {
   Field field = sampled(wide, noise);
   propagate(field, wide, over(731));
   EXPECT_GT(largestDifference(field, wide, noise), 0.5);
   propagate(field, wide, over(-731));
   EXPECT_LT(largestDifference(field, wide, noise), 1e-4);
}

TEST(Propagation, In_two_steps_is_as_in_one) {
   Field once = sampled(wide, noise);
   propagate(once, wide, over(500));
   Field twice = sampled(wide, noise);
   propagate(twice, wide, over(120));
   propagate(twice, wide, over(380));
   double largest = 0;
   for (int y = 0; y < wide.height; ++y)
      for (int x = 0; x < wide.width; ++x)
         largest = std::max(largest, static_cast<double>(std::abs(once.row(y)[x] - twice.row(y)[x])));
   EXPECT_LT(largest, 1e-4);
}

TEST(Propagation, Keeps_the_energy) {
   Field field = sampled(wide, noise);
   const double before = energy(field);
   propagate(field, wide, over(1234));
   EXPECT_NEAR(energy(field) / before, 1.0, 1e-5);
}

TEST(Propagation, Leaves_a_plane_wave_at_one) {
   Field field = sampled(wide, [](double, double) { return 1.0; });
   propagate(field, wide, over(987.654));
   EXPECT_LT(largestDifference(field, wide, [](double, double) { return 1.0; }), 1e-5);
}

TEST(Propagation, Takes_evanescent_waves_out) {
   constexpr Grid fine{32, 32, 0.1};
   Field field = sampled(fine, [](double x, double) { return std::polar(1.0, 2 * pi * x / 0.4); }); // period < λ
   propagate(field, fine, over(1));
   EXPECT_LT(energy(field), 1e-8);
}

TEST(Propagation, Of_a_tilted_wave_advances_its_phase_as_theory_says) {
   constexpr double period = 4.8;
   const auto wave = [](double x, double) { return std::polar(1.0, 2 * pi * x / period); };
   Field field = sampled(wide, wave);
   propagate(field, wide, over(100));
   const double phase = 2 * pi * 100 * (std::sqrt(1 / 0.25 - 1 / (period * period)) - 2);
   EXPECT_LT(largestDifference(field, wide, [&](double x, double y) { return wave(x, y) * std::polar(1.0, phase); }),
             1e-4);
}

TEST(Propagation, Images_a_grating_onto_itself_at_the_Talbot_distance_and_shifts_it_at_half_of_it) {
   constexpr double period = 9.6;
   constexpr double lambda = 0.5;
   const double talbot = lambda / (1 - std::sqrt(1 - lambda * lambda / (period * period)));
   const auto grating = [](double shift) {
      return
          [shift](double x, double) { return std::complex<double>(1 + 0.5 * std::cos(2 * pi * (x + shift) / period)); };
   };
   Field whole = sampled(wide, grating(0));
   propagate(whole, wide, over(talbot));
   EXPECT_LT(largestDifference(whole, wide, grating(0)), 1e-4);
   Field half = sampled(wide, grating(0));
   propagate(half, wide, over(talbot / 2));
   EXPECT_LT(largestDifference(half, wide, grating(period / 2)), 1e-4);
}

TEST(Propagation, Of_a_Gaussian_beam_matches_the_analytic_field) {
   constexpr Grid grid{240, 250, 1.0};
   constexpr double waist = 15;
   constexpr double z = 2000;
   const double rayleigh = pi * waist * waist / 0.5;
   const auto beam = [&](double distance) {
      return [=](double x, double y) {
         const std::complex<double> q(1, distance / rayleigh);
         return std::exp(-(x * x + y * y) / (waist * waist * q)) / q;
      };
   };
   Field field = sampled(grid, beam(0));
   propagate(field, grid, over(z));
   EXPECT_LT(largestDifference(field, grid, beam(z)), 1e-3);
}

TEST(Propagation, Does_not_depend_on_the_padding) {
   constexpr Grid small{160, 160, 1.0};
   constexpr Grid large{320, 360, 1.0};
   const auto object = [](double x, double y) { return std::exp(std::complex<double>(-(x * x + y * y) / 50, x / 10)); };
   Field narrow = sampled(small, object);
   Field roomy = sampled(large, object);
   propagate(narrow, small, over(300));
   propagate(roomy, large, over(300));
   double largest = 0;
   for (int y = 0; y < small.height; ++y)
      for (int x = 0; x < small.width; ++x)
         largest = std::max(largest, static_cast<double>(std::abs(narrow.row(y)[x] - roomy.row(y + 80)[x + 100])));
   EXPECT_LT(largest, 1e-4);
}

TEST(Propagation, Leaves_out_waves_that_would_move_too_far_and_no_others) {
   constexpr double period = 4.8;
   const double shift = shiftOfFrequency(0.5, 1000, 1 / period);
   EXPECT_NEAR(shift, 1000 * std::tan(std::asin(0.5 / period)), 1e-6);
   EXPECT_NEAR(frequencyOfShift(0.5, 1000, shift), 1 / period, 1e-9);
   for (const double limit : {0.9 * shift, 1.1 * shift}) {
      Field field = sampled(wide, [](double x, double) { return std::polar(1.0, 2 * pi * x / period); });
      Propagation way = over(1000);
      way.farthestShiftXUm = limit;
      propagate(field, wide, way);
      EXPECT_NEAR(energy(field) / (wide.height * wide.width), limit > shift ? 1.0 : 0.0, 1e-5);
   }
}

TEST(Propagation, Does_not_depend_on_the_number_of_threads) {
   Field one = sampled(wide, noise);
   Field three = sampled(wide, noise);
   propagate(one, wide, over(400), 1);
   propagate(three, wide, over(400), 3);
   for (int y = 0; y < wide.height; ++y)
      for (int x = 0; x < wide.width; ++x)
         ASSERT_EQ(one.row(y)[x], three.row(y)[x]);
}

TEST(FastFftLength, Is_even_smooth_and_not_smaller) {
   EXPECT_EQ(fastFftLength(64), 64);
   EXPECT_EQ(fastFftLength(65), 70);
   EXPECT_EQ(fastFftLength(3280), 3360);
   EXPECT_EQ(fastFftLength(121), 126);
}

TEST(ParallelFor, Passes_an_exception_on_after_all_parts_have_ended) {
   std::atomic<int> done{0};
   EXPECT_THROW(parallelFor(4, 4,
                            [&](int first, int) {
                               ++done;
                               if (first == 2)
                                  throw std::runtime_error("part");
                            }),
                std::runtime_error);
   EXPECT_EQ(done, 4);
}

} // namespace
} // namespace lensless::sim
