#include "Capabilities.h"

#include "Failure.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/videodev2.h>

namespace v4l2 {

namespace {

template <std::size_t size>
std::string Text(const __u8 (&bytes)[size]) {
   const char* text = reinterpret_cast<const char*>(bytes);
   return std::string(text, ::strnlen(text, size));
}

} // namespace

bool Capabilities::CapturesSinglePlanar() const {
   return deviceCaps & V4L2_CAP_VIDEO_CAPTURE;
}
bool Capabilities::CapturesMultiPlanar() const {
   return deviceCaps & V4L2_CAP_VIDEO_CAPTURE_MPLANE;
}
bool Capabilities::Streams() const {
   return deviceCaps & V4L2_CAP_STREAMING;
}
bool Capabilities::NeedsMediaController() const {
   return deviceCaps & V4L2_CAP_IO_MC;
}

FileDescriptor OpenNode(SystemCalls& calls, const std::string& path) {
   FileDescriptor node(calls, calls.Open(path, O_RDWR | O_NONBLOCK));
   if (!node.IsOpen())
      throw Failure(calls, path, "could not be opened", errno);
   return node;
}

Capabilities CapabilitiesOf(SystemCalls& calls, const FileDescriptor& node, const std::string& path) {
   v4l2_capability said{};
   if (calls.Ioctl(node.Get(), VIDIOC_QUERYCAP, &said) != 0)
      throw Failure(calls, path, "is not a video node", errno);
   // Drivers before 3.3 tell only what all nodes of the device can do together.
   const bool tellsOwn = said.capabilities & V4L2_CAP_DEVICE_CAPS;
   return {Text(said.driver), Text(said.card), Text(said.bus_info), tellsOwn ? said.device_caps : said.capabilities};
}

} // namespace v4l2
