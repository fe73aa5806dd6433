#include "Hub.h"

#include "Devices.h"

namespace lensless::peripherals {

MM::DeviceType deviceType(std::uint32_t kind) {
   switch (kind) {
   case PERIPHERAL_STATE:
      return MM::StateDevice;
   case PERIPHERAL_SHUTTER:
      return MM::ShutterDevice;
   case PERIPHERAL_STAGE:
      return MM::StageDevice;
   case PERIPHERAL_XY_STAGE:
      return MM::XYStageDevice;
   default:
      return MM::GenericDevice;
   }
}

MM::Device* makeDevice(const PlugIns& plugIns, const std::string& name) {
   for (const std::shared_ptr<PlugInFile>& plugIn : plugIns.usable())
      for (const Description& offered : plugIn->peripherals()) {
         if (name != plugIn->name() + "-" + offered.name)
            continue;
         switch (offered.kind) {
         case PERIPHERAL_STATE:
            return new StatePeripheral(*plugIn, offered);
         case PERIPHERAL_SHUTTER:
            return new ShutterPeripheral(*plugIn, offered);
         case PERIPHERAL_STAGE:
            return new StagePeripheral(*plugIn, offered);
         case PERIPHERAL_XY_STAGE:
            return new XYStagePeripheral(*plugIn, offered);
         default:
            return new GenericPeripheral(*plugIn, offered);
         }
      }
   return nullptr;
}

int Hub::Initialize() {
   if (HasProperty("PlugIns"))
      return DEVICE_OK;
   std::string names;
   for (const std::shared_ptr<PlugInFile>& plugIn : plugIns_->usable())
      names += (names.empty() ? "" : ", ") + plugIn->name() + " " + plugIn->release();
   CreateStringProperty("PlugIns", names.c_str(), true);
   int number = 0;
   for (const Skipped& skipped : plugIns_->skipped()) {
      const std::string text = skipped.path + " is not used: " + skipped.reason;
      CreateStringProperty(("Skipped-" + std::to_string(++number)).c_str(), text.c_str(), true);
      LogMessage(text);
   }
   return DEVICE_OK;
}

int Hub::DetectInstalledDevices() {
   ClearInstalledDevices();
   for (const std::shared_ptr<PlugInFile>& plugIn : plugIns_->usable())
      for (const Description& offered : plugIn->peripherals())
         AddInstalledDevice(makeDevice(*plugIns_, plugIn->name() + "-" + offered.name));
   return DEVICE_OK;
}

} // namespace lensless::peripherals
