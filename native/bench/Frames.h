// The benchmarks of frames, and the names by which the table finds their medians.
#pragma once

#include <string>

struct FrameBenchmarks {
   static constexpr const char* kCopyToRing = "memcpy into a ring of frames";
   static constexpr const char* kCopyToOne = "memcpy into one frame";
   static constexpr const char* kCopyToTwo = "memcpy into two frames in turn";
   static constexpr const char* kCopyTwice = "memcpy into a ring and out";
   static constexpr const char* kInsertPop = "large: insert and pop";
   static constexpr const char* kInsertPopBehind = "large: insert and pop, a frame behind";
   static constexpr const char* kInsertPopCopy = "large: insert, pop and copy out";
   static constexpr const char* kSmallInsertPop = "small: insert and pop";
   static constexpr const char* kSmallSequence = "small: sequence with pop";
   static constexpr const char* kSmallSequenceWithTags = "small: sequence with pop of frame and tags";
   static constexpr unsigned kLargeWidth = 3280, kLargeHeight = 2464, kSmall = 64;
   static constexpr long kSequenceFrames = 50000;

   static void Register();
};
