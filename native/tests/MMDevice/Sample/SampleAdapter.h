// An adapter in the manner of those written for Micro-Manager: it says that such sources compile unchanged.
#pragma once

#include "DeviceBase.h"
#include "DeviceThreads.h"
#include "ImgBuffer.h"

#include <algorithm>
#include <map>
#include <string>

//////////////////////////////////////////////////////////////////////////////
// Error codes
//
#define ERR_UNKNOWN_MODE 102
#define ERR_UNKNOWN_POSITION 103
#define ERR_NO_HUB 104

class SampleHub : public HubBase<SampleHub> {
public:
   SampleHub() : initialized_(false), busy_(false) {}
   ~SampleHub() { Shutdown(); }

   int Initialize();
   int Shutdown() {
      initialized_ = false;
      return DEVICE_OK;
   }
   void GetName(char* pName) const;
   bool Busy() { return busy_; }
   int DetectInstalledDevices();

private:
   void GetPeripheralInventory();

   bool initialized_;
   bool busy_;
};

class SampleCamera : public CLegacyCameraBase<SampleCamera> {
public:
   SampleCamera();
   ~SampleCamera();

   int Initialize();
   int Shutdown();
   void GetName(char* name) const;

   int SnapImage();
   const unsigned char* GetImageBuffer();
   unsigned GetImageWidth() const { return img_.Width(); }
   unsigned GetImageHeight() const { return img_.Height(); }
   unsigned GetImageBytesPerPixel() const { return img_.Depth(); }
   unsigned GetBitDepth() const { return bitDepth_; }
   long GetImageBufferSize() const { return img_.Width() * img_.Height() * GetImageBytesPerPixel(); }
   double GetExposure() const;
   void SetExposure(double exp);
   int SetROI(unsigned x, unsigned y, unsigned xSize, unsigned ySize);
   int GetROI(unsigned& x, unsigned& y, unsigned& xSize, unsigned& ySize);
   int ClearROI();
   int GetBinning() const;
   int SetBinning(int bS);
   int IsExposureSequenceable(bool& isSequenceable) const {
      isSequenceable = false;
      return DEVICE_OK;
   }
   int InsertImage();

   int OnBinning(MM::PropertyBase* pProp, MM::ActionType eAct);
   int OnPixelType(MM::PropertyBase* pProp, MM::ActionType eAct);
   int OnGain(MM::PropertyBase* pProp, MM::ActionType eAct);
   int OnExposure(MM::PropertyBase* pProp, MM::ActionType eAct);

private:
   int ResizeImageBuffer();
   void GenerateImage();

   static const int IMAGE_WIDTH = 64;
   static const int IMAGE_HEIGHT = 48;

   MMThreadLock imgPixelsLock_;
   ImgBuffer img_;
   bool initialized_;
   unsigned bitDepth_;
   unsigned roiX_, roiY_;
   double exposureMs_;
   long gain_;
   long frame_;
};

class SampleWheel : public CStateDeviceBase<SampleWheel> {
public:
   SampleWheel();
   ~SampleWheel();

   int Initialize();
   int Shutdown();
   void GetName(char* pszName) const;
   bool Busy();
   unsigned long GetNumberOfPositions() const { return numPos_; }

   int OnState(MM::PropertyBase* pProp, MM::ActionType eAct);

private:
   long numPos_;
   bool initialized_;
   MM::MMTime changedTime_;
   long position_;
};

class SampleStage : public CStageBase<SampleStage> {
public:
   SampleStage();
   ~SampleStage() { Shutdown(); }

   bool Busy() { return false; }
   void GetName(char* pszName) const;
   int Initialize();
   int Shutdown();

   int SetPositionUm(double pos);
   int GetPositionUm(double& pos) {
      pos = pos_um_;
      return DEVICE_OK;
   }
   double GetStepSize() const { return stepSize_um_; }
   int SetPositionSteps(long steps) { return SetPositionUm(steps * stepSize_um_); }
   int GetPositionSteps(long& steps) {
      steps = (long)(pos_um_ / stepSize_um_);
      return DEVICE_OK;
   }
   int SetOrigin() { return DEVICE_OK; }
   int GetLimits(double& lower, double& upper) {
      lower = lowerLimit_;
      upper = upperLimit_;
      return DEVICE_OK;
   }
   int IsStageSequenceable(bool& isSequenceable) const {
      isSequenceable = false;
      return DEVICE_OK;
   }
   bool IsContinuousFocusDrive() const { return false; }

   int OnPosition(MM::PropertyBase* pProp, MM::ActionType eAct);

private:
   double stepSize_um_;
   double pos_um_;
   bool initialized_;
   double lowerLimit_;
   double upperLimit_;
};

class SampleShutter : public CShutterBase<SampleShutter> {
public:
   SampleShutter() : state_(false), initialized_(false), changedTime_(0.0) {
      EnableDelay(); // signals that the device should be used with a delay
   }
   ~SampleShutter() {}

   int Initialize();
   int Shutdown() {
      initialized_ = false;
      return DEVICE_OK;
   }
   void GetName(char* pszName) const;
   bool Busy();

   int SetOpen(bool open = true);
   int GetOpen(bool& open) {
      open = state_;
      return DEVICE_OK;
   }
   int Fire(double /*deltaT*/) { return DEVICE_UNSUPPORTED_COMMAND; }

   int OnState(MM::PropertyBase* pProp, MM::ActionType eAct);

private:
   bool state_;
   bool initialized_;
   MM::MMTime changedTime_;
};
