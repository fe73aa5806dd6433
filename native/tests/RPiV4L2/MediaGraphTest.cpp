#include "v4l2/MediaGraph.h"
#include "Messages.h"
#include "RecordedMachine.h"

#include <algorithm>
#include <cerrno>
#include <gtest/gtest.h>

using namespace v4l2;
using recorded::RecordedMachine;

namespace {

std::vector<std::string> EnabledLinks(const MediaGraph& graph) {
   std::vector<std::string> texts;
   for (const MediaLink& link : graph.Links())
      if (link.IsEnabled() && !link.IsImmutable())
         texts.push_back(graph.Text(link));
   return texts;
}

TEST(MediaGraph, A_node_is_found_in_its_graph_among_several) {
   RecordedMachine machine("pi5-cfe-imx219");
   EXPECT_EQ(MediaGraph::Of(machine, "/dev/video0")->Driver(), "rp1-cfe");
   EXPECT_EQ(MediaGraph::Of(machine, "/dev/video24")->Path(), "/dev/media1");
   EXPECT_EQ(MediaGraph::Of(machine, "/dev/v4l/by-path/platform-1f00128000.csi-video-index0")->BusInfo(),
             "platform:1f00128000.csi");
   RecordedMachine firmware("pi-bcm2835");
   EXPECT_FALSE(MediaGraph::Of(firmware, "/dev/video0")) << "the firmware's camera has none";
}

TEST(MediaGraph, Entities_have_their_nodes_pads_and_functions) {
   RecordedMachine machine("pi4-unicam-imx219");
   const MediaGraph graph = *MediaGraph::Of(machine, "/dev/video0");
   ASSERT_EQ(graph.Entities().size(), 4U);
   const MediaEntity& sensor = *graph.OfNode("/dev/v4l-subdev0");
   EXPECT_EQ(sensor.name, "imx219 10-0010");
   EXPECT_TRUE(sensor.IsSensor());
   EXPECT_TRUE(sensor.isSubdevice);
   const MediaEntity& receiver = *graph.OfNode("/dev/v4l-subdev1");
   ASSERT_EQ(receiver.pads.size(), 3U);
   EXPECT_FALSE(receiver.pads[0].isSource);
   EXPECT_TRUE(receiver.pads[2].isSource);
   EXPECT_FALSE(graph.OfNode("/dev/video0")->isSubdevice);
}

TEST(MediaGraph, The_path_of_a_sensor_leads_through_its_receiver) {
   const auto pathText = [](const std::string& name, const std::string& node) {
      RecordedMachine machine(name);
      const MediaGraph graph = *MediaGraph::Of(machine, node);
      return graph.Text(graph.PathFromSensor(node));
   };
   EXPECT_EQ(pathText("pi4-unicam-imx219", "/dev/video0"), "imx219 10-0010:0 → unicam:0 → unicam-image:0");
   EXPECT_EQ(pathText("pi4-unicam-imx477", "/dev/video0"), "imx477 10-001a:0 → unicam-image:0");
   EXPECT_EQ(pathText("pi5-cfe-imx219", "/dev/video0"), "imx219 4-0010:0 → csi2:0 → rp1-cfe-csi2_ch0:0");
   EXPECT_EQ(pathText("pi5-cfe-imx219", "/dev/video1"), "imx219 4-0010:1 → csi2:1 → rp1-cfe-embedded:0")
       << "each channel of the receiver has its own sink";
   EXPECT_EQ(pathText("pi5-cfe-imx219", "/dev/video4"), "imx219 4-0010:0 → csi2:0 → pisp-fe:0 → rp1-cfe-fe_image0:0");
   EXPECT_EQ(pathText("pi5-cfe-imx219", "/dev/video24"), "") << "no sensor feeds the back end";
}

TEST(MediaGraph, Enabling_a_path_disables_what_competes_with_it_and_nothing_else) {
   RecordedMachine machine("pi5-cfe-imx219");
   MediaGraph graph = *MediaGraph::Of(machine, "/dev/video0");
   EXPECT_EQ(EnabledLinks(graph), std::vector<std::string>{"csi2:4 → pisp-fe:0"});
   graph.EnablePath(graph.PathFromSensor("/dev/video0"));
   EXPECT_EQ(EnabledLinks(graph), std::vector<std::string>{"csi2:4 → rp1-cfe-csi2_ch0:0"});
   EXPECT_EQ(EnabledLinks(*MediaGraph::Of(machine, "/dev/video0")), EnabledLinks(graph)) << "as the driver has it";
}

TEST(MediaGraph, A_path_that_is_enabled_needs_no_calls) {
   RecordedMachine machine("pi4-unicam-imx219");
   MediaGraph graph = *MediaGraph::Of(machine, "/dev/video0");
   graph.EnablePath(graph.PathFromSensor("/dev/video0"));
   const auto requests = machine.Requests("/dev/media0");
   EXPECT_EQ(std::count(requests.begin(), requests.end(), MEDIA_IOC_SETUP_LINK), 0);
}

TEST(MediaGraph, A_link_that_is_immutable_or_busy_or_not_there_is_an_error_with_its_name) {
   RecordedMachine machine("pi5-cfe-imx219");
   MediaGraph graph = *MediaGraph::Of(machine, "/dev/video0");
   const auto path = graph.PathFromSensor("/dev/video0");
   EXPECT_TRUE(Tells([&] { graph.SetLink(path[0], false); }, "imx219 4-0010:0 → csi2:0", "immutable"));
   machine.Fail(MEDIA_IOC_SETUP_LINK, EBUSY);
   EXPECT_TRUE(Tells([&] { graph.SetLink(path[1], true); }, "could not enable csi2:4 → rp1-cfe-csi2_ch0:0", "in use"));
   EXPECT_TRUE(Tells([&] { graph.SetLink({16, 0, 19, 0, 0}, true); }, "has no link imx219 4-0010:0"));
}

TEST(MediaGraph, A_graph_without_permission_is_told_only_if_the_node_is_in_no_other) {
   RecordedMachine machine("pi5-cfe-imx219");
   machine.FailOpen("/dev/media0", EACCES);
   EXPECT_TRUE(MediaGraph::Of(machine, "/dev/video24"));
   EXPECT_TRUE(
       Tells([&] { MediaGraph::Of(machine, "/dev/video0"); }, "/dev/media0 could not be opened", "group video"));
}

TEST(MediaGraph, Descriptors_are_closed_again) {
   RecordedMachine machine("pi5-cfe-imx219");
   {
      const auto graph = MediaGraph::Of(machine, "/dev/video24");
      EXPECT_EQ(machine.OpenDescriptors(), 1);
   }
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

} // namespace
