#include "ControlWords.h"

#include "MMDeviceConstants.h"

#include <algorithm>
#include <limits>

namespace lensless::rpiv4l2 {

namespace {

using v4l2::Control;
using v4l2::ControlKind;

constexpr const char* on = "On";
constexpr const char* off = "Off";
constexpr const char* press = "Press";
constexpr const char* idle = "Idle";

std::string WithoutCommas(std::string text) {
   text.erase(std::remove(text.begin(), text.end(), ','), text.end());
   return text;
}

std::string Swapped(std::string text, char from, char to) {
   std::replace(text.begin(), text.end(), from, to);
   return text;
}

/** Characters of the longest value of an array's element. */
std::uint64_t LongestNumber(const Control& control) {
   return std::max(std::to_string(control.minimum).size(), std::to_string(control.maximum).size());
}

bool IsMenu(const Control& control) {
   return control.kind == ControlKind::Menu || control.kind == ControlKind::IntegerMenu;
}

std::string ItemWords(const Control& control, const v4l2::MenuItem& item) {
   const std::string name = WithoutCommas(item.name);
   const auto same = std::count_if(control.menu.begin(), control.menu.end(),
                                   [&](const v4l2::MenuItem& other) { return WithoutCommas(other.name) == name; });
   return same == 1 ? name : name + " (" + std::to_string(item.index) + ")";
}

std::string MenuWords(const Control& control, std::int64_t index) {
   for (const v4l2::MenuItem& item : control.menu)
      if (item.index == index)
         return ItemWords(control, item);
   return std::to_string(index); // a driver that is set to an item it does not list
}

} // namespace

std::string PropertyName(const Control& control) {
   return WithoutCommas(control.name);
}

bool IsProperty(const Control& control) {
   switch (control.kind) {
   case ControlKind::Class:
   case ControlKind::Other:
      return false;
   case ControlKind::Array:
      return control.elements * (LongestNumber(control) + 1) < MM::MaxStrLength;
   case ControlKind::String:
      return control.maximum < MM::MaxStrLength;
   default:
      return true;
   }
}

bool IsNumber(const Control& control) {
   return control.kind == ControlKind::Integer && control.minimum >= std::numeric_limits<long>::min() &&
          control.maximum <= std::numeric_limits<long>::max();
}

std::vector<std::string> AllowedWords(const Control& control) {
   std::vector<std::string> words;
   if (control.kind == ControlKind::Boolean)
      words = {off, on};
   if (control.kind == ControlKind::Button)
      words = {idle, press};
   if (IsMenu(control))
      for (const v4l2::MenuItem& item : control.menu)
         words.push_back(ItemWords(control, item));
   return words;
}

std::string ReadWords(const v4l2::Controls& controls, const Control& control) {
   if (control.kind == ControlKind::Button)
      return idle;
   if (!control.IsReadable())
      return "";
   if (control.kind == ControlKind::Boolean)
      return controls.Get(control.id) ? on : off;
   if (IsMenu(control))
      return MenuWords(control, controls.Get(control.id));
   const std::string text = controls.GetText(control.id);
   return control.kind == ControlKind::Array ? Swapped(text, ',', ' ') : text;
}

std::string WriteWords(v4l2::Controls& controls, const Control& control, const std::string& words) {
   if (control.kind == ControlKind::Button) {
      if (words == press)
         controls.Press(control.id);
      return idle;
   }
   if (control.kind == ControlKind::Boolean)
      return controls.Set(control.id, words == on) ? on : off;
   if (IsMenu(control))
      for (const v4l2::MenuItem& item : control.menu)
         if (ItemWords(control, item) == words)
            return MenuWords(control, controls.Set(control.id, item.index));
   if (control.kind == ControlKind::Array)
      return Swapped(controls.SetText(control.id, Swapped(words, ' ', ',')), ',', ' ');
   return controls.SetText(control.id, words);
}

} // namespace lensless::rpiv4l2
