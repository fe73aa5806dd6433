// Inputs of a node and the timings of digital video sources (HDMI).
#pragma once

#include "Device.h"
#include "Geometry.h"

#include <optional>
#include <vector>

namespace v4l2 {

struct Input {
   std::uint32_t index = 0;
   std::string name; // "Camera 1", "HDMI 0"
   bool hasDigitalTimings = false;
   std::string trouble; // "no power", "no signal", joined by commas; empty where all is well or not told
};

/** In the driver's order; empty for drivers without inputs (behind a media controller). */
std::vector<Input> Inputs(const Device& device);
/** None where the driver has no inputs. */
std::optional<std::uint32_t> CurrentInput(const Device& device);
/** May change format and rate. Throws Error where there is no such input. */
void SetInput(const Device& device, std::uint32_t index);

struct DigitalTimings {
   Size size;
   bool isInterlaced = false;
   double framesPerSecond = 0; // 0 where the source does not say
};

/**
 * What the source sends now; none for inputs without digital timings. Throws Error for no cable or signal (ENOLINK),
 * an unsteady one (ENOLCK), one out of range (ERANGE).
 */
std::optional<DigitalTimings> DetectedTimings(const Device& device);
/** Sets the input to what the source sends now, and returns it: formats and sizes follow. None, and throws, as above.
 */
std::optional<DigitalTimings> UseDetectedTimings(const Device& device);
/** What the input is set to; none for inputs without digital timings. */
std::optional<DigitalTimings> CurrentTimings(const Device& device);

} // namespace v4l2
