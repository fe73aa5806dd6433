// Modulators, scanner and shutter.
#pragma once

#include "Recorder.h"

#include <vector>

/** Grey: 4×3 pixels of a byte. Colour: 2×1 pixels of four bytes. Sequences of up to two images. */
class Modulator : public Recorder<CSLMBase<Modulator>, Modulator> {
public:
   Modulator(const char* name, bool colour) : Recorder(name), colour_(colour) {}

   int SetImage(unsigned char* pixels) override {
      return NotePixels("SetImage", pixels, Pixels() * GetBytesPerPixel());
   }
   int SetImage(unsigned int* pixels) override { return NotePixels("SetImage32", pixels, Pixels()); }
   int DisplayImage() override { return Note("DisplayImage"); }
   int SetPixelsTo(unsigned char intensity) override { return Note("SetPixelsTo", intensity); }
   int SetPixelsTo(unsigned char red, unsigned char green, unsigned char blue) override {
      return Note("SetPixelsTo", red, green, blue);
   }
   int SetExposure(double ms) override {
      exposure_ = ms;
      return DEVICE_OK;
   }
   double GetExposure() override { return exposure_; }
   unsigned GetWidth() override { return colour_ ? 2 : 4; }
   unsigned GetHeight() override { return colour_ ? 1 : 3; }
   unsigned GetNumberOfComponents() override { return colour_ ? 3 : 1; }
   unsigned GetBytesPerPixel() override { return colour_ ? 4 : 1; }

   int IsSLMSequenceable(bool& sequenceable) const override {
      sequenceable = true;
      return DEVICE_OK;
   }
   int GetSLMSequenceMaxLength(long& length) const override {
      length = 2;
      return DEVICE_OK;
   }
   int StartSLMSequence() override { return Note("Start"); }
   int StopSLMSequence() override { return Note("Stop"); }
   int ClearSLMSequence() override { return Note("Clear"); }
   int AddToSLMSequence(const unsigned char* const pixels) override {
      return NotePixels("Add", pixels, Pixels() * GetBytesPerPixel());
   }
   int AddToSLMSequence(const unsigned int* const pixels) override { return NotePixels("Add32", pixels, Pixels()); }
   int SendSLMSequence() override { return Note("Send"); }

private:
   unsigned Pixels() { return GetWidth() * GetHeight(); }

   template <class T>
   int NotePixels(const char* function, const T* pixels, unsigned count) {
      std::string numbers;
      for (unsigned i = 0; i < count; ++i)
         numbers += (i == 0 ? "" : " ") + std::to_string(pixels[i]);
      return Note(function, numbers);
   }

   const bool colour_;
   double exposure_ = 10;
};

class Scanner : public Recorder<CGalvoBase<Scanner>, Scanner> {
public:
   explicit Scanner(const char* name) : Recorder(name) {}

   int PointAndFire(double x, double y, double us) override { return Note("PointAndFire", x, y, us); }
   int SetSpotInterval(double us) override { return Note("SetSpotInterval", us); }
   int SetPosition(double x, double y) override {
      x_ = x;
      y_ = y;
      return DEVICE_OK;
   }
   int GetPosition(double& x, double& y) override {
      x = x_;
      y = y_;
      return DEVICE_OK;
   }
   int SetIlluminationState(bool on) override { return Note("SetIlluminationState", on); }
   double GetXRange() override { return 10; }
   double GetXMinimum() override { return -5; }
   double GetYRange() override { return 8; }
   double GetYMinimum() override { return -4; }
   int AddPolygonVertex(int polygon, double x, double y) override { return Note("AddPolygonVertex", polygon, x, y); }
   int DeletePolygons() override { return Note("DeletePolygons"); }
   int RunSequence() override { return Note("RunSequence"); }
   int LoadPolygons() override { return Note("LoadPolygons"); }
   int SetPolygonRepetitions(int repetitions) override { return Note("SetPolygonRepetitions", repetitions); }
   int RunPolygons() override { return Note("RunPolygons"); }
   int StopSequence() override { return Note("StopSequence"); }
   int GetChannel(char* channel) override {
      CDeviceUtils::CopyLimitedString(channel, "405 nm");
      return DEVICE_OK;
   }

private:
   double x_ = 0;
   double y_ = 0;
};

class LightGate : public Recorder<CShutterBase<LightGate>, LightGate> {
public:
   explicit LightGate(const char* name) : Recorder(name) {}

   int SetOpen(bool open) override {
      open_ = open;
      return Note("SetOpen", open);
   }
   int GetOpen(bool& open) override {
      open = open_;
      return DEVICE_OK;
   }
   int Fire(double ms) override { return Note("Fire", ms); }

private:
   bool open_ = false;
};
