#include "SequenceThread.h"

#include <exception>
#include <string>

namespace {

MM::MMTime ToMMTime(std::chrono::steady_clock::duration duration) {
   return MM::MMTime::fromUs(std::chrono::duration_cast<std::chrono::microseconds>(duration).count());
}

} // namespace

int SnapSequenceThread::Start(long numImages, double intervalMs) {
   {
      const std::lock_guard<std::mutex> guard(mutex_);
      stop_ = false;
      suspended_ = false;
      numImages_ = numImages;
      imageCounter_ = 0;
      intervalMs_ = intervalMs;
      start_ = Clock::now();
   }
   const int error = activate();
   if (error != 0)
      Stop();
   return error;
}

void SnapSequenceThread::Stop() {
   const std::lock_guard<std::mutex> guard(mutex_);
   if (!stop_)
      end_ = Clock::now();
   stop_ = true;
   changed_.notify_all();
}

bool SnapSequenceThread::IsStopped() {
   const std::lock_guard<std::mutex> guard(mutex_);
   return stop_;
}

void SnapSequenceThread::Suspend() {
   const std::lock_guard<std::mutex> guard(mutex_);
   suspended_ = true;
}

void SnapSequenceThread::Resume() {
   const std::lock_guard<std::mutex> guard(mutex_);
   suspended_ = false;
   changed_.notify_all();
}

bool SnapSequenceThread::IsSuspended() {
   const std::lock_guard<std::mutex> guard(mutex_);
   return suspended_;
}

void SnapSequenceThread::SetLength(long images) {
   const std::lock_guard<std::mutex> guard(mutex_);
   numImages_ = images;
}

long SnapSequenceThread::GetLength() {
   const std::lock_guard<std::mutex> guard(mutex_);
   return numImages_;
}

long SnapSequenceThread::GetImageCounter() {
   const std::lock_guard<std::mutex> guard(mutex_);
   return imageCounter_;
}

double SnapSequenceThread::GetIntervalMs() {
   const std::lock_guard<std::mutex> guard(mutex_);
   return intervalMs_;
}

MM::MMTime SnapSequenceThread::GetStartTime() {
   const std::lock_guard<std::mutex> guard(mutex_);
   return ToMMTime(start_.time_since_epoch());
}

MM::MMTime SnapSequenceThread::GetActualDuration() {
   const std::lock_guard<std::mutex> guard(mutex_);
   return ToMMTime((stop_ ? end_ : Clock::now()) - start_);
}

bool SnapSequenceThread::Continue() {
   std::unique_lock<std::mutex> lock(mutex_);
   changed_.wait(lock, [this] { return stop_ || !suspended_; });
   return !stop_ && imageCounter_ < numImages_;
}

int SnapSequenceThread::svc() {
   int result = DEVICE_OK;
   try {
      while (result == DEVICE_OK && Continue()) {
         result = RunOnce();
         const std::lock_guard<std::mutex> guard(mutex_);
         imageCounter_ += result == DEVICE_OK ? 1 : 0;
      }
   } catch (const std::exception& error) {
      Log((std::string("The sequence ended with an exception: ") + error.what()).c_str());
      result = DEVICE_ERR;
   } catch (...) {
      Log("The sequence ended with an unknown exception.");
      result = DEVICE_ERR;
   }
   {
      const std::lock_guard<std::mutex> guard(mutex_);
      stop_ = true;
      end_ = Clock::now();
   }
   OnExiting();
   return result;
}
