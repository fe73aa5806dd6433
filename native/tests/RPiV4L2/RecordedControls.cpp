// Controls as the kernel's control framework (and uvcvideo, which has its own) answers them.
#include "RecordedAnswers.h"

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace v4l2::recorded {

namespace {

bool IsString(const Control& control) {
   return control.type == V4L2_CTRL_TYPE_STRING;
}
bool IsMenu(const Control& control) {
   return control.type == V4L2_CTRL_TYPE_MENU || control.type == V4L2_CTRL_TYPE_INTEGER_MENU;
}
bool IsCompound(const Control& control) {
   return control.type >= V4L2_CTRL_COMPOUND_TYPES || !control.dims.empty();
}
bool HasPayload(const Control& control) {
   return IsString(control) || IsCompound(control);
}

std::uint32_t ElementBytes(const Control& control) {
   switch (control.type) {
   case V4L2_CTRL_TYPE_STRING:
      return static_cast<std::uint32_t>(control.maximum) + 1;
   case V4L2_CTRL_TYPE_INTEGER64:
   case V4L2_CTRL_TYPE_AREA:
      return 8;
   case V4L2_CTRL_TYPE_U8:
      return 1;
   case V4L2_CTRL_TYPE_U16:
      return 2;
   default:
      return 4;
   }
}

int Query(const Node& node, v4l2_query_ext_ctrl& query) {
   constexpr std::uint32_t next = V4L2_CTRL_FLAG_NEXT_CTRL | V4L2_CTRL_FLAG_NEXT_COMPOUND;
   const std::uint32_t asked = query.id & next, id = query.id & ~next;
   auto found = asked == 0 ? node.controls.find(id) : node.controls.upper_bound(id);
   const auto wanted = [&](const Control& control) {
      return asked == 0 ||
             (asked & (IsCompound(control) ? V4L2_CTRL_FLAG_NEXT_COMPOUND : V4L2_CTRL_FLAG_NEXT_CTRL)) != 0;
   };
   while (found != node.controls.end() && !wanted(found->second))
      ++found;
   if (found == node.controls.end())
      return EINVAL;
   const Control& control = found->second;
   query = {};
   query.id = control.id;
   query.type = control.type;
   std::strncpy(query.name, control.name.c_str(), sizeof query.name - 1);
   query.minimum = control.minimum;
   query.maximum = control.maximum;
   query.step = static_cast<std::uint64_t>(control.step);
   query.default_value = control.initial;
   query.flags = control.flags | (HasPayload(control) ? V4L2_CTRL_FLAG_HAS_PAYLOAD : 0U);
   query.elem_size = ElementBytes(control);
   query.elems = static_cast<std::uint32_t>(std::max<std::size_t>(control.values.size(), 1));
   query.nr_of_dims = static_cast<std::uint32_t>(control.dims.size());
   std::copy(control.dims.begin(), control.dims.end(), query.dims);
   return 0;
}

int QueryMenu(const Node& node, v4l2_querymenu& query) {
   const auto found = node.controls.find(query.id);
   if (found == node.controls.end() || found->second.menu.count(query.index) == 0)
      return EINVAL;
   const std::string& text = found->second.menu.at(query.index);
   if (found->second.type == V4L2_CTRL_TYPE_INTEGER_MENU)
      query.value = std::stoll(text);
   else
      std::strncpy(reinterpret_cast<char*>(query.name), text.c_str(), sizeof query.name - 1);
   return 0;
}

template <class Element>
void Write(const Control& control, void* to) {
   for (std::size_t i = 0; i < control.values.size(); ++i)
      static_cast<Element*>(to)[i] = static_cast<Element>(control.values[i]);
}

template <class Element>
void Take(Control& control, const void* from) {
   for (std::size_t i = 0; i < control.values.size(); ++i)
      control.values[i] = static_cast<std::int64_t>(static_cast<const Element*>(from)[i]);
}

int Get(const Control& control, v4l2_ext_control& to) {
   if ((control.flags & V4L2_CTRL_FLAG_WRITE_ONLY) != 0)
      return EACCES;
   if (!HasPayload(control)) {
      if (control.type == V4L2_CTRL_TYPE_INTEGER64)
         to.value64 = control.values[0];
      else
         to.value = static_cast<std::int32_t>(control.values[0]);
      return 0;
   }
   const auto bytes = static_cast<std::uint32_t>(ElementBytes(control) * control.values.size());
   if (to.size < bytes) {
      to.size = bytes;
      return ENOSPC;
   }
   if (IsString(control))
      std::strncpy(to.string, control.text.c_str(), bytes);
   else if (control.type == V4L2_CTRL_TYPE_U8)
      Write<std::uint8_t>(control, to.ptr);
   else if (control.type == V4L2_CTRL_TYPE_U16)
      Write<std::uint16_t>(control, to.ptr);
   else if (ElementBytes(control) == 8)
      Write<std::int64_t>(control, to.ptr);
   else
      Write<std::int32_t>(control, to.ptr);
   return 0;
}

/** The framework's rounding: to the nearest step, held within the limits. */
std::int64_t Held(const Control& control, std::int64_t value) {
   if (control.type == V4L2_CTRL_TYPE_BOOLEAN)
      return value != 0 ? 1 : 0;
   if (control.type == V4L2_CTRL_TYPE_BITMASK)
      return value & control.maximum;
   if (IsMenu(control) || control.step <= 1)
      return std::clamp(value, control.minimum, control.maximum);
   const std::int64_t held = std::clamp(value, control.minimum, control.maximum);
   const std::int64_t steps = (held - control.minimum + control.step / 2) / control.step;
   return std::min(control.minimum + steps * control.step, control.maximum);
}

int Set(Control& control, const v4l2_ext_control& from, bool stalls) {
   if ((control.flags & V4L2_CTRL_FLAG_READ_ONLY) != 0)
      return EACCES;
   if ((control.flags & V4L2_CTRL_FLAG_GRABBED) != 0)
      return EBUSY;
   if (stalls && (control.flags & V4L2_CTRL_FLAG_INACTIVE) != 0)
      return EIO;
   if (IsString(control)) {
      const std::string text(from.string);
      if (static_cast<std::int64_t>(text.size()) < control.minimum ||
          static_cast<std::int64_t>(text.size()) > control.maximum)
         return ERANGE;
      control.text = text;
      return 0;
   }
   if (HasPayload(control)) {
      if (from.size < ElementBytes(control) * control.values.size())
         return EFAULT;
      if (control.type == V4L2_CTRL_TYPE_U8)
         Take<std::uint8_t>(control, from.ptr);
      else if (control.type == V4L2_CTRL_TYPE_U16)
         Take<std::uint16_t>(control, from.ptr);
      else if (control.type == V4L2_CTRL_TYPE_U32)
         Take<std::uint32_t>(control, from.ptr);
      else if (ElementBytes(control) == 8)
         Take<std::int64_t>(control, from.ptr);
      else
         Take<std::int32_t>(control, from.ptr);
   } else {
      const std::int64_t value = control.type == V4L2_CTRL_TYPE_INTEGER64 ? from.value64 : from.value;
      if (IsMenu(control) && (value < control.minimum || value > control.maximum))
         return ERANGE;
      if (IsMenu(control) && control.menu.count(value) == 0)
         return EINVAL;
      control.values = {control.type == V4L2_CTRL_TYPE_BUTTON ? 0 : value};
   }
   for (std::int64_t& value : control.values)
      value = Held(control, value);
   return 0;
}

int GetOrSet(Node& node, unsigned long request, v4l2_ext_controls& wanted, const Changed& changed) {
   const bool stalls = std::strcmp(reinterpret_cast<const char*>(node.capability.driver), "uvcvideo") == 0;
   const auto before = node.controls;
   for (std::uint32_t i = 0; i < wanted.count; ++i) {
      const auto found = node.controls.find(wanted.controls[i].id);
      const int error = found == node.controls.end()    ? EINVAL
                        : request == VIDIOC_G_EXT_CTRLS ? Get(found->second, wanted.controls[i])
                                                        : Set(found->second, wanted.controls[i], stalls);
      wanted.error_idx = i;
      if (error != 0) {
         node.controls = before;
         return error;
      }
   }
   if (request == VIDIOC_S_EXT_CTRLS) {
      changed(before);
      for (std::uint32_t i = 0; i < wanted.count; ++i) // what was applied goes back to the caller
         Get(node.controls.at(wanted.controls[i].id), wanted.controls[i]);
   }
   return 0;
}

} // namespace

void SettleControls(Node& node) {
   const std::int64_t height = node.IsSubdevice() ? node.pads[0].format.height : node.current.height;
   const std::int64_t width = node.IsSubdevice() ? node.pads[0].format.width : node.current.width;
   for (auto& [id, control] : node.controls) {
      if (control.heightLimit != 0)
         control.maximum = control.heightLimit - height;
      if (control.widthLimit != 0)
         control.minimum = control.maximum = control.widthLimit - width;
   }
   for (auto& [id, control] : node.controls) // limits first: those below follow values held within them
      if (control.type != V4L2_CTRL_TYPE_STRING)
         for (std::int64_t& value : control.values)
            value = Held(control, value);
   for (auto& [id, control] : node.controls) {
      if (control.maximumFollows != 0) {
         control.maximum = height + node.controls.at(control.maximumFollows).values[0] + control.maximumOffset;
         control.values[0] = Held(control, control.values[0]);
      }
      if (control.activeWhen != 0) {
         const std::int64_t value = node.controls.at(control.activeWhen).values[0];
         const bool active = std::count(control.activeValues.begin(), control.activeValues.end(), value) > 0;
         control.flags = active ? control.flags & ~static_cast<std::uint32_t>(V4L2_CTRL_FLAG_INACTIVE)
                                : control.flags | V4L2_CTRL_FLAG_INACTIVE;
      }
      control.initial = IsString(control) ? 0 : Held(control, control.initial);
   }
}

Answered AnswerControls(Node& node, unsigned long request, void* argument, const Changed& changed) {
   switch (request) {
   case VIDIOC_QUERY_EXT_CTRL:
      return Query(node, *static_cast<v4l2_query_ext_ctrl*>(argument));
   case VIDIOC_QUERYMENU:
      return QueryMenu(node, *static_cast<v4l2_querymenu*>(argument));
   case VIDIOC_G_EXT_CTRLS:
   case VIDIOC_S_EXT_CTRLS:
      return GetOrSet(node, request, *static_cast<v4l2_ext_controls*>(argument), changed);
   default:
      return {};
   }
}

} // namespace v4l2::recorded
