#include "Checked.h"

#include "Failure.h"
#include "Numbers.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <type_traits>

namespace lensless::peripherals {

namespace {

constexpr double stepTolerance = 1e-6; // of a step

bool isNumeric(std::uint32_t type) {
   return type == PERIPHERAL_INT64 || type == PERIPHERAL_UINT64 || type == PERIPHERAL_DOUBLE;
}

double numberIn(const Value& value) {
   return std::visit(
       [](const auto& held) {
          if constexpr (std::is_arithmetic_v<std::decay_t<decltype(held)>>)
             return static_cast<double>(held);
          else
             return 0.0;
       },
       value);
}

std::string allowedText(const std::vector<Value>& values) {
   std::string text;
   for (const Value& value : values)
      text += (text.empty() ? "" : ", ") + textOf(value);
   return text;
}

void requireSound(const Attribute& attribute, const peripheral_attribute& raw, const std::string& what) {
   if (attribute.type < PERIPHERAL_INT64 || attribute.type > PERIPHERAL_BYTES)
      throw Failure(what + " is of type " + std::to_string(attribute.type) + ", which version 1 does not have");
   if (attribute.access < PERIPHERAL_CONSTANT || attribute.access > PERIPHERAL_READ_WRITE)
      throw Failure(what + " has access " + std::to_string(attribute.access) + ", which version 1 does not have");
   const bool settable = attribute.access == PERIPHERAL_READ_WRITE;
   const bool phaseFits =
       settable ? raw.phase == PERIPHERAL_BEFORE_INITIALISE || raw.phase == PERIPHERAL_ALWAYS : raw.phase == 0;
   if (!phaseFits)
      throw Failure(what + " has phase " + std::to_string(raw.phase) +
                    "; one that can be set has 1 or 2, others have 0");
   if (raw.has_limits > 1)
      throw Failure(what + " has has_limits " + std::to_string(raw.has_limits) + "; it is 0 or 1");
   if (raw.allowed_count > PERIPHERAL_MOST || (raw.allowed_count > 0 && raw.allowed == nullptr))
      throw Failure(what + " says that it has " + std::to_string(raw.allowed_count) + " allowed values" +
                    (raw.allowed ? "; at most " + std::to_string(PERIPHERAL_MOST) + " can be" : ", but shows none"));
}

Limits checkedLimits(const peripheral_attribute& raw, const std::string& what) {
   if (!isNumeric(raw.type))
      throw Failure(what + " has limits although it is " + typeName(raw.type));
   const bool ordered = std::isfinite(raw.minimum) && std::isfinite(raw.maximum) && raw.minimum <= raw.maximum;
   if (!ordered || !std::isfinite(raw.step) || raw.step < 0)
      throw Failure(what + " has limits from " + numberText(raw.minimum) + " to " + numberText(raw.maximum) +
                    " in steps of " + numberText(raw.step) + ", which no value can meet");
   return {raw.minimum, raw.maximum, raw.step};
}

} // namespace

bool isUtf8(const std::string& bytes) {
   const auto* at = reinterpret_cast<const unsigned char*>(bytes.data());
   const auto* const end = at + bytes.size();
   while (at < end) {
      const unsigned char lead = *at++;
      if (lead < 0x80)
         continue;
      const int more = lead >= 0xc2 && lead <= 0xdf   ? 1
                       : lead >= 0xe0 && lead <= 0xef ? 2
                       : lead >= 0xf0 && lead <= 0xf4 ? 3
                                                      : 0;
      if (more == 0 || end - at < more)
         return false;
      const unsigned char lowest = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
      const unsigned char highest = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
      if (*at < lowest || *at > highest)
         return false;
      ++at;
      for (int i = 1; i < more; ++i, ++at)
         if ((*at & 0xc0) != 0x80)
            return false;
   }
   return true;
}

std::string checkedText(const peripheral_text& text, const std::string& what, std::uint64_t longest) {
   if (text.length > longest)
      throw Failure(what + " says that it has " + std::to_string(text.length) + " bytes; at most " +
                    std::to_string(longest) + " can be");
   if (text.data == nullptr) {
      if (text.length == 0)
         return {};
      throw Failure(what + " says that it has " + std::to_string(text.length) + " bytes, but there are none");
   }
   const std::size_t length = strnlen(text.data, static_cast<std::size_t>(text.length) + 1);
   if (length != text.length)
      throw Failure(what + " says that it has " + std::to_string(text.length) + " bytes, but " +
                    (length < text.length ? "ends after " + std::to_string(length) : "no NUL comes after them"));
   std::string copy(text.data, length);
   if (!isUtf8(copy))
      throw Failure(what + " is not UTF-8");
   return copy;
}

std::string checkedName(const peripheral_text& text, const std::string& what) {
   std::string name = checkedText(text, what, PERIPHERAL_LONGEST_NAME);
   if (name.empty())
      throw Failure(what + " is empty");
   const auto isBad = [](unsigned char c) { return c < 0x20 || c == 0x7f || c == ','; };
   if (std::any_of(name.begin(), name.end(), isBad))
      throw Failure(what + " has a comma or a control character, which configuration files cannot hold");
   return name;
}

Value checkedValue(const peripheral_value& value, std::uint32_t type, const std::string& what) {
   if (value.type != type)
      throw Failure(what + " is " + typeName(value.type) + " instead of " + typeName(type), PERIPHERAL_WRONG_TYPE);
   switch (type) {
   case PERIPHERAL_INT64:
      return value.as.int64;
   case PERIPHERAL_UINT64:
      return value.as.uint64;
   case PERIPHERAL_DOUBLE:
      if (!std::isfinite(value.as.float64))
         throw Failure(what + " is not a finite number");
      return value.as.float64;
   case PERIPHERAL_BOOL:
      if (value.as.boolean > 1)
         throw Failure(what + " is " + std::to_string(value.as.boolean) + " instead of 0 or 1");
      return value.as.boolean == 1;
   case PERIPHERAL_STRING:
      return checkedText(value.as.string, what);
   case PERIPHERAL_BYTES: {
      const peripheral_bytes& bytes = value.as.bytes;
      if (bytes.length > PERIPHERAL_LONGEST_TEXT || (bytes.length > 0 && bytes.data == nullptr))
         throw Failure(what + " says that it has " + std::to_string(bytes.length) + " bytes" +
                       (bytes.data ? "; at most " + std::to_string(PERIPHERAL_LONGEST_TEXT) + " can be"
                                   : ", but there are none"));
      return bytes.length == 0 ? Bytes() : Bytes(bytes.data, bytes.data + bytes.length);
   }
   default:
      throw Failure(what + " is " + typeName(type));
   }
}

Attribute checkedAttribute(const peripheral_attribute& raw, const std::string& what) {
   Attribute attribute;
   attribute.name = checkedName(raw.name, "the name of " + what);
   const std::string named = what + " (" + attribute.name + ")";
   attribute.description = checkedText(raw.description, "the description of " + named);
   attribute.unit = checkedText(raw.unit, "the unit of " + named, PERIPHERAL_LONGEST_NAME);
   attribute.type = raw.type;
   attribute.access = raw.access;
   requireSound(attribute, raw, named);
   attribute.beforeInitialise = raw.phase == PERIPHERAL_BEFORE_INITIALISE;
   if (raw.has_limits == 1)
      attribute.limits = checkedLimits(raw, named);
   for (std::uint64_t i = 0; i < raw.allowed_count; ++i)
      attribute.allowed.push_back(
          checkedValue(raw.allowed[i], raw.type, "allowed value " + std::to_string(i) + " of " + named));
   return attribute;
}

Description checkedDescription(const peripheral_description& raw, const std::string& what) {
   Description description;
   description.name = checkedName(raw.name, "the name of " + what);
   const auto isBad = [](unsigned char c) { return !std::isalnum(c) && c != '-' && c != '_'; };
   if (std::any_of(description.name.begin(), description.name.end(), isBad))
      throw Failure(what + " is called '" + description.name + "'; letters, digits, - and _ are allowed");
   description.description = checkedText(raw.description, "the description of " + what);
   if (raw.kind > PERIPHERAL_XY_STAGE)
      throw Failure(what + " (" + description.name + ") is of kind " + std::to_string(raw.kind) +
                    ", which version 1 does not have");
   description.kind = raw.kind;
   return description;
}

void requireAllowed(const Attribute& attribute, const Value& value) {
   if (typeOf(value) != attribute.type)
      throw Failure(attribute.name + " takes " + typeName(attribute.type), PERIPHERAL_WRONG_TYPE);
   if (!attribute.allowed.empty() &&
       std::find(attribute.allowed.begin(), attribute.allowed.end(), value) == attribute.allowed.end())
      throw Failure(attribute.name + " cannot be " + textOf(value) + "; allowed is " + allowedText(attribute.allowed),
                    PERIPHERAL_OUT_OF_RANGE);
   if (!attribute.limits)
      return;
   const auto [lowest, highest, step] = *attribute.limits;
   const double number = numberIn(value);
   const double steps = step > 0 ? (number - lowest) / step : 0;
   if (number < lowest || number > highest || std::abs(steps - std::round(steps)) > stepTolerance)
      throw Failure(attribute.name + " cannot be " + textOf(value) + "; allowed is " + numberText(lowest) + " to " +
                        numberText(highest) + (step > 0 ? " in steps of " + numberText(step) : ""),
                    PERIPHERAL_OUT_OF_RANGE);
}

} // namespace lensless::peripherals
