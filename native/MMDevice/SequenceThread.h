// The thread behind a sequence of snaps.
#pragma once

#include "DeviceThreads.h"
#include "MMDevice.h"

#include <chrono>
#include <condition_variable>
#include <mutex>

/** Repeats one step until a number of them is done, one fails, or it is stopped. */
class SnapSequenceThread : public MMDeviceThreadBase {
public:
   /** Begins a sequence; the counter starts at 0. Answers what activate does. */
   int Start(long numImages, double intervalMs);
   /** Asks the thread to end after the present step; wait() for it. */
   void Stop();
   /** True before the start and as soon as the last step is over. */
   bool IsStopped();

   /** Holds the sequence after the present step. */
   void Suspend();
   void Resume();
   bool IsSuspended();

   void SetLength(long images);
   long GetLength();
   long GetImageCounter();
   double GetIntervalMs();

   /** On a steady clock. */
   MM::MMTime GetStartTime();
   /** From start to end; to now while the sequence runs. */
   MM::MMTime GetActualDuration();

private:
   int svc() override;
   /** True when there is another step to do; waits while suspended. */
   bool Continue();

   /** Any result but DEVICE_OK ends the sequence. */
   virtual int RunOnce() = 0;
   virtual void Log(const char* message) = 0;
   virtual void OnExiting() = 0;

   typedef std::chrono::steady_clock Clock;

   std::mutex mutex_;
   std::condition_variable changed_; // of stop_ or suspended_
   // Guarded by mutex_; 0 <= imageCounter_.
   bool stop_ = true;
   bool suspended_ = false;
   long numImages_ = 1;
   long imageCounter_ = 0;
   double intervalMs_ = 0.0;
   Clock::time_point start_;
   Clock::time_point end_;
};
