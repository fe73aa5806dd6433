// Cameras.
#pragma once

#include "../CameraImageMetadata.h"
#include "../DeviceThreads.h"
#include "CommonBase.h"

#include <map>
#include <string>

/** A camera of one channel and one component without multiple ROIs, unless the device overrides their functions. */
template <class U>
class CCameraBase : public CDeviceBase<MM::Camera, U> {
public:
   // Sequence threads of cameras are classes of their own and talk to the core through the camera.
   using CDeviceBase<MM::Camera, U>::GetCoreCallback;
   using CDeviceBase<MM::Camera, U>::LogMessage;

   CCameraBase() {
      for (const char* name : {MM::g_Keyword_Transpose_SwapXY, MM::g_Keyword_Transpose_MirrorX,
                               MM::g_Keyword_Transpose_MirrorY, MM::g_Keyword_Transpose_Correction}) {
         this->CreateIntegerProperty(name, 0, false);
         this->AddAllowedValue(name, "0");
         this->AddAllowedValue(name, "1");
      }
   }

   virtual const unsigned char* GetImageBuffer() = 0;
   virtual unsigned GetImageWidth() const = 0;
   virtual unsigned GetImageHeight() const = 0;
   virtual unsigned GetImageBytesPerPixel() const = 0;
   virtual int SnapImage() = 0;
   virtual bool Busy() = 0;

   virtual int StartSequenceAcquisition(double unused) = 0;
   virtual int StopSequenceAcquisition() = 0;

   virtual unsigned GetNumberOfComponents() const { return 1; }
   virtual unsigned GetNumberOfChannels() const { return 1; }

   virtual int GetChannelName(unsigned, char* name) {
      name[0] = '\0';
      return DEVICE_OK;
   }

   virtual const unsigned char* GetImageBuffer(unsigned) {
      return this->GetNumberOfChannels() == 1 ? this->GetImageBuffer() : nullptr;
   }

   virtual const unsigned int* GetImageBufferAsRGB32() { return nullptr; }

   /** As many of the tags as fit into MM::MaxStrLength bytes, serialised. */
   virtual void GetTags(char* serializedMetadata) {
      MMThreadGuard guard(tagsLock_);
      MM::CameraImageMetadata fitting;
      MM::CameraImageMetadata next;
      for (const auto& tag : tags_) {
         next.AddTag(tag.first.c_str(), tag.second.c_str());
         if (std::string(next.Serialize()).size() >= static_cast<std::size_t>(MM::MaxStrLength))
            break;
         fitting = next;
      }
      CDeviceUtils::CopyLimitedString(serializedMetadata, fitting.Serialize());
   }

   virtual int StartSequenceAcquisition(long numImages, double unused, bool stopOnOverflow) = 0;

   virtual int GetExposureSequenceMaxLength(long&) const { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StartExposureSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StopExposureSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int ClearExposureSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int AddToExposureSequence(double) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int SendExposureSequence() const { return DEVICE_UNSUPPORTED_COMMAND; }

   virtual bool IsCapturing() = 0;

   /** Remembers a tag under "deviceLabel-key", or "key" when the device is "_". */
   virtual void AddTag(const char* key, const char* deviceLabel, const char* value) {
      const std::string device = deviceLabel;
      MMThreadGuard guard(tagsLock_);
      tags_[device == "_" ? key : device + '-' + key] = value;
   }

   virtual void RemoveTag(const char* key) {
      MMThreadGuard guard(tagsLock_);
      tags_.erase(key);
   }

   virtual bool SupportsMultiROI() { return false; }
   virtual bool IsMultiROISet() { return false; }
   virtual int GetMultiROICount(unsigned int&) { return DEVICE_UNSUPPORTED_COMMAND; }

   virtual int SetMultiROI(const unsigned int*, const unsigned int*, const unsigned int*, const unsigned int*,
                           unsigned int) {
      return DEVICE_UNSUPPORTED_COMMAND;
   }

   virtual int GetMultiROI(unsigned int*, unsigned int*, unsigned int*, unsigned int*, unsigned int*) {
      return DEVICE_UNSUPPORTED_COMMAND;
   }

private:
   MMThreadLock tagsLock_;
   std::map<std::string, std::string> tags_; // guarded by tagsLock_
};
