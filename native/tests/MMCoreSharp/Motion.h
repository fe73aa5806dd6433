// Stages and autofocus.
#pragma once

#include "Recorder.h"

#include <chrono>
#include <thread>
#include <unistd.h>

/** Sequences of up to four positions, of any or of equal distances. Reports its moves. */
class Lift : public Recorder<CStageBase<Lift>, Lift> {
public:
   explicit Lift(const char* name) : Recorder(name) {}

   int SetPositionUm(double um) override {
      position_ = um;
      return OnStagePositionChanged(um);
   }
   int GetPositionUm(double& um) override {
      um = position_;
      return DEVICE_OK;
   }
   int SetPositionSteps(long steps) override { return SetPositionUm(static_cast<double>(steps)); }
   int GetPositionSteps(long& steps) override {
      steps = static_cast<long>(position_);
      return DEVICE_OK;
   }
   int SetOrigin() override { return Note("SetOrigin"); }
   int SetAdapterOriginUm(double um) override { return Note("SetAdapterOriginUm", um); }
   int Home() override { return Note("Home"); }
   int Stop() override { return Note("Stop"); }
   int GetLimits(double& lower, double& upper) override {
      lower = -100;
      upper = 100;
      return DEVICE_OK;
   }
   bool IsContinuousFocusDrive() const override { return true; }
   int UsesOnStagePositionChanged(bool& result) const override {
      result = true;
      return DEVICE_OK;
   }

   int IsStageSequenceable(bool& sequenceable) const override {
      sequenceable = true;
      return DEVICE_OK;
   }
   int IsStageLinearSequenceable(bool& sequenceable) const override {
      sequenceable = true;
      return DEVICE_OK;
   }
   int GetStageSequenceMaxLength(long& length) const override {
      length = 4;
      return DEVICE_OK;
   }
   int StartStageSequence() override { return Note("StartSequence"); }
   int StopStageSequence() override { return Note("StopSequence"); }
   int ClearStageSequence() override { return Note("Clear"); }
   int AddToStageSequence(double um) override { return Note("Add", um); }
   int SendStageSequence() override { return Note("Send"); }
   int SetStageLinearSequence(double um, long slices) override { return Note("SetLinear", um, slices); }

private:
   double position_ = 0;
};

/** Answers when the file that its property WaitsFor names is there, or after a minute; at first it waits for none. */
class SlowLift : public Recorder<CStageBase<SlowLift>, SlowLift> {
public:
   explicit SlowLift(const char* name) : Recorder(name) {
      CreateStringProperty("WaitsFor", "", false, new CPropertyAction(this, &SlowLift::OnWaitsFor));
      CreateFloatProperty("Load", 1, true, new CPropertyAction(this, &SlowLift::OnLoad));
   }

   int SetPositionUm(double um) override {
      Wait();
      position_ = um;
      return DEVICE_OK;
   }
   int GetPositionUm(double& um) override {
      Wait();
      um = position_;
      return DEVICE_OK;
   }
   int SetPositionSteps(long steps) override { return SetPositionUm(static_cast<double>(steps)); }
   int GetPositionSteps(long& steps) override {
      steps = static_cast<long>(position_);
      return DEVICE_OK;
   }
   int SetOrigin() override { return DEVICE_OK; }
   int GetLimits(double& lower, double& upper) override {
      lower = -100;
      upper = 100;
      return DEVICE_OK;
   }
   int IsStageSequenceable(bool& sequenceable) const override {
      sequenceable = false;
      return DEVICE_OK;
   }
   bool IsContinuousFocusDrive() const override { return false; }

   int OnWaitsFor(MM::PropertyBase* property, MM::ActionType act) {
      if (act == MM::AfterSet)
         property->Get(file_);
      return DEVICE_OK;
   }
   int OnLoad(MM::PropertyBase*, MM::ActionType act) {
      if (act == MM::BeforeGet)
         Wait();
      return DEVICE_OK;
   }

private:
   void Wait() const {
      constexpr int kMost = 60000;
      for (int ms = 0; ms < kMost && !file_.empty() && access(file_.c_str(), F_OK) != 0; ++ms)
         std::this_thread::sleep_for(std::chrono::milliseconds(1));
   }

   std::string file_;
   double position_ = 0;
};

/** Steps of 0.5 µm; sequences of up to four positions. */
class Table : public Recorder<CXYStageBase<Table>, Table> {
public:
   explicit Table(const char* name) : Recorder(name) {}

   int SetPositionSteps(long x, long y) override {
      x_ = x;
      y_ = y;
      return OnXYStagePositionChanged(GetStepSizeXUm() * static_cast<double>(x),
                                      GetStepSizeYUm() * static_cast<double>(y));
   }
   int GetPositionSteps(long& x, long& y) override {
      x = x_;
      y = y_;
      return DEVICE_OK;
   }
   int Home() override { return Note("Home"); }
   int Stop() override { return Note("Stop"); }
   int SetOrigin() override { return Note("SetOrigin"); }
   int SetXOrigin() override { return Note("SetXOrigin"); }
   int SetYOrigin() override { return Note("SetYOrigin"); }
   int GetLimitsUm(double& xMin, double& xMax, double& yMin, double& yMax) override {
      xMin = yMin = -1000;
      xMax = yMax = 1000;
      return DEVICE_OK;
   }
   int GetStepLimits(long& xMin, long& xMax, long& yMin, long& yMax) override {
      xMin = yMin = -2000;
      xMax = yMax = 2000;
      return DEVICE_OK;
   }
   double GetStepSizeXUm() override { return 0.5; }
   double GetStepSizeYUm() override { return 0.5; }
   int UsesOnXYStagePositionChanged(bool& result) const override {
      result = true;
      return DEVICE_OK;
   }

   int IsXYStageSequenceable(bool& sequenceable) const override {
      sequenceable = true;
      return DEVICE_OK;
   }
   int GetXYStageSequenceMaxLength(long& length) const override {
      length = 4;
      return DEVICE_OK;
   }
   int StartXYStageSequence() override { return Note("StartSequence"); }
   int StopXYStageSequence() override { return Note("StopSequence"); }
   int ClearXYStageSequence() override { return Note("Clear"); }
   int AddToXYStageSequence(double x, double y) override { return Note("Add", x, y); }
   int SendXYStageSequence() override { return Note("Send"); }

private:
   long x_ = 0;
   long y_ = 0;
};

/** Its score grows with its offset; it is locked when it holds the focus at an offset above 0. */
class FocusFinder : public Recorder<CAutoFocusBase<FocusFinder>, FocusFinder> {
public:
   explicit FocusFinder(const char* name) : Recorder(name) {}

   int SetContinuousFocusing(bool on) override {
      continuous_ = on;
      return DEVICE_OK;
   }
   int GetContinuousFocusing(bool& on) override {
      on = continuous_;
      return DEVICE_OK;
   }
   bool IsContinuousFocusLocked() override { return continuous_ && offset_ > 0; }
   int FullFocus() override {
      lastScore_ = offset_ + 100;
      return Note("FullFocus");
   }
   int IncrementalFocus() override {
      lastScore_ = offset_ + 10;
      return Note("IncrementalFocus");
   }
   int GetLastFocusScore(double& score) override {
      score = lastScore_;
      return DEVICE_OK;
   }
   int GetCurrentFocusScore(double& score) override {
      score = offset_ + 1;
      return DEVICE_OK;
   }
   int GetOffset(double& offset) override {
      offset = offset_;
      return DEVICE_OK;
   }
   int SetOffset(double offset) override {
      offset_ = offset;
      return DEVICE_OK;
   }

private:
   bool continuous_ = false;
   double offset_ = 0;
   double lastScore_ = 0;
};
