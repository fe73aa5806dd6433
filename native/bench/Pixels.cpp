// Unpacking of frames beside memcpy of as many bytes as it writes. Always ends with status 0, as all benchmarks here.
#include "Pixels/Rows.h"
#include "Pixels/Unpack.h"

#include <algorithm>
#include <benchmark/benchmark.h>
#include <cstdio>
#include <cstring>
#include <map>
#include <vector>

using namespace pixels;

static constexpr int kWidth = 3280, kHeight = 2464;

static void CopyOutput(benchmark::State& state, std::size_t bytes) {
   const std::vector<std::uint8_t> in(bytes, 1);
   std::vector<std::uint8_t> out(bytes, 2);
   for (auto _ : state) {
      std::memcpy(out.data(), in.data(), bytes);
      benchmark::DoNotOptimize(out.data());
      benchmark::ClobberMemory();
   }
}

static void UnpackFrame(benchmark::State& state, const PixelFormat& format, std::size_t bytesPerLine, Output output) {
   Layout layout;
   layout.width = kWidth;
   layout.height = kHeight;
   layout.bytesPerLine = {bytesPerLine, bytesPerLine, bytesPerLine};
   const Unpacker unpacker(format, layout, output);
   const std::vector<std::uint8_t> in(unpacker.NeededBytes(0), 1);
   std::vector<std::uint8_t> out(unpacker.OutputSize(), 2);
   const Planes planes = {Bytes{in.data(), in.size()}, {}, {}};
   for (auto _ : state) {
      if (!unpacker.Unpack(planes, out.data()).empty())
         state.SkipWithError("the frame was refused");
      benchmark::ClobberMemory();
   }
}

static void UnpackRowsByScalars(benchmark::State& state) {
   const std::vector<std::uint8_t> in(std::size_t{kWidth} / 4 * 5 * kHeight, 1);
   std::vector<std::uint8_t> out(std::size_t{kWidth} * kHeight * 2, 2);
   for (auto _ : state) {
      for (std::size_t y = 0; y < kHeight; ++y)
         ScalarRows().mipi10(in.data() + y * kWidth / 4 * 5, out.data() + y * kWidth * 2, kWidth);
      benchmark::ClobberMemory();
   }
}

namespace {

struct Subject {
   const char* name;
   const char* format;
   std::size_t bytesPerLine;
   Output output;
};

// Lines padded as on a Pi where that is 32 bytes.
constexpr Subject kSubjects[] = {
    {"10 bits packed", "Y10P", 4128, Output::Grey16}, {"12 bits packed", "Y12P", 4928, Output::Grey16},
    {"14 bits packed", "Y14P", 5760, Output::Grey16}, {"high byte first", "Y16-BE", 6560, Output::Grey16},
    {"YUYV to grey", "YUYV", 6560, Output::Grey8},    {"YUYV to RGB32", "YUYV", 6560, Output::Rgb32},
    {"NV12 to RGB32", "NV12", 3296, Output::Rgb32}};
constexpr const char* kByScalars = "10 bits packed, without vectors";

class Medians : public benchmark::BenchmarkReporter {
public:
   bool ReportContext(const Context&) override { return true; }
   void ReportRuns(const std::vector<Run>& runs) override {
      for (const Run& run : runs) {
         if (run.run_type == Run::RT_Iteration && !run.error_occurred)
            times_[run.run_name.function_name].push_back(run.GetAdjustedRealTime());
      }
   }
   double Of(const std::string& name) {
      std::vector<double>& times = times_[name];
      std::sort(times.begin(), times.end());
      return times.empty() ? 0 : times[times.size() / 2];
   }

private:
   std::map<std::string, std::vector<double>> times_; // ns
};

std::string CopyName(Output output) {
   return "memcpy of " + std::to_string(BytesPerPixel(output)) + " bytes a pixel";
}

void Print(const char* name, double ns, double copyNs) {
   std::printf("%-36s %8.3f ms   memcpy %8.3f ms   %5.2f\n", name, ns / 1e6, copyNs / 1e6, ns > 0 ? copyNs / ns : 0);
}

} // namespace

int main(int argc, char** argv) {
   std::vector<char*> arguments{argv, argv + argc};
   std::string defaults[] = {"--benchmark_repetitions=11", "--benchmark_enable_random_interleaving=true",
                             "--benchmark_min_time=0.1"};
   for (std::string& argument : defaults)
      arguments.insert(arguments.begin() + 1, argument.data());
   int count = static_cast<int>(arguments.size());
   for (const Output output : {Output::Grey8, Output::Grey16, Output::Rgb32}) {
      const std::size_t bytes = std::size_t{kWidth} * kHeight * static_cast<std::size_t>(BytesPerPixel(output));
      benchmark::RegisterBenchmark(CopyName(output).c_str(),
                                   [bytes](benchmark::State& state) { CopyOutput(state, bytes); });
   }
   for (const Subject& subject : kSubjects) {
      const auto isFormat = [&subject](const PixelFormat& format) { return !std::strcmp(format.name, subject.format); };
      const PixelFormat& format = *std::find_if(FormatTable().begin(), FormatTable().end(), isFormat);
      benchmark::RegisterBenchmark(subject.name, [&format, &subject](benchmark::State& state) {
         UnpackFrame(state, format, subject.bytesPerLine, subject.output);
      });
   }
   benchmark::RegisterBenchmark(kByScalars, UnpackRowsByScalars);
   benchmark::Initialize(&count, arguments.data());
   if (benchmark::ReportUnrecognizedArguments(count, arguments.data()))
      return 2;
   Medians medians;
   benchmark::RunSpecifiedBenchmarks(&medians);

   std::printf(
       "\nUnpacking frames of %dx%d pixels: median time of one, and the rate as a part of memcpy's of the image\n",
       kWidth, kHeight);
   for (const Subject& subject : kSubjects)
      Print(subject.name, medians.Of(subject.name), medians.Of(CopyName(subject.output)));
   Print(kByScalars, medians.Of(kByScalars), medians.Of(CopyName(Output::Grey16)));
   return 0;
}
