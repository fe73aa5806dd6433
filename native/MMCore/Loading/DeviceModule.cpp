#include "DeviceModule.h"

#include "../Error.h"
#include "../MockDeviceAdapter.h"
#include "../Text.h"
#include "SharedLibrary.h"

#define MMDEVICE_CLIENT_BUILD
#include "ModuleInterface.h"

#include <map>

namespace mmcore {
namespace internal {

MM::Device* DeviceModule::Create(const std::string& deviceName) {
   MM::Device* device = CreateOrNull(deviceName);
   if (device)
      return device;
   std::string offered;
   for (const DeviceKind& kind : devices_)
      offered += (offered.empty() ? "" : ", ") + Quoted(kind.name);
   throw CMMError("Device adapter " + Quoted(name_) + " did not create a device " + Quoted(deviceName) +
                  "; it offers " + (offered.empty() ? "none" : offered));
}

// One lock for each library that is open in the process, whichever core opened it.
static std::shared_ptr<std::recursive_mutex> LockOfLibrary(const SharedLibrary& library) {
   static std::mutex mutex;
   static std::map<void*, std::weak_ptr<std::recursive_mutex>> locks; // guarded by mutex
   std::lock_guard<std::mutex> guard(mutex);
   std::weak_ptr<std::recursive_mutex>& entry = locks[library.Handle()];
   std::shared_ptr<std::recursive_mutex> lock = entry.lock();
   if (!lock) {
      lock = std::make_shared<std::recursive_mutex>();
      entry = lock;
   }
   return lock;
}

class LibraryModule : public DeviceModule {
public:
   LibraryModule(const std::string& name, std::unique_ptr<SharedLibrary> library)
       : DeviceModule(name, LockOfLibrary(*library)), library_(std::move(library)) {
      std::lock_guard<std::recursive_mutex> guard(Lock());
      RequireVersion<fnGetModuleVersion>("GetModuleVersion", "module interface version", MODULE_INTERFACE_VERSION,
                                         MMERR_ModuleVersionMismatch);
      RequireVersion<fnGetDeviceInterfaceVersion>("GetDeviceInterfaceVersion", "device interface version",
                                                  DEVICE_INTERFACE_VERSION, MMERR_DeviceVersionMismatch);
      create_ = Function<fnCreateDevice>("CreateDevice");
      delete_ = Function<fnDeleteDevice>("DeleteDevice");
      const auto initialize = Function<fnInitializeModuleData>("InitializeModuleData");
      const auto count = Function<fnGetNumberOfDevices>("GetNumberOfDevices");
      const auto nameAt = Function<fnGetDeviceName>("GetDeviceName");
      const auto type = Function<fnGetDeviceType>("GetDeviceType");
      const auto description = Function<fnGetDeviceDescription>("GetDeviceDescription");
      initialize();
      for (unsigned i = 0, n = count(); i < n; ++i) {
         char deviceName[MM::MaxStrLength] = "", text[MM::MaxStrLength] = "";
         int number = MM::UnknownType;
         if (!nameAt(i, deviceName, sizeof deviceName))
            continue;
         type(deviceName, &number);
         description(deviceName, text, sizeof text);
         devices_.push_back({deviceName, static_cast<MM::DeviceType>(number), text});
      }
   }

   void Delete(MM::Device* device) override { delete_(device); }

protected:
   MM::Device* CreateOrNull(const std::string& deviceName) override { return create_(deviceName.c_str()); }

private:
   template <class F>
   F Function(const char* name) {
      return reinterpret_cast<F>(library_->Function(name));
   }

   template <class F>
   void RequireVersion(const char* function, const char* what, long required, CMMError::Code code) {
      const long found = Function<F>(function)();
      if (found != required)
         throw CMMError(std::string("Incompatible ") + what + ": required is " + std::to_string(required) +
                            ", the module has " + std::to_string(found) + "; rebuild it for this core",
                        code);
   }

   std::unique_ptr<SharedLibrary> library_;
   fnCreateDevice create_ = nullptr;
   fnDeleteDevice delete_ = nullptr;
};

class MockModule : public DeviceModule {
public:
   MockModule(const std::string& name, MockDeviceAdapter& adapter)
       : DeviceModule(name, std::make_shared<std::recursive_mutex>()), adapter_(adapter) {
      adapter_.InitializeModuleData([this](const char* device, MM::DeviceType type, const char* description) {
         devices_.push_back({device, type, description});
      });
   }

   void Delete(MM::Device* device) override { adapter_.DeleteDevice(device); }

protected:
   MM::Device* CreateOrNull(const std::string& deviceName) override {
      return adapter_.CreateDevice(deviceName.c_str());
   }

private:
   MockDeviceAdapter& adapter_;
};

std::shared_ptr<DeviceModule> LoadModule(const std::string& name, const std::string& path) {
   try {
      return std::make_shared<LibraryModule>(name, std::make_unique<SharedLibrary>(path));
   } catch (const CMMError& error) {
      throw CMMError("Failed to load device adapter " + Quoted(name) + " from " + Quoted(path), error);
   }
}

std::shared_ptr<DeviceModule> WrapMockModule(const std::string& name, MockDeviceAdapter& adapter) {
   return std::make_shared<MockModule>(name, adapter);
}

} // namespace internal
} // namespace mmcore
