// Devices that gate, shape and point light.
// The order of the virtual functions is binary interface: see MMDevice.h.
#pragma once

#include "Device.h"

namespace MM {

/** A light gate: a mechanical shutter, or a light source that is switched. */
class Shutter : public Device {
public:
   static constexpr DeviceType Type = ShutterDevice;

   Shutter() {}
   virtual ~Shutter() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetOpen(bool open = true) = 0;
   virtual int GetOpen(bool& open) = 0;
   /** Opens for deltaT ms. */
   virtual int Fire(double deltaT) = 0;
};

/** A spatial light modulator: a display in the light path. */
class SLM : public Device {
public:
   static constexpr DeviceType Type = SLMDevice;

   SLM() {}
   virtual ~SLM() {}
   DeviceType GetType() const override { return Type; }

   /** GetWidth * GetHeight pixels, copied; shown by DisplayImage. */
   virtual int SetImage(unsigned char* pixels) = 0;
   /** B, G, R, A bytes per pixel. */
   virtual int SetImage(unsigned int* pixels) = 0;
   virtual int DisplayImage() = 0;
   virtual int SetPixelsTo(unsigned char intensity) = 0;
   virtual int SetPixelsTo(unsigned char red, unsigned char green, unsigned char blue) = 0;
   /** How long an image shows, in ms. */
   virtual int SetExposure(double interval_ms) = 0;
   virtual double GetExposure() = 0;
   virtual unsigned int GetWidth() = 0;
   virtual unsigned int GetHeight() = 0;
   virtual unsigned int GetNumberOfComponents() = 0;
   virtual unsigned int GetBytesPerPixel() = 0;

   // Sequences of images, stepped through by the hardware.
   virtual int IsSLMSequenceable(bool& isSequenceable) const = 0;
   virtual int GetSLMSequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartSLMSequence() = 0;
   virtual int StopSLMSequence() = 0;
   virtual int ClearSLMSequence() = 0;
   virtual int AddToSLMSequence(const unsigned char* const pixels) = 0;
   virtual int AddToSLMSequence(const unsigned int* const pixels) = 0;
   virtual int SendSLMSequence() = 0;
};

/** A scanner that points a beam. Positions are in the device's own units, within its ranges. */
class Galvo : public Device {
public:
   static constexpr DeviceType Type = GalvoDevice;

   Galvo() {}
   virtual ~Galvo() {}
   DeviceType GetType() const override { return Type; }

   /** Goes there and lights up for time_us. */
   virtual int PointAndFire(double x, double y, double time_us) = 0;
   virtual int SetSpotInterval(double pulseInterval_us) = 0;
   virtual int SetPosition(double x, double y) = 0;
   virtual int GetPosition(double& x, double& y) = 0;
   virtual int SetIlluminationState(bool on) = 0;
   virtual double GetXRange() = 0;
   virtual double GetXMinimum() = 0;
   virtual double GetYRange() = 0;
   virtual double GetYMinimum() = 0;

   // Polygons: collected, loaded into the device, then run the number of repetitions.
   virtual int AddPolygonVertex(int polygonIndex, double x, double y) = 0;
   virtual int DeletePolygons() = 0;
   virtual int RunSequence() = 0;
   virtual int LoadPolygons() = 0;
   virtual int SetPolygonRepetitions(int repetitions) = 0;
   virtual int RunPolygons() = 0;
   virtual int StopSequence() = 0;
   virtual int GetChannel(char* channelName) = 0;
};

} // namespace MM
