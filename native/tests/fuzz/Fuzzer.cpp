// The entry that libFuzzer calls; FUZZ_TARGET is one of the functions in Targets.h.
#include "Targets.h"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size);

int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
   FUZZ_TARGET(std::string(reinterpret_cast<const char*>(bytes), size));
   return 0;
}
