#include "DeviceThreads.h"

// Whose svc this thread runs. thread_ cannot tell: activate may not have written it yet when svc begins.
static thread_local const MMDeviceThreadBase* running = nullptr;

MMDeviceThreadBase::MMDeviceThreadBase() : thread_(), joinable_(false) {}

MMDeviceThreadBase::~MMDeviceThreadBase() {
   wait();
}

void* MMDeviceThreadBase::Run(void* self) {
   running = static_cast<MMDeviceThreadBase*>(self);
   static_cast<MMDeviceThreadBase*>(self)->svc();
   return nullptr;
}

int MMDeviceThreadBase::activate() {
   wait();
   const int error = pthread_create(&thread_, nullptr, &MMDeviceThreadBase::Run, this);
   joinable_ = error == 0;
   return error;
}

void MMDeviceThreadBase::wait() {
   if (running == this || !joinable_)
      return;
   joinable_ = false;
   pthread_join(thread_, nullptr);
}

MMThreadLock::MMThreadLock() {
   pthread_mutexattr_t attributes;
   pthread_mutexattr_init(&attributes);
   pthread_mutexattr_settype(&attributes, PTHREAD_MUTEX_RECURSIVE);
   pthread_mutex_init(&mutex_, &attributes);
   pthread_mutexattr_destroy(&attributes);
}

MMThreadLock::~MMThreadLock() {
   pthread_mutex_destroy(&mutex_);
}

void MMThreadLock::Lock() {
   pthread_mutex_lock(&mutex_);
}

void MMThreadLock::Unlock() {
   pthread_mutex_unlock(&mutex_);
}

MMThreadGuard::MMThreadGuard(MMThreadLock& lock) : lock_(&lock) {
   lock_->Lock();
}

MMThreadGuard::MMThreadGuard(MMThreadLock* lock) : lock_(lock) {
   if (lock_)
      lock_->Lock();
}

bool MMThreadGuard::isLocked() {
   return lock_ != nullptr;
}

MMThreadGuard::~MMThreadGuard() {
   if (lock_)
      lock_->Unlock();
}
