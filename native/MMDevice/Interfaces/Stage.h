// Stages and the focus.
// The order of the virtual functions is binary interface: see MMDevice.h.
#pragma once

#include "Device.h"

namespace MM {

/** One axis, most often the focus. Positions are in micrometres, from an origin that the device may move. */
class Stage : public Device {
public:
   static constexpr DeviceType Type = StageDevice;

   Stage() {}
   virtual ~Stage() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetPositionUm(double pos) = 0;
   virtual int SetRelativePositionUm(double d) = 0;
   /** In µm/s, until Stop. */
   virtual int Move(double velocity) = 0;
   virtual int Stop() = 0;
   /** Goes to the reference switch. */
   virtual int Home() = 0;
   /** Makes the present position read d, in the adapter alone. */
   virtual int SetAdapterOriginUm(double d) = 0;
   virtual int GetPositionUm(double& pos) = 0;
   virtual int SetPositionSteps(long steps) = 0;
   virtual int GetPositionSteps(long& steps) = 0;
   /** Makes the present position read 0, in the hardware. */
   virtual int SetOrigin() = 0;
   virtual int GetLimits(double& lower, double& upper) = 0;
   /** Whether the device reports its moves by OnStagePositionChanged. */
   virtual int UsesOnStagePositionChanged(bool& result) const = 0;
   /** Which way positive moves go. */
   virtual int GetFocusDirection(FocusDirection& direction) = 0;

   // Sequences of positions, stepped through by the hardware.
   virtual int IsStageSequenceable(bool& isSequenceable) const = 0;
   virtual int IsStageLinearSequenceable(bool& isSequenceable) const = 0;
   /** True for the offset of an autofocus rather than a motor. */
   virtual bool IsContinuousFocusDrive() const = 0;
   virtual int GetStageSequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartStageSequence() = 0;
   virtual int StopStageSequence() = 0;
   virtual int ClearStageSequence() = 0;
   virtual int AddToStageSequence(double position) = 0;
   virtual int SendStageSequence() = 0;
   /** Steps of equal size, returning to the start after nSlices. */
   virtual int SetStageLinearSequence(double dZ_um, long nSlices) = 0;
};

/** Two axes. Positions are in micrometres or in steps of the motor. */
class XYStage : public Device {
public:
   static constexpr DeviceType Type = XYStageDevice;

   XYStage() {}
   virtual ~XYStage() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetPositionUm(double x, double y) = 0;
   virtual int SetRelativePositionUm(double dx, double dy) = 0;
   /** Makes the present position read (x, y), in the adapter alone. */
   virtual int SetAdapterOriginUm(double x, double y) = 0;
   virtual int GetPositionUm(double& x, double& y) = 0;
   virtual int GetLimitsUm(double& xMin, double& xMax, double& yMin, double& yMax) = 0;
   /** In µm/s, until Stop. */
   virtual int Move(double vx, double vy) = 0;
   virtual int SetPositionSteps(long x, long y) = 0;
   virtual int GetPositionSteps(long& x, long& y) = 0;
   virtual int SetRelativePositionSteps(long x, long y) = 0;
   /** Goes to the reference switches. */
   virtual int Home() = 0;
   virtual int Stop() = 0;
   /** Whether the device reports its moves by OnXYStagePositionChanged. */
   virtual int UsesOnXYStagePositionChanged(bool& result) const = 0;
   /** Makes the present position read (0, 0), in the hardware. */
   virtual int SetOrigin() = 0;
   virtual int SetXOrigin() = 0;
   virtual int SetYOrigin() = 0;
   virtual int GetStepLimits(long& xMin, long& xMax, long& yMin, long& yMax) = 0;
   virtual double GetStepSizeXUm() = 0;
   virtual double GetStepSizeYUm() = 0;

   // Sequences of positions, stepped through by the hardware.
   virtual int IsXYStageSequenceable(bool& isSequenceable) const = 0;
   virtual int GetXYStageSequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartXYStageSequence() = 0;
   virtual int StopXYStageSequence() = 0;
   virtual int ClearXYStageSequence() = 0;
   virtual int AddToXYStageSequence(double positionX, double positionY) = 0;
   virtual int SendXYStageSequence() = 0;
};

/** Software that searches the focus, or hardware that holds it. */
class AutoFocus : public Device {
public:
   static constexpr DeviceType Type = AutoFocusDevice;

   AutoFocus() {}
   virtual ~AutoFocus() {}
   DeviceType GetType() const override { return Type; }

   /** Has the hardware hold the focus. */
   virtual int SetContinuousFocusing(bool state) = 0;
   virtual int GetContinuousFocusing(bool& state) = 0;
   virtual bool IsContinuousFocusLocked() = 0;
   virtual int FullFocus() = 0;
   virtual int IncrementalFocus() = 0;
   virtual int GetLastFocusScore(double& score) = 0;
   virtual int GetCurrentFocusScore(double& score) = 0;
   virtual int AutoSetParameters() = 0;
   /** Between the focus that is held and the one that is wanted. */
   virtual int GetOffset(double& offset) = 0;
   virtual int SetOffset(double offset) = 0;
};

} // namespace MM
