// An open video node.
#pragma once

#include "Capabilities.h"
#include "FileDescriptor.h"

#include <cstdint>
#include <string>

namespace v4l2 {

/**
 * Owns the descriptor of an open node; closed with it. Movable; streams and whoever keeps a reference must end before
 * it. Calls are safe from any thread (the kernel's are), moving is not.
 */
class Device {
public:
   /** Opens for reading and writing, without blocking. Throws Error: no such node (all there are are listed), no
    * permission, busy (with the holder), no video node, cannot capture or stream. */
   Device(SystemCalls& calls, const std::string& path);

   const std::string& Path() const { return path_; }
   const Capabilities& Caps() const { return capabilities_; }
   SystemCalls& Calls() const { return *calls_; }
   int Descriptor() const { return descriptor_.Get(); }

   /** Single planes where the node offers both. */
   bool IsMultiPlanar() const { return !capabilities_.CapturesSinglePlanar(); }
   /** V4L2_BUF_TYPE_VIDEO_CAPTURE or …_MPLANE. */
   std::uint32_t BufferType() const;

   /** 0, or the errno of the call. */
   int Try(unsigned long request, void* argument) const;
   /** As Try, but throws Failure(…, doing, errno): `doing` reads after the path, "could not start streaming". */
   void Call(unsigned long request, void* argument, const std::string& doing) const;

private:
   SystemCalls* calls_;
   std::string path_;
   FileDescriptor descriptor_;
   Capabilities capabilities_;
};

} // namespace v4l2
