// One loaded device: its label, its life cycle, and calls into it under its module's lock with errors as exceptions.
#pragma once

#include "../Error.h"
#include "../Loading/DeviceModule.h"
#include "../Logging/Log.h"
#include "../MMCore.h"
#include "MMDevice.h"

#include <atomic>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

class Device {
public:
   /** Creates the device in its module. */
   Device(std::shared_ptr<DeviceModule> module, const std::string& deviceName, const std::string& label, Log& log);
   /** Deletes it. Does not shut it down. */
   ~Device();
   Device(const Device&) = delete;
   Device& operator=(const Device&) = delete;

   const std::string& Label() const { return label_; }
   const std::string& Name() const { return name_; }
   MM::DeviceType Type() const { return type_; }
   const DeviceModule& Module() const { return *module_; }
   const Logger& Logging() const { return logger_; }
   /** For comparing and for devices that ask for one another; calls go through Use and Do. */
   MM::Device* Raw() const { return raw_; }

   DeviceInitializationState State() const { return state_; }
   /** Once for each device, whether it succeeds or not. */
   void Initialize();
   /** Also of a device that was not initialised. */
   void Shutdown();
   /** Logs a warning, or throws with the feature StrictInitializationChecks, before initialisation. */
   void RequireInitialized(const char* operation) const;

   /** Runs f(T&) under the module's lock; any result. The type must have been checked. */
   template <class T = MM::Device, class F>
   auto Use(const char* operation, F f) {
      RequireInitialized(operation);
      return UseAnyTime<T>(f);
   }
   /** The same for a function that answers an error number; throws MMERR_DEVICE_GENERIC if it is not DEVICE_OK. */
   template <class T = MM::Device, class F>
   void Do(const char* operation, F f) {
      RequireInitialized(operation);
      DoAnyTime<T>(f);
   }
   /** The same for commands that a device refuses, as it refuses a value of a property: throws MMERR_GENERIC. */
   template <class T = MM::Device, class F>
   void DoOrRefuse(const char* operation, F f) {
      RequireInitialized(operation);
      DoAnyTime<T>(f, MMERR_GENERIC);
   }
   template <class T = MM::Device, class F>
   auto UseAnyTime(F f) {
      std::lock_guard<std::recursive_mutex> guard(module_->Lock());
      return f(static_cast<T&>(*raw_));
   }
   template <class T = MM::Device, class F>
   void DoAnyTime(F f, CMMError::Code error = MMERR_DEVICE_GENERIC) {
      std::lock_guard<std::recursive_mutex> guard(module_->Lock());
      ThrowIfError(f(static_cast<T&>(*raw_)), error);
   }

   /** 0 stands for no timeout of its own. */
   std::atomic<long> timeoutMs{0};
   /** As set by the program; 2 stands for not set. */
   std::atomic<int> focusDirection{2};
   /** Positions of a state device that the program left without the label they had. Guarded by the module's lock. */
   std::set<long> strippedPositions;

private:
   void ThrowIfError(int code, CMMError::Code error) const;

   const std::shared_ptr<DeviceModule> module_;
   const std::string label_;
   const std::string name_;
   const Logger logger_;
   MM::Device* const raw_;
   const MM::DeviceType type_;
   std::atomic<DeviceInitializationState> state_{Uninitialized};
};

/** "camera", "Z stage", … */
const char* TypeName(MM::DeviceType type);

} // namespace internal
} // namespace mmcore
