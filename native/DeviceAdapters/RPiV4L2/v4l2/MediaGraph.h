// The media controller's graph: how a sensor's pixels reach a video node.
#pragma once

#include "FileDescriptor.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace v4l2 {

struct MediaPad {
   std::uint32_t index = 0;
   bool isSource = false;
};

struct MediaEntity {
   std::uint32_t id = 0;
   std::uint32_t function = 0; // MEDIA_ENT_F_…
   std::string name;           // "imx219 10-0010"
   std::string node;           // "/dev/v4l-subdev0", "/dev/video0"; empty where it has none
   bool isSubdevice = false;   // its node is a sub-device
   std::vector<MediaPad> pads;

   bool IsSensor() const; // MEDIA_ENT_F_CAM_SENSOR
};

/** From a source pad to a sink pad; entities by id. */
struct MediaLink {
   std::uint32_t source = 0, sourcePad = 0, sink = 0, sinkPad = 0;
   std::uint32_t flags = 0; // MEDIA_LNK_FL_…

   bool IsEnabled() const;
   bool IsImmutable() const;
   /** Of the same pads, whatever the flags. */
   bool Joins(const MediaLink& other) const;
};

/** A graph as it was when it was read; SetLink keeps it up to date. */
class MediaGraph {
public:
   /** Throws Error where it cannot be opened or read. */
   MediaGraph(SystemCalls& calls, const std::string& path);
   /** Of all /dev/media*, the one that has this video node; none where the driver has no media controller. Graphs that
    * cannot be opened are an Error only if no other has the node. */
   static std::optional<MediaGraph> Of(SystemCalls& calls, const std::string& videoNode);

   const std::string& Path() const { return path_; }
   const std::string& Driver() const { return driver_; } // "unicam", "rp1-cfe"
   const std::string& Model() const { return model_; }
   const std::string& BusInfo() const { return busInfo_; }
   const std::vector<MediaEntity>& Entities() const { return entities_; }
   const std::vector<MediaLink>& Links() const { return links_; }
   /** Throws Error where there is none. */
   const MediaEntity& Entity(std::uint32_t id) const;
   /** Null where no entity has this node. */
   const MediaEntity* OfNode(const std::string& node) const;

   /** The links from a sensor to this node, in the pixels' order: over enabled links if possible, else over those that
    * could be enabled, the fewest first. Empty where no sensor reaches it. */
   std::vector<MediaLink> PathFromSensor(const std::string& videoNode) const;

   /** Enables or disables; nothing happens where it is so already. Throws Error: immutable, busy (streaming). */
   void SetLink(const MediaLink& link, bool enabled);
   /** Enables the links of a path, and disables those that compete with them: others into the same sink pads, and
    * others from the same source pads of entities that are not sensors. */
   void EnablePath(const std::vector<MediaLink>& path);

   /** For messages: "imx219 10-0010:0 → csi2:0 → rp1-cfe-csi2_ch0:0". */
   std::string Text(const std::vector<MediaLink>& path) const;
   std::string Text(const MediaLink& link) const;

private:
   void Read();
   std::string NodeOf(std::uint32_t major, std::uint32_t minor) const;

   SystemCalls* calls_;
   std::string path_;
   FileDescriptor descriptor_;
   std::string driver_, model_, busInfo_;
   std::vector<MediaEntity> entities_;
   std::vector<MediaLink> links_;
};

} // namespace v4l2
