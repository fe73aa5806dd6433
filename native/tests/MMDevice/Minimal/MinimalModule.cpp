// One device for each base class, none of which overrides more than it must. The library is linked as others do it:
// with nothing that hides symbols.
#include "ModuleInterface.h"

MM::Device* MakeMinimalAutoFocus();
MM::Device* MakeMinimalCamera();
MM::Device* MakeMinimalGalvo();
MM::Device* MakeMinimalGeneric();
MM::Device* MakeMinimalHub();
MM::Device* MakeMinimalImageProcessor();
MM::Device* MakeMinimalLegacyCamera();
MM::Device* MakeMinimalMagnifier();
MM::Device* MakeMinimalPressurePump();
MM::Device* MakeMinimalSLM();
MM::Device* MakeMinimalSerial();
MM::Device* MakeMinimalShutter();
MM::Device* MakeMinimalSignalIO();
MM::Device* MakeMinimalStage();
MM::Device* MakeMinimalState();
MM::Device* MakeMinimalVolumetricPump();
MM::Device* MakeMinimalXYStage();

static const struct {
   const char* name;
   MM::DeviceType type;
   MM::Device* (*make)();
} offers[] = {
    {"MinimalAutoFocus", MM::AutoFocusDevice, MakeMinimalAutoFocus},
    {"MinimalCamera", MM::CameraDevice, MakeMinimalCamera},
    {"MinimalGalvo", MM::GalvoDevice, MakeMinimalGalvo},
    {"MinimalGeneric", MM::GenericDevice, MakeMinimalGeneric},
    {"MinimalHub", MM::HubDevice, MakeMinimalHub},
    {"MinimalImageProcessor", MM::ImageProcessorDevice, MakeMinimalImageProcessor},
    {"MinimalLegacyCamera", MM::CameraDevice, MakeMinimalLegacyCamera},
    {"MinimalMagnifier", MM::MagnifierDevice, MakeMinimalMagnifier},
    {"MinimalPressurePump", MM::PressurePumpDevice, MakeMinimalPressurePump},
    {"MinimalSLM", MM::SLMDevice, MakeMinimalSLM},
    {"MinimalSerial", MM::SerialDevice, MakeMinimalSerial},
    {"MinimalShutter", MM::ShutterDevice, MakeMinimalShutter},
    {"MinimalSignalIO", MM::SignalIODevice, MakeMinimalSignalIO},
    {"MinimalStage", MM::StageDevice, MakeMinimalStage},
    {"MinimalState", MM::StateDevice, MakeMinimalState},
    {"MinimalVolumetricPump", MM::VolumetricPumpDevice, MakeMinimalVolumetricPump},
    {"MinimalXYStage", MM::XYStageDevice, MakeMinimalXYStage},
};

MODULE_API void InitializeModuleData() {
   for (const auto& offer : offers)
      RegisterDevice(offer.name, offer.type, "Overrides nothing but what is pure");
}

MODULE_API MM::Device* CreateDevice(const char* name) {
   for (const auto& offer : offers) {
      if (strcmp(name, offer.name) == 0)
         return offer.make();
   }
   return 0;
}

MODULE_API void DeleteDevice(MM::Device* device) {
   delete device;
}
