// The simulated camera.
#pragma once

#include "Faults.h"
#include "FrameSequence.h"
#include "Instrument.h"
#include "Scene.h"

#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace lensless::sim {

/** What a frame shows: names as the property Shows has them. */
constexpr const char* showsHologram = "Hologram";
constexpr const char* showsTruthAmplitude = "TruthAmplitude";
constexpr const char* showsTruthPhase = "TruthPhase";
constexpr const char* showsTruthObjects = "TruthObjects";

/** What the user has set. */
struct CameraSettings {
   Scene scene; ///< wavelength, bandwidth and distance in it are the instrument's, filled in for each exposure
   std::string pictureFile;
   Readout readout; ///< meanElectrons is worked out for each exposure
   int bytesPerPixel = 2;
   double exposureMs = 10;
   double frameIntervalMs = 0;
   bool realTime = true;
   long seed = 1;
   std::string shows = showsHologram;

   bool showsTruth() const { return shows != showsHologram; }
   /** Of the frames now: truth has 16 bits whatever the camera's format. */
   int frameBitDepth() const { return showsTruth() ? 16 : readout.bitDepth; }
   int frameBytesPerPixel() const { return showsTruth() ? 2 : bytesPerPixel; }
};

/**
 * A sensor without a lens. Every frame shows light, stage and settings as they are when its exposure begins. The
 * properties are listed in LenslessSim.cpp.
 */
class SimCamera : public FaultyCamera<SimCamera> {
public:
   static constexpr const char* name = "SimCamera";
   static constexpr const char* description = "Simulated camera of the lensless microscope: holograms of a sample";
   static constexpr double referenceExposureMs = 10; ///< fills half the full well at full intensity

   SimCamera();
   ~SimCamera() override { Shutdown(); }

   int Initialize() override;
   int Shutdown() override;
   void GetName(char* text) const override { CDeviceUtils::CopyLimitedString(text, name); }
   bool Busy() override { return false; }

   int SnapImage() override;
   const unsigned char* GetImageBuffer() override { return image_.data(); }
   long GetImageBufferSize() const override;
   unsigned GetImageWidth() const override;
   unsigned GetImageHeight() const override;
   unsigned GetImageBytesPerPixel() const override;
   unsigned GetBitDepth() const override;

   int GetBinning() const override;
   int SetBinning(int factor) override;
   double GetExposure() const override;
   void SetExposure(double exposureMs) override;
   int SetROI(unsigned x, unsigned y, unsigned width, unsigned height) override;
   int GetROI(unsigned& x, unsigned& y, unsigned& width, unsigned& height) override;
   int ClearROI() override;
   int IsExposureSequenceable(bool& sequenceable) const override;

   int StartSequenceAcquisition(long frames, double unused, bool stopOnOverflow) override;
   int StartSequenceAcquisition(double unused) override;
   int StopSequenceAcquisition() override;
   bool IsCapturing() override { return sequence_.running(); }

private:
   /** A frame and what it shows. */
   struct Frame {
      std::vector<unsigned char> bytes;
      int height = 0, width = 0, bytesPerPixel = 0;
      FrameTags tags;
   };

   // SimCameraProperties.cpp
   void addSensorProperties();
   void addReadoutProperties();
   void addSampleProperties();
   int OnBinning(MM::PropertyBase* property, MM::ActionType action);
   int OnShows(MM::PropertyBase* property, MM::ActionType action);
   int OnColourFilter(MM::PropertyBase* property, MM::ActionType action);
   int OnPixelType(MM::PropertyBase* property, MM::ActionType action);
   int OnBitDepth(MM::PropertyBase* property, MM::ActionType action);
   int OnSample(MM::PropertyBase* property, MM::ActionType action);
   int OnSampleFile(MM::PropertyBase* property, MM::ActionType action);
   int OnSampleDistance(MM::PropertyBase* property, MM::ActionType action);
   int OnTrueZ(MM::PropertyBase* property, MM::ActionType action);
   int OnSeed(MM::PropertyBase* property, MM::ActionType action);
   int OnFrameNumber(MM::PropertyBase* property, MM::ActionType action);
   int OnRealTime(MM::PropertyBase* property, MM::ActionType action);
   int setFormat(int bitDepth, int bytesPerPixel);
   void reportFormat();

   // SimCamera.cpp
   CameraSettings settings() const;
   void setFullFrame_NeedsLock();
   void resizeImage_NeedsLock();

   // SimCameraFrames.cpp
   std::vector<std::uint16_t> exposedCounts(const CameraSettings& now, NoiseKey noise);
   static std::vector<std::uint16_t> truthCounts(const CameraSettings& now);
   Frame exposeFrame(const Conditions& conditions);
   int tryExpose(const Conditions& conditions, Frame& frame);
   int exposeForSequence();
   int sendFrame(const Frame& frame);
   int unreadiness() const;
   long frameNumber() const;
   void countFrame();

   std::shared_ptr<Instrument> instrument_; // from Initialize to Shutdown
   SceneCache scenes_;

   mutable std::mutex mutex_; // guards the two below
   CameraSettings settings_;
   long frameNumber_ = 0; // frames since Seed was set

   std::vector<unsigned char> image_; // the last snap, always as large as a frame; touched by the core's thread only
   Frame sequenceFrame_;              // the frame being exposed; touched by the sequence's thread only
   FrameSequence sequence_{*this};
};

} // namespace lensless::sim
