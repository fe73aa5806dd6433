#include "AttributeProperty.h"

#include <limits>

namespace lensless::peripherals {

namespace {

bool fitsLong(const Attribute& attribute) {
   if (attribute.type == PERIPHERAL_INT64 && sizeof(long) == sizeof(std::int64_t))
      return true;
   constexpr double most = std::numeric_limits<std::int32_t>::max(); // exact, and in any long
   return attribute.limits && attribute.limits->lowest >= -most && attribute.limits->highest <= most;
}

} // namespace

std::string propertyName(const Attribute& attribute) {
   return attribute.unit.empty() ? attribute.name : attribute.name + "-" + attribute.unit;
}

MM::PropertyType propertyType(const Attribute& attribute) {
   switch (attribute.type) {
   case PERIPHERAL_DOUBLE:
      return MM::Float;
   case PERIPHERAL_BOOL:
      return MM::Integer;
   case PERIPHERAL_INT64:
   case PERIPHERAL_UINT64:
      return fitsLong(attribute) ? MM::Integer : MM::String;
   default:
      return MM::String;
   }
}

} // namespace lensless::peripherals
