// Pumps.
// The order of the virtual functions is binary interface: see MMDevice.h.
#pragma once

#include "Device.h"

namespace MM {

/** A pump that holds a pressure. */
class PressurePump : public Device {
public:
   static constexpr DeviceType Type = PressurePumpDevice;

   PressurePump() {}
   virtual ~PressurePump() {}
   DeviceType GetType() const override { return Type; }

   /** Lets the pressure go. */
   virtual int Stop() = 0;
   virtual int Calibrate() = 0;
   virtual bool RequiresCalibration() = 0;
   virtual int SetPressureKPa(double pressureKPa) = 0;
   virtual int GetPressureKPa(double& pressureKPa) = 0;
};

/** A pump that moves volumes, such as a syringe pump. */
class VolumetricPump : public Device {
public:
   static constexpr DeviceType Type = VolumetricPumpDevice;

   VolumetricPump() {}
   virtual ~VolumetricPump() {}
   DeviceType GetType() const override { return Type; }

   virtual int Home() = 0;
   virtual int Stop() = 0;
   virtual bool RequiresHoming() = 0;
   /** Whether positive volumes are taken in rather than given out. */
   virtual int InvertDirection(bool inverted) = 0;
   virtual int IsDirectionInverted(bool& inverted) = 0;
   /** What the pump holds now, in µl. */
   virtual int SetVolumeUl(double volUl) = 0;
   virtual int GetVolumeUl(double& volUl) = 0;
   virtual int SetMaxVolumeUl(double volUl) = 0;
   virtual int GetMaxVolumeUl(double& volUl) = 0;
   virtual int SetFlowrateUlPerSecond(double flowrate) = 0;
   virtual int GetFlowrateUlPerSecond(double& flowrate) = 0;
   /** Runs at the flow rate until Stop. */
   virtual int Start() = 0;
   virtual int DispenseDurationSeconds(double durSec) = 0;
   virtual int DispenseVolumeUl(double volUl) = 0;
};

} // namespace MM
