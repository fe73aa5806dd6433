#include "BenchCamera.h"

BenchCamera::BenchCamera(unsigned width, unsigned height) : width_(width), height_(height) {
   for (unsigned i = 0; i < kSources; ++i)
      sources_.emplace_back(FrameBytes(), static_cast<unsigned char>(i + 1));
}

int BenchCamera::Insert() {
   return GetCoreCallback()->InsertImage(this, Source(next_++), width_, height_, 1, 1, nullptr);
}

int BenchCamera::StartSequenceAcquisition(long frames, double, bool) {
   StopSequenceAcquisition();
   const int ready = GetCoreCallback()->PrepareForAcq(this);
   if (ready != DEVICE_OK)
      return ready;
   popped = 0;
   stop_ = false;
   capturing_ = true;
   thread_ = std::thread([this, frames] { Run(frames); });
   return DEVICE_OK;
}

int BenchCamera::StopSequenceAcquisition() {
   stop_ = true;
   if (thread_.joinable())
      thread_.join();
   return DEVICE_OK;
}

void BenchCamera::Run(long frames) {
   for (long i = 0; !stop_ && i != frames; ++i) {
      while (waits && !stop_ && i - popped > kAhead)
         std::this_thread::yield();
      if (Insert() != DEVICE_OK)
         break;
   }
   capturing_ = false;
   GetCoreCallback()->AcqFinished(this, DEVICE_OK);
}

BenchRig::BenchRig(unsigned width, unsigned height) : width_(width), height_(height) {
   core.enableStderrLog(false);
   core.loadMockDeviceAdapter("Bench", this);
   core.loadDevice("Camera", "Bench", "Camera");
   core.initializeAllDevices();
}

void BenchRig::TouchBuffer() {
   core.initializeCircularBuffer();
   for (long i = 0, n = core.getBufferTotalCapacity(); i < n; ++i)
      camera_->Insert();
   core.clearCircularBuffer();
}

void BenchRig::InitializeModuleData(RegisterDeviceFunc registerDevice) {
   registerDevice("Camera", MM::CameraDevice, "A camera as fast as memory");
}

MM::Device* BenchRig::CreateDevice(const char*) {
   return camera_ = new BenchCamera(width_, height_);
}
