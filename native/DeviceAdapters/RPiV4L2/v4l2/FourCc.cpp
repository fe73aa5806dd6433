#include "FourCc.h"

namespace v4l2 {

namespace {

constexpr std::uint32_t bigEndian = 1U << 31; // V4L2's mark in the last letter
const std::string bigEndianMark = "-BE";

} // namespace

std::string FourCcText(std::uint32_t fourCc) {
   static const char digits[] = "0123456789abcdef";
   std::string text;
   for (int shift = 0; shift < 32; shift += 8) {
      const unsigned letter = ((fourCc & ~bigEndian) >> shift) & 0xff;
      if (letter >= ' ' && letter <= '~')
         text += static_cast<char>(letter);
      else
         text += {'\\', 'x', digits[letter >> 4], digits[letter & 15]};
   }
   while (!text.empty() && text.back() == ' ')
      text.pop_back();
   return fourCc & bigEndian ? text + bigEndianMark : text;
}

std::uint32_t FourCcOf(const std::string& text) {
   const std::size_t mark = text.size() > bigEndianMark.size() ? text.size() - bigEndianMark.size() : text.size();
   const bool isBigEndian = text.substr(mark) == bigEndianMark;
   const std::string letters = isBigEndian ? text.substr(0, mark) : text;
   if (letters.empty() || letters.size() > 4)
      return 0;
   std::uint32_t fourCc = 0;
   for (std::size_t i = 0; i < 4; ++i) {
      const unsigned char letter = i < letters.size() ? static_cast<unsigned char>(letters[i]) : ' ';
      if (letter < ' ' || letter > '~')
         return 0;
      fourCc |= std::uint32_t{letter} << (8 * i);
   }
   return isBigEndian ? fourCc | bigEndian : fourCc;
}

} // namespace v4l2
