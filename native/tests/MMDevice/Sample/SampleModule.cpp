#include "ModuleInterface.h"
#include "SampleAdapter.h"

extern const char* g_HubDeviceName;
extern const char* g_CameraDeviceName;
extern const char* g_WheelDeviceName;
extern const char* g_StageDeviceName;
extern const char* g_ShutterDeviceName;

const char* g_HubDeviceName = "SHub";
const char* g_CameraDeviceName = "SCam";
const char* g_WheelDeviceName = "SWheel";
const char* g_StageDeviceName = "SStage";
const char* g_ShutterDeviceName = "SShutter";

///////////////////////////////////////////////////////////////////////////////
// Exported MMDevice API
///////////////////////////////////////////////////////////////////////////////

MODULE_API void InitializeModuleData() {
   RegisterDevice(g_HubDeviceName, MM::HubDevice, "Sample hub");
   RegisterDevice(g_CameraDeviceName, MM::CameraDevice, "Sample camera");
   RegisterDevice(g_WheelDeviceName, MM::StateDevice, "Sample filter wheel");
   RegisterDevice(g_StageDeviceName, MM::StageDevice, "Sample stage");
   RegisterDevice(g_ShutterDeviceName, MM::ShutterDevice, "Sample shutter");
}

MODULE_API MM::Device* CreateDevice(const char* deviceName) {
   if (deviceName == 0)
      return 0;

   if (strcmp(deviceName, g_HubDeviceName) == 0)
      return new SampleHub();
   else if (strcmp(deviceName, g_CameraDeviceName) == 0)
      return new SampleCamera();
   else if (strcmp(deviceName, g_WheelDeviceName) == 0)
      return new SampleWheel();
   else if (strcmp(deviceName, g_StageDeviceName) == 0)
      return new SampleStage();
   else if (strcmp(deviceName, g_ShutterDeviceName) == 0)
      return new SampleShutter();

   return 0;
}

MODULE_API void DeleteDevice(MM::Device* pDevice) {
   delete pDevice;
}

///////////////////////////////////////////////////////////////////////////////
// SampleHub
///////////////////////////////////////////////////////////////////////////////

int SampleHub::Initialize() {
   initialized_ = true;
   return DEVICE_OK;
}

void SampleHub::GetName(char* pName) const {
   CDeviceUtils::CopyLimitedString(pName, g_HubDeviceName);
}

int SampleHub::DetectInstalledDevices() {
   ClearInstalledDevices();

   // make sure this method is called before we look for available devices
   InitializeModuleData();

   char hubName[MM::MaxStrLength];
   GetName(hubName);
   for (unsigned i = 0; i < GetNumberOfDevices(); i++) {
      char deviceName[MM::MaxStrLength];
      bool success = GetDeviceName(i, deviceName, MM::MaxStrLength);
      if (success && (strcmp(hubName, deviceName) != 0)) {
         MM::Device* pDev = CreateDevice(deviceName);
         AddInstalledDevice(pDev);
      }
   }
   return DEVICE_OK;
}
