// Work split over a few threads that are always joined.
#pragma once

#include <algorithm>
#include <exception>
#include <thread>
#include <vector>

namespace lensless::sim {

/** How many threads one computation may use: the machine's processors, at most four. */
inline int computeThreads() {
   return std::clamp(static_cast<int>(std::thread::hardware_concurrency()), 1, 4);
}

/**
 * Calls body(begin, end) for contiguous parts of [0, count) and returns when all are done. The result of a body must
 * not depend on how the range is cut. The first exception thrown by a part is rethrown here.
 */
template <class Body>
void parallelFor(int count, int threads, const Body& body) {
   const int parts = std::clamp(threads, 1, std::max(count, 1));
   if (parts == 1) {
      body(0, count);
      return;
   }
   std::vector<std::exception_ptr> failures(static_cast<std::size_t>(parts));
   const auto runPart = [&](int part) {
      try {
         body(static_cast<int>(static_cast<long long>(count) * part / parts),
              static_cast<int>(static_cast<long long>(count) * (part + 1) / parts));
      } catch (...) {
         failures[static_cast<std::size_t>(part)] = std::current_exception();
      }
   };
   std::vector<std::thread> workers;
   for (int part = 1; part < parts; ++part) {
      try {
         workers.emplace_back(runPart, part);
      } catch (const std::exception&) { // no more threads to be had: do the part here
         runPart(part);
      }
   }
   runPart(0);
   for (std::thread& worker : workers)
      worker.join();
   for (const std::exception_ptr& failure : failures)
      if (failure)
         std::rethrow_exception(failure);
}

} // namespace lensless::sim
