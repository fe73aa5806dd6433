#include "Device.h"

#include "../Features.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

static MM::Device* Create(DeviceModule& module, const std::string& deviceName) {
   std::lock_guard<std::recursive_mutex> guard(module.Lock());
   return module.Create(deviceName);
}

Device::Device(std::shared_ptr<DeviceModule> module, const std::string& deviceName, const std::string& label, Log& log)
    : module_(std::move(module)), label_(label), name_(deviceName), logger_(log, "dev:" + label),
      raw_(Create(*module_, deviceName)), type_(UseAnyTime([](MM::Device& d) { return d.GetType(); })) {
   UseAnyTime([this](MM::Device& d) {
      d.SetLabel(label_.c_str());
      d.SetModuleName(module_->Name().c_str());
      for (const DeviceKind& kind : module_->Devices()) {
         if (kind.name == name_)
            d.SetDescription(kind.description.c_str());
      }
   });
}

Device::~Device() {
   std::lock_guard<std::recursive_mutex> guard(module_->Lock());
   module_->Delete(raw_);
}

void Device::Initialize() {
   std::lock_guard<std::recursive_mutex> guard(module_->Lock());
   if (state_ != Uninitialized)
      throw CMMError("Device " + Quoted(label_) +
                     " was initialised before, or failed to be; unload it and load it again to try once more");
   logger_(LogLevelInfo, "Will initialise device");
   state_ = InitializationFailed;
   ThrowIfError(raw_->Initialize(), MMERR_GENERIC);
   state_ = InitializedSuccessfully;
   logger_(LogLevelInfo, "Did initialise device");
}

void Device::Shutdown() {
   logger_(LogLevelInfo, "Will shut down device");
   DoAnyTime([](MM::Device& d) { return d.Shutdown(); }, MMERR_GENERIC);
   logger_(LogLevelInfo, "Did shut down device");
}

void Device::RequireInitialized(const char* operation) const {
   if (state_ == InitializedSuccessfully)
      return;
   const std::string message = "Device " + Quoted(label_) + " is not initialised, but is asked to " + operation;
   if (StrictInitializationChecks())
      throw CMMError(message + "; initialise it before");
   logger_(LogLevelWarning, message + "; this will be an error with StrictInitializationChecks");
}

void Device::ThrowIfError(int code, CMMError::Code error) const {
   if (code == DEVICE_OK)
      return;
   char text[MM::MaxStrLength] = "";
   const bool known = raw_->GetErrorText(code, text) && *text;
   throw CMMError("Error in device " + Quoted(label_) + ": " + (known ? text : "(Error message unavailable)") + " (" +
                      std::to_string(code) + ")",
                  error);
}

const char* TypeName(MM::DeviceType type) {
   static const char* const names[] = {"unknown device",
                                       "any device",
                                       "camera",
                                       "shutter",
                                       "state device",
                                       "Z stage",
                                       "XY stage",
                                       "serial port",
                                       "generic device",
                                       "autofocus",
                                       "core",
                                       "image processor",
                                       "signal device",
                                       "magnifier",
                                       "SLM",
                                       "hub",
                                       "galvo",
                                       "pressure pump",
                                       "volumetric pump"};
   return type >= MM::UnknownType && type <= MM::VolumetricPumpDevice ? names[type] : names[0];
}

} // namespace internal
} // namespace mmcore
