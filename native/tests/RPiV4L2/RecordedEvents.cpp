// Control events: who hears of which change.
#include "RecordedAnswers.h"
#include "RecordedMachine.h"

#include <algorithm>
#include <cerrno>
#include <ctime>

namespace v4l2::recorded {

int RecordedMachine::AnswerEvents(Handle& handle, unsigned long request, void* argument) {
   if (request == VIDIOC_DQEVENT) {
      if (handle.events.empty())
         return ENOENT;
      auto& event = *static_cast<v4l2_event*>(argument);
      event = handle.events.front();
      handle.events.pop_front();
      event.pending = static_cast<std::uint32_t>(handle.events.size());
      return 0;
   }
   const auto& subscription = *static_cast<const v4l2_event_subscription*>(argument);
   if (request == VIDIOC_UNSUBSCRIBE_EVENT) {
      if (subscription.type == V4L2_EVENT_ALL)
         handle.subscribed.clear();
      else
         handle.subscribed.erase(subscription.id);
      return 0;
   }
   const auto& controls = machine_.nodes.at(handle.path).controls;
   if (subscription.type != V4L2_EVENT_CTRL || controls.count(subscription.id) == 0)
      return EINVAL;
   handle.subscribed.insert(subscription.id);
   return 0;
}

void RecordedMachine::Announce(const std::string& path, const Control& control, std::uint32_t changes,
                               const Handle* setter) {
   ++eventSequence_;
   for (auto& [descriptor, handle] : handles_) {
      // A descriptor is not told of what it did itself.
      if (handle.path != path || &handle == setter || handle.subscribed.count(control.id) == 0)
         continue;
      v4l2_event event{};
      event.type = V4L2_EVENT_CTRL;
      event.id = control.id;
      event.sequence = eventSequence_;
      event.timestamp = {static_cast<time_t>(eventSequence_), 0};
      event.u.ctrl.changes = changes;
      event.u.ctrl.type = control.type;
      event.u.ctrl.value64 = control.values.size() == 1 ? control.values[0] : 0;
      event.u.ctrl.flags = control.flags;
      event.u.ctrl.minimum = static_cast<std::int32_t>(control.minimum);
      event.u.ctrl.maximum = static_cast<std::int32_t>(control.maximum);
      event.u.ctrl.step = static_cast<std::int32_t>(control.step);
      event.u.ctrl.default_value = static_cast<std::int32_t>(control.initial);
      handle.events.push_back(event);
   }
}

void RecordedMachine::FollowChange(Node& node, const std::map<std::uint32_t, Control>& before, const Handle* setter) {
   const auto asSet = node.controls;
   SettleControls(node);
   for (const auto& [id, after] : node.controls) {
      const Control& old = before.at(id);
      const bool valueChanged = old.values != after.values || old.text != after.text;
      const bool limitsChanged = old.minimum != after.minimum || old.maximum != after.maximum;
      const std::uint32_t changes = (valueChanged ? V4L2_EVENT_CTRL_CH_VALUE : 0U) |
                                    (old.flags != after.flags ? V4L2_EVENT_CTRL_CH_FLAGS : 0U) |
                                    (limitsChanged ? V4L2_EVENT_CTRL_CH_RANGE : 0U);
      // What the setter set itself is known to it; what followed from it is not.
      const bool bySetter = changes == V4L2_EVENT_CTRL_CH_VALUE && asSet.at(id).values == after.values;
      if (changes != 0)
         Announce(node.path, after, changes, bySetter ? setter : nullptr);
   }
}

void RecordedMachine::ChangeControl(const std::string& path, std::uint32_t id, std::int64_t value) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   Node& node = machine_.nodes.at(path);
   const auto before = node.controls;
   node.controls.at(id).values = {value};
   FollowChange(node, before, nullptr);
}

} // namespace v4l2::recorded
