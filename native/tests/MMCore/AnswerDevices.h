// An instrument like the demonstration adapters that programs are written against: see AnswersTest.cpp.
#pragma once

#include "TestAdapter.h"

/** 512 x 512 pixels, binning 1, 2, 4, 8, a gain with limits, and a property for before the initialisation. */
class AnswerCamera : public TestCamera {
public:
   explicit AnswerCamera(Journal& j) : TestCamera(j) {
      CreateFloatProperty("MaximumExposureMs", 10000, false, nullptr, true);
      width = height = 512;
   }
   int Initialize() override {
      AddAllowedValue(MM::g_Keyword_Binning, "4");
      AddAllowedValue(MM::g_Keyword_Binning, "8");
      CreateProperty("Gain", "0", MM::Integer, false);
      SetPropertyLimits("Gain", -5, 8);
      CreateProperty("Fine", "0", MM::Float, false);
      CreateProperty("Whole", "0", MM::Integer, false);
      CreateProperty("Name", "AnswerCamera", MM::String, true);
      return TestCamera::Initialize();
   }
   int SetProperty(const char* name, const char* value) override {
      if (IsCapturing() && std::string(name) == MM::g_Keyword_Binning)
         return DEVICE_CAMERA_BUSY_ACQUIRING;
      return TestCamera::SetProperty(name, value);
   }
   int ClearROI() override { return SetROI(0, 0, 512, 512); }
};

class AnswerWheel : public Tested<CStateDeviceBase<AnswerWheel>, AnswerWheel> {
public:
   explicit AnswerWheel(Journal& j) : Tested(j) {
      CreateProperty(MM::g_Keyword_State, "0", MM::Integer, false);
      SetPropertyLimits(MM::g_Keyword_State, 0, 9);
      CreateProperty(MM::g_Keyword_Label, "", MM::String, false,
                     new CPropertyAction(this, &CStateDeviceBase<AnswerWheel>::OnLabel));
      for (long i = 0; i < 10; ++i)
         SetPositionLabel(i, ("State-" + std::to_string(i)).c_str());
   }
   unsigned long GetNumberOfPositions() const override { return 10; }
};

/** Limits of 300 µm to either side; the rest as the base class leaves it. */
class AnswerStage : public Tested<CStageBase<AnswerStage>, AnswerStage> {
public:
   using Tested::Tested;
   int SetPositionUm(double um) override {
      if (um < -300 || um > 300)
         return DEVICE_UNKNOWN_POSITION;
      position_ = um;
      return DEVICE_OK;
   }
   int GetPositionUm(double& um) override {
      um = position_;
      return DEVICE_OK;
   }
   int SetPositionSteps(long) override { return DEVICE_OK; }
   int GetPositionSteps(long&) override { return DEVICE_OK; }
   int SetOrigin() override { return DEVICE_OK; }
   int Stop() override { return DEVICE_OK; }
   int GetLimits(double& lower, double& upper) override {
      lower = -300;
      upper = 300;
      return DEVICE_OK;
   }
   bool IsContinuousFocusDrive() const override { return false; }
   int IsStageSequenceable(bool& sequenceable) const override {
      sequenceable = false;
      return DEVICE_OK;
   }

private:
   double position_ = 0;
};

/** Steps of 0.015 µm. */
class AnswerXYStage : public TestXYStage {
public:
   using TestXYStage::TestXYStage;
   double GetStepSizeXUm() override { return 0.015; }
   double GetStepSizeYUm() override { return 0.015; }
   int SetOrigin() override { return DEVICE_OK; }
};

class AnswerAdapter : public MockDeviceAdapter {
public:
   void InitializeModuleData(RegisterDeviceFunc registerDevice) override {
      registerDevice("Camera", MM::CameraDevice, "");
      registerDevice("Shutter", MM::ShutterDevice, "");
      registerDevice("Wheel", MM::StateDevice, "");
      registerDevice("Stage", MM::StageDevice, "");
      registerDevice("XYStage", MM::XYStageDevice, "");
   }
   MM::Device* CreateDevice(const char* name) override {
      const std::string wanted = name;
      if (wanted == "Camera")
         return new AnswerCamera(journal_);
      if (wanted == "Shutter")
         return new TestShutter(journal_);
      if (wanted == "Wheel")
         return new AnswerWheel(journal_);
      if (wanted == "Stage")
         return new AnswerStage(journal_);
      return wanted == "XYStage" ? new AnswerXYStage(journal_) : nullptr;
   }
   void DeleteDevice(MM::Device* device) override { delete device; }

private:
   Journal journal_;
};
