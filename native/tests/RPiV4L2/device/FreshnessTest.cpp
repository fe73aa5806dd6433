// What is changed before a snap shows in it.
#include "Camera.h"
#include "Vivid.h"

#include <gtest/gtest.h>

using namespace device;

namespace {

class Snaps : public ::testing::TestWithParam<const char*> {};

TEST_P(Snaps, A_pattern_chosen_before_a_snap_is_what_it_shows_two_hundred_times) {
   const Vivid vivid(Input::Hdmi);
   Camera camera({{"Device", vivid.Node()}, {"Format", "RGGB"}, {"Size", "640x480"}});
   camera.Initialise();
   camera.Set("KeepStreaming", GetParam());
   const std::vector<std::uint8_t> red{255, 0, 0}, green{0, 255, 0}, blue{0, 0, 255};

   for (int snap = 0; snap < Repetitions(200); ++snap) {
      const std::vector<std::uint8_t>& colour = snap % 3 == 0 ? red : snap % 3 == 1 ? green : blue;
      camera.Set("Test Pattern", &colour == &red ? "100% Red" : &colour == &green ? "100% Green" : "100% Blue");
      const std::vector<std::uint8_t> image = camera.Snap();
      ASSERT_EQ(image.size(), 640U * 480U);
      for (const std::size_t row : {0U, 240U, 478U}) {
         const std::uint8_t* const cell = &image[row * 640 + 320]; // R G above G B
         ASSERT_EQ((std::vector<std::uint8_t>{cell[0], cell[1], cell[641]}), colour)
             << "snap " << snap << ", row " << row;
      }
   }
}

INSTANTIATE_TEST_SUITE_P(KeepStreaming, Snaps, ::testing::Values("On", "Off"),
                         [](const auto& tested) { return std::string(tested.param); });

} // namespace
