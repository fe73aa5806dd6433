// Unpacking of single rows: one way that runs anywhere and one on the processor's vectors, with equal results.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pixels {

/** width samples from in to out. A kernel reads no byte behind the row's last sample, whole groups of packed ones
 * included; rows need no alignment. */
using RowKernel = void (*)(const std::uint8_t* in, std::uint8_t* out, std::size_t width);

struct RowKernels {
   RowKernel mipi10, mipi12, mipi14; ///< to 16-bit words
   RowKernel swapped;                ///< 16-bit words, bytes exchanged
   RowKernel everySecond;            ///< bytes 0, 2, 4 …, of which 2 · width - 1 are read
};

const RowKernels& ScalarRows();

/** Null where the processor (or the compiler for it) lacks what they need. */
const RowKernels* VectorRows();

/** The fastest there are. */
const RowKernels& BestRows();

} // namespace pixels
