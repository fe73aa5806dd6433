// Colour from sensors with a mosaic of colour filters.
#pragma once

#include "ImgBuffer.h"

#include <string>
#include <vector>

/**
 * Turns a raw mosaic into RGB32: per pixel the bytes B, G, R and 255, scaled from bitDepth to 8 bits. Beyond the edges
 * the mosaic is continued by reflection about the outermost pixels, which keeps its colours in order.
 */
class Debayer {
public:
   Debayer();
   ~Debayer();

   // out is resized to the input's width and height, 4 bytes per pixel. DEVICE_OK, or DEVICE_INVALID_INPUT_PARAM for
   // less than 2 x 2 pixels, a bitDepth outside 1 to 8 or 16, or an index outside the lists below.

   /** One or two bytes per pixel; DEVICE_UNSUPPORTED_DATA_FORMAT otherwise. */
   int Process(ImgBuffer& out, const ImgBuffer& in, int bitDepth);
   int Process(ImgBuffer& out, const unsigned char* in, int width, int height, int bitDepth);
   int Process(ImgBuffer& out, const unsigned short* in, int width, int height, int bitDepth);

   /** Orders of the filters, the first row's two and then the second row's: RGGB, BGGR, GRBG, GBRG. */
   const std::vector<std::string> GetOrders() const;
   /** Nearest: the nearest filter of each colour. Bilinear: the mean of the nearest ones. Edge-Aware: green along edges
    *  instead of across them, then red and blue by their difference from green. */
   const std::vector<std::string> GetAlgorithms() const;
   /** Index into GetOrders; 0 at first. */
   void SetOrderIndex(int idx);
   /** Index into GetAlgorithms; 0 at first. */
   void SetAlgorithmIndex(int idx);

private:
   template <typename Sample>
   int ProcessSamples(ImgBuffer& out, const Sample* in, int width, int height, int bitDepth) const;

   std::vector<std::string> orders_;
   std::vector<std::string> algorithms_;
   int orderIndex_ = 0;
   int algorithmIndex_ = 0;
};
