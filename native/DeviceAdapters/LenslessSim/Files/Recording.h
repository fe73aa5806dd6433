// A folder of pictures in the order they were taken.
#pragma once

#include "GreyImage.h"

#include <filesystem>
#include <string>
#include <vector>

namespace lensless::sim {

/** "frame2" before "frame10": runs of digits compare by value, all else by character. */
bool naturallyBefore(const std::string& a, const std::string& b);

/** One picture of a recording. */
struct RecordedFrame {
   std::filesystem::path file;
   int page = 0; ///< of a TIFF of several pages
};

/** The pictures of a folder, all of one size and depth. */
struct Recording {
   std::vector<RecordedFrame> frames;
   int height = 0;
   int width = 0;
   int bytesPerPixel = 1;
};

/**
 * Finds the PNG and TIFF files of a folder, natural order, every page of a TIFF; reads each once to be sure of it.
 * Anything wrong goes to problems, one entry for each file; the recording may then not be used.
 */
Recording openRecording(const std::filesystem::path& folder, std::vector<std::string>& problems);

} // namespace lensless::sim
