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
   if (instrument_) {
      instrument_->stopStageSequence();
      instrument_->moveStage(0); // as without this device; always allowed, SampleDistance-um itself being in range
   }
   isStepping_ = false;
   loadedUm_.clear();
   instrument_.reset();
   return DEVICE_OK;
}

int SimZStage::SetPositionUm(double positionUm) {
   if (!instrument_)
      return DEVICE_NOT_CONNECTED;
   if (!std::isfinite(positionUm))
      return refuse("The stage cannot go to a position that is not a number.");
   if (isStepping_)
      return refuse("The stage cannot be moved while its sequence runs. Stop that first.");
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
   sequenceable = true;
   return DEVICE_OK;
}

int SimZStage::GetStageSequenceMaxLength(long& positions) const {
   positions = longestSequence;
   return DEVICE_OK;
}

int SimZStage::ClearStageSequence() {
   addedUm_.clear();
   return DEVICE_OK;
}

int SimZStage::AddToStageSequence(double positionUm) {
   if (!std::isfinite(positionUm))
      return refuse("The stage cannot go to a position that is not a number.");
   if (addedUm_.size() >= static_cast<std::size_t>(longestSequence))
      return DEVICE_SEQUENCE_TOO_LARGE;
   addedUm_.push_back(positionUm);
   return DEVICE_OK;
}

int SimZStage::SendStageSequence() {
   if (!instrument_)
      return DEVICE_NOT_CONNECTED;
   std::vector<double> positionsUm;
   for (const double positionUm : addedUm_) {
      if (const auto reason = instrument_->refusal(originUm_ + positionUm))
         return refuse("Position " + std::to_string(positionsUm.size()) + " of the sequence is refused. " + *reason);
      positionsUm.push_back(originUm_ + positionUm);
   }
   loadedUm_ = std::move(positionsUm);
   return DEVICE_OK;
}

int SimZStage::StartStageSequence() {
   if (!instrument_)
      return DEVICE_NOT_CONNECTED;
   if (loadedUm_.empty())
      return refuse("No sequence of positions is loaded. Load one first.");
   if (const auto reason = instrument_->startStageSequence(loadedUm_))
      return refuse(*reason);
   isStepping_ = true;
   return DEVICE_OK;
}

int SimZStage::StopStageSequence() {
   if (!instrument_)
      return DEVICE_NOT_CONNECTED;
   instrument_->stopStageSequence();
   isStepping_ = false;
   OnStagePositionChanged(instrument_->stagePositionUm() - originUm_); // it stays where it went last
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
