// Hearing of changes that something else made.
#include "Controls.h"

#include "Failure.h"

#include <algorithm>
#include <cerrno>

namespace v4l2 {

bool Controls::Subscribe() {
   bool any = false;
   for (const Control& control : all_) {
      if (!control.IsReadable())
         continue;
      v4l2_event_subscription subscription{};
      subscription.type = V4L2_EVENT_CTRL;
      subscription.id = control.id;
      if (calls_->Ioctl(descriptor_, VIDIOC_SUBSCRIBE_EVENT, &subscription) == 0)
         any = true;
      else if (errno == ENODEV)
         throw Failure(*calls_, path_, "could not watch its controls", ENODEV);
   }
   return any;
}

std::vector<ControlChange> Controls::TakeChanges() {
   std::vector<ControlChange> changes;
   // Asked before each: on a descriptor that blocks, VIDIOC_DQEVENT would wait for the next one.
   const auto waits = [&] {
      pollfd poll{descriptor_, POLLPRI, 0};
      return calls_->Poll(&poll, 1, 0) > 0 && (poll.revents & POLLPRI) != 0;
   };
   while (waits()) {
      v4l2_event event{};
      if (calls_->Ioctl(descriptor_, VIDIOC_DQEVENT, &event) != 0) {
         if (errno == ENOENT || errno == EAGAIN)
            break; // another reader was faster
         throw Failure(*calls_, path_, "could not tell what changed in its controls", errno);
      }
      if (event.type != V4L2_EVENT_CTRL || Find(event.id) == nullptr)
         continue;
      auto change = std::find_if(changes.begin(), changes.end(), [&](const auto& old) { return old.id == event.id; });
      if (change == changes.end())
         change = changes.insert(changes.end(), ControlChange{event.id});
      change->value |= (event.u.ctrl.changes & V4L2_EVENT_CTRL_CH_VALUE) != 0;
      change->flags |= (event.u.ctrl.changes & V4L2_EVENT_CTRL_CH_FLAGS) != 0;
      change->limits |= (event.u.ctrl.changes & ~(V4L2_EVENT_CTRL_CH_VALUE | V4L2_EVENT_CTRL_CH_FLAGS)) != 0;
   }
   for (const ControlChange& change : changes)
      Refresh(change.id);
   return changes;
}

} // namespace v4l2
