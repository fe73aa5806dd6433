// A camera as fast as memory, in a core of its own: what is measured is the core.
#pragma once

#include "DeviceBase.h"
#include "MMCore.h"
#include "MockDeviceAdapter.h"

#include <atomic>
#include <thread>
#include <vector>

/** 8-bit frames, from a few buffers in turn as a driver has them. */
class BenchCamera : public CCameraBase<BenchCamera> {
public:
   static constexpr unsigned kSources = 4;
   static constexpr long kAhead = 1000; // frames that a sequence runs ahead of the program at most

   BenchCamera(unsigned width, unsigned height);
   ~BenchCamera() override { StopSequenceAcquisition(); }

   /** Gives the core one frame. Returns the adapters' error code. */
   int Insert();
   const unsigned char* Source(unsigned i) const { return sources_[i % kSources].data(); }
   std::size_t FrameBytes() const { return static_cast<std::size_t>(width_) * height_; }

   int Initialize() override { return DEVICE_OK; }
   int Shutdown() override { return StopSequenceAcquisition(); }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, "BenchCamera"); }
   bool Busy() override { return false; }
   int SnapImage() override { return DEVICE_OK; }
   const unsigned char* GetImageBuffer() override { return Source(0); }
   unsigned GetImageWidth() const override { return width_; }
   unsigned GetImageHeight() const override { return height_; }
   unsigned GetImageBytesPerPixel() const override { return 1; }
   unsigned GetBitDepth() const override { return 8; }
   long GetImageBufferSize() const override { return static_cast<long>(FrameBytes()); }
   int GetBinning() const override { return 1; }
   int SetBinning(int) override { return DEVICE_OK; }
   void SetExposure(double) override {}
   double GetExposure() const override { return 0; }
   int SetROI(unsigned, unsigned, unsigned, unsigned) override { return DEVICE_UNSUPPORTED_COMMAND; }
   int GetROI(unsigned& x, unsigned& y, unsigned& w, unsigned& h) override {
      x = y = 0;
      w = width_;
      h = height_;
      return DEVICE_OK;
   }
   int ClearROI() override { return DEVICE_OK; }
   int IsExposureSequenceable(bool& sequenceable) const override {
      sequenceable = false;
      return DEVICE_OK;
   }
   int StartSequenceAcquisition(double) override { return StartSequenceAcquisition(-1, 0, false); }
   int StartSequenceAcquisition(long frames, double, bool) override;
   int StopSequenceAcquisition() override;
   bool IsCapturing() override { return capturing_; }

   // So that a sequence does not outrun a program that pops: it counts here what it has popped.
   std::atomic<bool> waits{true};
   std::atomic<long> popped{0};

private:
   void Run(long frames);

   const unsigned width_, height_;
   std::vector<std::vector<unsigned char>> sources_;
   unsigned next_ = 0;
   std::thread thread_;
   std::atomic<bool> stop_{false}, capturing_{false};
};

/** A core with that camera in its role. */
class BenchRig : private MockDeviceAdapter {
public:
   BenchRig(unsigned width, unsigned height);

   /** Fills the buffer once, so that its memory has its pages, and empties it. */
   void TouchBuffer();
   BenchCamera& Camera() { return *camera_; }
   CMMCore core;

private:
   void InitializeModuleData(RegisterDeviceFunc registerDevice) override;
   MM::Device* CreateDevice(const char* name) override;
   void DeleteDevice(MM::Device* device) override { delete device; }

   const unsigned width_, height_;
   BenchCamera* camera_ = nullptr;
};
