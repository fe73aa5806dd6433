// Frames for tests: memory of exactly the size, so that a sanitizer sees every byte read beyond it.
#pragma once

#include "Pixels/Unpack.h"

#include <cstdint>
#include <string>
#include <vector>

/** A format of the table by its four letters. The test fails where there is none. */
const pixels::PixelFormat& Format(const std::string& name);

/** All formats that Unpacker reads, with each of their outputs. */
struct Readable {
   pixels::PixelFormat format;
   pixels::Output output;
};
std::vector<Readable> AllReadable();

using Memory = std::vector<std::vector<std::uint8_t>>; ///< the memory planes of a frame

pixels::Planes PlanesOf(const Memory& memory);

/** The frame's image; fails the test where it is refused. */
std::vector<std::uint8_t> Unpacked(const pixels::Unpacker& unpacker, const Memory& memory);

/** Bytes as 16-bit numbers. */
std::vector<unsigned> Words(const std::vector<std::uint8_t>& bytes);

pixels::Layout LayoutOf(int width, int height, std::size_t bytesPerLine);
