#include "Device.h"

#include "Failure.h"
#include "Nodes.h"

#include <cerrno>
#include <linux/videodev2.h>

namespace v4l2 {

namespace {

FileDescriptor OpenOrTellAll(SystemCalls& calls, const std::string& path) {
   try {
      return OpenNode(calls, path);
   } catch (const Error& error) {
      if (error.Code() != ENOENT)
         throw;
      throw Error(ENOENT, "There is no " + path + ". " + AllThereAre(Nodes(calls)));
   }
}

} // namespace

Device::Device(SystemCalls& calls, const std::string& path)
    : calls_(&calls), path_(path), descriptor_(OpenOrTellAll(calls, path)),
      capabilities_(CapabilitiesOf(calls, descriptor_, path)) {
   if (!capabilities_.CapturesSinglePlanar() && !capabilities_.CapturesMultiPlanar())
      throw Error(EINVAL, path + " (" + capabilities_.card + ") cannot capture. " + AllThereAre(Nodes(calls)));
   if (!capabilities_.Streams())
      throw Error(EINVAL, path + " (" + capabilities_.card + ") cannot stream. " + AllThereAre(Nodes(calls)));
}

std::uint32_t Device::BufferType() const {
   return IsMultiPlanar() ? V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE : V4L2_BUF_TYPE_VIDEO_CAPTURE;
}

int Device::Try(unsigned long request, void* argument) const {
   return calls_->Ioctl(Descriptor(), request, argument) == -1 ? errno : 0;
}

void Device::Call(unsigned long request, void* argument, const std::string& doing) const {
   if (const int code = Try(request, argument))
      throw Failure(*calls_, path_, doing, code);
}

} // namespace v4l2
