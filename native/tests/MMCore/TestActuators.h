// An SLM, a galvo and pumps that tests look into.
#pragma once

#include "TestDevices.h"

/** An SLM of 4 x 2 grey pixels. */
class TestSLM : public Tested<CSLMBase<TestSLM>, TestSLM> {
public:
   explicit TestSLM(Journal& j) : Tested(j) { CreateProperty(MM::g_Keyword_Exposure, "0", MM::Float, false); }
   int SetImage(unsigned char* pixels) override {
      image.assign(pixels, pixels + 8);
      return commandResult;
   }
   int SetImage(unsigned int* pixels) override {
      image.clear();
      for (int i = 0; i < 8; ++i)
         image.push_back(static_cast<unsigned char>(pixels[i] >> 16)); // red
      return commandResult;
   }
   int DisplayImage() override { return Did("show"); }
   int SetPixelsTo(unsigned char grey) override {
      image.assign(8, grey);
      return commandResult;
   }
   int SetPixelsTo(unsigned char red, unsigned char green, unsigned char blue) override {
      return Did("fill " + std::to_string(red) + "," + std::to_string(green) + "," + std::to_string(blue));
   }
   int SetExposure(double ms) override {
      SetProperty(MM::g_Keyword_Exposure, std::to_string(ms).c_str());
      OnSLMExposureChanged(ms);
      return commandResult;
   }
   double GetExposure() override {
      double ms = 0;
      GetProperty(MM::g_Keyword_Exposure, ms);
      return ms;
   }
   unsigned GetWidth() override { return 4; }
   unsigned GetHeight() override { return 2; }
   unsigned GetNumberOfComponents() override { return 1; }
   unsigned GetBytesPerPixel() override { return 1; }

   int IsSLMSequenceable(bool& answer) const override {
      answer = sequenceable;
      return DEVICE_OK;
   }
   int GetSLMSequenceMaxLength(long& steps) const override {
      steps = 3;
      return sequenceable ? DEVICE_OK : DEVICE_UNSUPPORTED_COMMAND;
   }
   int ClearSLMSequence() override {
      firstPixels.clear();
      return DEVICE_OK;
   }
   int AddToSLMSequence(const unsigned char* const pixels) override {
      firstPixels.push_back(pixels[0]);
      return DEVICE_OK;
   }
   int SendSLMSequence() override { return Did("send"); }
   int StartSLMSequence() override { return Did("start"); }
   int StopSLMSequence() override { return Did("stop"); }

   std::vector<unsigned char> image, firstPixels;
   std::atomic<bool> sequenceable{true};
};

class TestGalvo : public Tested<CGalvoBase<TestGalvo>, TestGalvo> {
public:
   using Tested::Tested;
   int PointAndFire(double x, double y, double us) override {
      SetPosition(x, y);
      return Did("fire " + std::to_string(static_cast<int>(us)));
   }
   int SetSpotInterval(double us) override { return Did("interval " + std::to_string(static_cast<int>(us))); }
   int SetPosition(double x, double y) override {
      positionX = x;
      positionY = y;
      return commandResult;
   }
   int GetPosition(double& x, double& y) override {
      x = positionX;
      y = positionY;
      return commandResult;
   }
   int SetIlluminationState(bool on) override { return Did(on ? "light" : "dark"); }
   double GetXRange() override { return 10; }
   double GetXMinimum() override { return -5; }
   double GetYRange() override { return 20; }
   double GetYMinimum() override { return -10; }
   int AddPolygonVertex(int polygon, double, double) override { return Did("vertex of " + std::to_string(polygon)); }
   int DeletePolygons() override { return Did("delete polygons"); }
   int RunSequence() override { return Did("run sequence"); }
   int LoadPolygons() override { return Did("load polygons"); }
   int SetPolygonRepetitions(int repetitions) override { return Did("repeat " + std::to_string(repetitions)); }
   int RunPolygons() override { return Did("run polygons"); }
   int StopSequence() override { return Did("stop"); }
   int GetChannel(char* name) override {
      CDeviceUtils::CopyLimitedString(name, "488");
      return commandResult;
   }

   double positionX = 0, positionY = 0;
};

class TestPressurePump : public Tested<CPressurePumpBase<TestPressurePump>, TestPressurePump> {
public:
   using Tested::Tested;
   int Stop() override { return Did("stop"); }
   int Calibrate() override {
      calibrated = true;
      return Did("calibrate");
   }
   bool RequiresCalibration() override { return !calibrated; }
   int SetPressureKPa(double value) override {
      pressure = value;
      return commandResult;
   }
   int GetPressureKPa(double& value) override {
      value = pressure;
      return commandResult;
   }

   bool calibrated = false;
   double pressure = 0;
};

class TestVolumetricPump : public Tested<CVolumetricPumpBase<TestVolumetricPump>, TestVolumetricPump> {
public:
   using Tested::Tested;
   int Home() override {
      homed = true;
      return Did("home");
   }
   int Stop() override { return Did("stop"); }
   bool RequiresHoming() override { return !homed; }
   int InvertDirection(bool on) override {
      inverted = on;
      return commandResult;
   }
   int IsDirectionInverted(bool& on) override {
      on = inverted;
      return commandResult;
   }
   int SetVolumeUl(double value) override { return Set(volume, value); }
   int GetVolumeUl(double& value) override { return Get(volume, value); }
   int SetMaxVolumeUl(double value) override { return Set(maxVolume, value); }
   int GetMaxVolumeUl(double& value) override { return Get(maxVolume, value); }
   int SetFlowrateUlPerSecond(double value) override { return Set(flowrate, value); }
   int GetFlowrateUlPerSecond(double& value) override { return Get(flowrate, value); }
   int Start() override { return Did("start"); }
   int DispenseDurationSeconds(double s) override { return Set(volume, volume - s * flowrate); }
   int DispenseVolumeUl(double ul) override { return Set(volume, volume - ul); }

   bool homed = false, inverted = false;
   double volume = 0, maxVolume = 0, flowrate = 0;

private:
   int Set(double& target, double value) {
      target = value;
      return commandResult;
   }
   int Get(double source, double& value) {
      value = source;
      return commandResult;
   }
};
