// The camera of the module RPiV4L2.
#pragma once

#include "ControlWatch.h"
#include "DeviceFailure.h"
#include "ExplainedProperties.h"
#include "FrameSequence.h"
#include "FrameTally.h"
#include "OpenCamera.h"
#include "v4l2/SystemCalls.h"

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace lensless::rpiv4l2 {

/** Any camera with a Linux video node. The properties and tags are listed in RPiV4L2.cpp. */
class RPiV4L2Camera : public ExplainedProperties<CCameraBase<RPiV4L2Camera>> {
public:
   static constexpr const char* name = "RPiV4L2";
   static constexpr const char* description =
       "Camera with a Linux video node (V4L2): webcam, Raspberry Pi sensor, vivid";

   /** The calls outlive the camera. Opens nothing. */
   explicit RPiV4L2Camera(v4l2::SystemCalls& calls);
   ~RPiV4L2Camera() override { Shutdown(); }

   int Initialize() override;
   int Shutdown() override;
   void GetName(char* text) const override { CDeviceUtils::CopyLimitedString(text, name); }
   bool Busy() override { return false; }
   bool GetErrorText(int errorCode, char* text) const override;

   int SetProperty(const char* property, const char* value) override;
   unsigned GetNumberOfPropertyValues(const char* property) const override;
   int GetPropertyReadOnly(const char* property, bool& readOnly) const override;

   int SnapImage() override;
   const unsigned char* GetImageBuffer() override { return image_.data(); }
   const unsigned int* GetImageBufferAsRGB32() override;
   long GetImageBufferSize() const override { return static_cast<long>(layout_.Bytes()); }
   unsigned GetImageWidth() const override { return static_cast<unsigned>(layout_.width); }
   unsigned GetImageHeight() const override { return static_cast<unsigned>(layout_.height); }
   unsigned GetImageBytesPerPixel() const override { return static_cast<unsigned>(layout_.bytesPerPixel); }
   unsigned GetNumberOfComponents() const override { return static_cast<unsigned>(layout_.components); }
   unsigned GetBitDepth() const override { return static_cast<unsigned>(layout_.bitDepth); }

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
   /** A frame of the driver and the image in it, which lives as long as it. */
   struct ReadFrame {
      v4l2::Buffer buffer;
      const std::uint8_t* image;
   };

   /** What may be changed at any time. */
   struct Settings {
      long settleFrames = 0;
      long stallTimeoutMs = 5000;
      bool keepStreaming = false;
   };

   // RPiV4L2Camera.cpp
   template <class Body>
   int Answer(Body body, int otherwise = ERR_REFUSED) {
      try {
         body();
         return DEVICE_OK;
      } catch (...) {
         return Failed(TranslateException(otherwise));
      }
   }
   int Failed(const Translated& failure); // logs and remembers the text
   int refuse(const std::string& reason, int code) override;
   OpenCamera& Camera() const;     // throws DeviceFailure before initialisation
   OpenCamera& IdleCamera() const; // and during a sequence
   void UseLayout();

   // RPiV4L2Choice.cpp: properties before initialisation
   void AddChoiceProperties();
   void AddSettingsProperties();
   void OfferValues(const std::string& property);
   std::vector<std::string> UnusableDevices();
   std::string AcceptedChoice(const std::string& property, const std::string& value);
   CameraWish Wish();
   std::string TextOf(const char* property);

   // RPiV4L2Facts.cpp: read-only properties
   void AddFactProperties();
   void AddFact(const char* property, std::function<std::string()> value);
   std::string InactiveControls() const;

   // RPiV4L2Exposure.cpp: exposure, gain, binning
   void AddBinningProperty();
   void AddExposureProperty();
   void AddGainProperty();
   int OnBinning(MM::PropertyBase* property, MM::ActionType action);
   int OnExposure(MM::PropertyBase* property, MM::ActionType action);
   int OnGain(MM::PropertyBase* property, MM::ActionType action);
   void LimitExposure();
   void AskExposure(bool tell);
   void FollowMode();

   // RPiV4L2Controls.cpp: a property for each control of the driver
   struct ControlProperty {
      std::string property;
      v4l2::Controls* source;
      std::uint32_t id;
   };
   void AddControlProperties();
   void AddControlProperty(const ControlProperty& added);
   std::string FreeName(const std::string& wanted, bool isOfSensor) const;
   const ControlProperty* FindControl(const std::string& property) const;
   int OnControl(MM::PropertyBase* property, MM::ActionType action);
   void WriteControl(const ControlProperty& control, const std::string& words);
   void LimitControl(const ControlProperty& control);
   void TellControl(const ControlProperty& control);
   void TellAllControls();
   bool TakeChanges();

   // RPiV4L2Frames.cpp: snaps and sequences
   Settings SettingsNow() const;
   int StallMs() const;
   std::optional<ReadFrame> NextFrame(v4l2::Stream& stream);
   FrameTags TagsOf(const v4l2::FrameFacts& facts, const FrameTally::Losses& losses) const;
   void Snap(std::chrono::nanoseconds called);
   void StartSequence(long frames);
   int ExposeFrame();
   int SendFrame();

   v4l2::SystemCalls& calls_;
   Choice choice_;

   std::unique_ptr<OpenCamera> camera_; // from Initialize to Shutdown; during a sequence its stream and reader are the
                                        // sequence's thread's
   ImageLayout layout_;                 // of snaps and of a sequence's frames; does not change during one
   v4l2::Rectangle roi_;                // in pixels of the image
   std::vector<std::uint8_t> image_;    // the last snap, always as large as an image

   std::vector<ControlProperty>
       controls_; // fixed from Initialize to Shutdown; their values are under the camera's lock
   std::set<std::string> madeForControls_; // properties, by all initialisations: none can be taken away

   mutable std::mutex mutex_; // guards settings_
   Settings settings_;

   std::atomic<double> exposureMs_{0}; // as the driver told last; the frame interval where it has no exposure
   FrameTally tally_;
   FailureTexts failures_;

   std::optional<ReadFrame> sequenceFrame_; // read and not yet sent; the sequence's thread's, while there is one
   ControlWatch watch_;
   FrameSequence sequence_{*this}; // last: its thread ends first
};

} // namespace lensless::rpiv4l2
