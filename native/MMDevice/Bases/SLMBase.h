// Spatial light modulators.
#pragma once

#include "CommonBase.h"

/** No hardware sequences, unless the device overrides their functions. */
template <class U>
class CSLMBase : public CDeviceBase<MM::SLM, U> {
public:
   virtual int GetSLMSequenceMaxLength(long&) const { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StartSLMSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StopSLMSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int ClearSLMSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int AddToSLMSequence(const unsigned char* const) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int AddToSLMSequence(const unsigned int* const) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int SendSLMSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
};
