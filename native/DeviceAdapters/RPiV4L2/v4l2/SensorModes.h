// The sensor behind a video node: its modes, crop, flips and controls, and the path that brings its pixels.
#pragma once

#include "BusFormats.h"
#include "Controls.h"
#include "Geometry.h"
#include "MediaGraph.h"
#include "Subdevice.h"

#include <memory>
#include <optional>
#include <vector>

namespace v4l2 {

/** One way a sensor can be read: code and size on its pad, the part of its pixels that is read, and the binning. */
struct SensorMode {
   std::uint32_t code = 0; // MEDIA_BUS_FMT_…, in the colour order of the flips when it was listed: see BusCode
   int bits = 0;           // 0: no raw pixels
   Size size;
   Rectangle crop;                 // of the native pixels; of width 0 where the driver does not tell
   int binningX = 1, binningY = 1; // native pixels per pixel; binned or skipped, the driver does not tell which

   /** "1640×1232 10 bit, binned 2×2, of 3280×2464 at (8, 8)". */
   std::string Text() const;
};

/** Native pixels per pixel where cropLength of them make length, allowing for a remainder of 2 %; 0 where that is no
 * whole number: a scaler, or a crop that is not the mode's. */
int BinningOf(std::uint32_t cropLength, std::uint32_t length);

/**
 * Owns the descriptors of the sensor's and the receivers' sub-devices. Nothing is changed before Configure.
 * All methods throw Error with the sub-device's path.
 */
class Sensor {
public:
   /** None where no sensor with a sub-device node is behind the video node: webcams, vivid, and sensors whose driver
    * gives all controls to the video node itself. */
   static std::optional<Sensor> Behind(SystemCalls& calls, const std::string& videoNode);

   const std::string& Name() const { return name_; } // of the entity: "imx219 10-0010"
   const std::string& Node() const { return node_; } // "/dev/v4l-subdev0"
   MediaGraph& Graph() { return graph_; }
   /** Of the sensor: exposure, gains, blanking, flips. */
   v4l2::Controls& Controls() { return *controls_; }

   /** All of them, largest size and most bits first. Found by trying each format on the sensor's pad: those drivers
    * whose trial crops do not fit their trial sizes are set to each mode and back, which they refuse while streaming.
    */
   const std::vector<SensorMode>& Modes() const { return modes_; }
   /** The mode of this format and size, of the fewest pixels binned and the widest crop where there are several; null
    * where there is none. A fourCc of 0 leaves the format open, the most bits first. */
   const SensorMode* FindMode(Size size, std::uint32_t fourCc = 0) const;
   /** As it is set now; crop as it is set now. */
   SensorMode Current() const;
   /** All pixels there are; empty where the driver does not tell. */
   Rectangle NativeArea() const { return native_; }

   /** Enables the path, sets the mode on the sensor and on every pad on the way to the video node, and returns the bus
    * format that arrives there, in the colour order of the present flips, whatever order `fourCc` has. The video node's
    * own format, of this order and size, is the caller's to set. Of `fourCc` the bits count: a receiver may widen
    * samples; 0 leaves them as sent. Throws Error where a pad does not take it, naming what it took instead, and where
    * these bits cannot be had, naming the formats that can. */
   BusFormat Configure(const SensorMode& mode, std::uint32_t fourCc = 0);
   /** The code of the mode in the present flips. */
   std::uint32_t BusCode(const SensorMode& mode) const;
   /** The codes in which the mode can arrive at the video node: its own, and wider ones that a receiver on the way
    * makes of it. What v4l2::Formats(device, code) lists for these can be asked for. */
   std::vector<std::uint32_t> ArrivingCodes(const SensorMode& mode) const;

   /** Colours of the top left four pixels the sensor sends now: drivers change the code on the pad where flips or the
    * crop change the order. None: grey. */
   pixels::BayerOrder Order() const;

   /** Sets the part of the native pixels that is read, where the driver can (ENOTTY otherwise: Error says that modes
    * have fixed crops), binned as in the mode, on all pads on the way; returns what was granted. The format is the one
    * to be made of it, as for Configure. */
   Rectangle SetCrop(const Rectangle& crop, const SensorMode& mode, std::uint32_t fourCc);
   bool CanCrop() const;

private:
   Sensor(SystemCalls& calls, MediaGraph graph, std::vector<MediaLink> path, Subdevice subdevice);
   BusFormat Propagate(v4l2_mbus_framefmt format, std::uint32_t fourCc);

   SystemCalls* calls_;
   MediaGraph graph_;
   std::vector<MediaLink> path_; // from the sensor to the video node
   std::string name_, node_;
   std::uint32_t pad_ = 0; // of the sensor, with the image
   Subdevice subdevice_;
   std::vector<Subdevice> receivers_; // sinks of path_ but the last, in its order; those without a node are not open
   std::unique_ptr<v4l2::Controls> controls_;
   std::vector<SensorMode> modes_;
   Rectangle native_;
};

/** Those of a sensor's pad, in the order of Sensor::Modes. */
std::vector<SensorMode> ListModes(const Subdevice& sensor, const Controls& controls, std::uint32_t pad);

} // namespace v4l2
