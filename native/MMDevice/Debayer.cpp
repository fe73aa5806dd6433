#include "Debayer.h"

#include "MMDeviceConstants.h"

#include <algorithm>
#include <cstdlib>

namespace {

enum Colour { Red, Green, Blue };

/** Samples of a mosaic, continued beyond its edges. */
template <typename Sample>
struct Mosaic {
   const Sample* samples;
   int width, height;
   int redRow, redColumn; // 0 or 1: where red stands in each 2 x 2 cell; blue stands diagonally opposite

   int At(int row, int column) const {
      return samples[static_cast<std::size_t>(Reflect(row, height)) * static_cast<std::size_t>(width) +
                     static_cast<std::size_t>(Reflect(column, width))];
   }

   Colour ColourAt(int row, int column) const {
      const bool onRedRow = ((row ^ redRow) & 1) == 0;
      const bool onRedColumn = ((column ^ redColumn) & 1) == 0;
      return onRedRow != onRedColumn ? Green : (onRedRow ? Red : Blue);
   }

   /** Whether the filters left and right of a green one are red. */
   bool RedBeside(int row) const { return ((row ^ redRow) & 1) == 0; }

private:
   // -1 → 1, n → n - 2: the parity, and with it the colour, stays.
   static int Reflect(int index, int count) {
      index = std::abs(index);
      return index < count ? index : std::abs(2 * (count - 1) - index);
   }
};

struct Rgb {
   int red, green, blue;
};

Rgb InOrder(bool redFirst, int first, int green, int second) {
   return redFirst ? Rgb{first, green, second} : Rgb{second, green, first};
}

/** The cell that begins at the pixel: its right and lower neighbours hold the other colours. */
template <typename Sample>
Rgb Nearest(const Mosaic<Sample>& m, int row, int column) {
   const int here = m.At(row, column);
   const int right = m.At(row, column + 1);
   const int below = m.At(row + 1, column);
   const Colour colour = m.ColourAt(row, column);
   if (colour == Green)
      return InOrder(m.RedBeside(row), right, here, below);
   return InOrder(colour == Red, here, right, m.At(row + 1, column + 1));
}

int Mean(int a, int b) {
   return (a + b + 1) / 2;
}

int Mean(int a, int b, int c, int d) {
   return (a + b + c + d + 2) / 4;
}

template <typename Sample>
Rgb Bilinear(const Mosaic<Sample>& m, int row, int column) {
   const int here = m.At(row, column);
   const int left = m.At(row, column - 1), right = m.At(row, column + 1);
   const int above = m.At(row - 1, column), below = m.At(row + 1, column);
   const Colour colour = m.ColourAt(row, column);
   if (colour == Green)
      return InOrder(m.RedBeside(row), Mean(left, right), here, Mean(above, below));
   const int diagonal =
       Mean(m.At(row - 1, column - 1), m.At(row - 1, column + 1), m.At(row + 1, column - 1), m.At(row + 1, column + 1));
   return InOrder(colour == Red, here, Mean(left, right, above, below), diagonal);
}

/** Green at any pixel; where it is missing, taken along the direction in which the picture changes less. */
template <typename Sample>
int GreenAlongEdge(const Mosaic<Sample>& m, int row, int column) {
   if (m.ColourAt(row, column) == Green)
      return m.At(row, column);
   const int left = m.At(row, column - 1), right = m.At(row, column + 1);
   const int above = m.At(row - 1, column), below = m.At(row + 1, column);
   const int across = std::abs(left - right);
   const int down = std::abs(above - below);
   if (across == down)
      return Mean(left, right, above, below);
   return across < down ? Mean(left, right) : Mean(above, below);
}

template <typename Sample>
Rgb EdgeAware(const Mosaic<Sample>& m, int row, int column) {
   const int green = GreenAlongEdge(m, row, column);
   const auto difference = [&](int dr, int dc) {
      return m.At(row + dr, column + dc) - GreenAlongEdge(m, row + dr, column + dc);
   };
   const Colour colour = m.ColourAt(row, column);
   if (colour == Green) {
      const int beside = green + (difference(0, -1) + difference(0, 1)) / 2;
      const int upright = green + (difference(-1, 0) + difference(1, 0)) / 2;
      return InOrder(m.RedBeside(row), beside, green, upright);
   }
   const int opposite = green + (difference(-1, -1) + difference(-1, 1) + difference(1, -1) + difference(1, 1)) / 4;
   return InOrder(colour == Red, m.At(row, column), green, opposite);
}

unsigned char ToByte(int value, int bitDepth) {
   const int largest = (1 << bitDepth) - 1;
   value = std::min(std::max(value, 0), largest);
   return static_cast<unsigned char>(bitDepth >= 8 ? value >> (bitDepth - 8) : value * 255 / largest);
}

template <typename Sample>
using Algorithm = Rgb (*)(const Mosaic<Sample>& mosaic, int row, int column);

template <typename Sample>
void Fill(ImgBuffer& out, const Mosaic<Sample>& mosaic, int bitDepth, Algorithm<Sample> algorithm) {
   unsigned char* pixel = out.GetPixelsRW();
   for (int row = 0; row < mosaic.height; ++row) {
      for (int column = 0; column < mosaic.width; ++column, pixel += 4) {
         const Rgb colour = algorithm(mosaic, row, column);
         pixel[0] = ToByte(colour.blue, bitDepth);
         pixel[1] = ToByte(colour.green, bitDepth);
         pixel[2] = ToByte(colour.red, bitDepth);
         pixel[3] = 255;
      }
   }
}

} // namespace

Debayer::Debayer() : orders_{"RGGB", "BGGR", "GRBG", "GBRG"}, algorithms_{"Nearest", "Bilinear", "Edge-Aware"} {}

Debayer::~Debayer() = default;

const std::vector<std::string> Debayer::GetOrders() const {
   return orders_;
}

const std::vector<std::string> Debayer::GetAlgorithms() const {
   return algorithms_;
}

void Debayer::SetOrderIndex(int idx) {
   orderIndex_ = idx;
}

void Debayer::SetAlgorithmIndex(int idx) {
   algorithmIndex_ = idx;
}

int Debayer::Process(ImgBuffer& out, const ImgBuffer& in, int bitDepth) {
   if (&out == &in)
      return Process(out, ImgBuffer(in), bitDepth);
   const int width = static_cast<int>(in.Width());
   const int height = static_cast<int>(in.Height());
   if (in.Depth() == 1)
      return Process(out, in.GetPixels(), width, height, bitDepth);
   if (in.Depth() == 2) // vectors are aligned for any type
      return Process(out, reinterpret_cast<const unsigned short*>(in.GetPixels()), width, height, bitDepth);
   return DEVICE_UNSUPPORTED_DATA_FORMAT;
}

int Debayer::Process(ImgBuffer& out, const unsigned char* in, int width, int height, int bitDepth) {
   return ProcessSamples(out, in, width, height, bitDepth);
}

int Debayer::Process(ImgBuffer& out, const unsigned short* in, int width, int height, int bitDepth) {
   return ProcessSamples(out, in, width, height, bitDepth);
}

template <typename Sample>
int Debayer::ProcessSamples(ImgBuffer& out, const Sample* in, int width, int height, int bitDepth) const {
   constexpr Algorithm<Sample> algorithms[] = {Nearest<Sample>, Bilinear<Sample>, EdgeAware<Sample>};
   const int bits = 8 * static_cast<int>(sizeof(Sample));
   if (!in || width < 2 || height < 2 || bitDepth < 1 || bitDepth > bits || orderIndex_ < 0 || orderIndex_ > 3 ||
       algorithmIndex_ < 0 || algorithmIndex_ > 2)
      return DEVICE_INVALID_INPUT_PARAM;
   const std::size_t red = orders_[static_cast<std::size_t>(orderIndex_)].find('R');
   const Mosaic<Sample> mosaic{in, width, height, static_cast<int>(red / 2), static_cast<int>(red % 2)};
   out.Resize(static_cast<unsigned>(width), static_cast<unsigned>(height), 4);
   Fill(out, mosaic, bitDepth, algorithms[algorithmIndex_]);
   return DEVICE_OK;
}
