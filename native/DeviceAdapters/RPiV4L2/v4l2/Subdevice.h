// An open sub-device of the media graph, and its pads.
#pragma once

#include "FileDescriptor.h"
#include "Geometry.h"

#include <linux/v4l2-subdev.h>
#include <optional>
#include <string>
#include <vector>

namespace v4l2 {

/** Whether a format or crop is really set, or only worked out for this descriptor. */
enum class Trial { No, Yes };

/** Owns the descriptor, or none. All methods throw Error with the path. */
class Subdevice {
public:
   Subdevice() = default;
   Subdevice(SystemCalls& calls, const std::string& path);

   bool IsOpen() const { return descriptor_.IsOpen(); }
   int Descriptor() const { return descriptor_.Get(); }
   const std::string& Path() const { return path_; }
   SystemCalls& Calls() const { return *calls_; }
   /** Its driver lets the video node do all setting. */
   bool IsReadOnly() const;

   std::vector<std::uint32_t> Codes(std::uint32_t pad) const;
   /** The largest of each range. */
   std::vector<Size> Sizes(std::uint32_t pad, std::uint32_t code) const;
   v4l2_mbus_framefmt Format(std::uint32_t pad) const;
   /** What was granted, which may differ. */
   v4l2_mbus_framefmt SetFormat(std::uint32_t pad, const v4l2_mbus_framefmt& wanted, Trial trial) const;
   /** SetFormat that accepts no other size or code. */
   v4l2_mbus_framefmt SetExactFormat(std::uint32_t pad, const v4l2_mbus_framefmt& wanted) const;

   /** V4L2_SEL_TGT_…; none where the driver does not have it. */
   std::optional<Rectangle> Selection(std::uint32_t pad, std::uint32_t target, Trial trial) const;
   /** What was granted, which may be rounded; none where it cannot be set. */
   std::optional<Rectangle> SetCrop(std::uint32_t pad, const Rectangle& wanted, Trial trial) const;

private:
   SystemCalls* calls_ = nullptr;
   std::string path_;
   FileDescriptor descriptor_;
};

} // namespace v4l2
