// Cameras whose sequences are repeated snaps.
#pragma once

#include "CameraBase.h"
#include "SequenceThread.h"

#include <climits>

/** Runs sequences on a thread that snaps and inserts images one after the other. */
template <class U>
class CLegacyCameraBase : public CCameraBase<U> {
public:
   /** The thread of this kind of camera. */
   class BaseSequenceThread : public SnapSequenceThread {
   public:
      BaseSequenceThread(CLegacyCameraBase* camera) : camera_(camera) {}

   private:
      int RunOnce() override { return camera_->ThreadRun(); }
      void Log(const char* message) override { camera_->LogMessage(message); }
      void OnExiting() override { camera_->OnThreadExiting(); }

      CLegacyCameraBase* camera_;
   };

   /** Remembers whether the camera was capturing, so that a change of settings can start it again. */
   class CaptureRestartHelper {
   public:
      CaptureRestartHelper(CLegacyCameraBase* camera) : wasCapturing_(camera->IsCapturing()) {}
      operator bool() const { return wasCapturing_; }

   private:
      bool wasCapturing_;
   };

   CLegacyCameraBase() : thread_(this) {}

   virtual ~CLegacyCameraBase() {
      thread_.Stop();
      thread_.wait();
   }

   /** Snapping returns when it is done, so the camera is never found busy. */
   virtual bool Busy() { return false; }

   /** Runs until it is stopped. */
   virtual int StartSequenceAcquisition(double interval) {
      return this->StartSequenceAcquisition(LONG_MAX, interval, false);
   }

   /** Returns when the thread has ended. */
   virtual int StopSequenceAcquisition() {
      thread_.Stop();
      thread_.wait();
      return DEVICE_OK;
   }

   virtual int StartSequenceAcquisition(long numImages, double interval, bool stopOnOverflow) {
      if (this->IsCapturing())
         return DEVICE_CAMERA_BUSY_ACQUIRING;
      MM::Core* const core = this->GetCoreCallback();
      if (!core)
         return DEVICE_NO_CALLBACK_REGISTERED;
      thread_.wait(); // a sequence that ended by itself may still be telling the core
      const int result = core->PrepareForAcq(this);
      if (result != DEVICE_OK)
         return result;
      stopOnOverflow_ = stopOnOverflow;
      if (thread_.Start(numImages, interval) == 0)
         return DEVICE_OK;
      core->AcqFinished(this, DEVICE_ERR); // what was prepared ends
      return DEVICE_ERR;
   }

   virtual bool IsCapturing() { return !thread_.IsStopped(); }

protected:
   /** One image of a sequence. An error ends the sequence. */
   virtual int ThreadRun() {
      const int result = this->SnapImage();
      return result == DEVICE_OK ? this->InsertImage() : result;
   }

   /** Hands the snapped image to the core. */
   virtual int InsertImage() {
      char label[MM::MaxStrLength];
      this->GetLabel(label);
      MM::CameraImageMetadata metadata;
      metadata.AddTag(MM::g_Keyword_Metadata_CameraLabel, label);
      return this->GetCoreCallback()->InsertImage(this, this->GetImageBuffer(), this->GetImageWidth(),
                                                  this->GetImageHeight(), this->GetImageBytesPerPixel(),
                                                  this->GetNumberOfComponents(), metadata.Serialize());
   }

   virtual double GetIntervalMs() { return thread_.GetIntervalMs(); }
   /** Images of the running sequence that are done. */
   virtual long GetImageCounter() { return thread_.GetImageCounter(); }
   /** Images the sequence was started for. */
   virtual long GetNumberOfImages() { return thread_.GetLength(); }

   /** Called on the thread, at its end, when IsCapturing is false already. */
   virtual void OnThreadExiting() {
      if (MM::Core* const core = this->GetCoreCallback())
         core->AcqFinished(this, DEVICE_OK);
   }

   virtual bool isStopOnOverflow() { return stopOnOverflow_; }
   virtual void setStopOnOverflow(bool stop) { stopOnOverflow_ = stop; }

private:
   bool stopOnOverflow_ = false;
   BaseSequenceThread thread_;
};
