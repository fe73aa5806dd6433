#include "NumberText.h"

#include <charconv>
#include <cmath>
#include <cstring>
#include <iterator>

namespace MM {

namespace {

std::string Text(double value, std::chars_format format, int precision) {
   char digits[400]; // the largest double has 309 digits before the point
   const auto written = std::to_chars(std::begin(digits), std::end(digits), value, format, precision);
   return std::string(digits, written.ptr);
}

} // namespace

std::string FixedText(double value, int decimals) {
   return Text(value, std::chars_format::fixed, decimals);
}

std::string GeneralText(double value, int digits) {
   return Text(value, std::chars_format::general, digits);
}

double LeadingNumber(const char* text) {
   text += std::strspn(text, " \t\n\v\f\r");
   if (*text == '+' && text[1] != '-')
      ++text;
   double value = 0.0;
   if (std::from_chars(text, text + std::strlen(text), value).ec == std::errc::result_out_of_range)
      return HUGE_VAL;
   return value;
}

} // namespace MM
