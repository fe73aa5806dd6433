#include "RPiV4L2Camera.h"

#include <exception>
#include <string>

using lensless::rpiv4l2::RPiV4L2Camera;

void InitializeModuleData() {
   RegisterDevice(RPiV4L2Camera::name, MM::CameraDevice, RPiV4L2Camera::description);
}

MM::Device* CreateDevice(const char* name) {
   try {
      if (name && std::string(name) == RPiV4L2Camera::name)
         return new RPiV4L2Camera(v4l2::KernelCalls());
   } catch (const std::exception&) { // no memory; must not cross the interface
   }
   return nullptr;
}

void DeleteDevice(MM::Device* device) {
   delete device;
}
