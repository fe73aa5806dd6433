// What the light on the sensor must look like.
#include "Physics/Hologram.h"
#include "Physics/BarTarget.h"
#include "Physics/Beads.h"
#include "Physics/Cells.h"
#include "Physics/PictureSample.h"
#include "Physics/SourceBlur.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <complex>
#include <numeric>

namespace lensless::sim {
namespace {

constexpr double pi = 3.14159265358979323846;

/** t = 1 − depth·exp(−r²/w²) around a place: its hologram is known in closed form. */
class GaussianSpot : public Sample {
public:
   GaussianSpot(double xUm, double yUm, double widthUm, double depth) : x_(xUm), y_(yUm), w_(widthUm), depth_(depth) {}

   void render(Transmission& transmission, RowRange rows) const override {
      for (int row = rows.first; row < rows.end; ++row)
         for (int column = 0; column < transmission.grid.width; ++column)
            transmission.amplitude[transmission.index(row, column)] =
                static_cast<float>(std::abs(field(transmission.grid.xUm(column), transmission.grid.yUm(row), 0, 0.5)));
   }

   /** The paraxial field at distance z. */
   std::complex<double> field(double x, double y, double z, double wavelengthUm) const {
      const std::complex<double> q(1, z * wavelengthUm / (pi * w_ * w_));
      const double r2 = (x - x_) * (x - x_) + (y - y_) * (y - y_);
      return 1.0 - depth_ * std::exp(-r2 / (w_ * w_ * q)) / q;
   }

private:
   double x_, y_, w_, depth_;
};

Optics ideal(double distanceUm, double wavelengthNm = 500) {
   Optics optics;
   optics.wavelengthNm = wavelengthNm;
   optics.bandwidthNm = 0;
   optics.sourceDiameterUm = 0;
   optics.distanceUm = distanceUm;
   return optics;
}

PixelGrid pixels(int height, int width, int oversampling = 4) {
   return {height, width, 1.5, oversampling};
}

std::vector<float> render(const Sample& sample, const Optics& optics, const PixelGrid& grid) {
   FftPlans plans;
   return hologram(sample, optics, grid, plans, 2);
}

double largestDifference(const std::vector<float>& a, const std::vector<float>& b) {
   double largest = 0;
   for (std::size_t i = 0; i < a.size(); ++i)
      largest = std::max(largest, std::fabs(static_cast<double>(a[i]) - b[i]));
   return largest;
}

double standardDeviation(const std::vector<float>& values) {
   const double mean = std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
   double sum = 0;
   for (const float value : values)
      sum += (value - mean) * (value - mean);
   return std::sqrt(sum / static_cast<double>(values.size()));
}

TEST(Hologram, Of_nothing_is_one_everywhere) {
   for (const float value : render(EmptySample(), Optics(), pixels(32, 48)))
      ASSERT_EQ(value, 1.0f);
}

TEST(Hologram, Of_a_Gaussian_spot_off_the_axis_matches_the_analytic_field_on_every_pixel) {
   const GaussianSpot spot(10.2, -7.9, 6, 0.8);
   const PixelGrid grid = pixels(64, 96);
   const auto light = render(spot, ideal(300), grid);
   const Grid centres{grid.height, grid.width, grid.pixelUm};
   double largest = 0;
   for (int row = 0; row < grid.height; ++row)
      for (int column = 0; column < grid.width; ++column) {
         double expected = 0; // mean over the pixel's area, 8 × 8 points
         for (int i = 0; i < 64; ++i)
            expected += std::norm(spot.field(centres.xUm(column) + grid.pixelUm * ((i % 8 + 0.5) / 8 - 0.5),
                                             centres.yUm(row) + grid.pixelUm * ((i / 8 + 0.5) / 8 - 0.5), 300, 0.5)) /
                        64;
         const auto pixel = static_cast<std::size_t>(row * grid.width + column);
         largest = std::max(largest, std::fabs(light[pixel] - expected));
      }
   EXPECT_LT(largest, 4e-3);
}

TEST(Hologram, In_a_denser_medium_is_that_of_a_shorter_wavelength) {
   const GaussianSpot spot(0, 0, 4, 0.5); // absorbs, so its transmission does not depend on the wavelength
   Optics dense = ideal(300, 600);
   dense.refractiveIndex = 1.5;
   EXPECT_LT(largestDifference(render(spot, dense, pixels(64, 64)), render(spot, ideal(300, 400), pixels(64, 64))),
             1e-5);
}

TEST(Hologram, Fringes_widen_with_the_square_root_of_the_distance) {
   const auto firstMinimum = [](double z) { // of the ring system of a small spot, along the middle row
      const PixelGrid grid = pixels(96, 256);
      const auto light = render(GaussianSpot(0.75, 0.75, 1.5, 1), ideal(z), grid);
      const auto* middle = &light[static_cast<std::size_t>(48 * 256 + 128)];
      int column = 1;
      const int start = static_cast<int>(std::sqrt(0.5 * z) / 1.5 * 0.6); // beyond the central spot
      column = start;
      while (middle[column + 1] < middle[column])
         ++column;
      while (middle[column + 1] > middle[column])
         ++column; // the first bright ring
      return column;
   };
   EXPECT_NEAR(static_cast<double>(firstMinimum(800)) / firstMinimum(200), 2.0, 0.2);
}

TEST(Hologram, Hardly_changes_when_computed_more_finely) {
   const auto coarse = render(Cells(1), ideal(300), pixels(64, 64, 4));
   const auto fine = render(Cells(1), ideal(300), pixels(64, 64, 8));
   EXPECT_GT(standardDeviation(coarse), 0.1);
   EXPECT_LT(largestDifference(coarse, fine), 0.04);
}

TEST(Hologram, Of_a_part_of_the_sensor_shows_the_same_sample) {
   const auto large = render(Cells(3), ideal(200), pixels(160, 160));
   const auto small = render(Cells(3), ideal(200), pixels(96, 96));
   std::vector<float> middle;
   for (int row = 32; row < 128; ++row)
      middle.insert(middle.end(), &large[static_cast<std::size_t>(row * 160 + 32)],
                    &large[static_cast<std::size_t>(row * 160 + 127)] + 1);
   EXPECT_LT(largestDifference(middle, small), 0.03);
}

TEST(Hologram, Keeps_the_mean_of_the_light_whatever_the_source) {
   const auto mean = [](double diameterUm) {
      Optics optics = ideal(400);
      optics.sourceDiameterUm = diameterUm;
      const auto light = render(GaussianSpot(0, 0, 5, 0.5), optics, pixels(128, 128, 2));
      return std::accumulate(light.begin(), light.end(), 0.0) / static_cast<double>(light.size());
   };
   EXPECT_NEAR(mean(2000), mean(0), 2e-4);
}

TEST(Hologram, Bars_lose_contrast_with_a_larger_source) {
   double last = 1e9;
   for (const double diameterUm : {0.0, 500.0, 1000.0}) {
      Optics optics = ideal(300);
      optics.sourceDiameterUm = diameterUm;
      optics.sourceDistanceUm = 10'000; // discs of 0, 15 and 30 µm
      const double contrast = standardDeviation(render(BarTarget(), optics, pixels(128, 320, 2)));
      EXPECT_LT(contrast, 0.95 * last) << diameterUm;
      last = contrast;
   }
}

TEST(Hologram, Loses_outer_fringes_in_broad_light) {
   const auto outer = [](double bandwidthNm) {
      Optics optics = ideal(400);
      optics.bandwidthNm = bandwidthNm;
      const auto light = render(GaussianSpot(0, 0, 1.5, 1), optics, pixels(64, 192));
      return standardDeviation({&light[32 * 192 + 125], &light[32 * 192 + 140]});
   };
   EXPECT_LT(outer(50), 0.5 * outer(0));
}

TEST(SourceBlur, Is_the_transfer_function_of_a_disc) {
   const SourceBlur blur(10, 200, 200, 1.0); // frequency step 1/200 per µm
   std::complex<float> values[101];
   blur.column(0, values);
   EXPECT_FLOAT_EQ(values[0].real(), 1);
   EXPECT_NEAR(values[24].real() * values[25].real(), 0, 1e-3); // first zero at 1.22/D = 24.4 steps
   EXPECT_GT(values[24].real(), 0);
   EXPECT_LT(values[25].real(), 0);
}

TEST(BarTarget, Has_bars_and_gaps_as_wide_as_it_says) {
   for (const BarElement& element : BarTarget::elements()) {
      EXPECT_NEAR(element.upright.right - element.upright.left, 5 * element.halfPitchUm, 1e-9);
      Transmission shown(Grid{2200, 2600, 0.3});
      if (element.halfPitchUm != 7 && element.halfPitchUm != 20)
         continue;
      BarTarget().render(shown, {0, 2200});
      const int row = static_cast<int>(shown.grid.rowOf(0.5 * (element.upright.top + element.upright.bottom)));
      for (int bar = 0; bar < 5; ++bar) {
         const double middle = element.upright.left + (bar + 0.5) * element.halfPitchUm;
         const int column = static_cast<int>(std::lround(shown.grid.columnOf(middle)));
         EXPECT_FLOAT_EQ(shown.amplitude[shown.index(row, column)], bar % 2 ? 1.0f : 0.0f);
      }
      double dark = 0; // covered area is exact: edges darken by the part they cover
      for (int column = 0; column < shown.grid.width; ++column)
         if (shown.grid.xUm(column) > element.upright.left - 1 && shown.grid.xUm(column) < element.upright.right + 1)
            dark += (1 - shown.amplitude[shown.index(row, column)]) * 0.3;
      EXPECT_NEAR(dark, 3 * element.halfPitchUm, 1e-4);
   }
}

TEST(Phantoms, Are_the_same_for_the_same_seed_and_others_for_another) {
   const auto cells = [](std::uint64_t seed) {
      Transmission shown(Grid{200, 200, 0.5});
      Cells(seed).render(shown, {0, 200});
      return shown.pathNm;
   };
   EXPECT_EQ(cells(1), cells(1));
   EXPECT_NE(cells(1), cells(2));
}

TEST(Phantoms, Never_amplify) {
   const Cells cells(5);
   const Beads beads(5);
   for (const Sample* sample : {static_cast<const Sample*>(&cells), static_cast<const Sample*>(&beads)}) {
      Transmission shown(Grid{800, 800, 0.4});
      sample->render(shown, {0, 800});
      const auto [least, most] = std::minmax_element(shown.amplitude.begin(), shown.amplitude.end());
      EXPECT_GT(*least, 0.5f);
      EXPECT_LT(*least, 0.95f);
      EXPECT_LE(*most, 1.0f);
      EXPECT_GT(*std::max_element(shown.pathNm.begin(), shown.pathNm.end()), 50.0f);
   }
}

TEST(Phantoms, Look_the_same_rendered_at_once_or_by_rows) {
   Transmission whole(Grid{90, 120, 0.7});
   Transmission parts(Grid{90, 120, 0.7});
   Cells(2).render(whole, {0, 90});
   Cells(2).render(parts, {41, 90});
   Cells(2).render(parts, {0, 41});
   EXPECT_EQ(whole.pathNm, parts.pathNm);
   EXPECT_EQ(whole.amplitude, parts.amplitude);
}

TEST(PictureSample, Is_centred_interpolated_and_goes_on_beyond_its_borders) {
   const PictureSample picture(2, 2, 2.0, {0.0f, 1.0f, 0.0f, 1.0f});
   Transmission shown(Grid{2, 7, 1.0}); // columns at −3 … 3 µm; the picture's at −1 and 1
   picture.render(shown, {0, 2});
   const std::vector<float> expected = {0, 0, 0, 0.5f, 1, 1, 1};
   for (std::size_t column = 0; column < 7; ++column)
      EXPECT_NEAR(shown.amplitude[column], expected[column], 1e-6);
}

} // namespace
} // namespace lensless::sim
