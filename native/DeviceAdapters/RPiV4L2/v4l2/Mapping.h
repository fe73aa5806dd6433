// A buffer of the driver in this process's memory.
#pragma once

#include "SystemCalls.h"

#include <cstdint>
#include <sys/mman.h>
#include <utility>

namespace v4l2 {

/** Owns a mapping, or none. Move-only; the calls outlive it. */
class Mapping {
public:
   Mapping() = default;
   Mapping(SystemCalls& calls, void* address, std::size_t length)
       : calls_(&calls), address_(address), length_(length) {}
   Mapping(Mapping&& other) noexcept
       : calls_(other.calls_), address_(std::exchange(other.address_, MAP_FAILED)), length_(other.length_) {}
   Mapping& operator=(Mapping&& other) noexcept {
      std::swap(calls_, other.calls_);
      std::swap(address_, other.address_);
      std::swap(length_, other.length_);
      return *this;
   }
   ~Mapping() {
      if (IsMapped())
         calls_->Unmap(address_, length_);
   }

   bool IsMapped() const { return address_ != MAP_FAILED; }
   const std::uint8_t* Bytes() const { return static_cast<const std::uint8_t*>(address_); }
   std::size_t Length() const { return length_; }

private:
   SystemCalls* calls_ = nullptr;
   void* address_ = MAP_FAILED;
   std::size_t length_ = 0;
};

} // namespace v4l2
