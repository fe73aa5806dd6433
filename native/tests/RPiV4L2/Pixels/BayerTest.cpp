#include "Pixels/BayerOrder.h"

#include <gtest/gtest.h>
#include <string>
#include <vector>

using namespace pixels;

namespace {

constexpr BayerOrder kOrders[] = {BayerOrder::RGGB, BayerOrder::GRBG, BayerOrder::GBRG, BayerOrder::BGGR};
constexpr ColourPlane kPlanes[] = {ColourPlane::Red, ColourPlane::GreenRed, ColourPlane::GreenBlue, ColourPlane::Green,
                                   ColourPlane::Blue};

// The filter above a site: R, G or B.
char Filter(BayerOrder order, int x, int y) {
   return Name(order)[2 * (y & 1) + (x & 1)];
}

// Each filter its value: red 100, blue 200, green 10 beside red and 21 beside blue.
std::vector<std::uint8_t> Mosaic(BayerOrder order, int width, int height) {
   std::vector<std::uint8_t> sites;
   for (int y = 0; y < height; ++y) {
      for (int x = 0; x < width; ++x) {
         const char filter = Filter(order, x, y);
         const bool redRow = Filter(order, x + 1, y) == 'R';
         sites.push_back(filter == 'R' ? 100 : filter == 'B' ? 200 : redRow ? 10 : 21);
      }
   }
   return sites;
}

} // namespace

TEST(Bayer, Each_plane_has_the_sites_of_its_colour_alone) {
   const std::uint8_t values[] = {100, 10, 21, 16, 200}; // in the order of kPlanes; (10 + 21) / 2 rounds up
   for (const BayerOrder order : kOrders) {
      const std::vector<std::uint8_t> sites = Mosaic(order, 7, 5);
      for (std::size_t i = 0; i < 5; ++i) {
         std::vector<std::uint8_t> plane(3 * 2, 0);
         ASSERT_TRUE(ExtractPlane(sites.data(), 7, 7, 5, order, kPlanes[i], plane.data()));
         EXPECT_EQ(plane, std::vector<std::uint8_t>(3 * 2, values[i])) << Name(order) << " " << Name(kPlanes[i]);
      }
   }
}

TEST(Bayer, Sites_keep_their_places) {
   const std::vector<std::uint16_t> sites = {1000, 2,    3000, 4,    77, //
                                             5,    6000, 7,    8000, 77, //
                                             9,    10,   11,   12,   77, //
                                             13,   14,   15,   16,   77};
   const auto plane = [&sites](BayerOrder order, ColourPlane colour) {
      std::vector<std::uint16_t> out(4);
      EXPECT_TRUE(ExtractPlane(sites.data(), 10, 4, 4, order, colour, out.data()));
      return out;
   };
   using V = std::vector<std::uint16_t>;
   EXPECT_EQ(plane(BayerOrder::RGGB, ColourPlane::Red), (V{1000, 3000, 9, 11}));
   EXPECT_EQ(plane(BayerOrder::RGGB, ColourPlane::GreenRed), (V{2, 4, 10, 12}));
   EXPECT_EQ(plane(BayerOrder::RGGB, ColourPlane::GreenBlue), (V{5, 7, 13, 15}));
   EXPECT_EQ(plane(BayerOrder::RGGB, ColourPlane::Blue), (V{6000, 8000, 14, 16}));
   EXPECT_EQ(plane(BayerOrder::RGGB, ColourPlane::Green), (V{4, 6, 12, 14}));
   EXPECT_EQ(plane(BayerOrder::GRBG, ColourPlane::Green), (V{3500, 5500, 12, 14}));
   EXPECT_EQ(plane(BayerOrder::BGGR, ColourPlane::Red), (V{6000, 8000, 14, 16}));
}

TEST(Bayer, Means_of_the_largest_values_do_not_overflow) {
   const std::vector<std::uint16_t> sites(4, 65535);
   std::uint16_t mean = 0;
   ASSERT_TRUE(ExtractPlane(sites.data(), 4, 2, 2, BayerOrder::RGGB, ColourPlane::Green, &mean));
   EXPECT_EQ(mean, 65535);
}

TEST(Bayer, Without_a_mosaic_there_is_no_plane) {
   const std::uint8_t sites[4] = {};
   std::uint8_t out = 42;
   EXPECT_FALSE(ExtractPlane(sites, 2, 2, 2, BayerOrder::None, ColourPlane::Red, &out));
   EXPECT_EQ(out, 42);
}

TEST(Bayer, The_order_of_a_region_is_that_of_its_first_sites) {
   for (const BayerOrder order : kOrders) {
      for (int top = -3; top <= 3; ++top) {
         for (int left = -3; left <= 3; ++left) {
            const BayerOrder region = Shifted(order, left, top);
            for (int site = 0; site < 4; ++site)
               EXPECT_EQ(Filter(region, site % 2, site / 2), Filter(order, left + site % 2, top + site / 2));
         }
      }
   }
   EXPECT_EQ(Shifted(BayerOrder::None, 1, 1), BayerOrder::None);
}

TEST(Bayer, The_order_after_a_flip_is_that_of_the_far_corner) {
   for (const BayerOrder order : kOrders) {
      for (const int width : {8, 9}) {
         for (const int height : {6, 7}) {
            for (int flips = 0; flips < 4; ++flips) {
               const bool horizontally = flips & 1, vertically = flips & 2;
               const BayerOrder flipped = Flipped(order, horizontally, vertically, width, height);
               for (int site = 0; site < 4; ++site) {
                  const int x = site % 2, y = site / 2;
                  EXPECT_EQ(Filter(flipped, x, y),
                            Filter(order, horizontally ? width - 1 - x : x, vertically ? height - 1 - y : y));
               }
            }
         }
      }
   }
   EXPECT_EQ(Flipped(BayerOrder::None, true, true, 8, 8), BayerOrder::None);
}
