// Values of controls as people write them.
#include "Controls.h"

#include <charconv>
#include <optional>
#include <sstream>

namespace v4l2 {

namespace {

std::optional<std::int64_t> NumberOf(const std::string& text) {
   const bool isHex = text.compare(0, 2, "0x") == 0 || text.compare(0, 2, "0X") == 0;
   const char* begin = text.data() + (isHex ? 2 : 0);
   const char* end = text.data() + text.size();
   std::int64_t number = 0;
   const auto [stop, error] = std::from_chars(begin, end, number, isHex ? 16 : 10);
   return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

std::string HexText(std::int64_t bits) {
   char digits[9] = "00000000";
   for (int i = 7; i >= 0; --i, bits >>= 4)
      digits[i] = "0123456789abcdef"[bits & 15];
   return std::string("0x") + digits;
}

} // namespace

std::string Controls::GetText(std::uint32_t id) const {
   const Control& control = Known(id);
   switch (control.kind) {
   case ControlKind::String:
      return GetString(id);
   case ControlKind::Bitmask:
      return HexText(Get(id));
   case ControlKind::Menu:
   case ControlKind::IntegerMenu: {
      const std::int64_t index = Get(id);
      const MenuItem* item = control.ItemAt(index);
      return item != nullptr ? control.TextOf(*item) : std::to_string(index); // a driver's value outside its own menu
   }
   case ControlKind::Array: {
      std::string text;
      for (const std::int64_t value : GetArray(id))
         text += (text.empty() ? "" : ",") + std::to_string(value);
      return text;
   }
   case ControlKind::Button:
      return "";
   default:
      return std::to_string(Get(id));
   }
}

std::string Controls::SetText(std::uint32_t id, const std::string& text) {
   const Control& control = Known(id);
   const std::string quoted = "\"" + text + "\"";
   switch (control.kind) {
   case ControlKind::String:
      SetString(id, text);
      break;
   case ControlKind::Button:
      Press(id);
      break;
   case ControlKind::Menu:
   case ControlKind::IntegerMenu: {
      const MenuItem* item = control.ItemOf(text);
      if (item == nullptr)
         Refuse(control, quoted, "there is no such item; allowed: " + control.Allowed());
      Set(id, item->index);
      break;
   }
   case ControlKind::Array: {
      std::vector<std::int64_t> values;
      std::istringstream parts(text);
      for (std::string part; std::getline(parts, part, ',');) {
         part.erase(0, part.find_first_not_of(' '));
         part.erase(part.find_last_not_of(' ') + 1);
         const auto number = NumberOf(part);
         if (!number)
            Refuse(control, quoted, "\"" + part + "\" is not a whole number; write numbers with commas between");
         values.push_back(*number);
      }
      SetArray(id, values);
      break;
   }
   default: {
      const auto number = NumberOf(text);
      if (!number)
         Refuse(control, quoted, "it is not a whole number; allowed: " + control.Allowed());
      Set(id, *number);
   }
   }
   return control.IsReadable() ? GetText(id) : text;
}

} // namespace v4l2
