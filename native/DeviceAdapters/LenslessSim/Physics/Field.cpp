#include "Field.h"

#include <fftw3.h>

#include <new>

namespace lensless::sim {

namespace {
constexpr std::size_t samplesPerCacheLine = 8;
} // namespace

void Field::FftwFree::operator()(void* memory) const {
   fftwf_free(memory);
}

Field::Field(int height, int width)
    : height_(height), width_(width),
      stride_((static_cast<std::size_t>(width) + samplesPerCacheLine - 1) / samplesPerCacheLine * samplesPerCacheLine) {
   const std::size_t bytes = stride_ * static_cast<std::size_t>(height) * sizeof(std::complex<float>);
   samples_.reset(static_cast<std::complex<float>*>(fftwf_malloc(bytes)));
   if (!samples_)
      throw std::bad_alloc();
}

} // namespace lensless::sim
