#include "TestFiles.h"

#include <spng.h>
#include <tiffio.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <stdexcept>

namespace lensless::sim {

TestFolder::TestFolder() {
   std::string pattern = (std::filesystem::temp_directory_path() / "lensless-sim-XXXXXX").string();
   if (!mkdtemp(pattern.data()))
      throw std::runtime_error("no folder for test files");
   path_ = pattern;
}

TestFolder::~TestFolder() {
   std::error_code ignored;
   std::filesystem::remove_all(path_, ignored);
}

void writeText(const std::string& file, const std::string& text) {
   std::ofstream(file) << text;
}

void writePng(const std::string& file, const GreyImage& image) {
   std::FILE* const stream = std::fopen(file.c_str(), "wb");
   spng_ctx* const png = spng_ctx_new(SPNG_CTX_ENCODER);
   spng_ihdr header{};
   header.width = static_cast<std::uint32_t>(image.width);
   header.height = static_cast<std::uint32_t>(image.height);
   header.bit_depth = static_cast<std::uint8_t>(8 * image.bytesPerPixel);
   header.color_type = SPNG_COLOR_TYPE_GRAYSCALE;
   spng_set_ihdr(png, &header);
   spng_set_png_file(png, stream);
   const int result =
       spng_encode_image(png, image.bytes.data(), image.bytes.size(), SPNG_FMT_PNG, SPNG_ENCODE_FINALIZE);
   spng_ctx_free(png);
   std::fclose(stream);
   if (result != SPNG_OK)
      throw std::runtime_error(spng_strerror(result));
}

namespace {

void writeTiles(TIFF* tiff, const GreyImage& image, std::size_t rowBytes) {
   constexpr int side = 16;
   const auto depth = static_cast<std::size_t>(image.bytesPerPixel);
   TIFFSetField(tiff, TIFFTAG_TILEWIDTH, side);
   TIFFSetField(tiff, TIFFTAG_TILELENGTH, side);
   for (int y = 0; y < image.height; y += side)
      for (int x = 0; x < image.width; x += side) {
         std::vector<std::uint8_t> tile(side * side * depth);
         for (int row = 0; row < std::min(side, image.height - y); ++row)
            std::memcpy(
                &tile[static_cast<std::size_t>(row * side) * depth],
                &image.bytes[static_cast<std::size_t>(y + row) * rowBytes + static_cast<std::size_t>(x) * depth],
                static_cast<std::size_t>(std::min(side, image.width - x)) * depth);
         TIFFWriteTile(tiff, tile.data(), static_cast<std::uint32_t>(x), static_cast<std::uint32_t>(y), 0, 0);
      }
}

} // namespace

void writeTiff(const std::string& file, const std::vector<GreyImage>& pages, TiffOptions options) {
   TIFF* const tiff = TIFFOpen(file.c_str(), "w");
   for (GreyImage image : pages) {
      TIFFSetField(tiff, TIFFTAG_IMAGEWIDTH, image.width);
      TIFFSetField(tiff, TIFFTAG_IMAGELENGTH, image.height);
      TIFFSetField(tiff, TIFFTAG_BITSPERSAMPLE, 8 * image.bytesPerPixel);
      TIFFSetField(tiff, TIFFTAG_SAMPLESPERPIXEL, 1);
      TIFFSetField(tiff, TIFFTAG_COMPRESSION, options.compression);
      TIFFSetField(tiff, TIFFTAG_PHOTOMETRIC, options.whiteIsZero ? PHOTOMETRIC_MINISWHITE : PHOTOMETRIC_MINISBLACK);
      if (options.whiteIsZero)
         for (std::uint8_t& byte : image.bytes)
            byte = static_cast<std::uint8_t>(~byte);
      const std::size_t rowBytes = image.bytes.size() / static_cast<std::size_t>(image.height);
      if (options.tiled) {
         writeTiles(tiff, image, rowBytes);
      } else {
         TIFFSetField(tiff, TIFFTAG_ROWSPERSTRIP, 3);
         for (int row = 0; row < image.height; ++row)
            TIFFWriteScanline(tiff, &image.bytes[static_cast<std::size_t>(row) * rowBytes],
                              static_cast<std::uint32_t>(row), 0);
      }
      TIFFWriteDirectory(tiff);
   }
   TIFFClose(tiff);
}

GreyImage testPicture(int height, int width, int bytesPerPixel, unsigned number) {
   GreyImage image{height, width, bytesPerPixel, {}};
   for (std::size_t i = 0; i < image.pixels() * static_cast<std::size_t>(bytesPerPixel); ++i)
      image.bytes.push_back(static_cast<std::uint8_t>(i * 37 + i / 11 + number * 101));
   return image;
}

} // namespace lensless::sim
