// Whether a plug-in can be loaded without harm, found out by another process.
#pragma once

#include <chrono>
#include <string>

namespace lensless::peripherals {

/**
 * Lets the program peripheral-probe load the plug-in and open and close each of its peripherals. What crashes, hangs or
 * misleads there does not get into this process.
 * @return Why it cannot be used; empty if it can.
 */
std::string probe(const std::string& program, const std::string& plugIn, std::chrono::milliseconds limit);

} // namespace lensless::peripherals
