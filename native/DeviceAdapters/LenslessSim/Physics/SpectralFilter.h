// Filtering a field in the frequency domain, the only two-dimensional transform of the simulation.
#pragma once

#include "FftPlans.h"
#include "Field.h"
#include "Grid.h"

#include <complex>

namespace lensless::sim {

/**
 * A transfer function H that is even in both frequencies. Frequency index k of an axis with N samples of pitch p means
 * f = k/(N·p), k = 0 … N/2. Must be callable from several threads at once.
 */
class EvenTransfer {
public:
   virtual ~EvenTransfer() = default;

   /** The largest horizontal index at which H is not zero everywhere. */
   virtual int lastColumn() const = 0;

   /** Writes H(kx, ky) for ky = 0 … height/2 to values. */
   virtual void column(int kx, std::complex<float>* values) const = 0;
};

/**
 * Replaces field by F⁻¹{ F{field}·H } (periodic boundaries). Height and width are even. Only wantedRows are meaningful
 * afterwards.
 *
 * All rows are transformed, then blocks of eight columns and their mirror images are gathered into a buffer that stays
 * in the cache, transformed, multiplied and transformed back at one go; columns on which H vanishes are cleared unseen.
 */
void filterSpectrum(Field& field, const EvenTransfer& transfer, RowRange wantedRows, FftPlans& plans, int threads);

} // namespace lensless::sim
