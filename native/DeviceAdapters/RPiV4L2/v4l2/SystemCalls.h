// The calls that reach the kernel, behind a table that tests replace with recorded answers.
#pragma once

#include <cstddef>
#include <poll.h>
#include <string>
#include <sys/types.h>
#include <vector>

namespace v4l2 {

/** As the system's own: -1 (Map: MAP_FAILED) and errno on failure. Calls that a signal interrupted are made again. */
class SystemCalls {
public:
   virtual ~SystemCalls() = default;

   virtual int Open(const std::string& path, int flags) = 0;
   virtual int Close(int descriptor) = 0;
   virtual int Ioctl(int descriptor, unsigned long request, void* argument) = 0;
   virtual void* Map(std::size_t length, int descriptor, off_t offset) = 0; // shared, readable and writable
   virtual int Unmap(void* address, std::size_t length) = 0;
   virtual int Poll(pollfd* descriptors, nfds_t count, int timeoutMs) = 0;

   /** Names in a folder, sorted; none where it cannot be read. */
   virtual std::vector<std::string> List(const std::string& folder) = 0;
   /** The canonical path behind links; empty where there is nothing. */
   virtual std::string Resolve(const std::string& path) = 0;
   /** A small file's whole text, as sysfs has them; empty where it cannot be read. */
   virtual std::string Read(const std::string& path) = 0;
};

/** Those of this machine. Without state, safe from any thread. */
SystemCalls& KernelCalls();

} // namespace v4l2
