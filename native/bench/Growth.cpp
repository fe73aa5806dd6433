#include "Growth.h"

#include "BenchCamera.h"

#include <chrono>
#include <fstream>
#include <unistd.h>

static constexpr unsigned kSide = 16;
static constexpr long kFrames = 1000000;

static long ResidentBytes() {
   std::ifstream file("/proc/self/statm");
   long all = 0, resident = 0;
   file >> all >> resident;
   return resident * sysconf(_SC_PAGESIZE);
}

static void PopAll(BenchRig& rig, long frames) {
   rig.core.startSequenceAcquisition(frames, 0, true);
   for (long popped = 0; popped < frames;) {
      if (rig.core.getRemainingImageCount() == 0) {
         std::this_thread::yield();
         continue;
      }
      rig.core.popNextImage();
      rig.Camera().popped = ++popped;
   }
   rig.core.stopSequenceAcquisition();
}

static void PopNone(BenchRig& rig, long frames) {
   rig.Camera().waits = false;
   rig.core.startSequenceAcquisition(frames, 0, false);
   while (rig.core.isSequenceRunning())
      std::this_thread::sleep_for(std::chrono::milliseconds(1));
   rig.core.stopSequenceAcquisition();
}

template <class Sequence>
static Growth Measure(BenchRig& rig, long warmUp, Sequence sequence) {
   Growth growth{};
   sequence(rig, warmUp);
   growth.before = ResidentBytes();
   sequence(rig, kFrames);
   growth.after = ResidentBytes();
   return growth;
}

Growth GrowthOfPoppedFrames() {
   BenchRig rig(kSide, kSide);
   return Measure(rig, 10000, PopAll);
}

Growth GrowthOfOverwrittenFrames() {
   BenchRig rig(kSide, kSide);
   rig.core.setCircularBufferMemoryFootprint(4);
   return Measure(rig, 50000, PopNone); // which is three times round
}
