#include "BayerOrder.h"

namespace pixels {

namespace {

// Orders other than None are numbered by where red is in the cell: column + 2 · row.
int RedSite(BayerOrder order) {
   return static_cast<int>(order) - 1;
}

BayerOrder FromRedSite(int site) {
   return static_cast<BayerOrder>(site + 1);
}

template <typename Sample>
const Sample* Row(const Sample* in, std::size_t bytesPerLine, int row) {
   return reinterpret_cast<const Sample*>(reinterpret_cast<const std::uint8_t*>(in) +
                                          bytesPerLine * static_cast<std::size_t>(row));
}

template <typename Sample>
void CopySites(const Sample* in, std::size_t bytesPerLine, int width, int height, int site, Sample* out) {
   for (int y = 0; y < height / 2; ++y) {
      const Sample* row = Row(in, bytesPerLine, 2 * y + site / 2) + site % 2;
      for (int x = 0; x < width / 2; ++x)
         *out++ = row[2 * x];
   }
}

// The greens are the two sites on the diagonal that red is not on.
template <typename Sample>
void MeanOfSites(const Sample* in, std::size_t bytesPerLine, int width, int height, int upperColumn, Sample* out) {
   for (int y = 0; y < height / 2; ++y) {
      const Sample* upper = Row(in, bytesPerLine, 2 * y) + upperColumn;
      const Sample* lower = Row(in, bytesPerLine, 2 * y + 1) + 1 - upperColumn;
      for (int x = 0; x < width / 2; ++x)
         *out++ = static_cast<Sample>((upper[2 * x] + lower[2 * x] + 1) / 2);
   }
}

template <typename Sample>
bool Extract(const Sample* in, std::size_t bytesPerLine, int width, int height, BayerOrder order, ColourPlane plane,
             Sample* out) {
   if (order == BayerOrder::None)
      return false;
   const int red = RedSite(order);
   switch (plane) {
   case ColourPlane::Red:
      CopySites(in, bytesPerLine, width, height, red, out);
      break;
   case ColourPlane::GreenRed:
      CopySites(in, bytesPerLine, width, height, red ^ 1, out);
      break;
   case ColourPlane::GreenBlue:
      CopySites(in, bytesPerLine, width, height, red ^ 2, out);
      break;
   case ColourPlane::Blue:
      CopySites(in, bytesPerLine, width, height, red ^ 3, out);
      break;
   case ColourPlane::Green:
      MeanOfSites(in, bytesPerLine, width, height, (red == 0 || red == 3) ? 1 : 0, out);
      break;
   }
   return true;
}

} // namespace

const char* Name(BayerOrder order) {
   static constexpr const char* kNames[] = {"", "RGGB", "GRBG", "GBRG", "BGGR"};
   return kNames[static_cast<int>(order)];
}

BayerOrder Shifted(BayerOrder order, int left, int top) {
   if (order == BayerOrder::None)
      return order;
   return FromRedSite(RedSite(order) ^ (left & 1) ^ ((top & 1) << 1));
}

BayerOrder Flipped(BayerOrder order, bool horizontally, bool vertically, int width, int height) {
   return Shifted(order, horizontally ? width - 1 : 0, vertically ? height - 1 : 0);
}

const char* Name(ColourPlane plane) {
   static constexpr const char* kNames[] = {"Red", "GreenRed", "GreenBlue", "Green", "Blue"};
   return kNames[static_cast<int>(plane)];
}

bool ExtractPlane(const std::uint8_t* in, std::size_t bytesPerLine, int width, int height, BayerOrder order,
                  ColourPlane plane, std::uint8_t* out) {
   return Extract(in, bytesPerLine, width, height, order, plane, out);
}

bool ExtractPlane(const std::uint16_t* in, std::size_t bytesPerLine, int width, int height, BayerOrder order,
                  ColourPlane plane, std::uint16_t* out) {
   return Extract(in, bytesPerLine, width, height, order, plane, out);
}

} // namespace pixels
