// What a video node says of itself.
#pragma once

#include "FileDescriptor.h"

#include <cstdint>
#include <string>

namespace v4l2 {

/** What the node says of itself. */
struct Capabilities {
   std::string driver, card, busInfo;
   std::uint32_t deviceCaps = 0; // V4L2_CAP_*, of this node alone

   bool CapturesSinglePlanar() const;
   bool CapturesMultiPlanar() const;
   bool Streams() const;
   /** Formats and links of the sensor behind it are set through the media controller and sub-devices. */
   bool NeedsMediaController() const;
};

/** For reading and writing, without blocking. Throws Error (see Failure) where it cannot be opened. */
FileDescriptor OpenNode(SystemCalls& calls, const std::string& path);

/** Throws Error if it is not a video node. */
Capabilities CapabilitiesOf(SystemCalls& calls, const FileDescriptor& node, const std::string& path);

} // namespace v4l2
