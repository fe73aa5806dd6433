#include "Control.h"

#include "Wording.h"

#include <algorithm>
#include <linux/videodev2.h>

namespace v4l2 {

bool Control::IsReadOnly() const {
   return (flags & V4L2_CTRL_FLAG_READ_ONLY) != 0;
}

bool Control::IsWriteOnly() const {
   return (flags & V4L2_CTRL_FLAG_WRITE_ONLY) != 0;
}

bool Control::IsInactive() const {
   return (flags & V4L2_CTRL_FLAG_INACTIVE) != 0;
}

bool Control::IsGrabbed() const {
   return (flags & V4L2_CTRL_FLAG_GRABBED) != 0;
}

bool Control::IsVolatile() const {
   return (flags & V4L2_CTRL_FLAG_VOLATILE) != 0;
}

bool Control::ActsOnWrite() const {
   return (flags & V4L2_CTRL_FLAG_EXECUTE_ON_WRITE) != 0;
}

bool Control::ChangesOthers() const {
   return (flags & (V4L2_CTRL_FLAG_UPDATE | V4L2_CTRL_FLAG_MODIFY_LAYOUT)) != 0;
}

bool Control::ChangesLayout() const {
   return (flags & V4L2_CTRL_FLAG_MODIFY_LAYOUT) != 0;
}

bool Control::HasPayload() const {
   return (flags & V4L2_CTRL_FLAG_HAS_PAYLOAD) != 0;
}

bool Control::IsReadable() const {
   return !IsWriteOnly() && kind != ControlKind::Button && kind != ControlKind::Class && kind != ControlKind::Other;
}

bool Control::IsWritable() const {
   return !IsReadOnly() && kind != ControlKind::Class && kind != ControlKind::Other;
}

std::string Control::TextOf(const MenuItem& item) const {
   const bool shared = std::any_of(menu.begin(), menu.end(), [&](const MenuItem& other) {
      return other.index != item.index && other.name == item.name;
   });
   return shared ? item.name + " (" + std::to_string(item.index) + ")" : item.name;
}

const MenuItem* Control::ItemAt(std::int64_t index) const {
   const auto found = std::find_if(menu.begin(), menu.end(), [&](const MenuItem& item) { return item.index == index; });
   return found == menu.end() ? nullptr : &*found;
}

const MenuItem* Control::ItemOf(const std::string& text) const {
   const auto found =
       std::find_if(menu.begin(), menu.end(), [&](const MenuItem& item) { return TextOf(item) == text; });
   return found == menu.end() ? nullptr : &*found;
}

std::string Control::Allowed() const {
   if (kind == ControlKind::Boolean)
      return "0 and 1";
   if (kind == ControlKind::Menu || kind == ControlKind::IntegerMenu) {
      std::vector<std::string> texts;
      for (const MenuItem& item : menu)
         texts.push_back("\"" + TextOf(item) + "\"");
      return Listed(texts);
   }
   const std::string range = "from " + std::to_string(minimum) + " to " + std::to_string(maximum);
   if (kind == ControlKind::String)
      return range + " bytes";
   return step > 1 ? range + " in steps of " + std::to_string(step) : range;
}

} // namespace v4l2
