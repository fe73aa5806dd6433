// A camera as a program uses it: through the core and the adapter's module.
#pragma once

#include "MMCore.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace device {

/** A frame of a sequence. */
struct Frame {
   std::vector<std::uint8_t> pixels;
   long sequence = 0; ///< the driver's number
   long gap = 0;      ///< frames dropped before it
   long dropped = 0;  ///< since the sequence began
   double timestampUs = 0;
   std::string errorFlag;
};

/** How often a test repeats what it repeats: a tenth under a sanitizer, which takes several times as long for each, in
 * emulation. What has to be seen is seen in fewer. */
constexpr int Repetitions(int full) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
   return full / 10;
#else
   return full;
#endif
}

/** How many frames the driver lost between two it numbered so. vivid numbers by the time: on a busy machine, a frame
 * that comes late and the next one may have the same number. */
inline long MissingBetween(long earlier, long later) {
   return later > earlier ? later - earlier - 1 : 0;
}

/** A core with one camera, called "Camera". */
class Camera {
public:
   using Properties = std::map<std::string, std::string>;

   /** Loads the module and chooses; does not initialise. */
   explicit Camera(const Properties& choice);

   CMMCore& Core() { return core_; }
   void Initialise() {
      core_.initializeDevice("Camera");
      core_.setCameraDevice("Camera");
   }
   std::string Get(const char* property) { return core_.getProperty("Camera", property); }
   void Set(const char* property, const std::string& value) { core_.setProperty("Camera", property, value.c_str()); }

   /** Bytes of a snap. */
   std::vector<std::uint8_t> Snap();
   void Start(long frames) { core_.startSequenceAcquisition(frames, 0, true); }
   /** The next frame of a running sequence. False when it has ended and all its frames were taken. */
   bool Next(Frame& frame);
   /** Waits until a sequence has ended by itself, and tells why: empty for a regular end. */
   std::string Ending();
   /** What the core says when something is refused; empty when nothing was. */
   template <class Action>
   std::string Refusal(Action action) {
      try {
         action();
         return {};
      } catch (const CMMError& error) {
         return error.getFullMsg();
      }
   }

private:
   CMMCore core_;
};

/** What this process holds of devices: descriptors and mappings. */
std::vector<std::string> Held();

} // namespace device
