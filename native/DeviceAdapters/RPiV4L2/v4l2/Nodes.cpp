#include "Nodes.h"

#include "Capabilities.h"
#include "Failure.h"

#include <cerrno>
#include <linux/videodev2.h>
#include <map>
#include <optional>

namespace v4l2 {

namespace {

const std::string nodePrefix = "video";

/** "video10" → 10; none for other names. */
std::optional<unsigned long> NodeNumber(const std::string& name) {
   const std::string digits = name.rfind(nodePrefix, 0) == 0 ? name.substr(nodePrefix.size()) : "";
   if (digits.empty() || digits.size() > 9 || digits.find_first_not_of("0123456789") != std::string::npos)
      return std::nullopt;
   return std::stoul(digits);
}

std::vector<std::string> LinksTo(SystemCalls& calls, const std::string& folder, const std::string& path) {
   std::vector<std::string> links;
   for (const std::string& name : calls.List(folder))
      if (calls.Resolve(folder + "/" + name) == path)
         links.push_back(folder + "/" + name);
   return links;
}

bool HasPart(const std::string& text, const std::string& part) {
   return text.find(part) != std::string::npos;
}

/** Nodes that capture, but what other nodes put in: what a camera sees never arrives there by itself. */
Obstacle WhyNoCamera(const Node& node) {
   for (const char* processor : {"bcm2835-isp", "bcm2835-codec", "pispbe", "rpivid", "rpi-hevc-dec"})
      if (HasPart(node.driver, processor) || HasPart(node.card, processor))
         return {"from-memory", "an image processor: it works on pictures from memory"};
   if (node.driver == "rp1-cfe" && HasPart(node.name, "fe_image"))
      return {"front-end",
              "output of the image processor's front end, which libcamera sets up; use the rp1-cfe-csi2_ch0 node"};
   const bool isChannel = HasPart(node.name, "csi2_ch") || HasPart(node.name, "embedded");
   if (node.driver == "rp1-cfe" && isChannel && !HasPart(node.name, "csi2_ch0"))
      return {"side-channel", "a side channel of the receiver; pictures arrive at the rp1-cfe-csi2_ch0 node"};
   return {};
}

Obstacle WhyUnusable(const Node& node) {
   constexpr std::uint32_t memoryToMemory = V4L2_CAP_VIDEO_M2M | V4L2_CAP_VIDEO_M2M_MPLANE;
   constexpr std::uint32_t output = V4L2_CAP_VIDEO_OUTPUT | V4L2_CAP_VIDEO_OUTPUT_MPLANE;
   const Capabilities caps{node.driver, node.card, node.busInfo, node.deviceCaps};
   if (node.deviceCaps & memoryToMemory)
      return {"from-memory", "a codec or converter: it works on pictures from memory"};
   if (!caps.CapturesSinglePlanar() && !caps.CapturesMultiPlanar()) {
      if (node.deviceCaps & V4L2_CAP_META_CAPTURE)
         return {"metadata-only", "metadata only, no pictures"};
      return node.deviceCaps & output ? Obstacle{"output-only", "output only"}
                                      : Obstacle{"no-capture", "no video capture"};
   }
   const Obstacle processor = WhyNoCamera(node);
   return !processor.code.empty() || caps.Streams() ? processor : Obstacle{"no-streaming", "it cannot stream"};
}

std::string CodeOf(int error) {
   switch (error) {
   case EACCES:
   case EPERM:
      return "not-permitted";
   case EBUSY:
      return "busy";
   case ENOENT:
   case ENODEV:
   case ENXIO:
      return "gone";
   default:
      return "no-answer";
   }
}

Node Ask(SystemCalls& calls, const std::string& name) {
   Node node;
   node.path = "/dev/" + name;
   node.byId = LinksTo(calls, "/dev/v4l/by-id", node.path);
   node.byPath = LinksTo(calls, "/dev/v4l/by-path", node.path);
   node.name = calls.Read("/sys/class/video4linux/" + name + "/name");
   node.name.erase(node.name.find_last_not_of('\n') + 1);
   try {
      const Capabilities caps = CapabilitiesOf(calls, OpenNode(calls, node.path), node.path);
      node.card = caps.card;
      node.busInfo = caps.busInfo;
      node.driver = caps.driver;
      node.deviceCaps = caps.deviceCaps;
      node.unusable = WhyUnusable(node);
   } catch (const Error& error) {
      node.unusable = ObstacleOf(calls, node.path, error.Code());
   }
   return node;
}

} // namespace

Obstacle ObstacleOf(SystemCalls& calls, const std::string& path, int error) {
   return {CodeOf(error), Reason(calls, path, error)};
}

const std::string& Node::StableName() const {
   return !byId.empty() ? byId.front() : !byPath.empty() ? byPath.front() : path;
}

std::string Node::Text() const {
   std::string text = path;
   const std::string& said = card.empty() ? name : card;
   if (!said.empty())
      text += ": " + said;
   if (!driver.empty())
      text += " (" + driver + ", " + busInfo + ")";
   return IsUsable() ? text : text + " – cannot be used: " + unusable.words;
}

std::vector<Node> Nodes(SystemCalls& calls) {
   std::map<unsigned long, std::string> names;
   for (const std::string& name : calls.List("/dev"))
      if (const auto number = NodeNumber(name))
         names[*number] = name;
   std::vector<Node> nodes;
   for (const auto& [number, name] : names)
      nodes.push_back(Ask(calls, name));
   return nodes;
}

} // namespace v4l2
