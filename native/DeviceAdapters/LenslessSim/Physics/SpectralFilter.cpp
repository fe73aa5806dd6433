#include "SpectralFilter.h"

#include "Parallel.h"

#include <algorithm>
#include <vector>

namespace lensless::sim {

namespace {

using Complex = std::complex<float>;

constexpr int blockColumns = 8;

/** The columns of the spectrum that share the transfer function of kx. */
std::vector<int> mirroredColumns(int kx, int width) {
   if (kx == 0 || 2 * kx == width)
      return {kx};
   return {kx, width - kx};
}

/**
 * values(y) ← values(y)·H(ky)·scale for one column of the spectrum, H given for all ky or, if it is even, for those
 * from 0. Plain arithmetic, so that it vectorises.
 */
void multiplyColumn(Complex* values, const std::vector<Complex>& transfer, bool even, int height, float scale) {
   const auto multiply = [scale](Complex& value, Complex h) {
      const float re = value.real() * h.real() - value.imag() * h.imag();
      const float im = value.real() * h.imag() + value.imag() * h.real();
      value = Complex(re * scale, im * scale);
   };
   const int half = height / 2;
   for (int ky = 0; ky <= half; ++ky)
      multiply(values[ky], transfer[static_cast<std::size_t>(ky)]);
   for (int ky = half + 1; ky < height; ++ky)
      multiply(values[ky], transfer[static_cast<std::size_t>(even ? height - ky : ky)]);
}

void filterColumnBlocks(Field& spectrum, const Transfer& transfer, const Fft1D& fft, int firstBlock, int endBlock) {
   const int height = spectrum.height();
   const float scale = 1.0f / (static_cast<float>(height) * static_cast<float>(spectrum.width()));
   Field buffer(2 * blockColumns, height); // one column of the spectrum in each row
   std::vector<Complex> h(static_cast<std::size_t>(height));
   for (int block = firstBlock; block < endBlock; ++block) {
      std::vector<int> columns;
      const int endColumn = std::min((block + 1) * blockColumns, transfer.lastColumn() + 1);
      for (int kx = block * blockColumns; kx < endColumn; ++kx)
         for (const int column : mirroredColumns(kx, spectrum.width()))
            columns.push_back(column);
      std::sort(columns.begin(), columns.end());

      const int count = static_cast<int>(columns.size());
      for (int y = 0; y < height; ++y)
         for (int c = 0; c < count; ++c)
            buffer.row(c)[y] = spectrum.row(y)[columns[static_cast<std::size_t>(c)]];
      for (int kx = block * blockColumns; kx < endColumn; ++kx) {
         if (transfer.even())
            transfer.column(kx, h.data());
         for (const int column : mirroredColumns(kx, spectrum.width())) {
            if (!transfer.even())
               transfer.column(column == kx ? kx : -kx, h.data());
            const auto place = std::lower_bound(columns.begin(), columns.end(), column) - columns.begin();
            Complex* const values = buffer.row(static_cast<int>(place));
            fft.forward(values);
            multiplyColumn(values, h, transfer.even(), height, scale);
            fft.backward(values);
         }
      }
      for (int y = 0; y < height; ++y)
         for (int c = 0; c < count; ++c)
            spectrum.row(y)[columns[static_cast<std::size_t>(c)]] = buffer.row(c)[y];
   }
}

} // namespace

void filterSpectrum(Field& field, const Transfer& transfer, RowRange wantedRows, FftPlans& plans, int threads) {
   const int width = field.width();
   const auto rowFft = plans.ofLength(width);
   const auto columnFft = plans.ofLength(field.height());

   parallelFor(field.height(), threads, [&](int first, int end) {
      for (int y = first; y < end; ++y)
         rowFft->forward(field.row(y));
   });

   const int usedColumns = std::min(transfer.lastColumn(), width / 2) + 1;
   const int blocks = (usedColumns + blockColumns - 1) / blockColumns;
   parallelFor(blocks, threads,
               [&](int first, int end) { filterColumnBlocks(field, transfer, *columnFft, first, end); });

   parallelFor(wantedRows.end - wantedRows.first, threads, [&](int first, int end) {
      for (int y = wantedRows.first + first; y < wantedRows.first + end; ++y) {
         if (usedColumns <= width - usedColumns)
            std::fill(field.row(y) + usedColumns, field.row(y) + width - usedColumns + 1, Complex());
         rowFft->backward(field.row(y));
      }
   });
}

} // namespace lensless::sim
