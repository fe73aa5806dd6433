// A property read as C++ programs do it, for the C# benchmark: it loads this library beside its own core.
#include "MMCore.h"

#include <chrono>
#include <cstddef>

extern "C" double NativePropertyReadNs(const char* label, const char* module, const char* device, const char* property,
                                       int count);

/** Nanoseconds a read, as the mean of count; negative if the core refuses. */
double NativePropertyReadNs(const char* label, const char* module, const char* device, const char* property,
                            int count) {
   try {
      static CMMCore core;
      if (core.getLoadedDevices().size() == 1) { // the core itself
         core.loadDevice(label, module, device);
         core.initializeAllDevices();
      }
      std::size_t length = 0;
      const auto begin = std::chrono::steady_clock::now();
      for (int i = 0; i < count; ++i)
         length += core.getProperty(label, property).size();
      const std::chrono::duration<double, std::nano> taken = std::chrono::steady_clock::now() - begin;
      return length == 0 ? -1 : taken.count() / count;
   } catch (const CMMError&) {
      return -1;
   }
}
