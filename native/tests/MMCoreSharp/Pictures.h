// Camera and image processor.
#pragma once

#include "Recorder.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

/**
 * 4×3 pixels of a byte, numbered; up to three regions; sequences of up to three exposures. A sequence of images comes
 * without pause and ends by itself after "Stamina" images.
 */
class Sensor : public Recorder<CCameraBase<Sensor>, Sensor> {
public:
   explicit Sensor(const char* name) : Recorder(name) {
      CreateIntegerProperty(MM::g_Keyword_Binning, 1, false);
      CreateIntegerProperty("Stamina", 1000000, false);
      for (unsigned i = 0; i < GetImageWidth() * GetImageHeight(); ++i)
         pixels_.push_back(static_cast<unsigned char>(i));
   }
   ~Sensor() override { Join(); }

   int Shutdown() override {
      Join();
      return DEVICE_OK;
   }
   int SnapImage() override { return DEVICE_OK; }
   const unsigned char* GetImageBuffer() override { return pixels_.data(); }
   unsigned GetImageWidth() const override { return 4; }
   unsigned GetImageHeight() const override { return 3; }
   unsigned GetImageBytesPerPixel() const override { return 1; }
   unsigned GetBitDepth() const override { return 8; }
   long GetImageBufferSize() const override { return static_cast<long>(pixels_.size()); }
   int GetBinning() const override { return 1; }
   int SetBinning(int) override { return DEVICE_OK; }
   void SetExposure(double ms) override { exposure_ = ms; }
   double GetExposure() const override { return exposure_; }

   int SetROI(unsigned x, unsigned y, unsigned width, unsigned height) override {
      return Note("SetROI", x, y, width, height);
   }
   int GetROI(unsigned& x, unsigned& y, unsigned& width, unsigned& height) override {
      x = y = 0;
      width = GetImageWidth();
      height = GetImageHeight();
      return DEVICE_OK;
   }
   int ClearROI() override {
      regions_.clear();
      return DEVICE_OK;
   }
   bool SupportsMultiROI() override { return true; }
   bool IsMultiROISet() override { return !regions_.empty(); }
   int GetMultiROICount(unsigned& count) override {
      count = static_cast<unsigned>(regions_.size());
      return DEVICE_OK;
   }
   int SetMultiROI(const unsigned* xs, const unsigned* ys, const unsigned* widths, const unsigned* heights,
                   unsigned count) override {
      if (count > 3)
         return DEVICE_INVALID_INPUT_PARAM;
      regions_.clear();
      for (unsigned i = 0; i < count; ++i)
         regions_.push_back({xs[i], ys[i], widths[i], heights[i]});
      return DEVICE_OK;
   }
   int GetMultiROI(unsigned* xs, unsigned* ys, unsigned* widths, unsigned* heights, unsigned* length) override {
      if (*length < regions_.size())
         return DEVICE_INVALID_INPUT_PARAM;
      for (const Region& region : regions_) {
         *xs++ = region.x;
         *ys++ = region.y;
         *widths++ = region.width;
         *heights++ = region.height;
      }
      *length = static_cast<unsigned>(regions_.size());
      return DEVICE_OK;
   }

   int StartSequenceAcquisition(double interval) override { return StartSequenceAcquisition(-1, interval, false); }
   int StartSequenceAcquisition(long images, double, bool) override {
      Join();
      const int ready = GetCoreCallback()->PrepareForAcq(this);
      if (ready != DEVICE_OK)
         return ready;
      long stamina = 0;
      GetProperty("Stamina", stamina);
      stop_ = false;
      capturing_ = true;
      thread_ = std::thread([this, count = images < 0 ? stamina : std::min(images, stamina)] { Send(count); });
      return DEVICE_OK;
   }
   int StopSequenceAcquisition() override {
      Join();
      return DEVICE_OK;
   }
   bool IsCapturing() override { return capturing_; }

   int IsExposureSequenceable(bool& sequenceable) const override {
      sequenceable = true;
      return DEVICE_OK;
   }
   int GetExposureSequenceMaxLength(long& length) const override {
      length = 3;
      return DEVICE_OK;
   }
   int StartExposureSequence() override { return Note("Start"); }
   int StopExposureSequence() override { return Note("Stop"); }
   int ClearExposureSequence() override { return Note("Clear"); }
   int AddToExposureSequence(double ms) override { return Note("Add", ms); }
   int SendExposureSequence() const override { return Note("Send"); }

private:
   void Send(long count) {
      for (long i = 0; i < count && !stop_; ++i)
         if (GetCoreCallback()->InsertImage(this, pixels_.data(), GetImageWidth(), GetImageHeight(), 1) != DEVICE_OK)
            break;
      capturing_ = false;
      GetCoreCallback()->AcqFinished(this, DEVICE_OK);
   }
   void Join() {
      stop_ = true;
      if (thread_.joinable())
         thread_.join();
   }

   struct Region {
      unsigned x, y, width, height;
   };

   std::vector<unsigned char> pixels_;
   std::vector<Region> regions_;
   double exposure_ = 10;
   std::thread thread_;
   std::atomic<bool> stop_{false};
   std::atomic<bool> capturing_{false};
};

/** Adds 100 to every byte. */
class Brightener : public Recorder<CImageProcessorBase<Brightener>, Brightener> {
public:
   explicit Brightener(const char* name) : Recorder(name) {}

   int Process(unsigned char* bytes, unsigned width, unsigned height, unsigned bytesPerPixel) override {
      for (unsigned i = 0; i < width * height * bytesPerPixel; ++i)
         bytes[i] = static_cast<unsigned char>(bytes[i] + 100);
      return Note("Process", width, height, bytesPerPixel);
   }
};
