// Stages of one axis.
#pragma once

#include "CommonBase.h"

/** No velocity, no homing, no hardware sequences, unless the device overrides their functions. */
template <class U>
class CStageBase : public CDeviceBase<MM::Stage, U> {
public:
   virtual int SetRelativePositionUm(double d) {
      double position = 0.0;
      const int result = this->GetPositionUm(position);
      return result == DEVICE_OK ? this->SetPositionUm(position + d) : result;
   }

   virtual int SetAdapterOriginUm(double) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int Home() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int Move(double) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int Stop() { return this->Move(0.0); }

   virtual int UsesOnStagePositionChanged(bool& result) const {
      result = false;
      return DEVICE_OK;
   }

   virtual int GetFocusDirection(MM::FocusDirection& direction) {
      direction = MM::FocusDirectionUnknown;
      return DEVICE_OK;
   }

   virtual int IsStageLinearSequenceable(bool& isSequenceable) const {
      isSequenceable = false;
      return DEVICE_OK;
   }

   virtual int SetStageLinearSequence(double, long) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int GetStageSequenceMaxLength(long&) const { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StartStageSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StopStageSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int ClearStageSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int AddToStageSequence(double) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int SendStageSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
};
