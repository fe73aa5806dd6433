// Sizes, rectangles and times per frame as drivers count them.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace v4l2 {

/** In pixels. */
struct Size {
   std::uint32_t width = 0;
   std::uint32_t height = 0;

   bool operator==(const Size& other) const { return width == other.width && height == other.height; }
   bool operator!=(const Size& other) const { return !(*this == other); }
   std::string Text() const { return std::to_string(width) + "×" + std::to_string(height); }
};

/** In pixels; left and top may be negative where a driver's origin is inside its bounds. */
struct Rectangle {
   std::int32_t left = 0;
   std::int32_t top = 0;
   std::uint32_t width = 0;
   std::uint32_t height = 0;

   bool operator==(const Rectangle& other) const {
      return left == other.left && top == other.top && width == other.width && height == other.height;
   }
   bool operator!=(const Rectangle& other) const { return !(*this == other); }
   /** "640×480 at (8, 16)". */
   std::string Text() const {
      return Size{width, height}.Text() + " at (" + std::to_string(left) + ", " + std::to_string(top) + ")";
   }
};

/** Seconds per frame, as a fraction. 0/0 and n/0 mean that it is not known. */
struct FrameInterval {
   std::uint32_t numerator = 0;
   std::uint32_t denominator = 0;

   bool operator==(const FrameInterval& other) const { // equal in value: 1/30 is 2/60
      return std::uint64_t{numerator} * other.denominator == std::uint64_t{other.numerator} * denominator &&
             IsKnown() == other.IsKnown();
   }
   bool operator!=(const FrameInterval& other) const { return !(*this == other); }
   bool IsKnown() const { return numerator != 0 && denominator != 0; }
   /** 0 where not known. */
   double FramesPerSecond() const { return IsKnown() ? static_cast<double>(denominator) / numerator : 0; }
   /** 0 where not known. */
   std::chrono::nanoseconds Duration() const {
      return std::chrono::nanoseconds(
          IsKnown() ? static_cast<std::int64_t>(std::uint64_t{1'000'000'000} * numerator / denominator) : 0);
   }
   /** "30 fps", "7.5 fps"; "unknown rate". */
   std::string Text() const;
};

} // namespace v4l2
