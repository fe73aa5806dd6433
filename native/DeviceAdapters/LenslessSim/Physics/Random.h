// Random numbers that are a pure function of their key: the same on every machine, compiler and number of threads.
#pragma once

#include <cstdint>

namespace lensless::sim {

/**
 * One stream of the splitmix64 generator (Steele, Lea and Flood, OOPSLA 2014). A stream is started from up to three
 * numbers, for example (seed, frame, pixel); streams of different keys are independent for all practical purposes. Own
 * distributions, because the standard library's differ between implementations.
 */
class RandomStream {
public:
   RandomStream(std::uint64_t key1, std::uint64_t key2, std::uint64_t key3 = 0);

   /** 64 random bits. */
   std::uint64_t bits() {
      state_ += 0x9E3779B97F4A7C15ULL;
      return mix(state_);
   }

   /** Uniform in (0, 1), never 0 and never 1; 52 bits. */
   double uniform() { return (static_cast<double>(bits() >> 12) + 0.5) * 0x1.0p-52; }

   /** Uniform in (low, high). */
   double uniform(double low, double high) { return low + (high - low) * uniform(); }

   /** Standard normal (Marsaglia's polar method). */
   double normal();

   /** Poisson distributed count; mean ≥ 0. Exact for every mean (Hörmann 1993, method PTRS, from a mean of 10 on). */
   double poisson(double mean);

private:
   static std::uint64_t mix(std::uint64_t z) {
      z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
      z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
      return z ^ (z >> 31);
   }
   double poissonByProducts(double mean);
   double poissonByRejection(double mean);

   std::uint64_t state_;
};

} // namespace lensless::sim
