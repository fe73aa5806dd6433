// What a failed call to the kernel means.
#pragma once

#include <cerrno>
#include <stdexcept>
#include <string>

namespace v4l2 {

/** Code is the errno of the call (0 where none failed); what() is a sentence for the user: node, value, allowed, next
 * step. */
class Error : public std::runtime_error {
public:
   Error(int code, const std::string& message) : std::runtime_error(message), code_(code) {}
   int Code() const { return code_; }
   /** The device is no longer there. */
   bool IsGone() const { return code_ == ENODEV || code_ == ENXIO; }

private:
   int code_;
};

} // namespace v4l2
