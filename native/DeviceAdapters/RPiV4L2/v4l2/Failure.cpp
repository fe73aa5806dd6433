#include "Failure.h"

#include "Holders.h"

#include <cerrno>
#include <system_error>

namespace v4l2 {

namespace {

std::string InUse(SystemCalls& calls, const std::string& path) {
   const std::string holders = HoldersOf(calls, path);
   if (holders.empty())
      return "in use by another program, which cannot be seen; 'sudo fuser -v " + path +
             "' tells which. Close it first";
   return "in use, likely by " + holders + ". Close it first";
}

} // namespace

std::string Reason(SystemCalls& calls, const std::string& path, int code) {
   switch (code) {
   case ENODEV:
   case ENXIO:
      return "it was unplugged or its driver was removed. Plug it in and initialise again";
   case EIO:
      return "I/O error. Stop and start again; if it stays, replug it and see 'dmesg'";
   case EBUSY:
      return InUse(calls, path);
   case EACCES:
   case EPERM:
      return "no permission. Add yourself to group video ('sudo usermod -aG video $USER') and log in again";
   case ENOMEM:
      return "the system has not enough memory for it (on a Pi: CMA). Use fewer buffers or a smaller size";
   case ENOSPC:
      return "the bus has not enough bandwidth left. Choose a smaller size or rate, or another USB controller";
   case EPIPE:
      return "formats or links of the media graph do not fit each other";
   case ENOLINK:
      return "no signal. Connect the source and switch it on";
   case ENOLCK:
      return "the signal is not steady. Check the cable and try again";
   case ENOTTY:
      return "its driver does not have this";
   default:
      return "the driver says '" + std::generic_category().message(code) + "'; 'dmesg' may tell more";
   }
}

Error Failure(SystemCalls& calls, const std::string& path, const std::string& doing, int code) {
   return Error(code, path + " " + doing + ": " + Reason(calls, path, code) + ".");
}

} // namespace v4l2
