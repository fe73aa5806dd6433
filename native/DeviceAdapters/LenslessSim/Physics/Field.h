// A complex wave field in memory that FFTW likes.
#pragma once

#include <complex>
#include <cstddef>
#include <memory>

namespace lensless::sim {

/** Single-precision complex samples, row by row. Every row starts on a 64-byte boundary. Owns its memory; contents
 * start undefined. */
class Field {
public:
   /** Throws std::bad_alloc when there is no memory for it. */
   Field(int height, int width);

   int height() const { return height_; }
   int width() const { return width_; }

   std::complex<float>* row(int y) { return samples_.get() + static_cast<std::size_t>(y) * stride_; }
   const std::complex<float>* row(int y) const { return samples_.get() + static_cast<std::size_t>(y) * stride_; }

private:
   struct FftwFree {
      void operator()(void* memory) const;
   };

   int height_;
   int width_;
   std::size_t stride_;
   std::unique_ptr<std::complex<float>[], FftwFree> samples_;
};

} // namespace lensless::sim
