// Pumps.
#pragma once

#include "CommonBase.h"

template <class U>
class CPressurePumpBase : public CDeviceBase<MM::PressurePump, U> {
public:
   virtual int Calibrate() { return DEVICE_UNSUPPORTED_COMMAND; }
};

template <class U>
class CVolumetricPumpBase : public CDeviceBase<MM::VolumetricPump, U> {
public:
   virtual int Home() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int InvertDirection(bool) { return DEVICE_UNSUPPORTED_COMMAND; }
};
