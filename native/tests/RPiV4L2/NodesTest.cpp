#include "v4l2/Nodes.h"
#include "RecordedMachine.h"
#include "v4l2/Error.h"
#include "v4l2/Holders.h"

#include <algorithm>
#include <cerrno>
#include <gtest/gtest.h>
#include <unistd.h>

namespace v4l2 {
namespace {

using recorded::RecordedMachine;

const std::string webcamId = "/dev/v4l/by-id/usb-046d_HD_Pro_Webcam_C920_8F3B2A1F-video-index0";

/** A Raspberry Pi 5 with a sensor, and nodes of a Pi 4's codecs: the first alone is a camera. */
const char* const pi = R"(
node /dev/video0 81:0 driver=rp1-cfe card=rp1-cfe bus=platform:1f00128000.csi caps=0x24200001 name=rp1-cfe-csi2_ch0
node /dev/video1 81:1 driver=rp1-cfe card=rp1-cfe bus=platform:1f00128000.csi caps=0x24a00001 name=rp1-cfe-embedded
node /dev/video2 81:2 driver=rp1-cfe card=rp1-cfe bus=platform:1f00128000.csi caps=0x24200001 name=rp1-cfe-csi2_ch2
node /dev/video4 81:4 driver=rp1-cfe card=rp1-cfe bus=platform:1f00128000.csi caps=0x24200001 name=rp1-cfe-fe_image0
node /dev/video6 81:6 driver=rp1-cfe card=rp1-cfe bus=platform:1f00128000.csi caps=0x24a00000 name=rp1-cfe-fe_stats
node /dev/video7 81:7 driver=rp1-cfe card=rp1-cfe bus=platform:1f00128000.csi caps=0x2c200000 name=rp1-cfe-fe_config
node /dev/video10 81:10 driver=bcm2835-codec card=bcm2835-codec-decode bus=platform:bcm2835-codec caps=0x04204000
node /dev/video13 81:13 driver=bcm2835-isp card=bcm2835-isp bus=platform:bcm2835-isp caps=0x04200002
node /dev/video14 81:14 driver=bcm2835-isp card=bcm2835-isp bus=platform:bcm2835-isp caps=0x04200001
node /dev/video20 81:20 driver=pispbe card=pispbe bus=platform:1000880000.pisp_be caps=0x24201000 name=pispbe-output0
node /dev/video21 81:21 driver=pispbe card=pispbe bus=platform:1000880000.pisp_be caps=0x24202000 name=pispbe-input
node /dev/video22 81:22 driver=radio card=Tuner bus=usb-1 caps=0x00050000
node /dev/video23 81:23 driver=old card=Grabber bus=pci-1 caps=0x01000001
)";

/** Two cameras of one kind, without serial numbers. */
const char* const twins = R"(
node /dev/video0 81:0 driver=uvcvideo card="UVC Camera" bus=usb-1.1 caps=0x04200001
link /dev/v4l/by-path/usb-0:1.1:1.0-video-index0
node /dev/video1 81:1 driver=uvcvideo card="UVC Camera" bus=usb-1.1 caps=0x04a00000
node /dev/video2 81:2 driver=uvcvideo card="UVC Camera" bus=usb-1.2 caps=0x04200001
link /dev/v4l/by-path/usb-0:1.2:1.0-video-index0
node /dev/video3 81:3 driver=uvcvideo card="UVC Camera" bus=usb-1.2 caps=0x04a00000
node /dev/video10 81:4 driver=vivid card=vivid bus=platform:vivid-000 caps=0x04200001
)";

RecordedMachine MachineOf(const char* text) {
   return RecordedMachine(recorded::Parse(text));
}

std::string RefusalOf(SystemCalls& machine, const std::string& said) {
   try {
      Find(machine, said);
   } catch (const Error& error) {
      return error.what();
   }
   return "found";
}

TEST(Nodes, A_webcam_is_known_by_links_that_last_and_its_second_node_is_no_camera) {
   RecordedMachine machine("uvc-webcam");
   const std::vector<Node> nodes = Nodes(machine);
   ASSERT_EQ(nodes.size(), 2U);
   EXPECT_EQ(nodes[0].path, "/dev/video0");
   EXPECT_EQ(nodes[0].card, "HD Pro Webcam C920");
   EXPECT_EQ(nodes[0].driver, "uvcvideo");
   EXPECT_EQ(nodes[0].busInfo, "usb-0000:01:00.0-1.2");
   EXPECT_EQ(nodes[0].deviceCaps, 0x04200001U);
   EXPECT_EQ(nodes[0].byId, std::vector<std::string>{webcamId});
   EXPECT_EQ(nodes[0].byPath.size(), 1U);
   EXPECT_EQ(nodes[0].StableName(), webcamId);
   EXPECT_TRUE(nodes[0].IsUsable()) << nodes[0].unusable.words;
   EXPECT_EQ(nodes[1].unusable.code, "metadata-only");
   EXPECT_EQ(nodes[1].unusable.words, "metadata only, no pictures");
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

TEST(Nodes, Of_a_Pis_many_nodes_only_the_sensors_is_usable_and_each_other_says_why) {
   RecordedMachine machine = MachineOf(pi);
   using Reason = std::pair<std::string, std::string>;
   std::map<std::string, Reason> reasons;
   for (const Node& node : Nodes(machine))
      reasons[node.path] = {node.unusable.code, node.unusable.words};
   const Reason channel = {"side-channel",
                           "a side channel of the receiver; pictures arrive at the rp1-cfe-csi2_ch0 node"};
   const Reason processor = {"from-memory", "an image processor: it works on pictures from memory"};
   const std::map<std::string, Reason> expected = {
       {"/dev/video0", {"", ""}},
       {"/dev/video1", channel},
       {"/dev/video2", channel},
       {"/dev/video4",
        {"front-end",
         "output of the image processor's front end, which libcamera sets up; use the rp1-cfe-csi2_ch0 node"}},
       {"/dev/video6", {"metadata-only", "metadata only, no pictures"}},
       {"/dev/video7", {"no-capture", "no video capture"}},
       {"/dev/video10", {"from-memory", "a codec or converter: it works on pictures from memory"}},
       {"/dev/video13", {"output-only", "output only"}},
       {"/dev/video14", processor},
       {"/dev/video20", processor},
       {"/dev/video21", {"output-only", "output only"}},
       {"/dev/video22", {"no-capture", "no video capture"}},
       {"/dev/video23", {"no-streaming", "it cannot stream"}}};
   EXPECT_EQ(reasons, expected);
   EXPECT_EQ(Find(machine, "rp1-cfe").path, "/dev/video0");
   EXPECT_EQ(Find(machine, "rp1-cfe-csi2_ch0").path, "/dev/video0");
}

class EachRecordedMachine : public testing::TestWithParam<std::string> {};

TEST_P(EachRecordedMachine, Has_one_camera_that_is_found_by_card_bus_and_links) {
   RecordedMachine machine(GetParam());
   ASSERT_FALSE(Nodes(machine).empty());
   for (const Node& node : Nodes(machine)) {
      EXPECT_EQ(node.IsUsable(), node.path == "/dev/video0") << node.Text();
      for (const std::string& name : {node.card, node.busInfo, node.name, node.StableName(), node.path})
         if (node.IsUsable()) {
            EXPECT_EQ(Find(machine, name).path, "/dev/video0") << name;
         }
   }
   EXPECT_EQ(machine.OpenDescriptors(), 0);
}

INSTANTIATE_TEST_SUITE_P(Nodes, EachRecordedMachine,
                         testing::Values("uvc-webcam", "pi-bcm2835", "pi4-unicam-imx219", "pi4-unicam-imx477",
                                         "pi5-cfe-imx219"),
                         [](const auto& machine) {
                            std::string name = machine.param;
                            std::replace(name.begin(), name.end(), '-', '_');
                            return name;
                         });

TEST(Nodes, Are_in_the_order_of_their_numbers) {
   RecordedMachine machine = MachineOf(twins);
   std::vector<std::string> paths;
   for (const Node& node : Nodes(machine))
      paths.push_back(node.path);
   EXPECT_EQ(paths,
             (std::vector<std::string>{"/dev/video0", "/dev/video1", "/dev/video2", "/dev/video3", "/dev/video10"}));
   EXPECT_EQ(Nodes(machine)[0].StableName(), "/dev/v4l/by-path/usb-0:1.1:1.0-video-index0");
   EXPECT_EQ(Nodes(machine)[1].StableName(), "/dev/video1");
}

TEST(Nodes, One_without_permission_says_what_to_do) {
   RecordedMachine machine("uvc-webcam");
   machine.FailOpen("/dev/video0", EACCES);
   const Node node = Nodes(machine)[0];
   EXPECT_EQ(node.unusable.words,
             "no permission. Add yourself to group video ('sudo usermod -aG video $USER') and log in again");
   EXPECT_EQ(node.byId.size(), 1U);
   EXPECT_NE(RefusalOf(machine, webcamId).find("group video"), std::string::npos);
}

TEST(Nodes, One_that_cannot_be_opened_twice_names_its_holder) {
   RecordedMachine machine = MachineOf(twins);
   machine.FailOpen("/dev/video0", EBUSY);
   machine.Parts().files["/proc/77/comm"] = "obs\n";
   machine.Parts().links["/proc/77/fd/12"] = "/dev/video0";
   EXPECT_EQ(Nodes(machine)[0].unusable.words, "in use, likely by obs (process 77). Close it first");
}

TEST(Nodes, What_opening_one_answers_has_a_code) {
   for (const auto& [error, code] :
        {std::pair(EACCES, "not-permitted"), std::pair(EPERM, "not-permitted"), std::pair(EBUSY, "busy"),
         std::pair(ENODEV, "gone"), std::pair(ENXIO, "gone"), std::pair(ENOENT, "gone"), std::pair(EIO, "no-answer")}) {
      RecordedMachine machine = MachineOf(twins);
      machine.FailOpen("/dev/video2", error);
      EXPECT_EQ(Nodes(machine)[2].unusable.code, code) << error;
      EXPECT_FALSE(Nodes(machine)[2].unusable.words.empty()) << error;
   }
}

TEST(Nodes, Several_holders_are_all_named_and_this_process_only_if_it_has_it_twice) {
   RecordedMachine machine = MachineOf(twins);
   auto& links = machine.Parts().links;
   const std::string self = "/proc/" + std::to_string(::getpid()) + "/fd/";
   EXPECT_EQ(HoldersOf(machine, "/dev/video0"), "");
   links[self + "3"] = "/dev/video0";
   EXPECT_EQ(HoldersOf(machine, "/dev/video0"), "");
   links[self + "4"] = "/dev/video0";
   EXPECT_EQ(HoldersOf(machine, "/dev/v4l/by-path/usb-0:1.1:1.0-video-index0"),
             "this program itself, which has it open 2 times");
   links.erase(self + "4");
   links["/proc/1000000001/fd/0"] = "/dev/video0";
   links["/proc/1000000002/fd/9"] = "/dev/video0";
   links["/proc/1000000003/fd/9"] = "/dev/video2";
   machine.Parts().files["/proc/1000000002/comm"] = "obs\n";
   EXPECT_EQ(HoldersOf(machine, "/dev/video0"), "a program (process 1000000001) and obs (process 1000000002)");
}

TEST(NodeSearch, A_camera_is_found_by_each_of_its_names) {
   RecordedMachine machine("uvc-webcam");
   machine.Parts().links["/dev/microscope"] = "/dev/video0";
   for (const char* said :
        {"/dev/video0", "video0", webcamId.c_str(), "usb-046d_HD_Pro_Webcam_C920_8F3B2A1F-video-index0",
         "platform-fd500000.pcie-pci-0000:01:00.0-usb-0:1.2:1.0-video-index0", "/dev/microscope", "HD Pro Webcam C920",
         "usb-0000:01:00.0-1.2", "c920", "WEBCAM", "8F3B2A1F"})
      EXPECT_EQ(Find(machine, said).path, "/dev/video0") << said;
}

TEST(NodeSearch, An_ambiguous_name_is_an_error_that_lists_everything) {
   RecordedMachine machine = MachineOf(twins);
   const std::string refusal = RefusalOf(machine, "UVC Camera");
   EXPECT_NE(refusal.find("'UVC Camera' may mean /dev/video0 and /dev/video2"), std::string::npos) << refusal;
   for (const char* part :
        {"/dev/video0: UVC Camera (uvcvideo, usb-1.1)", "usb-0:1.2:1.0-video-index0",
         "/dev/video1: UVC Camera (uvcvideo, usb-1.1) – cannot be used: metadata only", "/dev/video10"})
      EXPECT_NE(refusal.find(part), std::string::npos) << part << " in " << refusal;
   EXPECT_EQ(Find(machine, "usb-1.2").path, "/dev/video2");
}

TEST(NodeSearch, A_whole_name_goes_before_parts_of_names) {
   RecordedMachine machine = MachineOf(twins);
   EXPECT_EQ(Find(machine, "vivid").path, "/dev/video10");
   RecordedMachine nested = MachineOf("node /dev/video0 81:0 driver=uvcvideo card=A bus=usb-1.1 caps=0x04200001\n"
                                      "node /dev/video1 81:1 driver=uvcvideo card=B bus=usb-1.1.2 caps=0x04200001\n");
   EXPECT_EQ(Find(nested, "usb-1.1").path, "/dev/video0");
}

TEST(NodeSearch, An_unknown_name_an_empty_one_and_a_missing_path_are_errors) {
   RecordedMachine machine("uvc-webcam");
   EXPECT_NE(RefusalOf(machine, "imx219").find("No video device is called 'imx219'. There are:\n  /dev/video0"),
             std::string::npos);
   EXPECT_NE(RefusalOf(machine, "").find("No video device was named. There are:"), std::string::npos);
   EXPECT_NE(RefusalOf(machine, "/dev/video9").find("'/dev/video9'"), std::string::npos);
}

TEST(NodeSearch, A_node_that_cannot_capture_is_refused_with_its_reason) {
   RecordedMachine machine("uvc-webcam");
   EXPECT_NE(RefusalOf(machine, "/dev/video1").find("'/dev/video1' cannot be used"), std::string::npos);
   EXPECT_NE(RefusalOf(machine, "/dev/video1").find("metadata only"), std::string::npos);
}

TEST(NodeSearch, Where_there_is_no_camera_at_all_the_user_is_told_what_to_do) {
   RecordedMachine machine = MachineOf("");
   EXPECT_NE(RefusalOf(machine, "webcam").find("plug the camera in"), std::string::npos);
}

} // namespace
} // namespace v4l2
