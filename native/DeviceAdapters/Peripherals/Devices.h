// The devices of the adapter: one class for each kind of peripheral.
#pragma once

#include "PeripheralDevice.h"

namespace lensless::peripherals {

/** Of kind generic or sensor: attributes alone. */
class GenericPeripheral : public PeripheralDevice<CGenericBase<GenericPeripheral>> {
public:
   using PeripheralDevice::PeripheralDevice;
};

class StatePeripheral : public PeripheralDevice<CStateDeviceBase<StatePeripheral>> {
public:
   using PeripheralDevice::PeripheralDevice;
   unsigned long GetNumberOfPositions() const override { return positions_; }

private:
   void addKind() override;
   int OnState(MM::PropertyBase* property, MM::ActionType action);

   unsigned long positions_ = 0;
};

class ShutterPeripheral : public PeripheralDevice<CShutterBase<ShutterPeripheral>> {
public:
   using PeripheralDevice::PeripheralDevice;
   int SetOpen(bool open) override;
   int GetOpen(bool& open) override;
   int Fire(double) override { return DEVICE_UNSUPPORTED_COMMAND; }

private:
   void addKind() override;
   int OnState(MM::PropertyBase* property, MM::ActionType action);
};

/** Positions in steps are tenths of a micrometre. */
class StagePeripheral : public PeripheralDevice<CStageBase<StagePeripheral>> {
public:
   static constexpr double stepUm = 0.1;

   using PeripheralDevice::PeripheralDevice;
   int SetPositionUm(double um) override;
   int GetPositionUm(double& um) override;
   int SetPositionSteps(long steps) override { return SetPositionUm(static_cast<double>(steps) * stepUm); }
   int GetPositionSteps(long& steps) override;
   int SetOrigin() override { return DEVICE_UNSUPPORTED_COMMAND; }
   int GetLimits(double& lowest, double& highest) override;
   int Home() override;
   int Stop() override;
   int IsStageSequenceable(bool& sequenceable) const override {
      sequenceable = false;
      return DEVICE_OK;
   }
   bool IsContinuousFocusDrive() const override { return false; }
};

/** As StagePeripheral, of two axes. */
class XYStagePeripheral : public PeripheralDevice<CXYStageBase<XYStagePeripheral>> {
public:
   static constexpr double stepUm = StagePeripheral::stepUm;

   using PeripheralDevice::PeripheralDevice;
   int SetPositionSteps(long x, long y) override;
   int GetPositionSteps(long& x, long& y) override;
   int Home() override;
   int Stop() override;
   int SetOrigin() override { return DEVICE_UNSUPPORTED_COMMAND; }
   int GetLimitsUm(double& xMin, double& xMax, double& yMin, double& yMax) override;
   int GetStepLimits(long& xMin, long& xMax, long& yMin, long& yMax) override;
   double GetStepSizeXUm() override { return stepUm; }
   double GetStepSizeYUm() override { return stepUm; }
   int IsXYStageSequenceable(bool& sequenceable) const override {
      sequenceable = false;
      return DEVICE_OK;
   }
};

} // namespace lensless::peripherals
