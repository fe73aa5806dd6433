// What can be chosen before a camera is initialised.
#pragma once

#include "ChoiceTexts.h"
#include "v4l2/Formats.h"
#include "v4l2/Nodes.h"
#include "v4l2/SensorModes.h"

#include <optional>
#include <string>
#include <vector>

namespace lensless::rpiv4l2 {

/** What the user has chosen, in the words of the properties. */
struct Choice {
   std::string device; // anything v4l2::Find understands, or a text of Offers::Devices; empty: the first usable node
   std::string format = automatic;
   std::string size = automatic;
   std::string frameRate = automatic;
};

/** A choice in the driver's terms, every Auto resolved. */
struct Setup {
   v4l2::FormatRequest format;
   std::optional<v4l2::FrameInterval> interval; // none: as the driver has it
   bool isIntervalAsked = false;                // by the user: another one granted is an error
   std::optional<v4l2::SensorMode> mode;        // of the sensor behind a media controller
};

/** The format wanted, or the best one of these for Auto. None where none of them can be read. */
std::optional<std::uint32_t> BestFormat(const std::vector<v4l2::FormatOffer>& offers);

/** The format with the same bits and packing in another order of colours; the same where it is not of a mosaic. */
std::uint32_t InOrder(std::uint32_t fourCc, pixels::BayerOrder order);

/** What an open node offers of what this module reads. */
class NodeOffers {
public:
   /** `sensor` is the one behind the node, null where it has none to be set up; both outlive this. */
   NodeOffers(const v4l2::Device& device, const v4l2::Sensor* sensor);

   /** Values for the properties, Auto first. */
   std::vector<std::string> Formats() const;
   std::vector<std::string> Sizes(const Choice& choice) const;
   std::vector<std::string> FrameRates(const Choice& choice) const;

   /** Why a part of the choice is impossible; empty if it is possible. Sizes and rates of a format that is not there
    * are judged by those of the one Auto would take. */
   std::string FormatReason(const Choice& choice) const;
   std::string SizeReason(const Choice& choice) const;
   std::string RateReason(const Choice& choice) const;
   /** All of these. */
   std::vector<std::string> Reasons(const Choice& choice) const;
   /** Of a choice without reasons against it. */
   Setup Resolve(const Choice& choice) const;

private:
   v4l2::FrameSizes SizesOf(std::uint32_t fourCc) const;
   v4l2::FrameIntervals IntervalsOf(std::uint32_t fourCc, v4l2::Size size) const;
   std::uint32_t FormatOf(const Choice& choice) const; // 0: not offered
   std::uint32_t JudgedFormat(const Choice& choice) const;
   std::optional<v4l2::Size> SizeIn(const Choice& choice, const v4l2::FrameSizes& sizes, std::uint32_t fourCc) const;

   const v4l2::Device& device_;
   const v4l2::Sensor* sensor_;
   std::vector<v4l2::FormatOffer> formats_; // those that can be read
   std::string refused_;                    // what is known and cannot be read, as a sentence; may be empty
};

/** "HD Pro Webcam C920 at /dev/v4l/by-id/…": how a node is offered as a value of the property Device. */
std::string DeviceText(const v4l2::Node& node);
/** Why no camera can be had from a node; no code where one can. Asks a node that could be one for its formats. */
v4l2::Obstacle ObstacleOf(v4l2::SystemCalls& calls, const v4l2::Node& node);
/** "/dev/video1 metadata-only metadata only, no pictures": path, code, words. */
std::string UnusableText(const v4l2::Node& node, const v4l2::Obstacle& obstacle);
/** Finds the node of a text of DeviceText, or of anything v4l2::Find understands; the first usable one of an empty
 * text. Throws v4l2::Error listing what there is. */
v4l2::Node NodeOf(v4l2::SystemCalls& calls, const std::vector<v4l2::Node>& nodes, const std::string& said);

} // namespace lensless::rpiv4l2
