#include "FftPlans.h"

#include "Field.h"

#include <dlfcn.h>
#include <fftw3.h>

#include <stdexcept>
#include <string>

namespace lensless::sim {

namespace {

// For lengths of a few thousand an estimated 1-D plan runs within a third of a measured one, while measuring takes half
// a second a length, and a moving stage asks for new lengths all the time. An estimated plan is also the same in every
// run: a measured one rounds differently from run to run, and identical seeds would not give identical frames.
constexpr unsigned planning = FFTW_ESTIMATE;

/**
 * The FFTW planner is one for the whole process and not thread-safe by itself; other libraries in the process may plan
 * at the same time. The hook lives in libfftw3f_threads, which therefore must outlive this library: it is pinned.
 */
void makePlannerThreadSafe() {
   static std::once_flag once; // holds no simulation state
   std::call_once(once, [] {
      Dl_info info;
      if (dladdr(reinterpret_cast<void*>(&fftwf_make_planner_thread_safe), &info) && info.dli_fname)
         dlopen(info.dli_fname, RTLD_NOW | RTLD_NODELETE);
      fftwf_make_planner_thread_safe();
   });
}

fftwf_complex* asFftw(std::complex<float>* samples) {
   return reinterpret_cast<fftwf_complex*>(samples);
}

} // namespace

Fft1D::Fft1D(int length) {
   makePlannerThreadSafe();
   Field scratch(1, length);
   fftwf_complex* const samples = asFftw(scratch.row(0));
   forward_ = fftwf_plan_dft_1d(length, samples, samples, FFTW_FORWARD, planning);
   backward_ = fftwf_plan_dft_1d(length, samples, samples, FFTW_BACKWARD, planning);
   if (!forward_ || !backward_) {
      fftwf_destroy_plan(forward_);
      fftwf_destroy_plan(backward_);
      throw std::runtime_error("FFTW made no plan for length " + std::to_string(length));
   }
}

Fft1D::~Fft1D() {
   fftwf_destroy_plan(forward_);
   fftwf_destroy_plan(backward_);
}

void Fft1D::forward(std::complex<float>* samples) const {
   fftwf_execute_dft(forward_, asFftw(samples), asFftw(samples));
}

void Fft1D::backward(std::complex<float>* samples) const {
   fftwf_execute_dft(backward_, asFftw(samples), asFftw(samples));
}

std::shared_ptr<const Fft1D> FftPlans::ofLength(int length) {
   constexpr std::size_t mostPlans = 16;
   const std::lock_guard<std::mutex> lock(mutex_);
   const auto found = plans_.find(length);
   if (found != plans_.end())
      return found->second;
   if (plans_.size() >= mostPlans)
      plans_.clear(); // cheap to make again; users keep theirs alive
   return plans_.emplace(length, std::make_shared<const Fft1D>(length)).first->second;
}

int fastFftLength(int atLeast) {
   for (int length = atLeast + atLeast % 2;; length += 2) {
      int rest = length;
      for (const int factor : {2, 3, 5, 7})
         while (rest % factor == 0)
            rest /= factor;
      if (rest == 1)
         return length;
   }
}

} // namespace lensless::sim
