// Peripherals that plug-ins with the plain C interface of peripheral.h offer. Module Peripherals.
//
// Plug-ins are the files NAME.so in the folders of the environment variable LENSLESS_PERIPHERALS (separated by colons)
// and in the installed folder. When the module is loaded, each is tried by the program peripheral-probe, a process of
// its own; one that crashes, hangs or misleads is skipped.
//
// Hub
//   PlugIns                        names and releases of the plug-ins; read-only
//   Skipped-1, Skipped-2 …         files that are not used, with the reason; read-only
//
// PLUGIN-PERIPHERAL, for each peripheral that a plug-in offers: a generic device, state device, shutter, stage or XY
// stage with the peripheral's attributes as properties, named ATTRIBUTE or ATTRIBUTE-UNIT. Integers of 64 bits that a
// property cannot hold are texts; bytes are texts in hexadecimal. A call that takes longer than
// LENSLESS_PERIPHERAL_LIMIT_MS (5000) fails with the name of the plug-in, and keeps nobody else waiting.
#include "Hub.h"

#include <exception>
#include <memory>
#include <string>

using namespace lensless::peripherals;

namespace {

// What was found. Nothing is loaded by it, so that the module can go at any time.
std::shared_ptr<const PlugIns>& found() {
   static std::shared_ptr<const PlugIns> plugIns;
   return plugIns;
}

} // namespace

void InitializeModuleData() {
   try {
      found() = std::make_shared<PlugIns>(Search::ofEnvironment());
      RegisterDevice(Hub::name, MM::HubDevice, Hub::description);
      for (const std::shared_ptr<PlugInFile>& plugIn : found()->usable())
         for (const Description& offered : plugIn->peripherals())
            RegisterDevice((plugIn->name() + "-" + offered.name).c_str(), deviceType(offered.kind),
                           offered.description.c_str());
   } catch (const std::exception&) { // must not cross the interface; without devices, the core says what it lacks
   }
}

MM::Device* CreateDevice(const char* name) {
   try {
      if (!name || !found())
         return nullptr;
      return std::string(name) == Hub::name ? new Hub(found()) : makeDevice(*found(), name);
   } catch (const std::exception&) { // no memory; must not cross the interface
      return nullptr;
   }
}

void DeleteDevice(MM::Device* device) {
   delete device;
}
