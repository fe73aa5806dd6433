// Threads and locks for device adapters.
#pragma once

#include <pthread.h>

/** A thread that runs svc(). */
class MMDeviceThreadBase {
public:
   MMDeviceThreadBase();
   /** Joins. Derived classes should make svc() return, and call wait(), while their members still exist. */
   virtual ~MMDeviceThreadBase();
   MMDeviceThreadBase(const MMDeviceThreadBase&) = delete;
   MMDeviceThreadBase& operator=(const MMDeviceThreadBase&) = delete;

   /** What the thread does; no exception may leave it. */
   virtual int svc() = 0;
   /** Starts the thread, after the end of a previous run. 0, or an errno value. */
   virtual int activate();
   /** Returns when the thread has ended; at once when it does not run or is the caller itself. */
   void wait();

private:
   static void* Run(void* self);

   pthread_t thread_;
   bool joinable_;
};

/** A recursive lock. */
class MMThreadLock {
public:
   MMThreadLock();
   ~MMThreadLock();
   MMThreadLock(const MMThreadLock&) = delete;
   MMThreadLock& operator=(const MMThreadLock&) = delete;

   void Lock();
   void Unlock();

private:
   pthread_mutex_t mutex_;
};

/** Holds a lock as long as it lives. */
class MMThreadGuard {
public:
   MMThreadGuard(MMThreadLock& lock);
   /** Null: guards nothing. */
   MMThreadGuard(MMThreadLock* lock);
   ~MMThreadGuard();
   MMThreadGuard(const MMThreadGuard&) = delete;
   MMThreadGuard& operator=(const MMThreadGuard&) = delete;

   bool isLocked();

private:
   MMThreadLock* lock_;
};
