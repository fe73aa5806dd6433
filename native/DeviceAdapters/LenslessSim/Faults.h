// Faults of the simulated cameras, on request.
#pragma once

#include "ExplainedProperties.h"
#include "FrameSequence.h"

#include <atomic>
#include <chrono>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

namespace lensless::sim {

constexpr int ERR_TIMED_OUT = 10005;   ///< no frame came in time
constexpr int ERR_FRAME_LOST = 10006;  ///< the frame was taken and lost
constexpr int ERR_NOT_EXPOSED = 10007; ///< the sensor did not expose
constexpr int ERR_CAMERA_GONE = 10008; ///< unplugged

enum class Fault { none, timeout, lostFrame, exposureError, unplug };

constexpr const char* faultProperty = "Fault";

/** Names as the property Fault has them. */
constexpr std::pair<Fault, const char*> faultNames[] = {{Fault::none, "None"},
                                                        {Fault::timeout, "Timeout"},
                                                        {Fault::lostFrame, "LostFrame"},
                                                        {Fault::exposureError, "ExposureError"},
                                                        {Fault::unplug, "Unplug"}};

/** What became of a sequence's frames. */
struct SequenceAccount {
   long gap = 0;     ///< frames lost since the last one sent
   long dropped = 0; ///< frames lost since the sequence began
};

/**
 * A camera that fails as its properties Fault, FaultAtFrame and FaultTimeout-ms say (LenslessSim.cpp), so that what
 * uses cameras can be tried on each failure. Once unplugged, it refuses all that can be refused until it is plugged in.
 */
template <class Camera>
class FaultyCamera : public ExplainedProperties<CCameraBase<Camera>> {
   using Base = ExplainedProperties<CCameraBase<Camera>>;

public:
   using Base::GetProperty;

   int SetProperty(const char* name, const char* value) override {
      return isGone_ ? ERR_CAMERA_GONE : Base::SetProperty(name, value);
   }

   int GetProperty(const char* name, char* value) const override {
      return isGone_ ? ERR_CAMERA_GONE : Base::GetProperty(name, value);
   }

protected:
   FaultyCamera() {
      const std::string asked = " The property Fault had asked for this.";
      this->SetErrorText(ERR_TIMED_OUT, ("The camera sent no frame in time." + asked).c_str());
      this->SetErrorText(ERR_FRAME_LOST, ("The frame was lost on its way from the sensor." + asked).c_str());
      this->SetErrorText(ERR_NOT_EXPOSED, ("The sensor reports an error of its exposure." + asked).c_str());
      this->SetErrorText(ERR_CAMERA_GONE,
                         ("The camera is unplugged. Load or initialise it again to go on." + asked).c_str());
   }

   void addFaultProperties() {
      this->CreateStringProperty(faultProperty, "None", false,
                                 new MM::ActionLambda([this](MM::PropertyBase* property, MM::ActionType action) {
                                    const std::lock_guard<std::mutex> lock(faultMutex_);
                                    std::string wanted;
                                    property->Get(wanted);
                                    for (const auto& [fault, text] : faultNames) {
                                       if (action == MM::AfterSet && wanted == text)
                                          fault_ = fault;
                                       if (action == MM::BeforeGet && fault_ == fault)
                                          property->Set(text);
                                    }
                                    return DEVICE_OK;
                                 }));
      for (const auto& [fault, text] : faultNames)
         this->AddAllowedValue(faultProperty, text);
      this->addNumber("FaultAtFrame", faultAtFrame_, 0, 2'147'483'647, faultMutex_);
      this->addNumber("FaultTimeout-ms", faultTimeoutMs_, 0, 60'000, faultMutex_);
   }

   bool isGone() const { return isGone_; }
   void plugIn() { isGone_ = false; }

   /**
    * Before a snap exposes the frame of this number: DEVICE_OK, or the error of the fault that was asked for, after the
    * time that a time-out takes. passOver is called for a frame that is lost.
    */
   template <class PassOver>
   int failSnap(long frameNumber, PassOver passOver) {
      account_ = {};
      const Fault fault = takeFault(frameNumber);
      if (fault == Fault::none)
         return DEVICE_OK;
      if (fault == Fault::lostFrame)
         passOver();
      if (fault == Fault::timeout)
         std::this_thread::sleep_for(timeout());
      return fail(fault, frameNumber);
   }

   /**
    * The same on a sequence's thread, in the words of FrameSequence::Task::expose: a time-out is a silence, and a frame
    * that is lost is passed over and counted, so that the next one follows.
    */
   template <class PassOver>
   int failSequence(long frameNumber, PassOver passOver) {
      account_.gap = 0;
      const Fault fault = takeFault(frameNumber);
      if (fault == Fault::none)
         return DEVICE_OK;
      if (fault == Fault::timeout) {
         this->LogMessage("Fault at frame " + std::to_string(frameNumber) + ": nothing more is sent.");
         return FrameSequence::silence;
      }
      if (fault != Fault::lostFrame)
         return fail(fault, frameNumber);
      passOver();
      ++account_.gap;
      ++account_.dropped;
      return DEVICE_OK;
   }

   /** Of the sequence, or of a snap without losses; touched by the sequence's thread only while it runs. */
   SequenceAccount account_;

private:
   /** What happens to the frame of this number; asked once for each frame. Nothing happens twice. */
   Fault takeFault(long frameNumber) {
      const std::lock_guard<std::mutex> lock(faultMutex_);
      return frameNumber < faultAtFrame_ ? Fault::none : std::exchange(fault_, Fault::none);
   }

   std::chrono::duration<double, std::milli> timeout() {
      const std::lock_guard<std::mutex> lock(faultMutex_);
      return std::chrono::duration<double, std::milli>(faultTimeoutMs_);
   }

   /** Carries out a fault that ends a snap or a sequence, and answers its error number. */
   int fail(Fault fault, long frameNumber) {
      this->LogMessage("Fault at frame " + std::to_string(frameNumber) + ": " + nameOf(fault));
      isGone_ = fault == Fault::unplug;
      return fault == Fault::timeout     ? ERR_TIMED_OUT
             : fault == Fault::lostFrame ? ERR_FRAME_LOST
             : fault == Fault::unplug    ? ERR_CAMERA_GONE
                                         : ERR_NOT_EXPOSED;
   }

   static const char* nameOf(Fault wanted) {
      for (const auto& [fault, text] : faultNames)
         if (fault == wanted)
            return text;
      return "";
   }

   std::atomic<bool> isGone_{false}; // set by the thread of a sequence too

   std::mutex faultMutex_; // guards the three below
   Fault fault_ = Fault::none;
   long faultAtFrame_ = 0;
   double faultTimeoutMs_ = 1000;
};

} // namespace lensless::sim
