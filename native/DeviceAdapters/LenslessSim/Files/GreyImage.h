// Grey pictures from files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <vector>

namespace lensless::sim {

/** A grey picture of 8 or 16 bits, row by row; 16-bit samples in the machine's byte order. */
struct GreyImage {
   int height = 0;
   int width = 0;
   int bytesPerPixel = 1; ///< 1 or 2
   std::vector<std::uint8_t> bytes;

   std::size_t pixels() const { return static_cast<std::size_t>(height) * static_cast<std::size_t>(width); }

   /** Value of the pixel with a running number, 0 … 255 or 0 … 65535. */
   unsigned value(std::size_t pixel) const;
};

/** A file that cannot be used. The message names the file and the reason. */
class ImageFileError : public std::runtime_error {
public:
   ImageFileError(const std::filesystem::path& file, const std::string& reason)
       : std::runtime_error(file.string() + ": " + reason) {}
};

/** True for names that end in .png, .tif or .tiff, in upper or lower case. */
bool isImageFileName(const std::filesystem::path& file);

/** How many pictures a file holds: 1 for PNG, the number of directories for TIFF. Throws ImageFileError. */
int pagesInImageFile(const std::filesystem::path& file);

/** Reads one picture of a PNG or TIFF file by its contents, not its name. Throws ImageFileError. */
GreyImage readImageFile(const std::filesystem::path& file, int page = 0);

} // namespace lensless::sim
