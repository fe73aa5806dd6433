// Pixel formats and sizes a node offers, and what it grants.
#pragma once

#include "Device.h"
#include "Geometry.h"

#include <optional>
#include <vector>

namespace v4l2 {

/** One line of `v4l2-ctl --list-formats`. */
struct FormatOffer {
   std::uint32_t fourCc = 0;
   std::string description; // the driver's: "8-bit Greyscale"
   bool isCompressed = false;
   bool isEmulated = false; // converted in software by libv4l, never by a driver itself
};

/** From smallest to largest; steps are 1 where any size between is granted. */
struct SizeRange {
   Size smallest, largest, step;
};

/** Discrete sizes in the driver's order, or a range; neither where the driver does not tell. */
struct FrameSizes {
   std::vector<Size> discrete;
   std::optional<SizeRange> range;

   bool AreTold() const { return range || !discrete.empty(); }
   bool Offer(Size size) const;
   /** "640×480 and 1456×1088"; "16×16 to 3280×2464 in steps of 2×2"; "sizes the driver does not tell". */
   std::string Text() const;
};

/** Discrete intervals in the driver's order, or a range from shortest to longest; neither where not told. */
struct FrameIntervals {
   struct Range {
      FrameInterval shortest, longest, step; // step 1/1 from drivers that grant any
   };
   std::vector<FrameInterval> discrete;
   std::optional<Range> range;

   /** "30 fps, 15 fps and 7.5 fps"; "5 fps to 60 fps"; "rates the driver does not tell". */
   std::string Text() const;
};

/** In the driver's order. A media-bus code other than 0 limits them to those the node makes of what the sensor sends
 * (nodes with NeedsMediaController). */
std::vector<FormatOffer> Formats(const Device& device, std::uint32_t mediaBusCode = 0);
FrameSizes SizesOf(const Device& device, std::uint32_t fourCc);
FrameIntervals IntervalsOf(const Device& device, std::uint32_t fourCc, Size size);

struct FormatRequest {
   std::uint32_t fourCc = 0;
   Size size;
   std::uint32_t bytesPerLine = 0; // of the first plane; 0: the driver's choice

   /** "2592×1944 GREY". */
   std::string Text() const;
};

/** What the driver made of a request. */
struct GrantedFormat {
   struct Plane {
      std::uint32_t bytesPerLine = 0; // the stride, padding included; 0 for compressed formats
      std::uint32_t sizeImage = 0;    // bytes a buffer can hold, padding included
   };

   std::uint32_t fourCc = 0;
   Size size;
   std::uint32_t field = 0;                                                             // V4L2_FIELD_*
   std::uint32_t colourSpace = 0, transferFunction = 0, encoding = 0, quantisation = 0; // V4L2_COLORSPACE_* and so on
   bool isMultiPlanar = false;
   std::vector<Plane> planes; // one, but for formats whose planes are apart (NM12, …)

   /** Format and size are those asked for; the stride is the driver's to choose. */
   bool Is(const FormatRequest& request) const { return fourCc == request.fourCc && size == request.size; }
   /** "1456×1088 GREY, 1472 bytes per line". */
   std::string Text() const;
   /**
    * The least bytes a whole frame brings in a plane: lines × stride without the padding after the last line being
    * demanded, and with the chroma of 4:2:0 formats in one plane; 1 for compressed formats. Never above sizeImage.
    */
   std::size_t LeastBytes(std::size_t plane) const;
};

GrantedFormat CurrentFormat(const Device& device);
/** What SetFormat would grant, without changing anything; none where the driver cannot tell. */
std::optional<GrantedFormat> TryFormat(const Device& device, const FormatRequest& request);
/** Drivers round rather than refuse: compare with GrantedFormat::Is. Throws Error: in use, unplugged. */
GrantedFormat SetFormat(const Device& device, const FormatRequest& request);
/**
 * SetFormat that accepts no other format or size: "/dev/video0 rejected 2592×1944 GREY; it offers 640×480 and
 * 1456×1088." (or the formats it offers). A refusal leaves the node as it was, where the driver has TryFormat.
 */
GrantedFormat SetExactFormat(const Device& device, const FormatRequest& request);

/** Not known where the driver has no rate to set (sensors behind a media controller). */
FrameInterval CurrentInterval(const Device& device);
/** What was granted, which may differ. Throws Error also where the driver has no rate to set. Not while streaming. */
FrameInterval SetInterval(const Device& device, FrameInterval interval);

} // namespace v4l2
