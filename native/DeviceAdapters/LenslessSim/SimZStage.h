// The simulated Z stage.
#pragma once

#include "ExplainedProperties.h"
#include "Instrument.h"

#include <memory>
#include <vector>

namespace lensless::sim {

/**
 * Moves the sample at once. A higher position is further from the sensor: z = the camera's SampleDistance-um +
 * position. The properties are listed in LenslessSim.cpp.
 */
class SimZStage : public ExplainedProperties<CStageBase<SimZStage>> {
public:
   static constexpr const char* name = "SimZStage";
   static constexpr const char* description = "Simulated stage for the distance between sample and sensor";
   static constexpr double stepUm = 0.1;

   ~SimZStage() override { Shutdown(); }

   int Initialize() override;
   int Shutdown() override;
   void GetName(char* text) const override { CDeviceUtils::CopyLimitedString(text, name); }
   bool Busy() override { return false; }

   int SetPositionUm(double positionUm) override;
   int GetPositionUm(double& positionUm) override;
   int SetPositionSteps(long steps) override { return SetPositionUm(steps * stepUm); }
   int GetPositionSteps(long& steps) override;
   int SetOrigin() override;
   int GetLimits(double& lower, double& upper) override;
   int Stop() override { return DEVICE_OK; }
   int UsesOnStagePositionChanged(bool& result) const override {
      result = true;
      return DEVICE_OK;
   }
   int GetFocusDirection(MM::FocusDirection& direction) override;
   int IsStageSequenceable(bool& sequenceable) const override;
   int GetStageSequenceMaxLength(long& positions) const override;
   int ClearStageSequence() override;
   int AddToStageSequence(double positionUm) override;
   int SendStageSequence() override;
   int StartStageSequence() override;
   int StopStageSequence() override;
   bool IsContinuousFocusDrive() const override { return false; }

private:
   int OnPosition(MM::PropertyBase* property, MM::ActionType action);

   std::shared_ptr<Instrument> instrument_;
   double originUm_ = 0;          // the instrument's stage position that reads 0
   std::vector<double> addedUm_;  // a sequence being put together, in positions of this stage
   std::vector<double> loadedUm_; // the one sent last, in the instrument's stage positions
   bool isStepping_ = false;      // it runs
};

} // namespace lensless::sim
