// Which device is meant when none is named: the current camera, shutter, …
#pragma once

#include "DeviceRegistry.h"

#include <array>
#include <mutex>

namespace mmcore {
namespace internal {

enum class Role { Camera, Shutter, Focus, XYStage, AutoFocus, ImageProcessor, SLM, Galvo };
constexpr std::size_t kRoleCount = 8;

struct RoleKind {
   Role role;
   const char* property; // of the device Core
   MM::DeviceType type;
   bool byDefault; // the last loaded device of the type takes the role when all are initialised
};

/** All roles, at the index of their enumerator. */
extern const std::array<RoleKind, kRoleCount> kRoles;
inline const RoleKind& KindOf(Role role) {
   return kRoles[static_cast<std::size_t>(role)];
}

class Roles {
public:
   /** Null if nobody has the role. */
   DevicePtr Get(Role role) const;
   std::string LabelOf(Role role) const;
   /** Throws `error` if nobody has the role. */
   DevicePtr Require(Role role, CMMError::Code error = MMERR_GENERIC) const;
   void Set(Role role, DevicePtr device);
   void Clear();

private:
   mutable std::mutex mutex_; // guards devices_
   std::array<DevicePtr, kRoleCount> devices_;
};

} // namespace internal
} // namespace mmcore
