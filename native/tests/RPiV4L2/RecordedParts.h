// What a recorded machine consists of: the values its drivers answer with. Read from recorded/NAME.txt, free to be
// changed by a test.
#pragma once

#include <cstdint>
#include <linux/media.h>
#include <linux/v4l2-subdev.h>
#include <linux/videodev2.h>
#include <map>
#include <string>
#include <vector>

namespace v4l2::recorded {

struct Size {
   std::uint32_t width = 0, height = 0;
   bool operator==(const Size& other) const { return width == other.width && height == other.height; }
};

/** One size a node offers, or a range of them in steps; rates in frames per second. */
struct FrameSize {
   Size least, most, step; // step 0: the discrete size `least`
   std::vector<v4l2_fract> rates;
   bool IsDiscrete() const { return step.width == 0; }
};

struct PixelFormat {
   std::uint32_t fourcc = 0;
   std::string description;
   std::uint32_t flags = 0;    // V4L2_FMT_FLAG_…
   std::uint32_t lineBits = 0; // per pixel in the first plane; 0: compressed
   std::uint32_t bits = 0;     // per pixel in the whole image
   std::uint32_t lineAlign = 1;
   std::uint32_t imageBytes = 0; // of a compressed or metadata format
   std::vector<std::uint32_t> codes;
   std::vector<FrameSize> sizes;
};

/** A control; numbers of every element, or the text of a string. */
struct Control {
   std::uint32_t id = 0, type = 0, flags = 0;
   std::string name;
   std::int64_t minimum = 0, maximum = 0, step = 0, initial = 0;
   std::vector<std::uint32_t> dims;
   std::map<std::int64_t, std::string> menu; // of an integer menu: decimal text
   std::vector<std::int64_t> values;
   std::string text;

   std::uint32_t activeWhen = 0; // id of a control that switches this one off unless it has one of these values
   std::vector<std::int64_t> activeValues;
   std::uint32_t maximumFollows = 0; // maximum = height of the format + this control's value + maximumOffset
   std::int64_t maximumOffset = 0;
   std::int64_t heightLimit = 0; // maximum = heightLimit − height of the format, where not 0
   std::int64_t widthLimit = 0;  // minimum = maximum = value = widthLimit − width of the format, where not 0
};

/** A mode of a sensor: the crop it reads, and values its controls take with it. */
struct PadSize {
   Size least, most;
   v4l2_rect crop{};
   std::vector<std::uint32_t> codes; // none: all of the pad
   std::map<std::uint32_t, std::int64_t> controls;
};

struct SubdevicePad {
   bool isSource = false;
   std::vector<std::uint32_t> codes; // without flips
   std::vector<PadSize> sizes;       // none: takes what it is given
   v4l2_mbus_framefmt format{};
   std::map<std::uint32_t, v4l2_rect> selections;
   v4l2_rect trialCrop{};
   bool trialCropIsStale = false; // trials of formats leave the trial crop as it was
   bool cropIsFree = false;       // the crop can be set; a format follows it
   int follows = -1;              // a source whose format is that of this sink
};

struct Node {
   std::string path;
   std::uint32_t major = 81, minor = 0;
   v4l2_capability capability{}; // none for sub-devices
   std::vector<PixelFormat> formats;
   std::map<std::uint32_t, Control> controls;
   std::map<std::uint32_t, v4l2_rect> selections;
   bool cropIsFree = false;
   v4l2_pix_format current{};
   v4l2_fract rate{30, 1};
   std::vector<SubdevicePad> pads; // of a sub-device
   bool IsSubdevice() const { return !pads.empty(); }
};

struct MediaEntity {
   std::uint32_t id = 0, function = 0;
   std::string name, node;          // node: path, empty for none
   std::vector<std::uint32_t> pads; // MEDIA_PAD_FL_…
};

struct MediaLink {
   std::uint32_t source = 0, sourcePad = 0, sink = 0, sinkPad = 0, flags = 0;
};

struct Media {
   std::string path;
   std::uint32_t major = 0, minor = 0;
   media_device_info info{};
   std::vector<MediaEntity> entities;
   std::vector<MediaLink> links;
};

struct Machine {
   std::map<std::string, Node> nodes;
   std::map<std::string, Media> media;
   std::map<std::string, std::string> links; // symbolic: from → to
   std::map<std::string, std::string> files; // of sysfs and /proc
};

/** Reads the form of recorded/NAME.txt, which recorded/README.md explains. Throws std::runtime_error with the line. */
Machine Parse(const std::string& text);

} // namespace v4l2::recorded
