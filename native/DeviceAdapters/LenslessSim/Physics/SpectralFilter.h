// Filtering a field in the frequency domain, the only two-dimensional transform of the simulation.
#pragma once

#include "FftPlans.h"
#include "Field.h"
#include "Grid.h"

#include <complex>

namespace lensless::sim {

/**
 * A transfer function H. Frequency index k of an axis with N samples of pitch p means f = k/(N·p), −N/2 < k ≤ N/2. Must
 * be callable from several threads at once.
 */
class Transfer {
public:
   virtual ~Transfer() = default;

   /** The largest |kx| at which H is not zero everywhere. */
   virtual int lastColumn() const = 0;

   /** Whether H is even in both frequencies: then only columns kx ≥ 0 are asked for. */
   virtual bool even() const = 0;

   /**
    * Writes a column of H to values. An even H: kx ≥ 0, ky = 0 … height/2. Any other: either sign of kx, all ky in the
    * order of the transform, 0 … height/2, then the negative ones from the largest.
    */
   virtual void column(int kx, std::complex<float>* values) const = 0;
};

/**
 * Replaces field by F⁻¹{ F{field}·H } (periodic boundaries). Height and width are even. Only wantedRows are meaningful
 * afterwards.
 *
 * All rows are transformed, then blocks of eight columns and their mirror images are gathered into a buffer that stays
 * in the cache, transformed, multiplied and transformed back in one pass; columns where H is zero are cleared unread.
 */
void filterSpectrum(Field& field, const Transfer& transfer, RowRange wantedRows, FftPlans& plans, int threads);

} // namespace lensless::sim
