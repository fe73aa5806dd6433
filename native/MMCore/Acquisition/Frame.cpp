#include "Frame.h"

#include "../Logging/Log.h"
#include "MMDeviceConstants.h"

#include <cstdio>

namespace mmcore {
namespace internal {

const char* PixelTypeName(unsigned bytesPerPixel, unsigned components) {
   if (components == 1 && bytesPerPixel == 1)
      return MM::g_Keyword_PixelType_GRAY8;
   if (components == 1 && bytesPerPixel == 2)
      return MM::g_Keyword_PixelType_GRAY16;
   if (components == 1 && bytesPerPixel == 4)
      return MM::g_Keyword_PixelType_GRAY32;
   if (components == 4 && bytesPerPixel == 4)
      return MM::g_Keyword_PixelType_RGB32;
   if (components == 4 && bytesPerPixel == 8)
      return MM::g_Keyword_PixelType_RGB64;
   return MM::g_Keyword_PixelType_Unknown;
}

static std::string MillisecondsText(double ms) {
   // Whole microseconds, so that no locale and no exponent can get into the number.
   const long long us = static_cast<long long>(ms * 1000.0);
   char text[48];
   std::snprintf(text, sizeof text, "%lld.%03lld", us / 1000, us % 1000);
   return text;
}

Metadata TagsOf(const Frame& frame) {
   Metadata tags;
   if (!frame.adapterTags.empty())
      tags.Restore(frame.adapterTags.c_str());
   Metadata remembered;
   if (!frame.cameraTags.empty() && remembered.Restore(frame.cameraTags.c_str()))
      tags.Merge(remembered);

   tags.PutImageTag(MM::g_Keyword_Metadata_CameraLabel, frame.cameraLabel);
   tags.PutImageTag(MM::g_Keyword_Metadata_Width, std::to_string(frame.width));
   tags.PutImageTag(MM::g_Keyword_Metadata_Height, std::to_string(frame.height));
   tags.PutImageTag(MM::g_Keyword_PixelType, PixelTypeName(frame.bytesPerPixel, frame.components));
   tags.PutImageTag(MM::g_Keyword_Metadata_TimeInCore, LocalTimeText(frame.receivedAt, ' '));
   tags.PutImageTag(MM::g_Keyword_Metadata_ImageNumber, std::to_string(frame.imageNumber));
   if (!tags.HasTag(MM::g_Keyword_Elapsed_Time_ms))
      tags.PutImageTag(MM::g_Keyword_Elapsed_Time_ms, MillisecondsText(frame.elapsedMs));
   const std::size_t channels = frame.channelNames ? frame.channelNames->size() : 1;
   if (channels > 1 && !tags.HasTag(MM::g_Keyword_CameraChannelIndex)) {
      const std::size_t channel = static_cast<std::size_t>(frame.imageNumber) % channels;
      tags.PutImageTag(MM::g_Keyword_CameraChannelName, (*frame.channelNames)[channel]);
      tags.PutImageTag(MM::g_Keyword_CameraChannelIndex, std::to_string(channel));
   }
   return tags;
}

} // namespace internal
} // namespace mmcore
