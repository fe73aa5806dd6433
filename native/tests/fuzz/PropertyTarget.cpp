#include "Targets.h"

#include "DeviceUtils.h"
#include "Property.h"

#include <cmath>
#include <cstring>
#include <vector>

static std::vector<std::string> Lines(const std::string& input) {
   std::vector<std::string> lines;
   std::size_t begin = 0;
   for (std::size_t end; (end = input.find('\n', begin)) != std::string::npos; begin = end + 1)
      lines.push_back(input.substr(begin, end - begin));
   lines.push_back(input.substr(begin));
   return lines;
}

static std::string TextOf(const MM::Property& property) {
   std::string text;
   property.Get(text);
   return text;
}

// Not a number is neither within limits nor equal to itself: no promise holds of it.
static bool IsNumber(const MM::Property& property) {
   double value = 0;
   property.Get(value);
   return !std::isnan(value);
}

static void RequireWithinLimits(const MM::Property& property) {
   double value = 0;
   property.Get(value);
   Require(!property.HasLimits() || (value >= property.GetLowerLimit() && value <= property.GetUpperLimit()),
           "A property stays within its limits");
}

// The first two lines are limits, all others values.
template <class Kind>
static bool SetNumbers(const std::vector<std::string>& lines) {
   Kind limits("Limits"), property("Number");
   double lower = 0, upper = 0;
   if (limits.Set(lines[0].c_str()))
      limits.Get(lower);
   if (lines.size() > 1 && limits.Set(lines[1].c_str()))
      limits.Get(upper);
   const bool limited = property.SetLimits(lower, upper);
   Require(!limited || lower <= upper, "Limits are in order");
   const bool holdsZero = !limited || (property.GetLowerLimit() <= 0 && property.GetUpperLimit() >= 0);

   bool set = holdsZero; // a new property is zero, whatever limits follow
   for (const std::string& line : lines) {
      const std::string before = TextOf(property);
      if (!property.Set(line.c_str())) {
         Require(TextOf(property) == before, "A refused value changes nothing");
         continue;
      }
      set = true;
      const std::string text = TextOf(property);
      if (!IsNumber(property))
         continue;
      Require(property.Set(text.c_str()), "The text of a property can be set");
      Require(TextOf(property) == text, "The text of a property reads back");
      long whole = 0;
      property.Get(whole);
   }
   if (set && IsNumber(property))
      RequireWithinLimits(property);
   return limited && set;
}

static void SetText(const std::vector<std::string>& lines) {
   MM::StringProperty property("Text");
   for (const std::string& line : lines) {
      property.Set(line.c_str());
      Require(TextOf(property) == line.c_str(), "Text is kept as it is");
      double number = 0;
      long whole = 0;
      property.Get(number);
      property.Get(whole);
      property.Set(number);
      property.Set(whole);
      Require(TextOf(property) == std::to_string(whole), "A whole number is kept as its digits");
   }
}

static void AllowValues(const std::vector<std::string>& lines) {
   MM::StringProperty property("Choice");
   property.SetSequenceable(2);
   for (std::size_t i = 0; i < lines.size(); ++i) {
      property.AddAllowedValue(lines[i].c_str(), static_cast<long>(i));
      long data = -1;
      Require(property.IsAllowed(lines[i].c_str()), "What was allowed is allowed");
      Require(property.GetData(lines[i].c_str(), data) && data == static_cast<long>(i),
              "An allowed value keeps its number");
      property.AddToSequence(lines[i].c_str());
      Require(property.GetSequence().size() <= 2, "A sequence is no longer than the hardware holds");
   }
}

// The first line holds the delimiters.
static void Split(const std::string& input, const std::string& delimiters) {
   std::vector<std::string> tokens;
   CDeviceUtils::Tokenize(input, tokens, delimiters);
   std::string rest, expected;
   for (const std::string& token : tokens) {
      Require(!token.empty(), "No part is empty");
      Require(token.find_first_of(delimiters) == std::string::npos, "No part holds a delimiter");
      rest += token;
   }
   for (const char c : input) {
      if (delimiters.find(c) == std::string::npos)
         expected += c;
   }
   Require(rest == expected, "The parts are all there is between delimiters");
}

static void Copy(const std::string& input) {
   char copy[MM::MaxStrLength];
   const std::size_t length = std::strlen(input.c_str());
   const bool whole = CDeviceUtils::CopyLimitedString(copy, input.c_str());
   Require(whole == (length <= CDeviceUtils::GetMaxStringLength()), "A copy says whether it was cut");
   Require(input.compare(0, std::strlen(copy), copy) == 0, "A copy is the beginning of its source");
}

bool FuzzProperty(const std::string& input) {
   const std::vector<std::string> lines = Lines(input);
   bool taken = SetNumbers<MM::FloatProperty>(lines);
   taken = SetNumbers<MM::IntegerProperty>(lines) && taken;
   SetText(lines);
   AllowValues(lines);
   Split(input, ",");
   Split(input, lines[0]);
   Copy(input);
   CDeviceUtils::HexRep(std::vector<unsigned char>(input.begin(), input.end()));
   return taken;
}
