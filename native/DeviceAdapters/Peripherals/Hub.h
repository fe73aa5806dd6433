// The hub: what plug-ins there are, and why others are not used.
#pragma once

#include "ExplainedProperties.h"
#include "Host/Folders.h"

#include <memory>

namespace lensless::peripherals {

/** Makes the device for a peripheral, named PLUGIN-PERIPHERAL; null if there is none of that name. */
MM::Device* makeDevice(const PlugIns& plugIns, const std::string& name);
/** Device type of a kind of peripheral. */
MM::DeviceType deviceType(std::uint32_t kind);

class Hub : public ExplainedProperties<HubBase<Hub>> {
public:
   static constexpr const char* name = "Hub";
   static constexpr const char* description = "Peripherals that plug-ins offer; skipped plug-ins with the reason";

   explicit Hub(std::shared_ptr<const PlugIns> plugIns) : plugIns_(std::move(plugIns)) {}
   ~Hub() override { Shutdown(); }

   int Initialize() override;
   int Shutdown() override { return DEVICE_OK; }
   int DetectInstalledDevices() override;
   void GetName(char* text) const override { CDeviceUtils::CopyLimitedString(text, name); }
   bool Busy() override { return false; }

private:
   const std::shared_ptr<const PlugIns> plugIns_;
};

} // namespace lensless::peripherals
