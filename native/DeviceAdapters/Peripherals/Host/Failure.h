// What a plug-in, or the host on its behalf, could not do.
#pragma once

#include "../peripheral.h"

#include <stdexcept>
#include <string>

namespace lensless::peripherals {

/** With a text for people: what failed, on which peripheral, what to do. */
class Failure : public std::runtime_error {
public:
   explicit Failure(const std::string& text, peripheral_status status = PERIPHERAL_FAILED)
       : std::runtime_error(text), status_(status) {}
   peripheral_status status() const { return status_; }

private:
   peripheral_status status_;
};

} // namespace lensless::peripherals
