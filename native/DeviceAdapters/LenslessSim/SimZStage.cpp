#include "SimZStage.h"

#include <cmath>

namespace lensless::sim {

int SimZStage::Initialize() {
   if (instrument_)
      return DEVICE_OK;
   instrument_ = Instrument::ofCore(GetCoreCallback());
   CreateStringProperty(MM::g_Keyword_Name, name, true);
   CreateStringProperty(MM::g_Keyword_Description, description, true);
   CreateFloatProperty(MM::g_Keyword_Position, 0, false, new CPropertyAction(this, &SimZStage::OnPosition));
   return DEVICE_OK;
}

int SimZStage::Shutdown() {
   if (instrument_)
      instrument_->moveStage(0); // as without this device; always allowed, SampleDistance-um itself being in range
   instrument_.reset();
   return DEVICE_OK;
}

int SimZStage::SetPositionUm(double positionUm) {
   if (!instrument_)
      return DEVICE_NOT_CONNECTED;
   if (!std::isfinite(positionUm))
      return refuse("The stage cannot go to a position that is not a number.");
   if (const auto reason = instrument_->moveStage(originUm_ + positionUm))
      return refuse(*reason);
   OnStagePositionChanged(positionUm);
   return DEVICE_OK;
}

int SimZStage::GetPositionUm(double& positionUm) {
   if (!instrument_)
      return DEVICE_NOT_CONNECTED;
   positionUm = instrument_->stagePositionUm() - originUm_;
   return DEVICE_OK;
}

int SimZStage::GetPositionSteps(long& steps) {
   double positionUm = 0;
   const int result = GetPositionUm(positionUm);
   steps = std::lround(positionUm / stepUm);
   return result;
}

int SimZStage::SetOrigin() {
   if (!instrument_)
      return DEVICE_NOT_CONNECTED;
   originUm_ = instrument_->stagePositionUm();
   return DEVICE_OK;
}

int SimZStage::GetLimits(double& lower, double& upper) {
   if (!instrument_)
      return DEVICE_NOT_CONNECTED;
   const double offsetUm = instrument_->sampleDistanceUm() + originUm_;
   lower = nearestUm - offsetUm;
   upper = farthestUm - offsetUm;
   return DEVICE_OK;
}

int SimZStage::GetFocusDirection(MM::FocusDirection& direction) {
   direction = MM::FocusDirectionAwayFromSample; // up takes the sample away from the sensor
   return DEVICE_OK;
}

int SimZStage::IsStageSequenceable(bool& sequenceable) const {
   sequenceable = false;
   return DEVICE_OK;
}

int SimZStage::OnPosition(MM::PropertyBase* property, MM::ActionType action) {
   double positionUm = 0;
   if (action == MM::BeforeGet) {
      const int result = GetPositionUm(positionUm);
      property->Set(positionUm);
      return result;
   }
   if (action == MM::AfterSet) {
      property->Get(positionUm);
      return SetPositionUm(positionUm);
   }
   return DEVICE_OK;
}

} // namespace lensless::sim
