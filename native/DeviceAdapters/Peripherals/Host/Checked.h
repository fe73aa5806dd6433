// What a plug-in hands out, checked before anybody relies on it.
#pragma once

#include "Value.h"

#include <string>

namespace lensless::peripherals {

/** Whether the bytes are UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF. */
bool isUtf8(const std::string& bytes);

/**
 * The text, copied. Throws Failure if it is no UTF-8, longer than longest, or its length lies: a NUL within, or none
 * behind.
 * @param what for messages: "the name of attribute 3"
 */
std::string checkedText(const peripheral_text& text, const std::string& what,
                        std::uint64_t longest = PERIPHERAL_LONGEST_TEXT);
/** The same of a name, which is not empty and has no control characters and no comma, which .cfg files cannot hold. */
std::string checkedName(const peripheral_text& text, const std::string& what);
/** The value, copied. Throws Failure if it is of another type than type, is not finite or not 0 or 1, or as
 * checkedText. */
Value checkedValue(const peripheral_value& value, std::uint32_t type, const std::string& what);
/** The attribute, copied. Throws Failure for what contradicts itself. */
Attribute checkedAttribute(const peripheral_attribute& attribute, const std::string& what);
Description checkedDescription(const peripheral_description& description, const std::string& what);

/** Throws Failure if the attribute cannot become that: type, limits, steps, allowed values; the text says what can. */
void requireAllowed(const Attribute& attribute, const Value& value);

} // namespace lensless::peripherals
