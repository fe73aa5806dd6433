// The mosaic of colour filters on a sensor.
#pragma once

#include <cstddef>
#include <cstdint>

namespace pixels {

/** Colours of the top-left four sites, first row first. */
enum class BayerOrder { None, RGGB, GRBG, GBRG, BGGR };

/** "RGGB" …; "" for None. */
const char* Name(BayerOrder order);

/** The order of an image that starts left and top pixels further right and down (any sign): an odd offset of a region
 * changes it. */
BayerOrder Shifted(BayerOrder order, int left, int top);

/** The order after an image of width × height was mirrored left–right, top–bottom: the far corner comes first, so an
 * even size changes it and an odd one does not. */
BayerOrder Flipped(BayerOrder order, bool horizontally, bool vertically, int width, int height);

/** The sites of one colour. GreenRed and GreenBlue are the greens in the rows of the red and of the blue sites; Green
 * is the mean of the two, halves rounded up. */
enum class ColourPlane { Red, GreenRed, GreenBlue, Green, Blue };

/** "Red", "GreenRed", "GreenBlue", "Green", "Blue". */
const char* Name(ColourPlane plane);

/**
 * The sites of one colour as an image of width/2 × height/2 (whole 2 × 2 cells; a last odd row or column is left out),
 * densely packed. bytesPerLine is the distance of input rows in bytes. With BayerOrder::None nothing is written: there
 * are no colours to choose from, and false is returned.
 */
bool ExtractPlane(const std::uint8_t* in, std::size_t bytesPerLine, int width, int height, BayerOrder order,
                  ColourPlane plane, std::uint8_t* out);
bool ExtractPlane(const std::uint16_t* in, std::size_t bytesPerLine, int width, int height, BayerOrder order,
                  ColourPlane plane, std::uint16_t* out);

} // namespace pixels
