// A camera that tests look into.
#pragma once

#include "TestDevices.h"

#include <array>
#include <thread>

/** A camera of 8-bit pixels whose sequences run on a thread; each frame is filled with its number. */
class TestCamera : public Tested<CCameraBase<TestCamera>, TestCamera> {
public:
   explicit TestCamera(Journal& j) : Tested(j) {
      CreateProperty(MM::g_Keyword_Binning, "1", MM::Integer, false);
      AddAllowedValue(MM::g_Keyword_Binning, "1");
      AddAllowedValue(MM::g_Keyword_Binning, "2");
   }
   ~TestCamera() override { StopSequenceAcquisition(); }

   int Shutdown() override {
      StopSequenceAcquisition();
      return Tested::Shutdown();
   }
   int SnapImage() override {
      journal.Note("snap " + LabelText());
      pixels_.assign(static_cast<std::size_t>(GetImageBufferSize()), 7);
      return snapResult;
   }
   const unsigned char* GetImageBuffer() override { return pixels_.data(); }
   unsigned GetImageWidth() const override { return width; }
   unsigned GetImageHeight() const override { return height; }
   unsigned GetImageBytesPerPixel() const override { return bytesPerPixel; }
   unsigned GetBitDepth() const override { return 8 * bytesPerPixel; }
   unsigned GetNumberOfChannels() const override { return channels; }
   int GetChannelName(unsigned channel, char* name) override {
      CDeviceUtils::CopyLimitedString(name, ("Channel-" + std::to_string(channel)).c_str());
      return DEVICE_OK;
   }
   long GetImageBufferSize() const override { return static_cast<long>(width * height * bytesPerPixel); }
   int GetBinning() const override {
      char value[MM::MaxStrLength] = "1";
      GetProperty(MM::g_Keyword_Binning, value);
      return std::atoi(value);
   }
   int SetBinning(int binning) override { return SetProperty(MM::g_Keyword_Binning, std::to_string(binning).c_str()); }
   void SetExposure(double ms) override { exposure = ms; }
   double GetExposure() const override { return exposure; }
   int SetROI(unsigned, unsigned, unsigned w, unsigned h) override {
      width = w;
      height = h;
      return DEVICE_OK;
   }
   int GetROI(unsigned& x, unsigned& y, unsigned& w, unsigned& h) override {
      x = y = 0;
      w = width;
      h = height;
      return DEVICE_OK;
   }
   int ClearROI() override { return SetROI(0, 0, 64, 32); }

   int IsExposureSequenceable(bool& sequenceable) const override {
      sequenceable = true;
      return DEVICE_OK;
   }
   int GetExposureSequenceMaxLength(long& steps) const override {
      steps = 4;
      return DEVICE_OK;
   }
   int ClearExposureSequence() override {
      exposures.clear();
      return DEVICE_OK;
   }
   int AddToExposureSequence(double ms) override {
      exposures.push_back(ms);
      return exposures.size() <= 4 ? DEVICE_OK : DEVICE_SEQUENCE_TOO_LARGE;
   }
   int SendExposureSequence() const override {
      journal.Note("send " + LabelText());
      return DEVICE_OK;
   }
   int StartExposureSequence() override { return Did("start exposures"); }
   int StopExposureSequence() override { return Did("stop exposures"); }

   bool SupportsMultiROI() override { return true; }
   bool IsMultiROISet() override { return !rois.empty(); }
   int GetMultiROICount(unsigned& count) override {
      count = static_cast<unsigned>(rois.size());
      return DEVICE_OK;
   }
   int SetMultiROI(const unsigned* xs, const unsigned* ys, const unsigned* widths, const unsigned* heights,
                   unsigned count) override {
      rois.clear();
      for (unsigned i = 0; i < count; ++i)
         rois.push_back({xs[i], ys[i], widths[i], heights[i]});
      return commandResult;
   }
   int GetMultiROI(unsigned* xs, unsigned* ys, unsigned* widths, unsigned* heights, unsigned* length) override {
      *length = std::min(*length, static_cast<unsigned>(rois.size()));
      for (unsigned i = 0; i < *length; ++i) {
         xs[i] = rois[i][0];
         ys[i] = rois[i][1];
         widths[i] = rois[i][2];
         heights[i] = rois[i][3];
      }
      return DEVICE_OK;
   }

   int StartSequenceAcquisition(double) override { return Start(-1); }
   int StartSequenceAcquisition(long frames, double, bool) override { return Start(frames); }
   int StopSequenceAcquisition() override {
      stop_ = true;
      if (thread_.joinable())
         thread_.join();
      return DEVICE_OK;
   }
   bool IsCapturing() override { return capturing_; }

   /** Inserts a frame of the value, from the calling thread. */
   int Insert(unsigned char value, const char* metadata = nullptr, unsigned components = 1) {
      const std::vector<unsigned char> frame(static_cast<std::size_t>(GetImageBufferSize()), value);
      return GetCoreCallback()->InsertImage(this, frame.data(), width, height, bytesPerPixel, components, metadata);
   }

   std::atomic<unsigned> width{64}, height{32}, bytesPerPixel{1}, channels{1};
   std::atomic<double> exposure{10};
   std::atomic<int> snapResult{DEVICE_OK}, startResult{DEVICE_OK};
   std::atomic<bool> framesWithoutPause{false};
   std::function<void()> whileStarting, whileEnding; // the latter on the thread, before it says that it has finished
   std::vector<double> exposures;                    // the sequence
   std::vector<std::array<unsigned, 4>> rois;        // x, y, width, height

private:
   int Start(long frames) {
      if (capturing_)
         return DEVICE_CAMERA_BUSY_ACQUIRING;
      if (whileStarting)
         whileStarting();
      StopSequenceAcquisition(); // joins the thread of a sequence that ended by itself
      const int ready = GetCoreCallback()->PrepareForAcq(this);
      if (ready != DEVICE_OK || startResult != DEVICE_OK)
         return ready != DEVICE_OK ? ready : startResult.load();
      stop_ = false;
      capturing_ = true;
      thread_ = std::thread([this, frames] { Run(frames); });
      return DEVICE_OK;
   }
   void Run(long frames) {
      for (long i = 0; !stop_ && i != frames; ++i) {
         if (Insert(static_cast<unsigned char>(i)) != DEVICE_OK)
            break;
         if (!framesWithoutPause)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
      }
      capturing_ = false;
      if (whileEnding)
         whileEnding();
      GetCoreCallback()->AcqFinished(this, DEVICE_OK);
   }

   std::vector<unsigned char> pixels_;
   std::thread thread_;
   std::atomic<bool> stop_{false}, capturing_{false};
};
