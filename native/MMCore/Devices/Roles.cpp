#include "Roles.h"

#include "../Text.h"

namespace mmcore {
namespace internal {

const std::array<RoleKind, kRoleCount> kRoles = {{
    {Role::Camera, MM::g_Keyword_CoreCamera, MM::CameraDevice, true},
    {Role::Shutter, MM::g_Keyword_CoreShutter, MM::ShutterDevice, true},
    {Role::Focus, MM::g_Keyword_CoreFocus, MM::StageDevice, false},
    {Role::XYStage, MM::g_Keyword_CoreXYStage, MM::XYStageDevice, true},
    {Role::AutoFocus, MM::g_Keyword_CoreAutoFocus, MM::AutoFocusDevice, true},
    {Role::ImageProcessor, MM::g_Keyword_CoreImageProcessor, MM::ImageProcessorDevice, false},
    {Role::SLM, MM::g_Keyword_CoreSLM, MM::SLMDevice, true},
    {Role::Galvo, MM::g_Keyword_CoreGalvo, MM::GalvoDevice, true},
}};

DevicePtr Roles::Get(Role role) const {
   std::lock_guard<std::mutex> lock(mutex_);
   return devices_[static_cast<std::size_t>(role)];
}

std::string Roles::LabelOf(Role role) const {
   const DevicePtr device = Get(role);
   return device ? device->Label() : "";
}

DevicePtr Roles::Require(Role role, CMMError::Code error) const {
   DevicePtr device = Get(role);
   if (!device)
      throw CMMError(std::string("There is no current ") + TypeName(KindOf(role).type) + "; set the property " +
                         Quoted(KindOf(role).property) + " of the device \"Core\"",
                     error);
   return device;
}

void Roles::Set(Role role, DevicePtr device) {
   std::lock_guard<std::mutex> lock(mutex_);
   devices_[static_cast<std::size_t>(role)].swap(device); // the former holder is let go after the lock
}

void Roles::Clear() {
   for (const RoleKind& kind : kRoles)
      Set(kind.role, nullptr);
}

} // namespace internal
} // namespace mmcore
