// Listing the controls of a node.
#include "Controls.h"

#include "Failure.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace v4l2 {

namespace {

constexpr std::uint32_t next = V4L2_CTRL_FLAG_NEXT_CTRL | V4L2_CTRL_FLAG_NEXT_COMPOUND;

ControlKind KindOf(const v4l2_query_ext_ctrl& query) {
   switch (query.type) {
   case V4L2_CTRL_TYPE_CTRL_CLASS:
      return ControlKind::Class;
   case V4L2_CTRL_TYPE_BUTTON:
      return ControlKind::Button;
   case V4L2_CTRL_TYPE_STRING:
      return query.nr_of_dims > 0 ? ControlKind::Other : ControlKind::String;
   case V4L2_CTRL_TYPE_U8:
   case V4L2_CTRL_TYPE_U16:
   case V4L2_CTRL_TYPE_U32:
   case V4L2_CTRL_TYPE_AREA:
      return ControlKind::Array;
   default:
      break;
   }
   if (query.type >= V4L2_CTRL_COMPOUND_TYPES)
      return ControlKind::Other;
   if (query.nr_of_dims > 0)
      return ControlKind::Array;
   switch (query.type) {
   case V4L2_CTRL_TYPE_INTEGER:
   case V4L2_CTRL_TYPE_INTEGER64:
      return ControlKind::Integer;
   case V4L2_CTRL_TYPE_BOOLEAN:
      return ControlKind::Boolean;
   case V4L2_CTRL_TYPE_MENU:
      return ControlKind::Menu;
   case V4L2_CTRL_TYPE_INTEGER_MENU:
      return ControlKind::IntegerMenu;
   case V4L2_CTRL_TYPE_BITMASK:
      return ControlKind::Bitmask;
   default:
      return ControlKind::Other;
   }
}

std::vector<MenuItem> MenuOf(SystemCalls& calls, int descriptor, const Control& control) {
   std::vector<MenuItem> items;
   for (std::int64_t index = control.minimum; index <= control.maximum; ++index) {
      v4l2_querymenu query{};
      query.id = control.id;
      query.index = static_cast<std::uint32_t>(index);
      if (calls.Ioctl(descriptor, VIDIOC_QUERYMENU, &query) != 0)
         continue; // a gap
      if (control.kind == ControlKind::Menu)
         items.push_back({index, reinterpret_cast<const char*>(query.name), index});
      else
         items.push_back({index, std::to_string(query.value), query.value});
   }
   return items;
}

void TakeLimits(const v4l2_query_ext_ctrl& query, Control& control) {
   control.minimum = query.minimum;
   control.maximum = query.maximum;
   control.step = query.step;
   control.initial = query.default_value;
   // A bitmask has 32 bits without a sign: the upper half comes sign-extended.
   if (control.kind == ControlKind::Bitmask) {
      control.maximum = static_cast<std::uint32_t>(query.maximum);
      control.initial = static_cast<std::uint32_t>(query.default_value);
   }
   control.flags = query.flags;
   control.elements = query.elems;
   control.elementBytes = query.elem_size;
   if (query.type == V4L2_CTRL_TYPE_AREA) { // width and height; drivers tell no limits, the kernel takes all but 0
      control.minimum = 1;
      control.maximum = UINT32_MAX;
      control.elements = query.elems * 2;
      control.elementBytes = query.elem_size / 2;
   }
}

} // namespace

Controls::Controls(SystemCalls& calls, int descriptor, std::string path)
    : calls_(&calls), descriptor_(descriptor), path_(std::move(path)) {
   v4l2_query_ext_ctrl query{};
   std::uint32_t last = 0;
   while (true) {
      query = {};
      query.id = last | next;
      if (calls_->Ioctl(descriptor_, VIDIOC_QUERY_EXT_CTRL, &query) == 0) {
         last = query.id;
         Append(query);
      } else if (errno == EINVAL || errno == ENOTTY) {
         return;
      } else {
         last = SkipUnanswered(last, errno);
      }
   }
}

void Controls::Append(const v4l2_query_ext_ctrl& query) {
   if ((query.flags & V4L2_CTRL_FLAG_DISABLED) != 0)
      return;
   Control control;
   control.id = query.id;
   control.type = query.type;
   control.kind = KindOf(query);
   control.name.assign(query.name, strnlen(query.name, sizeof query.name));
   control.dimensions.assign(query.dims, query.dims + query.nr_of_dims);
   TakeLimits(query, control);
   if (control.kind == ControlKind::Menu || control.kind == ControlKind::IntegerMenu)
      control.menu = MenuOf(*calls_, descriptor_, control);
   all_.push_back(control);
}

// uvcvideo asks the camera for limits, and some cameras fail for a control they claim to have. The error does not say
// which: it is the first after the last one that exists.
std::uint32_t Controls::SkipUnanswered(std::uint32_t last, int error) {
   if (error != ENODEV)
      for (std::uint32_t id = last + 1; id < last + 0x40; ++id) {
         v4l2_query_ext_ctrl query{};
         query.id = id;
         if (calls_->Ioctl(descriptor_, VIDIOC_QUERY_EXT_CTRL, &query) != 0 && errno != EINVAL) {
            unanswered_.push_back(id);
            return id;
         }
      }
   throw Failure(*calls_, path_, "could not list its controls", error);
}

const Control* Controls::Find(std::uint32_t id) const {
   const auto found = std::find_if(all_.begin(), all_.end(), [&](const Control& control) { return control.id == id; });
   return found == all_.end() ? nullptr : &*found;
}

const Control& Controls::Refresh(std::uint32_t id) {
   Control& control = Known(id);
   v4l2_query_ext_ctrl query{};
   query.id = id;
   if (calls_->Ioctl(descriptor_, VIDIOC_QUERY_EXT_CTRL, &query) != 0)
      throw Failure(*calls_, path_, "could not tell the limits of \"" + control.name + "\"", errno);
   const bool menuMoved = query.minimum != control.minimum || query.maximum != control.maximum;
   TakeLimits(query, control);
   if (menuMoved && (control.kind == ControlKind::Menu || control.kind == ControlKind::IntegerMenu))
      control.menu = MenuOf(*calls_, descriptor_, control);
   return control;
}

void Controls::RefreshAll() {
   for (const Control& control : all_)
      Refresh(control.id);
}

} // namespace v4l2
