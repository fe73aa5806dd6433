#include "Random.h"

#include <cmath>

namespace lensless::sim {

namespace {

/** ln k! for k ≥ 0: a table, then Stirling's series, whose error is below 1e-10 from k = 10 on. */
double logFactorial(double k) {
   static constexpr double small[10] = {0.0,
                                        0.0,
                                        0.69314718055994531,
                                        1.79175946922805500,
                                        3.17805383034794562,
                                        4.78749174278204599,
                                        6.57925121201010100,
                                        8.52516136106541430,
                                        10.6046029027452502,
                                        12.8018274800814696};
   if (k < 10)
      return small[static_cast<int>(k)];
   const double n = k + 1.0;
   const double inverse = 1.0 / n;
   const double inverse2 = inverse * inverse;
   return (n - 0.5) * std::log(n) - n + 0.91893853320467274 +
          inverse * (1.0 / 12 - inverse2 * (1.0 / 360 - inverse2 * (1.0 / 1260 - inverse2 / 1680)));
}

} // namespace

RandomStream::RandomStream(std::uint64_t key1, std::uint64_t key2, std::uint64_t key3)
    : state_(mix(mix(mix(key1 + 0x9E3779B97F4A7C15ULL) ^ (key2 + 0xD1B54A32D192ED03ULL)) ^
                 (key3 + 0x8CB92BA72F3D8DD7ULL))) {}

double RandomStream::normal() {
   for (;;) {
      const double u = 2.0 * uniform() - 1.0;
      const double v = 2.0 * uniform() - 1.0;
      const double s = u * u + v * v;
      if (s > 0.0 && s < 1.0)
         return u * std::sqrt(-2.0 * std::log(s) / s);
   }
}

double RandomStream::poisson(double mean) {
   if (!(mean > 0.0))
      return 0.0;
   return mean < 10.0 ? poissonByProducts(mean) : poissonByRejection(mean);
}

double RandomStream::poissonByProducts(double mean) {
   const double limit = std::exp(-mean);
   double count = 0.0;
   for (double product = uniform(); product > limit; product *= uniform())
      count += 1.0;
   return count;
}

double RandomStream::poissonByRejection(double mean) {
   const double b = 0.931 + 2.53 * std::sqrt(mean);
   const double a = -0.059 + 0.02483 * b;
   const double acceptAtOnce = 0.9277 - 3.6224 / (b - 2.0);
   for (;;) {
      const double u = uniform() - 0.5;
      const double v = uniform();
      const double us = 0.5 - std::fabs(u);
      const double k = std::floor((2.0 * a / us + b) * u + mean + 0.43);
      if (us >= 0.07 && v <= acceptAtOnce)
         return k;
      if (k < 0.0 || (us < 0.013 && v > us))
         continue;
      const double inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
      if (std::log(v * inverseAlpha / (a / (us * us) + b)) <= k * std::log(mean) - mean - logFactorial(k))
         return k;
   }
}

} // namespace lensless::sim
