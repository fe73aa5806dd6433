// Attributes as properties of Micro-Manager.
#pragma once

#include "Host/Value.h"
#include "MMDeviceConstants.h"

#include <string>

namespace lensless::peripherals {

/** The name, with the unit behind it: Intensity-mA. */
std::string propertyName(const Attribute& attribute);
/** Numbers that a property's integers cannot hold on this machine are texts, as are bytes, in hexadecimal. */
MM::PropertyType propertyType(const Attribute& attribute);

} // namespace lensless::peripherals
