// Runs the benchmarks in random order and prints medians beside what they are compared with. Always ends with status 0:
// times depend on what else the machine does, results are the tests' business.
#include "Frames.h"
#include "Growth.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <map>
#include <vector>

class Medians : public benchmark::BenchmarkReporter {
public:
   bool ReportContext(const Context&) override { return true; }
   void ReportRuns(const std::vector<Run>& runs) override {
      for (const Run& run : runs) {
         if (run.error_occurred)
            std::printf("%s failed: %s\n", run.run_name.function_name.c_str(), run.error_message.c_str());
         else if (run.run_type == Run::RT_Iteration)
            times_[run.run_name.function_name].push_back(run.GetAdjustedRealTime());
      }
   }
   /** In nanoseconds an iteration; 0 if it did not run. */
   double Of(const char* name) {
      std::vector<double>& times = times_[name];
      if (times.empty())
         return 0;
      std::sort(times.begin(), times.end());
      return times[times.size() / 2];
   }

private:
   std::map<std::string, std::vector<double>> times_;
};

static const char* Verdict(bool met) {
   return met ? "met" : "MISSED";
}

static void PrintRate(const char* what, double ns, const char* than, double thanNs, double target) {
   if (ns <= 0 || thanNs <= 0)
      return;
   const double ratio = thanNs / ns;
   std::printf("%-36s %8.3f ms  %-30s %8.3f ms  %5.2f  ", what, ns / 1e6, than, thanNs / 1e6, ratio);
   if (target > 0)
      std::printf(">= %.1f  %s\n", target, Verdict(ratio >= target));
   else
      std::printf("-\n");
}

static void PrintFrames(const char* what, double nsPerFrame) {
   if (nsPerFrame <= 0)
      return;
   const double perSecond = 1e9 / nsPerFrame;
   std::printf("%-36s %8.0f ns  %10.0f frames per second  >= 100000  %s\n", what, nsPerFrame, perSecond,
               Verdict(perSecond >= 1e5));
}

static void PrintGrowth(const char* what, const Growth& growth) {
   constexpr double kMB = 1024 * 1024;
   const double grown = static_cast<double>(growth.after - growth.before) / kMB;
   std::printf("%-36s %8.1f MB before, %8.1f MB after, %+.1f MB  < 1  %s\n", what,
               static_cast<double>(growth.before) / kMB, static_cast<double>(growth.after) / kMB, grown,
               Verdict(grown < 1));
}

int main(int argc, char** argv) {
   // First, while the process is small.
   const Growth popped = GrowthOfPoppedFrames();
   const Growth overwritten = GrowthOfOverwrittenFrames();

   std::vector<char*> arguments{argv, argv + argc};
   std::string defaults[] = {"--benchmark_repetitions=11", "--benchmark_enable_random_interleaving=true",
                             "--benchmark_min_time=0.1"};
   for (std::string& argument : defaults)
      arguments.insert(arguments.begin() + 1, argument.data());
   int count = static_cast<int>(arguments.size());
   FrameBenchmarks::Register();
   benchmark::Initialize(&count, arguments.data());
   if (benchmark::ReportUnrecognizedArguments(count, arguments.data()))
      return 2;
   Medians medians;
   benchmark::RunSpecifiedBenchmarks(&medians);

   using N = FrameBenchmarks;
   std::printf("\nFrames of %ux%u pixels, 8 bits: median time of one, and the rate as a part of memcpy's\n",
               N::kLargeWidth, N::kLargeHeight);
   PrintRate("insert and pop", medians.Of(N::kInsertPop), N::kCopyToTwo, medians.Of(N::kCopyToTwo), 0.8);
   PrintRate("insert and pop", medians.Of(N::kInsertPop), N::kCopyToOne, medians.Of(N::kCopyToOne), 0);
   PrintRate("insert and pop, a frame behind", medians.Of(N::kInsertPopBehind), N::kCopyToRing,
             medians.Of(N::kCopyToRing), 0.8);
   PrintRate("the same, and copy out", medians.Of(N::kInsertPopCopy), N::kCopyTwice, medians.Of(N::kCopyTwice), 0.8);
   std::printf("\nFrames of %ux%u pixels, 8 bits: median time of one\n", N::kSmall, N::kSmall);
   PrintFrames("insert and pop, one thread", medians.Of(N::kSmallInsertPop));
   PrintFrames("sequence, pop", medians.Of(N::kSmallSequence) / N::kSequenceFrames);
   PrintFrames("sequence, pop with tags", medians.Of(N::kSmallSequenceWithTags) / N::kSequenceFrames);
   std::printf("\nResident memory over a sequence of 1000000 frames of 16x16 pixels\n");
   PrintGrowth("popped as they come", popped);
   PrintGrowth("never popped, overwritten", overwritten);
   return 0;
}
