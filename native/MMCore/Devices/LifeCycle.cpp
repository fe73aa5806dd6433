// From loading a device to letting it go.
#include "../Core.h"
#include "../Features.h"
#include "../Text.h"

#include <algorithm>
#include <future>
#include <map>
#include <optional>

namespace mmcore {
namespace internal {

static void RequireUsableLabel(const std::string& label) {
   if (label.empty())
      throw CMMError("The device label is empty");
   if (label == MM::g_Keyword_CoreDevice)
      throw CMMError("The label \"Core\" belongs to the core itself; choose another", MMERR_DuplicateLabel);
   RequireNoComma(label, "device label");
   if (label.size() >= MM::MaxStrLength)
      throw CMMError("The device label is longer than " + std::to_string(MM::MaxStrLength - 1) + " bytes",
                     MMERR_InvalidLabel);
}

void Core::LoadDevice(const std::string& label, const std::string& module, const std::string& name) {
   RequireUsableLabel(label);
   if (devices.Find(label))
      throw CMMError("The label " + Quoted(label) + " is in use; choose another or unload that device",
                     MMERR_DuplicateLabel);
   logger(LogLevelInfo, "Will load device " + Quoted(name) + " of " + Quoted(module) + " as " + Quoted(label));
   // The error for a library that does not load has three layers of its own.
   const std::shared_ptr<DeviceModule> library = modules.Get(module);
   try {
      auto device = std::make_shared<Device>(library, name, label, log);
      device->UseAnyTime([this](MM::Device& d) { d.SetCallback(&callback); });
      devices.Add(std::move(device));
   } catch (const CMMError& error) {
      throw CMMError("Failed to load device " + Quoted(name) + " of device adapter " + Quoted(module) + " as " +
                         Quoted(label),
                     error);
   }
}

void Core::ReleaseRoles(const Device& device) {
   for (const RoleKind& kind : kRoles) {
      if (roles.Get(kind.role).get() == &device) {
         roles.Set(kind.role, nullptr);
         TellCoreProperty(kind.property, "");
      }
   }
}

void Core::UnloadDevice(const std::string& label) {
   const DevicePtr device = devices.Get(label);
   ReleaseRoles(*device);
   deferred_.Drain();
   std::optional<CMMError> failure; // told of after the device is gone
   try {
      device->Shutdown();
   } catch (const CMMError& error) {
      failure.emplace(error);
   }
   devices.Remove(*device);
   channelNames.Forget(label);
   cache.RemoveDevice(label);
   logger(LogLevelInfo, "Unloaded device " + Quoted(label));
   if (failure)
      throw CMMError("Device " + Quoted(label) + " was unloaded, but did not shut down without an error", *failure);
}

void Core::UnloadLibrary(const std::string& module) {
   if (!modules.IsLoaded(module))
      throw CMMError("No device adapter " + Quoted(module) + " is loaded", MMERR_UnknownModule);
   std::vector<DevicePtr> all = devices.All();
   for (auto device = all.rbegin(); device != all.rend(); ++device) {
      if ((*device)->Module().Name() != module)
         continue;
      try {
         UnloadDevice((*device)->Label());
      } catch (const CMMError& error) {
         logger(LogLevelError, "While unloading device adapter " + Quoted(module) + ": " + error.getFullMsg());
      }
   }
   all.clear(); // the devices go before their library
   modules.Forget(module);
}

void Core::UnloadAllDevices() {
   deferred_.Drain();
   roles.Clear();
   groups.Clear();
   pixelSizes.Clear();
   {
      std::lock_guard<std::mutex> lock(small_);
      channelGroup_.clear();
      toldPixelSize_ = {};
   }
   ForgetImage();

   std::vector<DevicePtr> all = devices.All();
   std::reverse(all.begin(), all.end());
   std::stable_partition(all.begin(), all.end(), [](const DevicePtr& d) { return d->Type() != MM::SerialDevice; });
   for (const DevicePtr& device : all) {
      try {
         device->Shutdown();
      } catch (const CMMError& error) {
         device->Logging()(LogLevelError, "Failed to shut down device: " + error.getFullMsg());
      }
      channelNames.Forget(device->Label());
   }
   all.clear();
   deferred_.Drain();
   devices.Clear();
   buffer.Clear();
   cache.Replace(Configuration());
   initializedByProperty = false;
   logger(LogLevelInfo, "Unloaded all devices");
   events.Post([](MMEventCallback& receiver) { receiver.onSystemConfigurationLoaded(); });
}

static void InitializeInOrder(const std::vector<DevicePtr>& list) {
   for (const DevicePtr& device : list)
      device->Initialize();
}

// Modules side by side, devices of one module in the order of loading. All are awaited before the first error is
// thrown.
static void InitializeByModule(const std::vector<DevicePtr>& list) {
   std::vector<const DeviceModule*> order;
   std::map<const DeviceModule*, std::vector<DevicePtr>> ofModule;
   for (const DevicePtr& device : list) {
      std::vector<DevicePtr>& group = ofModule[&device->Module()];
      if (group.empty())
         order.push_back(&device->Module());
      group.push_back(device);
   }
   std::vector<std::future<void>> running;
   for (const DeviceModule* module : order)
      running.push_back(std::async(std::launch::async, InitializeInOrder, std::cref(ofModule[module])));
   for (std::future<void>& each : running)
      each.wait();
   for (std::future<void>& each : running)
      each.get();
}

void Core::InitializeAllDevices() {
   InitializeInOrder(devices.OfType(MM::SerialDevice));
   std::vector<DevicePtr> others = devices.All();
   others.erase(std::remove_if(others.begin(), others.end(),
                               [](const DevicePtr& device) { return device->Type() == MM::SerialDevice; }),
                others.end());
   if (ParallelDeviceInitialization())
      InitializeByModule(others);
   else
      InitializeInOrder(others);
   AssignDefaultRoles();
}

void Core::AssignDefaultRoles() {
   for (const DevicePtr& device : devices.All()) {
      for (const RoleKind& kind : kRoles) {
         if (kind.byDefault && kind.type == device->Type())
            SetRole(kind.role, device->Label());
      }
   }
}

void Core::Reset() {
   try {
      if (groups.Has(MM::g_CFGGroup_System, MM::g_CFGGroup_System_Shutdown))
         Apply(groups.Get(MM::g_CFGGroup_System, MM::g_CFGGroup_System_Shutdown));
   } catch (const CMMError& error) {
      logger(LogLevelError, "Cannot apply the preset System/Shutdown: " + error.getFullMsg());
   }
   try {
      WaitForType(MM::AnyType);
   } catch (const CMMError& error) {
      logger(LogLevelError, "While waiting for devices before unloading them: " + error.getFullMsg());
   }
   UnloadAllDevices();
}

} // namespace internal
} // namespace mmcore
