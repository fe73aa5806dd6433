// Files for tests, written by the libraries' own encoders.
#pragma once

#include "Files/GreyImage.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lensless::sim {

/** A folder of its own that is gone at the end. */
class TestFolder {
public:
   TestFolder();
   ~TestFolder();
   TestFolder(const TestFolder&) = delete;
   TestFolder& operator=(const TestFolder&) = delete;

   std::string path() const { return path_.string(); }
   std::string operator/(const std::string& name) const { return (path_ / name).string(); }

private:
   std::filesystem::path path_;
};

void writeText(const std::string& file, const std::string& text);
void writePng(const std::string& file, const GreyImage& image);

struct TiffOptions {
   int compression = 1; ///< libtiff's COMPRESSION_…
   bool tiled = false;
   bool whiteIsZero = false;
};

/** One page for each image. */
void writeTiff(const std::string& file, const std::vector<GreyImage>& pages, TiffOptions options = {});

/** A picture in which every pixel is different from its neighbours, and others for each number. */
GreyImage testPicture(int height, int width, int bytesPerPixel, unsigned number);

} // namespace lensless::sim
