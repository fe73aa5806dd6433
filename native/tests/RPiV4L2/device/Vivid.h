// The kernel's test cameras, and the faults they make on demand.
#pragma once

#include <string>
#include <vector>

namespace device {

/** Output of a shell command. Throws std::runtime_error, with what it printed, where it fails. */
std::string Shell(const std::string& command);

enum class Input {
   Webcam, ///< fixed sizes; 640×480 at up to 25 frames per second
   Hdmi    ///< 640×480 at 60 frames per second
};

/** Cameras that show the colour bars of Pattern.h, without text. Only one object at a time. */
class Vivid {
public:
   /** Loads the driver anew: nothing of an earlier test remains. */
   explicit Vivid(Input input, int cameras = 1, bool isMultiPlanar = false);
   Vivid(const Vivid&) = delete;
   Vivid& operator=(const Vivid&) = delete;
   /** Unloads it; the test fails where somebody still holds it. */
   ~Vivid();

   /** "/dev/video0", as long as it is plugged in. */
   std::string Node(int camera = 0) const;
   /** By another program, as somebody at the camera would. */
   void Set(const std::string& control, const std::string& value, int camera = 0) const;
   /** Presses the button of a fault. */
   void Inject(const std::string& fault, int camera = 0) const { Set(fault, "1", camera); }
   /** All cameras are gone, and come back. */
   void Unplug() const;
   void Plug() const;

private:
   int cameras_;
   Input input_;
};

} // namespace device
