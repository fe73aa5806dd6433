#include "Formats.h"

#include <tiffio.h>

#include <algorithm>
#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>

namespace lensless::sim {

namespace {

/** Collects libtiff's first error text, per file; the library's own handlers are global and write to stderr. */
int rememberError(TIFF*, void* text, const char*, const char* format, va_list values) {
   char line[512];
   std::vsnprintf(line, sizeof line, format, values);
   std::string& first = *static_cast<std::string*>(text);
   if (first.empty())
      first = line;
   return 1; // handled: do not call the global handler
}

int ignoreWarning(TIFF*, void*, const char*, const char*, va_list) {
   return 1;
}

class TiffReader {
public:
   explicit TiffReader(const std::filesystem::path& file) : file_(file) {
      const std::unique_ptr<TIFFOpenOptions, void (*)(TIFFOpenOptions*)> options(TIFFOpenOptionsAlloc(),
                                                                                 &TIFFOpenOptionsFree);
      TIFFOpenOptionsSetErrorHandlerExtR(options.get(), &rememberError, &error_);
      TIFFOpenOptionsSetWarningHandlerExtR(options.get(), &ignoreWarning, nullptr);
      tiff_.reset(TIFFOpenExt(file.c_str(), "rm", options.get()));
      if (!tiff_)
         fail("is a damaged TIFF");
   }
   TiffReader(const TiffReader&) = delete;
   TiffReader& operator=(const TiffReader&) = delete;

   int pages() {
      const int count = static_cast<int>(TIFFNumberOfDirectories(tiff_.get()));
      if (count < 1 || !error_.empty())
         fail("is a damaged TIFF");
      return count;
   }

   GreyImage read(int page) {
      if (page > 0 && !TIFFSetDirectory(tiff_.get(), static_cast<tdir_t>(page)))
         fail("has no readable page " + std::to_string(page));
      GreyImage image = checkedHeader();
      if (TIFFIsTiled(tiff_.get()))
         readTiles(image);
      else
         readRows(image);
      std::uint16_t photometric = PHOTOMETRIC_MINISBLACK;
      TIFFGetFieldDefaulted(tiff_.get(), TIFFTAG_PHOTOMETRIC, &photometric);
      if (photometric == PHOTOMETRIC_MINISWHITE)
         for (std::uint8_t& byte : image.bytes)
            byte = static_cast<std::uint8_t>(~byte);
      return image;
   }

private:
   struct Close {
      void operator()(TIFF* tiff) const { TIFFClose(tiff); }
   };

   [[noreturn]] void fail(const std::string& what) const {
      throw ImageFileError(file_, error_.empty() ? what : what + " (" + error_ + ")");
   }

   GreyImage checkedHeader() {
      std::uint32_t width = 0, height = 0;
      std::uint16_t bits = 1, samples = 1, photometric = 0, sampleFormat = SAMPLEFORMAT_UINT;
      TIFFGetField(tiff_.get(), TIFFTAG_IMAGEWIDTH, &width);
      TIFFGetField(tiff_.get(), TIFFTAG_IMAGELENGTH, &height);
      TIFFGetFieldDefaulted(tiff_.get(), TIFFTAG_BITSPERSAMPLE, &bits);
      TIFFGetFieldDefaulted(tiff_.get(), TIFFTAG_SAMPLESPERPIXEL, &samples);
      TIFFGetFieldDefaulted(tiff_.get(), TIFFTAG_SAMPLEFORMAT, &sampleFormat);
      TIFFGetField(tiff_.get(), TIFFTAG_PHOTOMETRIC, &photometric);
      const bool grey = photometric == PHOTOMETRIC_MINISBLACK || photometric == PHOTOMETRIC_MINISWHITE;
      if (samples != 1 || (bits != 8 && bits != 16) || sampleFormat != SAMPLEFORMAT_UINT || !grey)
         fail("is a TIFF of " + std::to_string(samples) + " × " + std::to_string(bits) +
              " bits; grey pictures of 8 or 16 bits, unsigned, are needed");
      if (width == 0 || height == 0 || static_cast<std::uint64_t>(width) * height > mostPixels)
         fail("claims " + std::to_string(width) + "×" + std::to_string(height) + " pixels, which cannot be read");
      GreyImage image;
      image.height = static_cast<int>(height);
      image.width = static_cast<int>(width);
      image.bytesPerPixel = bits / 8;
      image.bytes.resize(image.pixels() * static_cast<std::size_t>(image.bytesPerPixel));
      return image;
   }

   void readRows(GreyImage& image) {
      const std::size_t rowBytes =
          static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.bytesPerPixel);
      if (static_cast<std::size_t>(TIFFScanlineSize(tiff_.get())) != rowBytes)
         fail("has rows of an unexpected length");
      for (int row = 0; row < image.height; ++row)
         if (TIFFReadScanline(tiff_.get(), &image.bytes[static_cast<std::size_t>(row) * rowBytes],
                              static_cast<std::uint32_t>(row)) < 0)
            fail("ends early or is damaged at row " + std::to_string(row));
   }

   void readTiles(GreyImage& image) {
      std::uint32_t tileWidth = 0, tileHeight = 0;
      TIFFGetField(tiff_.get(), TIFFTAG_TILEWIDTH, &tileWidth);
      TIFFGetField(tiff_.get(), TIFFTAG_TILELENGTH, &tileHeight);
      const std::size_t depth = static_cast<std::size_t>(image.bytesPerPixel);
      std::vector<std::uint8_t> tile(static_cast<std::size_t>(TIFFTileSize(tiff_.get())));
      if (tileWidth == 0 || tileHeight == 0 || tile.size() != std::size_t{tileWidth} * tileHeight * depth)
         fail("has tiles of an unexpected size");
      for (std::uint32_t y = 0; y < static_cast<std::uint32_t>(image.height); y += tileHeight)
         for (std::uint32_t x = 0; x < static_cast<std::uint32_t>(image.width); x += tileWidth) {
            if (TIFFReadTile(tiff_.get(), tile.data(), x, y, 0, 0) < 0)
               fail("ends early or is damaged at tile " + std::to_string(x) + "," + std::to_string(y));
            const std::size_t columns = std::min(tileWidth, static_cast<std::uint32_t>(image.width) - x);
            const std::size_t rows = std::min(tileHeight, static_cast<std::uint32_t>(image.height) - y);
            for (std::size_t row = 0; row < rows; ++row)
               std::memcpy(&image.bytes[((y + row) * static_cast<std::size_t>(image.width) + x) * depth],
                           &tile[row * tileWidth * depth], columns * depth);
         }
   }

   std::filesystem::path file_;
   std::string error_; // libtiff's first complaint about this file
   std::unique_ptr<TIFF, Close> tiff_;
};

} // namespace

int pagesInTiff(const std::filesystem::path& file) {
   return TiffReader(file).pages();
}

GreyImage readTiff(const std::filesystem::path& file, int page) {
   return TiffReader(file).read(page);
}

} // namespace lensless::sim
