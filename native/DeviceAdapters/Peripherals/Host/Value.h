// Values and attributes of peripherals, checked and owned by the host.
#pragma once

#include "../peripheral.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace lensless::peripherals {

using Bytes = std::vector<std::uint8_t>;
/** In the order of PERIPHERAL_INT64 to PERIPHERAL_BYTES. */
using Value = std::variant<std::int64_t, std::uint64_t, double, bool, std::string, Bytes>;

/** PERIPHERAL_INT64 and so on. */
inline std::uint32_t typeOf(const Value& value) {
   return static_cast<std::uint32_t>(value.index()) + PERIPHERAL_INT64;
}

struct Limits {
   double lowest = 0, highest = 0;
   double step = 0; // 0: any
};

struct Attribute {
   std::string name, description, unit;
   std::uint32_t type = PERIPHERAL_STRING;
   std::uint32_t access = PERIPHERAL_READ;
   bool beforeInitialise = false; // when it can be set
   std::optional<Limits> limits;
   std::vector<Value> allowed; // empty: all
};

struct Description {
   std::string name, description;
   std::uint32_t kind = PERIPHERAL_GENERIC;
};

/** For messages: a 64-bit integer, a truth value, … */
const char* typeName(std::uint32_t type);
/** As a property shows it: numbers with a point whatever the locale, truth as 1 and 0, bytes in hexadecimal. */
std::string textOf(const Value& value);
/** What the text says, as a value of that type; nothing if it says none. */
std::optional<Value> valueOf(const std::string& text, std::uint32_t type);

} // namespace lensless::peripherals
