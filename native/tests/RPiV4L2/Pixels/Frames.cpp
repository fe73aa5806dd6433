#include "Frames.h"

#include <gtest/gtest.h>

using namespace pixels;

const PixelFormat& Format(const std::string& name) {
   for (const PixelFormat& format : FormatTable()) {
      if (name == format.name)
         return format;
   }
   ADD_FAILURE() << "no format " << name;
   return *FormatTable().begin();
}

std::vector<Readable> AllReadable() {
   std::vector<Readable> all;
   for (const PixelFormat& format : FormatTable()) {
      if (format.Refusal() || format.IsJpeg())
         continue;
      if (format.HasGrey())
         all.push_back({format, GreyOutput(format)});
      if (format.HasColour())
         all.push_back({format, Output::Rgb32});
   }
   return all;
}

Planes PlanesOf(const Memory& memory) {
   Planes planes{};
   for (std::size_t i = 0; i < memory.size(); ++i)
      planes[i] = {memory[i].data(), memory[i].size()};
   return planes;
}

std::vector<std::uint8_t> Unpacked(const Unpacker& unpacker, const Memory& memory) {
   std::vector<std::uint8_t> out(unpacker.OutputSize(), 0xEE);
   EXPECT_EQ(unpacker.Unpack(PlanesOf(memory), out.data()), "");
   return out;
}

std::vector<unsigned> Words(const std::vector<std::uint8_t>& bytes) {
   std::vector<unsigned> words;
   for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
      words.push_back(bytes[i] + 256u * bytes[i + 1]);
   return words;
}

Layout LayoutOf(int width, int height, std::size_t bytesPerLine) {
   Layout layout;
   layout.width = width;
   layout.height = height;
   layout.bytesPerLine = {bytesPerLine, 0, 0};
   return layout;
}
