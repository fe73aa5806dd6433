// What the core knows about one frame, and the tags made of it.
#pragma once

#include "../ImageMetadata.h"

#include <chrono>
#include <memory>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

struct Frame {
   std::string cameraLabel;
   unsigned width = 0;
   unsigned height = 0;
   unsigned bytesPerPixel = 0; // of all components together
   unsigned components = 0;
   long imageNumber = 0; // of this camera
   double elapsedMs = 0; // since the buffer was cleared
   std::chrono::system_clock::time_point receivedAt;
   std::string adapterTags;                                      // as the camera sent them, serialised
   std::string cameraTags;                                       // those the camera remembers, serialised
   std::shared_ptr<const std::vector<std::string>> channelNames; // of the camera; null stands for a single channel
};

/** GRAY8, GRAY16, GRAY32, RGB32, RGB64 or Unknown. */
const char* PixelTypeName(unsigned bytesPerPixel, unsigned components);

/** What the camera remembers replaces what it sent with the frame. The tags of the core replace both, but elapsed time and channel only fill gaps. */
Metadata TagsOf(const Frame& frame);

} // namespace internal
} // namespace mmcore
