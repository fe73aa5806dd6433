#include "Value.h"

#include <array>
#include <charconv>
#include <cmath>
#include <locale>
#include <sstream>

namespace lensless::peripherals {

namespace {

constexpr char hexDigits[] = "0123456789abcdef";

template <class Number>
std::optional<Value> numberIn(const std::string& text) {
   Number number{};
   const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
   if (error != std::errc() || end != text.data() + text.size())
      return std::nullopt;
   return Value(number);
}

std::optional<Value> bytesIn(const std::string& text) {
   if (text.size() % 2 != 0)
      return std::nullopt;
   Bytes bytes;
   for (std::size_t i = 0; i < text.size(); i += 2) {
      unsigned byte = 0;
      const auto [end, error] = std::from_chars(text.data() + i, text.data() + i + 2, byte, 16);
      if (error != std::errc() || end != text.data() + i + 2)
         return std::nullopt;
      bytes.push_back(static_cast<std::uint8_t>(byte));
   }
   return Value(std::move(bytes));
}

struct Writer {
   std::string operator()(std::int64_t number) const { return std::to_string(number); }
   std::string operator()(std::uint64_t number) const { return std::to_string(number); }
   std::string operator()(double number) const {
      std::array<char, 32> text{};
      const auto written = std::to_chars(text.data(), text.data() + text.size(), number); // the shortest that is exact
      return {text.data(), written.ptr};
   }
   std::string operator()(bool truth) const { return truth ? "1" : "0"; }
   std::string operator()(const std::string& text) const { return text; }
   std::string operator()(const Bytes& bytes) const {
      std::string text;
      for (const std::uint8_t byte : bytes) {
         text += hexDigits[byte >> 4];
         text += hexDigits[byte & 15];
      }
      return text;
   }
};

} // namespace

const char* typeName(std::uint32_t type) {
   switch (type) {
   case PERIPHERAL_INT64:
      return "a 64-bit integer";
   case PERIPHERAL_UINT64:
      return "an unsigned 64-bit integer";
   case PERIPHERAL_DOUBLE:
      return "a number";
   case PERIPHERAL_BOOL:
      return "0 or 1";
   case PERIPHERAL_STRING:
      return "a text";
   case PERIPHERAL_BYTES:
      return "bytes";
   default:
      return "of an unknown type";
   }
}

std::string textOf(const Value& value) {
   return std::visit(Writer(), value);
}

std::optional<Value> valueOf(const std::string& text, std::uint32_t type) {
   switch (type) {
   case PERIPHERAL_INT64:
      return numberIn<std::int64_t>(text);
   case PERIPHERAL_UINT64:
      return numberIn<std::uint64_t>(text);
   case PERIPHERAL_DOUBLE: {
      const std::optional<Value> number = numberIn<double>(text);
      return number && std::isfinite(std::get<double>(*number)) ? number : std::nullopt;
   }
   case PERIPHERAL_BOOL:
      return text == "0" || text == "1" ? std::optional<Value>(text == "1") : std::nullopt;
   case PERIPHERAL_STRING:
      return Value(text);
   case PERIPHERAL_BYTES:
      return bytesIn(text);
   default:
      return std::nullopt;
   }
}

} // namespace lensless::peripherals
