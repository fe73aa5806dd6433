// What a reconstruction should find, and what holograms of moved samples and of oblique light look like.
#include "FakeCore.h"
#include "Physics/BarTarget.h"
#include "Physics/Cells.h"
#include "Physics/Hologram.h"
#include "Physics/PhaseDiscs.h"
#include "Physics/TruthPicture.h"
#include "SimCamera.h"
#include "SimLight.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

namespace lensless::sim {
namespace {

constexpr double pi = 3.14159265358979323846;

Optics ideal(double distanceUm) {
   Optics optics;
   optics.bandwidthNm = 0;
   optics.sourceDiameterUm = 0;
   optics.distanceUm = distanceUm;
   return optics;
}

std::vector<float> render(const Sample& sample, const Optics& optics, const PixelGrid& grid) {
   FftPlans plans;
   return hologram(sample, optics, grid, plans, 2);
}

double differenceOfShifted(const std::vector<float>& moved, const std::vector<float>& still, int width, int pixelsX,
                           int pixelsY, int margin) {
   const int height = static_cast<int>(still.size()) / width;
   double sum = 0, energy = 0;
   for (int row = margin; row < height - margin; ++row)
      for (int column = margin; column < width - margin; ++column) {
         const double a = moved[static_cast<std::size_t>(row * width + column)];
         const double b = still[static_cast<std::size_t>((row - pixelsY) * width + column - pixelsX)];
         sum += (a - b) * (a - b);
         energy += (b - 1) * (b - 1);
      }
   return std::sqrt(sum / energy);
}

TEST(Truth, Is_the_hologram_at_no_distance) {
   const PixelGrid grid{64, 80, 1.55, 4};
   const Cells cells(3);
   const TrueTransmission seen = truth(cells, ideal(0), grid, 2);
   const auto light = render(cells, ideal(0), grid);
   double sum = 0; // |mean t|² is less than the mean of |t|² where the phase changes within a pixel, and only there
   for (std::size_t pixel = 0; pixel < light.size(); ++pixel) {
      const double lost = static_cast<double>(light[pixel]) - std::norm(seen.t[pixel]);
      EXPECT_GT(lost, -1e-5);
      sum += lost;
   }
   EXPECT_LT(sum / static_cast<double>(light.size()), 0.005);
}

TEST(Truth, Of_a_clear_disc_is_its_phase) {
   Optics optics = ideal(1000);
   const TrueTransmission seen = truth(PhaseDiscs(1), optics, {128, 128, 1.55, 4}, 2);
   int inside = 0;
   for (const std::complex<float> t : seen.t) {
      EXPECT_LE(std::abs(t), 1.00001f);
      EXPECT_GT(std::abs(t), 0.8f); // only edges, where phases mix, are below 1
      inside += std::fabs(std::arg(t) - 1.2f) < 1e-3f;
   }
   EXPECT_GT(inside, 500);
   optics.wavelengthNm = 1064;
   const TrueTransmission red = truth(PhaseDiscs(1), optics, {128, 128, 1.55, 4}, 1);
   float most = 0;
   for (const std::complex<float> t : red.t)
      most = std::max(most, std::arg(t));
   EXPECT_NEAR(most, 0.6, 1e-3);
}

TEST(Truth, As_a_picture_has_the_documented_scales) {
   TrueTransmission seen{1, 5, {1.0f, 0.0f, {0.0f, 0.5f}, -1.0f, std::polar(0.25f, -1.0f)}};
   Readout readout;
   readout.roi = {0, 0, 5, 1};
   EXPECT_EQ(truthPicture(seen, TruthPart::amplitude, readout),
             (std::vector<std::uint16_t>{65535, 0, 32768, 65535, 16384}));
   const auto phase = truthPicture(seen, TruthPart::phase, readout);
   EXPECT_EQ(phase[0], 32768);
   EXPECT_EQ(phase[2], 32768 + 16384);
   EXPECT_EQ(phase[3], 0); // +π is −π
   EXPECT_NEAR((phase[4] - 32768) * pi / 32768, -1.0, 1e-4);
}

TEST(Truth, Binned_is_the_mean_of_the_complex_values_in_the_region) {
   TrueTransmission seen{2, 4, {9.0f, 9.0f, 1.0f, {0.0f, 1.0f}, 9.0f, 9.0f, 1.0f, {0.0f, 1.0f}}};
   Readout readout;
   readout.binning = 2;
   readout.roi = {1, 0, 1, 1};
   EXPECT_EQ(truthPicture(seen, TruthPart::phase, readout), std::vector<std::uint16_t>{32768 + 8192});
   EXPECT_EQ(truthPicture(seen, TruthPart::amplitude, readout)[0], std::lround(65535 * std::sqrt(0.5)));
}

TEST(MovedSample, Moves_truth_and_hologram_by_as_much) {
   const PixelGrid grid{96, 128, 1.5, 4};
   Optics moved = ideal(200);
   moved.sampleXUm = 6;  // 4 pixels to the right
   moved.sampleYUm = -3; // 2 pixels up
   const Cells cells(2);
   const auto still = render(cells, ideal(200), grid);
   EXPECT_LT(differenceOfShifted(render(cells, moved, grid), still, 128, 4, -2, 24), 0.02);
   EXPECT_GT(differenceOfShifted(render(cells, moved, grid), still, 128, 0, 0, 24), 0.2);
   const auto t = truth(cells, ideal(200), grid, 1).t;
   const auto tMoved = truth(cells, moved, grid, 1).t;
   for (int row = 10; row < 80; ++row)
      for (int column = 10; column < 110; ++column)
         ASSERT_LT(std::abs(tMoved[static_cast<std::size_t>(row * 128 + column)] -
                            t[static_cast<std::size_t>((row + 2) * 128 + column - 4)]),
                   1e-4f);
}

TEST(MovedSample, By_half_a_pixel_and_back_again_meets_in_the_middle_of_two_pixels) {
   // Binning by two of a picture moved by half of the binned pixel: the sampling centres are those of the pixels.
   const Cells cells(2);
   const PixelGrid fine{64, 128, 0.75, 4};
   const PixelGrid coarse{32, 64, 1.5, 8};
   Optics moved = ideal(100);
   moved.sampleXUm = 0.75;
   const auto t = truth(cells, ideal(100), fine, 1).t;
   const auto tMoved = truth(cells, moved, coarse, 1).t;
   for (int row = 1; row < 31; ++row)
      for (int column = 1; column < 63; ++column) {
         std::complex<float> mean = 0; // the coarse pixel sees fine columns 2c − 1 and 2c
         for (int y = 0; y < 2; ++y)
            for (int x = 0; x < 2; ++x)
               mean += 0.25f * t[static_cast<std::size_t>((2 * row + y) * 128 + 2 * column - 1 + x)];
         ASSERT_LT(std::abs(tMoved[static_cast<std::size_t>(row * 64 + column)] - mean), 1e-4f);
      }
}

TEST(ObliqueLight, Moves_the_hologram_by_the_distance_times_the_tangent) {
   const PixelGrid grid{96, 160, 1.5, 4};
   Optics oblique = ideal(300);
   oblique.angleXDeg = std::atan(8 * 1.5 / 300) * 180 / pi; // 8 pixels
   const Cells cells(4);
   const auto straight = render(cells, ideal(300), grid);
   const auto tilted = render(cells, oblique, grid);
   // The rings themselves change a little: the path is longer, and the view of the sample is not symmetric.
   const double along = differenceOfShifted(tilted, straight, 160, 8, 0, 32);
   EXPECT_LT(along, 0.15);
   EXPECT_GT(differenceOfShifted(tilted, straight, 160, 0, 0, 32), 4 * along);
   EXPECT_GT(differenceOfShifted(tilted, straight, 160, -8, 0, 32), 4 * along);
}

TEST(ObliqueLight, Through_nothing_stays_even) {
   Optics oblique = ideal(300);
   oblique.angleYDeg = 7;
   oblique.sourceDiameterUm = 50;
   const Cells cells(4);
   const auto light = render(cells, oblique, {96, 96, 1.5, 2});
   EXPECT_NEAR(std::accumulate(light.begin(), light.end(), 0.0) / (96 * 96), 0.95, 0.05);
}

TEST(ScaledPath, Multiplies_paths_and_leaves_amplitudes) {
   Transmission cells(Grid{90, 120, 0.7}), thin(Grid{90, 120, 0.7});
   Cells(2).render(cells, {0, 90});
   const ScaledPath half(std::make_unique<Cells>(2), 0.5);
   half.render(thin, {0, 40});
   half.render(thin, {40, 90});
   EXPECT_EQ(thin.amplitude, cells.amplitude);
   for (std::size_t i = 0; i < cells.pathNm.size(); ++i)
      ASSERT_FLOAT_EQ(thin.pathNm[i], 0.5f * cells.pathNm[i]);
}

TEST(BarField, Has_an_element_on_the_axis_and_others_all_over) {
   Transmission shown(Grid{1200, 1200, 0.1});
   BarField(1.1).render(shown, {0, 1200});
   const BarElement element = BarField::elementAt(0, 0, 1.1);
   EXPECT_NEAR(element.upright.left, -6.6, 1e-12);
   EXPECT_NEAR(element.lying.right, 6.6, 1e-12);
   const int middle = static_cast<int>(shown.grid.rowOf(0));
   for (int bar = 0; bar < 5; ++bar) {
      const int column = static_cast<int>(std::lround(shown.grid.columnOf(element.upright.left + (bar + 0.5) * 1.1)));
      EXPECT_FLOAT_EQ(shown.amplitude[shown.index(middle, column)], bar % 2 ? 1.0f : 0.0f);
      const int row = static_cast<int>(std::lround(shown.grid.rowOf(element.lying.top + (bar + 0.5) * 1.1)));
      const int lying = static_cast<int>(shown.grid.columnOf(4.0));
      EXPECT_FLOAT_EQ(shown.amplitude[shown.index(row, lying)], bar % 2 ? 1.0f : 0.0f);
   }
   const int next = static_cast<int>(std::lround(shown.grid.columnOf(12 * 1.1 + 30 - 5.5 * 1.1)));
   EXPECT_FLOAT_EQ(shown.amplitude[shown.index(middle, next)], 0.0f);
}

TEST(ColourFilters, Let_their_own_light_through_where_they_are) {
   SensorLight light{4, 4, std::vector<float>(16, 1.0f)};
   applyColourFilter(light, ColourFilter::none, 460);
   EXPECT_EQ(light.relative, std::vector<float>(16, 1.0f));
   applyColourFilter(light, ColourFilter::rggb, 460);
   for (std::size_t row = 0; row < 4; ++row)
      for (std::size_t column = 0; column < 4; ++column) {
         const float value = light.relative[row * 4 + column];
         if (row % 2 == 1 && column % 2 == 1)
            EXPECT_FLOAT_EQ(value, 1.0f); // blue
         else
            EXPECT_LT(value, 0.1f);
      }
}

class TruthCamera : public testing::Test {
protected:
   TruthCamera() {
      camera.set("SensorWidth", "96");
      camera.set("SensorHeight", "64");
      EXPECT_EQ(camera->Initialize(), DEVICE_OK);
      camera.set("RealTime", "Off");
      camera.set("PixelType", "8bit");
   }

   std::vector<std::uint16_t> snap() {
      EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
      std::vector<std::uint16_t> counts(camera->GetImageWidth() * camera->GetImageHeight());
      EXPECT_EQ(static_cast<std::size_t>(camera->GetImageBufferSize()), 2 * counts.size());
      std::memcpy(counts.data(), camera->GetImageBuffer(), 2 * counts.size());
      return counts;
   }

   FakeCore core;
   Loaded<SimCamera> camera{core};
};

TEST_F(TruthCamera, Shows_sixteen_bits_whatever_the_format_and_goes_back_to_it) {
   camera.set("Sample", "Phase");
   ASSERT_EQ(camera.set("Shows", "TruthPhase"), DEVICE_OK);
   EXPECT_EQ(camera->GetBitDepth(), 16U);
   EXPECT_EQ(camera.get("PixelType"), "16bit");
   const auto phase = snap();
   EXPECT_NEAR(*std::max_element(phase.begin(), phase.end()), 32768 + 1.2 * 32768 / pi, 12);
   const int result = camera.set("BitDepth", "10");
   EXPECT_NE(result, DEVICE_OK);
   EXPECT_NE(camera.errorText(result).find("TruthPhase"), std::string::npos) << camera.errorText(result);
   ASSERT_EQ(camera.set("Shows", "Hologram"), DEVICE_OK);
   EXPECT_EQ(camera->GetBitDepth(), 8U);
   EXPECT_EQ(camera->GetImageBufferSize(), 96 * 64);
   EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
}

TEST_F(TruthCamera, Truth_takes_no_frame_number_needs_no_light_and_follows_the_region) {
   Loaded<SimLight> light{core};
   ASSERT_EQ(light->Initialize(), DEVICE_OK);
   light->SetOpen(false);
   camera.set("Shows", "TruthAmplitude");
   const auto full = snap();
   EXPECT_EQ(camera.get("FrameNumber"), "0");
   EXPECT_LT(*std::min_element(full.begin(), full.end()), 64000);
   ASSERT_EQ(camera->SetROI(10, 20, 32, 16), DEVICE_OK);
   const auto part = snap();
   for (std::size_t row = 0; row < 16; ++row)
      for (std::size_t column = 0; column < 32; ++column)
         ASSERT_EQ(part[row * 32 + column], full[(row + 20) * 96 + column + 10]);
}

} // namespace
} // namespace lensless::sim
