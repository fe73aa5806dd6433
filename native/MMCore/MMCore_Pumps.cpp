// CMMCore: pumps of pressure and of volume.
#include "Core.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static DevicePtr GetPressurePump(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "pump label"), MM::PressurePumpDevice);
}

static DevicePtr GetVolumetricPump(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "pump label"), MM::VolumetricPumpDevice);
}

void CMMCore::pressurePumpStop(const char* pumpLabel) {
   GetPressurePump(*core_, pumpLabel)->Do<MM::PressurePump>("stop", [](MM::PressurePump& p) { return p.Stop(); });
}

void CMMCore::pressurePumpCalibrate(const char* pumpLabel) {
   GetPressurePump(*core_, pumpLabel)->Do<MM::PressurePump>("calibrate", [](MM::PressurePump& p) {
      return p.Calibrate();
   });
}

bool CMMCore::pressurePumpRequiresCalibration(const char* pumpLabel) {
   return GetPressurePump(*core_, pumpLabel)
       ->Use<MM::PressurePump>("tell whether it is calibrated",
                               [](MM::PressurePump& p) { return p.RequiresCalibration(); });
}

void CMMCore::setPumpPressureKPa(const char* pumplabel, double pressure) {
   GetPressurePump(*core_, pumplabel)->Do<MM::PressurePump>("set its pressure", [=](MM::PressurePump& p) {
      return p.SetPressureKPa(pressure);
   });
}

double CMMCore::getPumpPressureKPa(const char* pumplabel) {
   double pressure = 0.0;
   GetPressurePump(*core_, pumplabel)->Do<MM::PressurePump>("tell its pressure", [&](MM::PressurePump& p) {
      return p.GetPressureKPa(pressure);
   });
   return pressure;
}

// What the pump is set to, and what it answers.
static void SetNumber(Core& core, const char* label, const char* operation, int (MM::VolumetricPump::*set)(double),
                      double value) {
   GetVolumetricPump(core, label)->Do<MM::VolumetricPump>(operation, [=](MM::VolumetricPump& p) {
      return (p.*set)(value);
   });
}

template <class Result>
static Result Ask(Core& core, const char* label, const char* operation, int (MM::VolumetricPump::*ask)(Result&)) {
   Result result{};
   GetVolumetricPump(core, label)->Do<MM::VolumetricPump>(operation, [&](MM::VolumetricPump& p) {
      return (p.*ask)(result);
   });
   return result;
}

void CMMCore::volumetricPumpStop(const char* pumpLabel) {
   GetVolumetricPump(*core_, pumpLabel)->Do<MM::VolumetricPump>("stop", [](MM::VolumetricPump& p) { return p.Stop(); });
}

void CMMCore::volumetricPumpHome(const char* pumpLabel) {
   GetVolumetricPump(*core_, pumpLabel)->Do<MM::VolumetricPump>("home", [](MM::VolumetricPump& p) { return p.Home(); });
}

bool CMMCore::volumetricPumpRequiresHoming(const char* pumpLabel) {
   return GetVolumetricPump(*core_, pumpLabel)
       ->Use<MM::VolumetricPump>("tell whether it is homed", [](MM::VolumetricPump& p) { return p.RequiresHoming(); });
}

void CMMCore::invertPumpDirection(const char* pumpLabel, bool invert) {
   GetVolumetricPump(*core_, pumpLabel)->Do<MM::VolumetricPump>("set its direction", [=](MM::VolumetricPump& p) {
      return p.InvertDirection(invert);
   });
}

bool CMMCore::isPumpDirectionInverted(const char* pumpLabel) {
   return Ask(*core_, pumpLabel, "tell its direction", &MM::VolumetricPump::IsDirectionInverted);
}

void CMMCore::setPumpVolume(const char* pumpLabel, double volume) {
   SetNumber(*core_, pumpLabel, "set its volume", &MM::VolumetricPump::SetVolumeUl, volume);
}

double CMMCore::getPumpVolume(const char* pumpLabel) {
   return Ask(*core_, pumpLabel, "tell its volume", &MM::VolumetricPump::GetVolumeUl);
}

void CMMCore::setPumpMaxVolume(const char* pumpLabel, double volume) {
   SetNumber(*core_, pumpLabel, "set its largest volume", &MM::VolumetricPump::SetMaxVolumeUl, volume);
}

double CMMCore::getPumpMaxVolume(const char* pumpLabel) {
   return Ask(*core_, pumpLabel, "tell its largest volume", &MM::VolumetricPump::GetMaxVolumeUl);
}

void CMMCore::setPumpFlowrate(const char* pumpLabel, double volume) {
   SetNumber(*core_, pumpLabel, "set its flow rate", &MM::VolumetricPump::SetFlowrateUlPerSecond, volume);
}

double CMMCore::getPumpFlowrate(const char* pumpLabel) {
   return Ask(*core_, pumpLabel, "tell its flow rate", &MM::VolumetricPump::GetFlowrateUlPerSecond);
}

void CMMCore::pumpStart(const char* pumpLabel) {
   GetVolumetricPump(*core_, pumpLabel)->Do<MM::VolumetricPump>("start", [](MM::VolumetricPump& p) {
      return p.Start();
   });
}

void CMMCore::pumpDispenseDurationSeconds(const char* pumpLabel, double seconds) {
   SetNumber(*core_, pumpLabel, "dispense", &MM::VolumetricPump::DispenseDurationSeconds, seconds);
}

void CMMCore::pumpDispenseVolumeUl(const char* pumpLabel, double microLiter) {
   SetNumber(*core_, pumpLabel, "dispense", &MM::VolumetricPump::DispenseVolumeUl, microLiter);
}
