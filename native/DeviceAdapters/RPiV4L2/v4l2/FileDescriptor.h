// Descriptors that close themselves.
#pragma once

#include "SystemCalls.h"

#include <utility>

namespace v4l2 {

/** Owns an open descriptor, or none. The calls outlive it. */
class FileDescriptor {
public:
   FileDescriptor() = default;
   FileDescriptor(SystemCalls& calls, int descriptor) : calls_(&calls), descriptor_(descriptor) {}
   FileDescriptor(FileDescriptor&& other) noexcept
       : calls_(other.calls_), descriptor_(std::exchange(other.descriptor_, -1)) {}
   FileDescriptor& operator=(FileDescriptor&& other) noexcept {
      std::swap(calls_, other.calls_);
      std::swap(descriptor_, other.descriptor_);
      return *this;
   }
   ~FileDescriptor() {
      if (IsOpen())
         calls_->Close(descriptor_);
   }

   bool IsOpen() const { return descriptor_ >= 0; }
   int Get() const { return descriptor_; }

private:
   SystemCalls* calls_ = nullptr;
   int descriptor_ = -1;
};

} // namespace v4l2
