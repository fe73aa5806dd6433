// One-dimensional FFTW plans, kept by length.
#pragma once

#include <complex>
#include <map>
#include <memory>
#include <mutex>

struct fftwf_plan_s;

namespace lensless::sim {

/**
 * In-place single-precision transforms of one length. Both may run on several threads at once, on memory aligned like
 * the rows of a Field. Unnormalised: backward(forward(x)) is length · x.
 */
class Fft1D {
public:
   explicit Fft1D(int length);
   ~Fft1D();
   Fft1D(const Fft1D&) = delete;
   Fft1D& operator=(const Fft1D&) = delete;

   void forward(std::complex<float>* samples) const;
   void backward(std::complex<float>* samples) const;

private:
   fftwf_plan_s* forward_;
   fftwf_plan_s* backward_;
};

/** Plans made so far. Bounded: the oldest lengths go when too many have gathered. */
class FftPlans {
public:
   std::shared_ptr<const Fft1D> ofLength(int length);

private:
   std::mutex mutex_; // guards plans_
   std::map<int, std::shared_ptr<const Fft1D>> plans_;
};

/** The smallest even number ≥ atLeast without prime factors above 7: lengths that FFTW transforms fast. */
int fastFftLength(int atLeast);

} // namespace lensless::sim
