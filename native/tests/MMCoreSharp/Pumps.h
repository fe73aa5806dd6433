// Pumps.
#pragma once

#include "Recorder.h"

class PressureRegulator : public Recorder<CPressurePumpBase<PressureRegulator>, PressureRegulator> {
public:
   explicit PressureRegulator(const char* name) : Recorder(name) {}

   int Stop() override { return Note("Stop"); }
   int Calibrate() override {
      calibrated_ = true;
      return Note("Calibrate");
   }
   bool RequiresCalibration() override { return !calibrated_; }
   int SetPressureKPa(double kPa) override {
      pressure_ = kPa;
      return DEVICE_OK;
   }
   int GetPressureKPa(double& kPa) override {
      kPa = pressure_;
      return DEVICE_OK;
   }

private:
   bool calibrated_ = false;
   double pressure_ = 0;
};

class Syringe : public Recorder<CVolumetricPumpBase<Syringe>, Syringe> {
public:
   explicit Syringe(const char* name) : Recorder(name) {}

   int Home() override {
      homed_ = true;
      return Note("Home");
   }
   int Stop() override { return Note("Stop"); }
   bool RequiresHoming() override { return !homed_; }
   int InvertDirection(bool inverted) override {
      inverted_ = inverted;
      return DEVICE_OK;
   }
   int IsDirectionInverted(bool& inverted) override {
      inverted = inverted_;
      return DEVICE_OK;
   }
   int SetVolumeUl(double ul) override { return Set(volume_, ul); }
   int GetVolumeUl(double& ul) override { return Set(ul, volume_); }
   int SetMaxVolumeUl(double ul) override { return Set(maxVolume_, ul); }
   int GetMaxVolumeUl(double& ul) override { return Set(ul, maxVolume_); }
   int SetFlowrateUlPerSecond(double flow) override { return Set(flow_, flow); }
   int GetFlowrateUlPerSecond(double& flow) override { return Set(flow, flow_); }
   int Start() override { return Note("Start"); }
   int DispenseDurationSeconds(double seconds) override { return Note("DispenseDurationSeconds", seconds); }
   int DispenseVolumeUl(double ul) override { return Note("DispenseVolumeUl", ul); }

private:
   static int Set(double& target, double value) {
      target = value;
      return DEVICE_OK;
   }

   bool homed_ = false;
   bool inverted_ = false;
   double volume_ = 0;
   double maxVolume_ = 1000;
   double flow_ = 1;
};
