// The region of interest, in hardware where the driver can.
#pragma once

#include "v4l2/Formats.h"
#include "v4l2/Selection.h"
#include "v4l2/SensorModes.h"

#include <optional>
#include <string>

namespace lensless::rpiv4l2 {

/** How a region is cut out. */
enum class RegionMethod {
   FullFrame,
   Selection, ///< by the driver, through the selection interface: less data, possibly more frames per second
   Sensor,    ///< by the sensor, through its sub-device; likewise
   Software   ///< here, out of full frames: exact, and no faster
};

/** "None", "Selection", "SensorCrop", "Software": the values of the property RoiMethod. */
const char* Name(RegionMethod method);

/** A region as it was applied. */
struct Region {
   v4l2::Rectangle granted; ///< in pixels of the full frame
   RegionMethod method = RegionMethod::FullFrame;
   v4l2::GrantedFormat format;                          ///< of the frames from now on
   pixels::BayerOrder order = pixels::BayerOrder::None; ///< of their top left cell
   v4l2::Rectangle part; ///< of these frames, what is given on: all of it, unless the method is Software
};

/** Ends what another program, or an earlier life of this one, cut out by the driver; before the full frame is set. */
void ResetCrop(const v4l2::Device& device);

/** Sets regions on one node; not while its buffers are allocated. */
class RegionSetter {
public:
   /** The node, and the sensor behind it if it has one of its own, are set to the full frame in that format. Null for
    * no sensor; both outlive this. */
   RegionSetter(const v4l2::Device& device, const v4l2::GrantedFormat& full, v4l2::Sensor* sensor);

   v4l2::Size Full() const { return full_.size; }

   /**
    * `wanted` lies within the full frame. The driver may round it, by no more than its alignment; where it is further
    * off, or cannot cut at all, the region is cut in software. Throws v4l2::Error: in use, unplugged.
    */
   Region Apply(const v4l2::Rectangle& wanted);
   Region Clear();

   /** Whether the node still cuts so: other programs may have set it otherwise. Of the format, see the caller. */
   bool IsCutting(const Region& region) const;

private:
   std::optional<Region> ApplySelection(const v4l2::Rectangle& wanted);
   std::optional<Region> ApplySensorCrop(const v4l2::Rectangle& wanted);
   void FillFrame(v4l2::Size size);
   pixels::BayerOrder OrderOf(std::uint32_t fourCc) const;

   const v4l2::Device& device_;
   v4l2::GrantedFormat full_;
   std::optional<v4l2::Rectangle> fullCrop_; // what the full frame shows; none where regions cannot be set
   bool canCompose_ = false;                 // where in the frame the picture is put can be set; here always all of it
   v4l2::Sensor* sensor_;                    // null where it cannot crop
   v4l2::SensorMode mode_;                   // of the full frame
};

} // namespace lensless::rpiv4l2
