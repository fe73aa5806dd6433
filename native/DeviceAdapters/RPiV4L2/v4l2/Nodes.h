// Which video nodes this machine has, under which names, and which of them can capture.
#pragma once

#include "SystemCalls.h"

#include <cstdint>
#include <string>
#include <vector>

namespace v4l2 {

/**
 * Why a node cannot be used: a code, which stays the same, and words, which may change. No code: it can be used.
 *   not-permitted   this user may not open it         metadata-only   it captures, but no pictures
 *   busy            another program has it            output-only     it shows pictures
 *   gone            unplugged, or without its driver  no-capture      neither: a radio, a configuration
 *   no-answer       the driver answers an error       no-streaming    it captures by reading only
 *   from-memory     it works on pictures from memory: a codec, converter or image processor
 *   front-end       output of an image processor's front end, which has to be set up
 *   side-channel    of a receiver, whose pictures arrive at another node
 *   no-format       none of its pixel formats is read here; set by the code that reads them, not by Nodes()
 */
struct Obstacle {
   std::string code;
   std::string words; // with the next step, without the full stop
};

/** One /dev/video* node. Names may change with the order of plugging in; links do not. */
struct Node {
   std::string path;                // "/dev/video0"
   std::vector<std::string> byId;   // links in /dev/v4l/by-id: the same camera at any socket; whole paths, sorted
   std::vector<std::string> byPath; // links in /dev/v4l/by-path: the same socket with any camera; whole paths, sorted
   std::string name;                // of the node itself in sysfs: "rp1-cfe-csi2_ch0"; empty where not told
   std::string card;                // "HD Pro Webcam C920"; empty, like the next three, where it could not be asked
   std::string busInfo;             // "usb-0000:01:00.0-1.3", "platform:fe801000.csi"
   std::string driver;              // "uvcvideo"
   std::uint32_t deviceCaps = 0;    // V4L2_CAP_*, of this node alone
   Obstacle unusable;

   bool IsUsable() const { return unusable.code.empty(); }
   /** The name that survives replugging and rebooting: the first by-id link, else by-path, else the path. */
   const std::string& StableName() const;
   /** "/dev/video0: HD Pro Webcam C920 (uvcvideo, usb-0000:01:00.0-1.3)", then the reason where it is unusable. */
   std::string Text() const;
};

/** Of a node whose driver answered an errno when it was opened or asked what it is. */
Obstacle ObstacleOf(SystemCalls& calls, const std::string& path, int error);

/**
 * All nodes there are, in the order of their numbers. Each is opened without blocking, asked what it is and closed:
 * a camera that streams for another process is not disturbed. Never throws for a node: what is wrong with it is told
 * in its `unusable`.
 */
std::vector<Node> Nodes(SystemCalls& calls);

/**
 * The node meant by what the user said: a path or any link to one ("/dev/video0", "/dev/v4l/by-id/…", "/dev/mycamera"),
 * a link's last part, the whole card, node or bus name, else a part of these that fits one usable node only (large and
 * small letters alike). A node said by its path is returned only if usable.
 * Throws Error where nothing or more than one thing is meant, or what is meant cannot capture; it lists all there is.
 */
Node Find(SystemCalls& calls, const std::string& said);

/** The one that Find would choose among nodes already listed. */
Node Find(SystemCalls& calls, const std::vector<Node>& nodes, const std::string& said);

/** For messages: "There are:" and a line for each node, or what to do where there is none. */
std::string AllThereAre(const std::vector<Node>& nodes);

} // namespace v4l2
