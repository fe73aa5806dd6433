// Kinds of device whose interface leaves nothing, or next to nothing, to a default.
#pragma once

#include "CommonBase.h"

template <class U>
class CGenericBase : public CDeviceBase<MM::Generic, U> {};

template <class U>
class CShutterBase : public CDeviceBase<MM::Shutter, U> {};

template <class U>
class CSerialBase : public CDeviceBase<MM::Serial, U> {};

template <class U>
class CImageProcessorBase : public CDeviceBase<MM::ImageProcessor, U> {};

template <class U>
class CMagnifierBase : public CDeviceBase<MM::Magnifier, U> {};

/** Ranges begin at 0, unless the device overrides the minima. */
template <class U>
class CGalvoBase : public CDeviceBase<MM::Galvo, U> {
public:
   virtual double GetXMinimum() { return 0.0; }
   virtual double GetYMinimum() { return 0.0; }
};

template <class U>
class CAutoFocusBase : public CDeviceBase<MM::AutoFocus, U> {
public:
   virtual int AutoSetParameters() { return DEVICE_UNSUPPORTED_COMMAND; }
};
