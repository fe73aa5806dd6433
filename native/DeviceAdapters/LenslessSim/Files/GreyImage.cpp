#include "GreyImage.h"

#include "Formats.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cerrno>
#include <cstring>
#include <fstream>

namespace lensless::sim {

namespace {

enum class Format { Png, Tiff };

Format formatOf(const std::filesystem::path& file) {
   std::error_code failure;
   if (std::filesystem::is_directory(file, failure))
      throw ImageFileError(file, "is a folder, not a picture");
   errno = 0;
   std::ifstream stream(file, std::ios::binary);
   if (!stream)
      throw ImageFileError(file, std::string("cannot be opened: ") + std::strerror(errno));
   std::array<char, 8> start{};
   stream.read(start.data(), start.size());
   if (stream.gcount() == 0)
      throw ImageFileError(file, "is empty");
   if (std::memcmp(start.data(), "\x89PNG\r\n\x1a\n", 8) == 0)
      return Format::Png;
   for (const char* magic : {"II\x2a\0", "MM\0\x2a", "II\x2b\0", "MM\0\x2b"})
      if (std::memcmp(start.data(), magic, 4) == 0)
         return Format::Tiff;
   throw ImageFileError(file, "is neither PNG nor TIFF");
}

} // namespace

unsigned GreyImage::value(std::size_t pixel) const {
   if (bytesPerPixel == 1)
      return bytes[pixel];
   std::uint16_t value = 0;
   std::memcpy(&value, &bytes[2 * pixel], 2);
   return value;
}

bool isImageFileName(const std::filesystem::path& file) {
   std::string extension = file.extension().string();
   std::transform(extension.begin(), extension.end(), extension.begin(),
                  [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
   return extension == ".png" || extension == ".tif" || extension == ".tiff";
}

int pagesInImageFile(const std::filesystem::path& file) {
   return formatOf(file) == Format::Png ? 1 : pagesInTiff(file);
}

GreyImage readImageFile(const std::filesystem::path& file, int page) {
   return formatOf(file) == Format::Png ? readPng(file) : readTiff(file, page);
}

} // namespace lensless::sim
