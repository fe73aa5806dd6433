// Load, stream, unload, over and over.
#include "Camera.h"
#include "Pattern.h"
#include "Vivid.h"

#include <algorithm>
#include <gtest/gtest.h>

using namespace device;

namespace {

TEST(Life, Two_hundred_times_loaded_streamed_and_unloaded_leave_nothing_behind) {
   const Vivid vivid(Input::Hdmi);
   ASSERT_EQ(Held(), std::vector<std::string>{});
   const std::vector<std::uint8_t> expected = ColourBars("GREY");

   for (int cycle = 0; cycle < Repetitions(200); ++cycle) {
      Camera camera({{"Device", vivid.Node()}, {"Format", "GREY"}, {"Size", "640x480"}});
      camera.Initialise();
      camera.Start(2);
      Frame frame;
      int frames = 0;
      for (; camera.Next(frame); ++frames)
         ASSERT_TRUE(frame.pixels == expected);
      ASSERT_EQ(camera.Ending(), "");
      ASSERT_EQ(frames, 2);
      ASSERT_FALSE(Held().empty());
      camera.Core().unloadDevice("Camera");
      ASSERT_EQ(Held(), std::vector<std::string>{}) << "after cycle " << cycle;
   }
}

TEST(Life, A_core_that_goes_while_its_camera_streams_takes_the_stream_along) {
   const Vivid vivid(Input::Hdmi);
   for (int cycle = 0; cycle < Repetitions(20); ++cycle) {
      {
         Camera camera({{"Device", vivid.Node()}, {"Format", "GREY"}, {"Size", "640x480"}});
         camera.Initialise();
         camera.Start(1'000'000);
         Frame frame;
         ASSERT_TRUE(camera.Next(frame));
         const std::vector<std::string> held = Held();
         ASSERT_TRUE(std::any_of(held.begin(), held.end(), [](const std::string& one) { return one.rfind("mapping of", 0) == 0; }))
             << "buffers are mapped while a camera streams";
      }
      ASSERT_EQ(Held(), std::vector<std::string>{}) << "after cycle " << cycle;
   }
}

} // namespace
