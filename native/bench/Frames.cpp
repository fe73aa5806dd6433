#include "Frames.h"

#include "BenchCamera.h"

#include <benchmark/benchmark.h>
#include <cstring>
#include <memory>

using Names = FrameBenchmarks;

static constexpr std::size_t kLargeBytes = std::size_t{Names::kLargeWidth} * Names::kLargeHeight;
// As many frames as the buffer's memory holds: what goes round a ring like that finds nothing in the caches, memcpy as
// little as the core.
static constexpr std::size_t kRingFrames = std::size_t{250} * 1024 * 1024 / kLargeBytes;

// Made once, since touching that much memory for the first time costs more than the measurement.
template <unsigned Width, unsigned Height>
static BenchRig& Rig() {
   static BenchRig rig(Width, Height);
   static const bool touched = (rig.TouchBuffer(), true);
   static_cast<void>(touched);
   return rig;
}
static BenchRig& LargeRig() {
   return Rig<Names::kLargeWidth, Names::kLargeHeight>();
}
static BenchRig& SmallRig() {
   return Rig<Names::kSmall, Names::kSmall>();
}
static std::vector<unsigned char>& Ring() {
   static std::vector<unsigned char> ring(kRingFrames * kLargeBytes, 1);
   return ring;
}
// Two frames: one is filled while the other one, popped last, is still the program's. That is the least that a program
// which keeps pace needs.
static std::vector<unsigned char>& Program() {
   static std::vector<unsigned char> frames(2 * kLargeBytes, 1);
   return frames;
}

static void CopyToRing(benchmark::State& state, bool andOut) {
   const BenchCamera& camera = LargeRig().Camera();
   unsigned char* const ring = Ring().data();
   std::size_t i = 0;
   for (auto _ : state) {
      unsigned char* const slot = ring + (i % kRingFrames) * kLargeBytes;
      std::memcpy(slot, camera.Source(static_cast<unsigned>(i)), kLargeBytes);
      if (andOut)
         std::memcpy(Program().data(), slot, kLargeBytes);
      benchmark::ClobberMemory();
      ++i;
   }
}

static void CopyToFrames(benchmark::State& state, unsigned frames) {
   const BenchCamera& camera = LargeRig().Camera();
   unsigned i = 0;
   for (auto _ : state) {
      std::memcpy(Program().data() + i % frames * kLargeBytes, camera.Source(i), kLargeBytes);
      benchmark::ClobberMemory();
      ++i;
   }
}

// A program that keeps pace finds the buffer in two slots; one that is a frame behind goes round the whole ring. That
// is done once beforehand: clearing the buffer gave its pages back.
static void InsertPop(benchmark::State& state, BenchRig& rig, int behind, bool copyOut) {
   rig.core.clearCircularBuffer();
   for (int i = 0; i < behind; ++i)
      rig.Camera().Insert();
   for (long i = rig.core.getBufferTotalCapacity(); i >= 0; --i) {
      rig.Camera().Insert();
      rig.core.popNextImage();
   }
   for (auto _ : state) {
      if (rig.Camera().Insert() != DEVICE_OK) {
         state.SkipWithError("the core refused a frame");
         return;
      }
      void* const pixels = rig.core.popNextImage();
      if (copyOut)
         std::memcpy(Program().data(), pixels, rig.Camera().FrameBytes());
      benchmark::DoNotOptimize(pixels);
      benchmark::ClobberMemory();
   }
}

// The camera's thread inserts while this one pops, as in a program. One iteration is a whole sequence.
static void Sequence(benchmark::State& state, bool withTags) {
   BenchRig& rig = SmallRig();
   Metadata tags;
   for (auto _ : state) {
      rig.core.startSequenceAcquisition(Names::kSequenceFrames, 0, true);
      for (long popped = 0; popped < Names::kSequenceFrames;) {
         if (rig.core.getRemainingImageCount() == 0) {
            std::this_thread::yield();
            continue;
         }
         benchmark::DoNotOptimize(withTags ? rig.core.popNextImageMD(tags) : rig.core.popNextImage());
         rig.Camera().popped = ++popped;
      }
      rig.core.stopSequenceAcquisition();
   }
}

void FrameBenchmarks::Register() {
   const auto add = [](const char* name, auto function) {
      benchmark::RegisterBenchmark(name, function)->UseRealTime()->Unit(benchmark::kNanosecond);
   };
   add(kCopyToRing, [](benchmark::State& s) { CopyToRing(s, false); });
   add(kCopyToOne, [](benchmark::State& s) { CopyToFrames(s, 1); });
   add(kCopyToTwo, [](benchmark::State& s) { CopyToFrames(s, 2); });
   add(kCopyTwice, [](benchmark::State& s) { CopyToRing(s, true); });
   add(kInsertPop, [](benchmark::State& s) { InsertPop(s, LargeRig(), 0, false); });
   add(kInsertPopBehind, [](benchmark::State& s) { InsertPop(s, LargeRig(), 1, false); });
   add(kInsertPopCopy, [](benchmark::State& s) { InsertPop(s, LargeRig(), 1, true); });
   add(kSmallInsertPop, [](benchmark::State& s) { InsertPop(s, SmallRig(), 0, false); });
   add(kSmallSequence, [](benchmark::State& s) { Sequence(s, false); });
   add(kSmallSequenceWithTags, [](benchmark::State& s) { Sequence(s, true); });
}
