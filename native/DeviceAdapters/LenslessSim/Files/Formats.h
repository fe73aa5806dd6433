// The readers of single formats; readImageFile chooses.
#pragma once

#include "GreyImage.h"

namespace lensless::sim {

/** Pictures beyond this are refused: damaged headers would otherwise ask for absurd amounts of memory. */
constexpr std::uint64_t mostPixels = 400'000'000;

GreyImage readPng(const std::filesystem::path& file);

int pagesInTiff(const std::filesystem::path& file);
GreyImage readTiff(const std::filesystem::path& file, int page);

} // namespace lensless::sim
