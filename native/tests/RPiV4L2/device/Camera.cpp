#include "Camera.h"

#include "Vivid.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

namespace device {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::minutes patience{3}; // emulated, on a loaded machine

void Doze() {
   std::this_thread::sleep_for(std::chrono::milliseconds(1));
}

} // namespace

Camera::Camera(const Properties& choice) {
   core_.setDeviceAdapterSearchPaths({ADAPTERS});
   core_.enableStderrLog(std::getenv("DEVICE_TEST_LOG") != nullptr);
   core_.loadDevice("Camera", "RPiV4L2", "RPiV4L2");
   // A format decides on its sizes, a size on its rates.
   for (const char* property : {"Device", "Format", "Size", "FrameRate"})
      if (const auto chosen = choice.find(property); chosen != choice.end())
         Set(property, chosen->second);
   for (const auto& [property, value] : choice)
      if (Get(property.c_str()) != value && core_.isPropertyPreInit("Camera", property.c_str()) && property != "Device")
         Set(property.c_str(), value);
}

std::vector<std::uint8_t> Camera::Snap() {
   core_.snapImage();
   const auto* const pixels = static_cast<const std::uint8_t*>(core_.getImage());
   return {pixels, pixels + core_.getImageBufferSize()};
}

bool Camera::Next(Frame& frame) {
   const auto deadline = Clock::now() + patience;
   while (core_.getRemainingImageCount() == 0) {
      if (!core_.isSequenceRunning() && core_.getRemainingImageCount() == 0)
         return false;
      if (Clock::now() > deadline)
         throw std::runtime_error("no frame came for 3 minutes");
      Doze();
   }
   Metadata tags;
   const auto* const pixels = static_cast<const std::uint8_t*>(core_.popNextImageMD(tags));
   const auto tag = [&](const char* name) { return tags.GetSingleTag(name).GetValue(); };
   frame.pixels.assign(pixels, pixels + core_.getImageBufferSize());
   frame.sequence = std::stol(tag("SequenceNumber"));
   frame.gap = std::stol(tag("SequenceGap"));
   frame.dropped = std::stol(tag("FramesDropped"));
   frame.timestampUs = std::stod(tag("KernelTimestamp-us"));
   frame.errorFlag = tag("ErrorFlag");
   return true;
}

std::string Camera::Ending() {
   const auto deadline = Clock::now() + patience;
   while (core_.isSequenceRunning()) {
      if (Clock::now() > deadline)
         throw std::runtime_error("the sequence did not end for 3 minutes");
      Doze();
   }
   return Refusal([this] { core_.stopSequenceAcquisition(); });
}

std::vector<std::string> Held() {
   std::vector<std::string> held;
   for (const auto& entry : std::filesystem::directory_iterator("/proc/self/fd")) {
      std::error_code gone; // the descriptor of this very listing
      const std::string target = std::filesystem::read_symlink(entry.path(), gone).string();
      if (target.rfind("/dev/video", 0) == 0 || target.rfind("/dev/media", 0) == 0 ||
          target.rfind("/dev/v4l", 0) == 0 || target.rfind("anon_inode", 0) == 0)
         held.push_back("descriptor of " + target);
   }
   std::ifstream maps("/proc/self/maps");
   for (std::string line; std::getline(maps, line);)
      if (line.find("/dev/video") != std::string::npos)
         held.push_back("mapping of " + line.substr(line.find("/dev/video")));
   std::sort(held.begin(), held.end());
   return held;
}

} // namespace device
