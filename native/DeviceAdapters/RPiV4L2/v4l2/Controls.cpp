#include "Controls.h"

#include "Failure.h"

#include <algorithm>
#include <cerrno>
#include <iomanip>
#include <sstream>

namespace v4l2 {

namespace {

std::string Quoted(const std::string& name) {
   return "\"" + name + "\"";
}

std::string IdText(std::uint32_t id) {
   std::ostringstream text;
   text << "0x" << std::hex << std::setw(8) << std::setfill('0') << id;
   return text.str();
}

bool IsOneNumber(const Control& control) {
   switch (control.kind) {
   case ControlKind::Integer:
   case ControlKind::Boolean:
   case ControlKind::Menu:
   case ControlKind::IntegerMenu:
   case ControlKind::Bitmask:
      return true;
   default:
      return false;
   }
}

/** Empty where the value is allowed. */
std::string WhyNot(const Control& control, std::int64_t value) {
   if (control.kind == ControlKind::Bitmask)
      return (value & ~control.maximum) == 0 ? "" : "it has bits that do not exist";
   if (control.kind == ControlKind::Menu || control.kind == ControlKind::IntegerMenu)
      return control.ItemAt(value) != nullptr ? "" : "there is no such item";
   if (value < control.minimum || value > control.maximum)
      return "it is out of range";
   const auto offset = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(control.minimum);
   return control.step > 1 && offset % control.step != 0 ? "it lies between two steps" : "";
}

/** Elements as they lie in the buffer the kernel fills, to and from integers. */
template <class Element>
std::vector<std::int64_t> Widened(const std::vector<std::uint8_t>& bytes) {
   std::vector<std::int64_t> values(bytes.size() / sizeof(Element));
   for (std::size_t i = 0; i < values.size(); ++i) {
      Element element;
      std::copy_n(bytes.data() + i * sizeof element, sizeof element, reinterpret_cast<std::uint8_t*>(&element));
      values[i] = static_cast<std::int64_t>(element);
   }
   return values;
}

template <class Element>
std::vector<std::uint8_t> Narrowed(const std::vector<std::int64_t>& values) {
   std::vector<std::uint8_t> bytes(values.size() * sizeof(Element));
   for (std::size_t i = 0; i < values.size(); ++i) {
      const auto element = static_cast<Element>(values[i]);
      std::copy_n(reinterpret_cast<const std::uint8_t*>(&element), sizeof element, bytes.data() + i * sizeof element);
   }
   return bytes;
}

bool IsUnsigned(const Control& control) {
   return control.type >= V4L2_CTRL_COMPOUND_TYPES || control.type == V4L2_CTRL_TYPE_BITMASK;
}

std::vector<std::int64_t> ToValues(const Control& control, const std::vector<std::uint8_t>& bytes) {
   switch (control.elementBytes) {
   case 1:
      return Widened<std::uint8_t>(bytes);
   case 2:
      return Widened<std::uint16_t>(bytes);
   case 8:
      return Widened<std::int64_t>(bytes);
   default:
      return IsUnsigned(control) ? Widened<std::uint32_t>(bytes) : Widened<std::int32_t>(bytes);
   }
}

std::vector<std::uint8_t> ToBytes(const Control& control, const std::vector<std::int64_t>& values) {
   switch (control.elementBytes) {
   case 1:
      return Narrowed<std::uint8_t>(values);
   case 2:
      return Narrowed<std::uint16_t>(values);
   case 8:
      return Narrowed<std::int64_t>(values);
   default:
      return Narrowed<std::uint32_t>(values);
   }
}

} // namespace

Control& Controls::Known(std::uint32_t id) {
   const auto found = std::find_if(all_.begin(), all_.end(), [&](const Control& control) { return control.id == id; });
   if (found == all_.end())
      throw Error(EINVAL, path_ + " has no control " + IdText(id) + "; 'v4l2-ctl -d " + path_ +
                              " --list-ctrls-menus' tells which it has.");
   return *found;
}

void Controls::Refuse(const Control& control, const std::string& value, const std::string& why) const {
   throw Error(ERANGE, path_ + " cannot set " + Quoted(control.name) + " to " + value + ": " + why + ".");
}

const Control& Controls::Settable(std::uint32_t id, const std::string& value) {
   const Control& control = Refresh(id);
   if (!control.IsWritable())
      Refuse(control, value, control.IsReadOnly() ? "it is read-only" : "it is nothing that can be set");
   if (control.IsGrabbed())
      Refuse(control, value, "it is locked for now, mostly by streaming. Stop the sequence first");
   if (control.IsInactive())
      Refuse(control, value,
             "it is inactive: another control, mostly an automatic one, decides. Switch that off first");
   return control;
}

void Controls::Write(const Control& control, v4l2_ext_control& wanted, const std::string& value) {
   wanted.id = control.id;
   v4l2_ext_controls all{};
   all.which = V4L2_CTRL_WHICH_CUR_VAL;
   all.count = 1;
   all.controls = &wanted;
   if (calls_->Ioctl(descriptor_, VIDIOC_S_EXT_CTRLS, &all) != 0) {
      const int error = errno;
      const std::string doing = "did not take " + value + " for " + Quoted(control.name);
      if (error == ERANGE || error == EINVAL)
         throw Error(error, path_ + " " + doing + "; allowed: " + control.Allowed() + ".");
      if (error == EBUSY || error == EACCES)
         throw Error(error, path_ + " " + doing + ": it is locked for now, mostly by streaming, or read-only.");
      throw Failure(*calls_, path_, doing, error);
   }
   if (control.ChangesOthers())
      RefreshAll();
}

void Controls::ReadInto(const Control& control, v4l2_ext_control& wanted) const {
   wanted.id = control.id;
   v4l2_ext_controls all{};
   all.which = V4L2_CTRL_WHICH_CUR_VAL;
   all.count = 1;
   all.controls = &wanted;
   if (calls_->Ioctl(descriptor_, VIDIOC_G_EXT_CTRLS, &all) != 0)
      throw Failure(*calls_, path_, "did not tell the value of " + Quoted(control.name), errno);
}

std::int64_t Controls::Get(std::uint32_t id) const {
   const Control& control = Known(id);
   if (!control.IsReadable() || !IsOneNumber(control))
      throw Error(EACCES, path_ + ": " + Quoted(control.name) + " has no number that can be read.");
   v4l2_ext_control wanted{};
   ReadInto(control, wanted);
   if (control.type == V4L2_CTRL_TYPE_INTEGER64)
      return wanted.value64;
   if (control.kind == ControlKind::Bitmask) // 32 bits without a sign
      return static_cast<std::uint32_t>(wanted.value);
   return wanted.value;
}

std::int64_t Controls::Set(std::uint32_t id, std::int64_t value) {
   const std::string text = std::to_string(value);
   const Control& control = Settable(id, text);
   if (!IsOneNumber(control))
      Refuse(control, text, "it does not take a number");
   if (const std::string why = WhyNot(control, value); !why.empty())
      Refuse(control, text, why + "; allowed: " + control.Allowed());
   v4l2_ext_control wanted{};
   if (control.type == V4L2_CTRL_TYPE_INTEGER64)
      wanted.value64 = value;
   else
      wanted.value = static_cast<std::int32_t>(value);
   Write(control, wanted, text);
   return control.IsReadable() ? Get(id) : value;
}

std::string Controls::GetString(std::uint32_t id) const {
   const Control& control = Known(id);
   if (!control.IsReadable() || control.kind != ControlKind::String)
      throw Error(EACCES, path_ + ": " + Quoted(control.name) + " has no text that can be read.");
   std::vector<char> text(control.elementBytes + 1U);
   v4l2_ext_control wanted{};
   wanted.size = control.elementBytes;
   wanted.string = text.data();
   ReadInto(control, wanted);
   return text.data();
}

std::string Controls::SetString(std::uint32_t id, const std::string& text) {
   const Control& control = Settable(id, Quoted(text));
   if (control.kind != ControlKind::String)
      Refuse(control, Quoted(text), "it does not take a text");
   const auto length = static_cast<std::int64_t>(text.size());
   if (length < control.minimum || length > control.maximum ||
       (control.step > 1 && static_cast<std::uint64_t>(length - control.minimum) % control.step != 0))
      Refuse(control, Quoted(text), "it has " + std::to_string(length) + " bytes; allowed: " + control.Allowed());
   std::vector<char> bytes(text.begin(), text.end());
   bytes.push_back('\0');
   v4l2_ext_control wanted{};
   wanted.size = static_cast<std::uint32_t>(bytes.size());
   wanted.string = bytes.data();
   Write(control, wanted, Quoted(text));
   return control.IsReadable() ? GetString(id) : text;
}

std::vector<std::int64_t> Controls::GetArray(std::uint32_t id) const {
   const Control& control = Known(id);
   if (!control.IsReadable() || control.kind != ControlKind::Array)
      throw Error(EACCES, path_ + ": " + Quoted(control.name) + " has no array that can be read.");
   std::vector<std::uint8_t> bytes(std::size_t{control.elements} * control.elementBytes);
   v4l2_ext_control wanted{};
   wanted.size = static_cast<std::uint32_t>(bytes.size());
   wanted.ptr = bytes.data();
   ReadInto(control, wanted);
   return ToValues(control, bytes);
}

std::vector<std::int64_t> Controls::SetArray(std::uint32_t id, const std::vector<std::int64_t>& values) {
   const std::string text = std::to_string(values.size()) + " values";
   const Control& control = Settable(id, text);
   if (control.kind != ControlKind::Array)
      Refuse(control, text, "it does not take an array");
   const bool isDynamic = (control.flags & V4L2_CTRL_FLAG_DYNAMIC_ARRAY) != 0;
   if (isDynamic ? values.empty() || values.size() > control.dimensions.at(0) : values.size() != control.elements)
      Refuse(control, text,
             "it takes " + (isDynamic ? "1 to " + std::to_string(control.dimensions.at(0))
                                      : "exactly " + std::to_string(control.elements)));
   for (std::size_t i = 0; i < values.size(); ++i)
      if (values[i] < control.minimum || values[i] > control.maximum)
         Refuse(control, text,
                "value " + std::to_string(i) + " is " + std::to_string(values[i]) + "; allowed: " +
                    control.Allowed());
   std::vector<std::uint8_t> bytes = ToBytes(control, values);
   v4l2_ext_control wanted{};
   wanted.size = static_cast<std::uint32_t>(bytes.size());
   wanted.ptr = bytes.data();
   Write(control, wanted, text);
   if (isDynamic)
      Refresh(id); // the number of elements
   return control.IsReadable() ? GetArray(id) : values;
}

void Controls::Press(std::uint32_t id) {
   const Control& control = Settable(id, "pressed");
   if (control.kind != ControlKind::Button)
      Refuse(control, "pressed", "it is not a button");
   v4l2_ext_control wanted{};
   Write(control, wanted, "pressing");
}

} // namespace v4l2
