// The part of the sensor that is read (crop) and where it lands in the picture (compose).
#pragma once

#include "Device.h"
#include "Geometry.h"

#include <optional>

namespace v4l2 {

enum class Target : std::uint32_t { // V4L2_SEL_TGT_*
   Crop = 0x0000,
   CropDefault = 0x0001,
   CropBounds = 0x0002,
   NativeSize = 0x0003,
   Compose = 0x0100,
   ComposeDefault = 0x0101,
   ComposeBounds = 0x0102,
   ComposePadded = 0x0103
};

/** None where the driver does not have it. Throws Error: unplugged, I/O. */
std::optional<Rectangle> Selection(const Device& device, Target target);

/**
 * What was granted, which may be rounded: compare. Crop and Compose only. May change the format: ask CurrentFormat
 * afterwards. Throws Error: cannot be set (EINVAL, ENOTTY), in use, not while streaming (EBUSY).
 */
Rectangle SetSelection(const Device& device, Target target, const Rectangle& wanted);

} // namespace v4l2
