// Giving roles to devices, and what goes with it.
#include "../Core.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

static bool IsCapturing(Device& camera) {
   return camera.State() == InitializedSuccessfully &&
          camera.UseAnyTime<MM::Camera>([](MM::Camera& c) { return c.IsCapturing(); });
}

static bool IsOpen(Device& shutter) {
   bool open = false;
   if (shutter.State() == InitializedSuccessfully)
      shutter.DoAnyTime<MM::Shutter>([&](MM::Shutter& s) { return s.GetOpen(open); });
   return open;
}

void Core::SetRole(Role role, const std::string& label) {
   const RoleKind& kind = KindOf(role);
   const DevicePtr former = roles.Get(role);
   const DevicePtr next = label.empty() ? nullptr : devices.Get(label, kind.type);
   if (role == Role::Camera && former && IsCapturing(*former))
      throw CMMError("The camera cannot be set from " + Quoted(former->Label()) + " to " + Quoted(label) +
                     " while it runs a sequence; stop the sequence before");
   if (former == next) {
      cache.Put(MM::g_Keyword_CoreDevice, kind.property, label);
      return;
   }
   const bool open = role == Role::Shutter && former && IsOpen(*former);
   if (open)
      SetShutterOpen(*former, false);
   roles.Set(role, next);
   if (open && next)
      SetShutterOpen(*next, true);
   if (role == Role::Camera)
      ForgetImage();
   TellCoreProperty(kind.property, label);
   if (role == Role::Camera)
      PixelSizeMayHaveChanged();
}

std::string Core::ChannelGroup() const {
   std::lock_guard<std::mutex> lock(small_);
   return channelGroup_;
}

void Core::SetChannelGroup(const std::string& group) {
   if (!group.empty() && !groups.HasGroup(group))
      throw CMMError("The channel group cannot be " + Quoted(group) + ": no such configuration group is defined",
                     MMERR_NoConfigGroup);
   {
      std::lock_guard<std::mutex> lock(small_);
      if (channelGroup_ == group)
         return;
      channelGroup_ = group;
   }
   TellCoreProperty(MM::g_Keyword_CoreChannelGroup, group);
   events.Post([=](MMEventCallback& receiver) { receiver.onChannelGroupChanged(group.c_str()); });
}

} // namespace internal
} // namespace mmcore
