// CMMCore: spatial light modulators and galvos.
#include "Core.h"
#include "Devices/HardwareSequences.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static DevicePtr GetSLM(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "SLM label"), MM::SLMDevice);
}

template <class Result>
static Result AskSLM(Core& core, const char* label, const char* operation, Result (MM::SLM::*ask)()) {
   return GetSLM(core, label)->Use<MM::SLM>(operation, [ask](MM::SLM& s) { return (s.*ask)(); });
}

template <class Pixels>
static void SetImage(Core& core, const char* label, Pixels* pixels) {
   const DevicePtr slm = GetSLM(core, label);
   if (!pixels)
      throw CMMError("The image for SLM " + Quoted(label) + " is null", MMERR_NullPointerException);
   slm->Do<MM::SLM>("take an image", [pixels](MM::SLM& s) { return s.SetImage(pixels); });
}

void CMMCore::setSLMImage(const char* slmLabel, unsigned char* pixels) {
   SetImage(*core_, slmLabel, pixels);
}

void CMMCore::setSLMImage(const char* slmLabel, imgRGB32 pixels) {
   SetImage(*core_, slmLabel, pixels);
}

void CMMCore::setSLMPixelsTo(const char* slmLabel, unsigned char intensity) {
   GetSLM(*core_, slmLabel)->Do<MM::SLM>("set all pixels", [=](MM::SLM& s) { return s.SetPixelsTo(intensity); });
}

void CMMCore::setSLMPixelsTo(const char* slmLabel, unsigned char red, unsigned char green, unsigned char blue) {
   GetSLM(*core_, slmLabel)->Do<MM::SLM>("set all pixels", [=](MM::SLM& s) { return s.SetPixelsTo(red, green, blue); });
}

void CMMCore::displaySLMImage(const char* slmLabel) {
   GetSLM(*core_, slmLabel)->Do<MM::SLM>("show its image", [](MM::SLM& s) { return s.DisplayImage(); });
}

void CMMCore::setSLMExposure(const char* slmLabel, double exposure_ms) {
   const DevicePtr slm = GetSLM(*core_, slmLabel);
   slm->Do<MM::SLM>("set its exposure", [=](MM::SLM& s) { return s.SetExposure(exposure_ms); });
   core_->RefreshCached(*slm, MM::g_Keyword_Exposure);
}

double CMMCore::getSLMExposure(const char* slmLabel) {
   return AskSLM(*core_, slmLabel, "tell its exposure", &MM::SLM::GetExposure);
}

unsigned int CMMCore::getSLMWidth(const char* slmLabel) {
   return AskSLM(*core_, slmLabel, "tell its width", &MM::SLM::GetWidth);
}

unsigned int CMMCore::getSLMHeight(const char* slmLabel) {
   return AskSLM(*core_, slmLabel, "tell its height", &MM::SLM::GetHeight);
}

unsigned int CMMCore::getSLMNumberOfComponents(const char* slmLabel) {
   return AskSLM(*core_, slmLabel, "tell its components", &MM::SLM::GetNumberOfComponents);
}

unsigned int CMMCore::getSLMBytesPerPixel(const char* slmLabel) {
   return AskSLM(*core_, slmLabel, "tell bytes per pixel", &MM::SLM::GetBytesPerPixel);
}

// An SLM that takes no sequences need not know how long they may be.
long CMMCore::getSLMSequenceMaxLength(const char* slmLabel) {
   const DevicePtr slm = GetSLM(*core_, slmLabel);
   return IsSequenceable(*slm, &MM::SLM::IsSLMSequenceable) ? SequenceMaxLength(*slm, &MM::SLM::GetSLMSequenceMaxLength)
                                                            : 0;
}

void CMMCore::startSLMSequence(const char* slmLabel) {
   StartSequence(*GetSLM(*core_, slmLabel), &MM::SLM::StartSLMSequence);
}

void CMMCore::stopSLMSequence(const char* slmLabel) {
   StopSequence(*GetSLM(*core_, slmLabel), &MM::SLM::StopSLMSequence);
}

void CMMCore::loadSLMSequence(const char* slmLabel, std::vector<unsigned char*> imageSequence) {
   const DevicePtr slm = GetSLM(*core_, slmLabel);
   for (std::size_t i = 0; i < imageSequence.size(); ++i) {
      if (!imageSequence[i])
         throw CMMError("Image " + std::to_string(i) + " of the sequence for SLM " + Quoted(slmLabel) + " is null",
                        MMERR_NullPointerException);
   }
   slm->Do<MM::SLM>("load a sequence of images", [&](MM::SLM& s) {
      return LoadSteps(
          imageSequence.size(), [&] { return s.ClearSLMSequence(); },
          [&](std::size_t i) { return s.AddToSLMSequence(static_cast<const unsigned char*>(imageSequence[i])); },
          [&] { return s.SendSLMSequence(); });
   });
}

static DevicePtr GetGalvo(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "galvo label"), MM::GalvoDevice);
}

void CMMCore::pointGalvoAndFire(const char* galvoLabel, double x, double y, double pulseTime_us) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("point and fire", [=](MM::Galvo& g) {
      return g.PointAndFire(x, y, pulseTime_us);
   });
}

void CMMCore::setGalvoSpotInterval(const char* galvoLabel, double pulseTime_us) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("set its spot interval", [=](MM::Galvo& g) {
      return g.SetSpotInterval(pulseTime_us);
   });
}

void CMMCore::setGalvoPosition(const char* galvoLabel, double x, double y) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("move", [=](MM::Galvo& g) { return g.SetPosition(x, y); });
}

void CMMCore::getGalvoPosition(const char* galvoLabel, double& x_stage, double& y_stage) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("tell its position", [&](MM::Galvo& g) {
      return g.GetPosition(x_stage, y_stage);
   });
}

void CMMCore::setGalvoIlluminationState(const char* galvoLabel, bool on) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>(on ? "switch its light on" : "switch its light off", [on](MM::Galvo& g) {
      return g.SetIlluminationState(on);
   });
}

static double AskGalvo(Core& core, const char* label, double (MM::Galvo::*ask)()) {
   return GetGalvo(core, label)->Use<MM::Galvo>("tell its range", [ask](MM::Galvo& g) { return (g.*ask)(); });
}

double CMMCore::getGalvoXRange(const char* galvoLabel) {
   return AskGalvo(*core_, galvoLabel, &MM::Galvo::GetXRange);
}

double CMMCore::getGalvoXMinimum(const char* galvoLabel) {
   return AskGalvo(*core_, galvoLabel, &MM::Galvo::GetXMinimum);
}

double CMMCore::getGalvoYRange(const char* galvoLabel) {
   return AskGalvo(*core_, galvoLabel, &MM::Galvo::GetYRange);
}

double CMMCore::getGalvoYMinimum(const char* galvoLabel) {
   return AskGalvo(*core_, galvoLabel, &MM::Galvo::GetYMinimum);
}

void CMMCore::addGalvoPolygonVertex(const char* galvoLabel, int polygonIndex, double x, double y) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("add a vertex to a polygon", [=](MM::Galvo& g) {
      return g.AddPolygonVertex(polygonIndex, x, y);
   });
}

void CMMCore::deleteGalvoPolygons(const char* galvoLabel) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("delete its polygons", [](MM::Galvo& g) { return g.DeletePolygons(); });
}

void CMMCore::loadGalvoPolygons(const char* galvoLabel) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("load its polygons", [](MM::Galvo& g) { return g.LoadPolygons(); });
}

void CMMCore::setGalvoPolygonRepetitions(const char* galvoLabel, int repetitions) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("set its repetitions", [=](MM::Galvo& g) {
      return g.SetPolygonRepetitions(repetitions);
   });
}

void CMMCore::runGalvoPolygons(const char* galvoLabel) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("run its polygons", [](MM::Galvo& g) { return g.RunPolygons(); });
}

void CMMCore::runGalvoSequence(const char* galvoLabel) {
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("run its sequence", [](MM::Galvo& g) { return g.RunSequence(); });
}

std::string CMMCore::getGalvoChannel(const char* galvoLabel) {
   char channel[MM::MaxStrLength] = "";
   GetGalvo(*core_, galvoLabel)->Do<MM::Galvo>("tell its channel", [&](MM::Galvo& g) { return g.GetChannel(channel); });
   return channel;
}
