#include "Formats.h"

#include <spng.h>

#include <cstdio>
#include <memory>

namespace lensless::sim {

GreyImage readPng(const std::filesystem::path& file) {
   const std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::fopen(file.c_str(), "rb"), &std::fclose);
   if (!stream)
      throw ImageFileError(file, "cannot be opened");
   const std::unique_ptr<spng_ctx, void (*)(spng_ctx*)> png(spng_ctx_new(0), &spng_ctx_free);
   const auto check = [&file](int result) {
      if (result != SPNG_OK)
         throw ImageFileError(file, std::string("is a damaged PNG: ") + spng_strerror(result));
   };
   check(spng_set_png_file(png.get(), stream.get()));
   check(spng_set_crc_action(png.get(), SPNG_CRC_ERROR, SPNG_CRC_ERROR));

   spng_ihdr header{};
   check(spng_get_ihdr(png.get(), &header));
   if (header.color_type != SPNG_COLOR_TYPE_GRAYSCALE)
      throw ImageFileError(file, "is a PNG with colour or transparency; grey pictures of 8 or 16 bits are needed");
   if (static_cast<std::uint64_t>(header.width) * header.height > mostPixels)
      throw ImageFileError(file, "claims " + std::to_string(header.width) + "×" + std::to_string(header.height) +
                                     " pixels, more than can be read");

   GreyImage image;
   image.height = static_cast<int>(header.height);
   image.width = static_cast<int>(header.width);
   image.bytesPerPixel = header.bit_depth == 16 ? 2 : 1;
   // FMT_PNG keeps 16-bit samples and puts them into the machine's byte order; FMT_G8 spreads 1, 2 and 4 bits.
   const int format = header.bit_depth == 16 ? SPNG_FMT_PNG : SPNG_FMT_G8;
   std::size_t size = 0;
   check(spng_decoded_image_size(png.get(), format, &size));
   image.bytes.resize(size);
   check(spng_decode_image(png.get(), image.bytes.data(), size, format, 0));
   return image;
}

} // namespace lensless::sim
