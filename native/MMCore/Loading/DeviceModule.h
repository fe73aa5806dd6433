// A device adapter: the devices it offers, and the lock under which they are called.
#pragma once

#include "MMDeviceConstants.h"

#include <memory>
#include <mutex>
#include <string>
#include <vector>

class MockDeviceAdapter;

namespace MM {
class Device;
}

namespace mmcore {
namespace internal {

/** What is on offer. */
struct DeviceKind {
   std::string name;
   MM::DeviceType type;
   std::string description;
};

class DeviceModule {
public:
   virtual ~DeviceModule() = default;

   const std::string& Name() const { return name_; }
   const std::vector<DeviceKind>& Devices() const { return devices_; }
   /** Held around every call into the module. Two cores that use one library share it. */
   std::recursive_mutex& Lock() const { return *lock_; }

   /** Throws when the adapter offers no such device. */
   MM::Device* Create(const std::string& deviceName);
   virtual void Delete(MM::Device* device) = 0;

protected:
   DeviceModule(std::string name, std::shared_ptr<std::recursive_mutex> lock)
       : name_(std::move(name)), lock_(std::move(lock)) {}
   virtual MM::Device* CreateOrNull(const std::string& deviceName) = 0;

   std::vector<DeviceKind> devices_; // filled by the constructors of derived classes

private:
   const std::string name_;
   const std::shared_ptr<std::recursive_mutex> lock_;
};

/** Opens a library. Throws an error that names the adapter and the path and holds the reason. */
std::shared_ptr<DeviceModule> LoadModule(const std::string& name, const std::string& path);
/** Wraps an adapter that lives in the program. */
std::shared_ptr<DeviceModule> WrapMockModule(const std::string& name, MockDeviceAdapter& adapter);

} // namespace internal
} // namespace mmcore
