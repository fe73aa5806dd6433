// What a code of the media bus says of the pixels on it.
#pragma once

#include "Pixels/BayerOrder.h"

#include <cstdint>
#include <string>
#include <vector>

namespace v4l2 {

struct BusFormat {
   std::uint32_t code = 0; // MEDIA_BUS_FMT_…
   const char* name = "";  // as media-ctl has it: "SRGGB10_1X10"
   int bits = 0;
   pixels::BayerOrder order = pixels::BayerOrder::None; // None: grey
   std::uint32_t fourCc = 0;                            // unpacked: RG10
   std::uint32_t packed = 0;                            // pRAA; 0 where there is none
};

/** Null for codes that carry no raw pixels. */
const BusFormat* FindBusFormat(std::uint32_t code);
/** The bus format a raw pixel format, packed or not, is made from; null for others. */
const BusFormat* BusFormatOf(std::uint32_t fourCc);
/** The code with these bits and that order; null where there is none. */
const BusFormat* FindBusFormat(int bits, pixels::BayerOrder order);
/** "SRGGB10_1X10", or the number of a code that is not known. */
std::string BusFormatText(std::uint32_t code);

} // namespace v4l2
