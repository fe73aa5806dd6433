// Stages and an autofocus that tests look into.
#pragma once

#include "TestDevices.h"

/** What the two kinds of stage have in common: a sequence of at most four positions. */
class TestSteps {
public:
   int Add(double x, double y = 0) {
      positions.push_back({x, y});
      return positions.size() <= 4 ? DEVICE_OK : DEVICE_SEQUENCE_TOO_LARGE;
   }
   int Clear() {
      positions.clear();
      return DEVICE_OK;
   }

   std::vector<std::pair<double, double>> positions;
};

class TestStage : public Tested<CStageBase<TestStage>, TestStage> {
public:
   using Tested::Tested;
   int SetPositionUm(double um) override {
      position = um;
      OnStagePositionChanged(um);
      return commandResult;
   }
   int GetPositionUm(double& um) override {
      um = position;
      return DEVICE_OK;
   }
   int SetPositionSteps(long steps) override { return SetPositionUm(static_cast<double>(steps)); }
   int GetPositionSteps(long& steps) override {
      steps = static_cast<long>(position);
      return DEVICE_OK;
   }
   int SetOrigin() override {
      position = 0;
      return DEVICE_OK;
   }
   int SetAdapterOriginUm(double um) override {
      position = um;
      return DEVICE_OK;
   }
   int Home() override { return Did("home"); }
   int Stop() override { return Did("stop"); }
   int GetLimits(double& lower, double& upper) override {
      lower = -100;
      upper = 100;
      return DEVICE_OK;
   }
   int GetFocusDirection(MM::FocusDirection& direction) override {
      direction = MM::FocusDirectionTowardSample;
      return DEVICE_OK;
   }
   int UsesOnStagePositionChanged(bool& uses) const override {
      uses = true;
      return DEVICE_OK;
   }
   bool IsContinuousFocusDrive() const override { return drivesFocus; }

   int IsStageSequenceable(bool& sequenceable) const override {
      sequenceable = true;
      return DEVICE_OK;
   }
   int IsStageLinearSequenceable(bool& sequenceable) const override {
      sequenceable = true;
      return DEVICE_OK;
   }
   int GetStageSequenceMaxLength(long& steps) const override {
      steps = 4;
      return DEVICE_OK;
   }
   int ClearStageSequence() override { return sequence.Clear(); }
   int AddToStageSequence(double um) override { return sequence.Add(um); }
   int SendStageSequence() override { return Did("send"); }
   int StartStageSequence() override { return Did("start"); }
   int StopStageSequence() override { return Did("stop sequence"); }
   int SetStageLinearSequence(double um, long slices) override {
      return Did("step " + std::to_string(um) + " x " + std::to_string(slices));
   }

   std::atomic<double> position{0};
   std::atomic<bool> drivesFocus{false};
   TestSteps sequence;
};

/** Steps of half a micrometre. */
class TestXYStage : public Tested<CXYStageBase<TestXYStage>, TestXYStage> {
public:
   using Tested::Tested;
   int SetPositionSteps(long x, long y) override {
      xSteps = x;
      ySteps = y;
      OnXYStagePositionChanged(0.5 * static_cast<double>(x), 0.5 * static_cast<double>(y));
      return commandResult;
   }
   int GetPositionSteps(long& x, long& y) override {
      x = xSteps;
      y = ySteps;
      return DEVICE_OK;
   }
   double GetStepSizeXUm() override { return 0.5; }
   double GetStepSizeYUm() override { return 0.5; }
   int GetLimitsUm(double& xMin, double& xMax, double& yMin, double& yMax) override {
      xMin = yMin = -100;
      xMax = yMax = 100;
      return DEVICE_OK;
   }
   int GetStepLimits(long& xMin, long& xMax, long& yMin, long& yMax) override {
      xMin = yMin = -200;
      xMax = yMax = 200;
      return DEVICE_OK;
   }
   int Home() override { return Did("home"); }
   int Stop() override { return Did("stop"); }
   int SetOrigin() override { return Did("origin"); }
   int SetXOrigin() override { return Did("X origin"); }
   int SetYOrigin() override { return Did("Y origin"); }
   int UsesOnXYStagePositionChanged(bool& uses) const override {
      uses = true;
      return DEVICE_OK;
   }

   int IsXYStageSequenceable(bool& sequenceable) const override {
      sequenceable = true;
      return DEVICE_OK;
   }
   int GetXYStageSequenceMaxLength(long& steps) const override {
      steps = 4;
      return DEVICE_OK;
   }
   int ClearXYStageSequence() override { return sequence.Clear(); }
   int AddToXYStageSequence(double x, double y) override { return sequence.Add(x, y); }
   int SendXYStageSequence() override { return Did("send"); }
   int StartXYStageSequence() override { return Did("start"); }
   int StopXYStageSequence() override { return Did("stop sequence"); }

   std::atomic<long> xSteps{0}, ySteps{0};
   TestSteps sequence;
};

class TestAutoFocus : public Tested<CAutoFocusBase<TestAutoFocus>, TestAutoFocus> {
public:
   using Tested::Tested;
   int SetContinuousFocusing(bool on) override {
      holding = on;
      return commandResult;
   }
   int GetContinuousFocusing(bool& on) override {
      on = holding;
      return commandResult;
   }
   bool IsContinuousFocusLocked() override { return holding; }
   int FullFocus() override { return Did("full focus"); }
   int IncrementalFocus() override { return Did("incremental focus"); }
   int GetLastFocusScore(double& score) override {
      score = 0.5;
      return commandResult;
   }
   int GetCurrentFocusScore(double& score) override {
      score = 0.75;
      return commandResult;
   }
   int GetOffset(double& value) override {
      value = offset;
      return commandResult;
   }
   int SetOffset(double value) override {
      offset = value;
      return commandResult;
   }

   std::atomic<bool> holding{false};
   std::atomic<double> offset{0};
};
