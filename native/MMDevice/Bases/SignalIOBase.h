// Analogue outputs.
#pragma once

#include "CommonBase.h"

/** No hardware sequences, unless the device overrides their functions. */
template <class U>
class CSignalIOBase : public CDeviceBase<MM::SignalIO, U> {
public:
   virtual int GetDASequenceMaxLength(long&) const { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StartDASequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StopDASequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int ClearDASequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int AddToDASequence(double) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int SendDASequence() { return DEVICE_UNSUPPORTED_COMMAND; }
};
