// Cameras with a Linux video node: webcams (uvcvideo), the Raspberry Pi's sensors (Unicam, rp1-cfe, bcm2835-v4l2), the
// kernel's test camera vivid. Module RPiV4L2, device RPiV4L2.
//
// Images are grey, 8 bits a pixel or more in 16 with the true BitDepth, or RGB32. Raw stays raw: a Bayer mosaic is
// given as it is, with the order of its colours told. Formats: GREY; Y10, Y12, Y14, Y16; Bayer of all orders with 8 to
// 16 bits; these packed too; YUYV, UYVY, NV12, YU12 (grey is their luma); RGB3, BGR3; MJPG.
//
// Before initialisation. Allowed values are asked of the machine when they are read, and follow the choices above them;
// what is impossible is refused with what is offered, and by Initialize with all reasons. Nothing is opened until then.
//   Device           first usable    "CARD at LINK". Taken as well: a path or a link (/dev/v4l/by-id/…), the name of
//                                    the card or bus, or a part of these that fits one camera only
//   UnusableDevices  how many        read-only. Its allowed values are the other video nodes, as they are now:
//                                    "PATH CODE WORDS", the first two without blanks, as "/dev/video1 metadata-only
//                                    metadata only, no pictures". Words are for people; codes stay:
//                                      not-permitted  this user may not open it
//                                      busy           another program has it
//                                      gone           unplugged, or its driver was removed
//                                      no-answer      the driver answers with another error
//                                      no-format      none of its pixel formats is read here
//                                      metadata-only, output-only, no-capture, no-streaming   what it does instead
//                                      from-memory    a codec, converter or image processor
//                                      front-end, side-channel   a part of a Pi's receiver; WORDS tell the right node
//   Format           Auto            four letters as v4l2-ctl has them. Auto: raw before YUV before MJPEG, mono before
//                                    Bayer, most bits. With a sensor that is flipped, the other order of the same bits
//   Size             Auto            as 640x480. Auto: the largest (at FrameRate, if that is set); where the driver
//                                    takes any size, the one it is set to. Of a sensor: its modes
//   FrameRate        Auto            frames per second. Auto: the fastest, where the driver has rates to set
//   BufferCount      4               frames in memory shared with the driver, 2 … 32; a buffer holds one frame
//   Colour           Auto            Auto: grey, but RGB32 of RGB formats; Grey; RGB32 (of YUV, RGB and MJPG)
//   ColourPlane      All             All, Red, Green, Blue: one colour of a Bayer sensor, for narrow-band light. Images
//                                    have half the width and height, and pixels are two of the sensor apart
// At any time
//   SettleFrames     0               frames that a snap passes over, 0 … 1000, once frames show what was set before it.
//                                    For sensors with KeepStreaming, 2; for cameras that need time to start, more
//   KeepStreaming    Off             Off: the sensor rests between snaps, starting it applies all settings, and other
//                                    programs may use the camera meanwhile; what they set otherwise (format, rate) is
//                                    set again for the next frame, what they do to controls is reported. On: snaps are
//                                    quicker, and others find the camera in use from the first snap until a sequence
//                                    ends or the device is shut down. With either, the exposure of a snap begins after
//                                    the call
//   StallTimeout-ms  5000            100 … 600000; without a frame for so long, beyond exposure and frame interval, a
//                                    snap or a sequence ends with an error
// After initialisation
//   Exposure                         ms, read back; sets automatic exposure off. Without an exposure control (vivid) it
//                                    is read-only and tells the frame interval; setting it is refused in the log
//   Gain                             a factor where the sensor's law is known, else the driver's number (GainMethod)
//   Binning                          1, and what modes of the sensor have; setting it clears the ROI
//   One property for each control of the driver and of the sensor behind it, by its own name without commas: numbers
//     with limits; On, Off; items of menus; Press for buttons; bit masks as 0x…; arrays as numbers with blanks between.
//     A name that is taken gets " (sensor)" or " (driver)" behind it: "Exposure (sensor)" counts lines. What an
//     automatic governs now is read-only, listed in InactiveControls, and refused. Changes from elsewhere are reported.
//   The ROI is set by the driver (RoiMethod Selection), by the sensor (SensorCrop), or cut out here (Software). Where
//     the driver rounds, the log and GetROI tell.
// Read-only: what was granted
//   CameraName, CameraID, Driver, Card, Bus, Node; GrantedFormat, GrantedFormatDescription, GrantedSize (frames of the
//   driver), Stride-bytes; BitDepth, PixelType (8bit, 16bit, 32bitRGB), BayerOrder (of the ROI's first pixels; None);
//   FrameRateGranted, FrameRateMeasured (frames per second, by the driver's clock over the last second); FramesDropped,
//   FramesDamaged (of this or the last acquisition); KernelTimestamp-us, KernelClock (of the last frame, for snaps);
//   RoiMethod; SensorMode; ExposureMethod, GainMethod, InactiveControls
// Tags of a frame
//   SequenceNumber (the driver's), SequenceGap (frames missing before this one), FramesDropped (the sum of these so
//   far), FramesDamaged (those that came short, flagged or unreadable, and were dropped), KernelTimestamp-us,
//   KernelClock (Monotonic, Unknown), TimestampOf (EndOfFrame, StartOfExposure), ErrorFlag (0), Exposure-ms,
//   ROI-X-start, ROI-Y-start, BitDepth, BayerOrder (where there is one)
//
// A sequence that fails (unplugged, I/O error, stalled) ends by itself, with the reason in the log; the next stop
// answers it once, and what is tried on a camera that is gone tells it again. Plugged in again, it has to be loaded
// anew.
#include "RPiV4L2Camera.h"

#include <exception>
#include <string>

using lensless::rpiv4l2::RPiV4L2Camera;

void InitializeModuleData() {
   RegisterDevice(RPiV4L2Camera::name, MM::CameraDevice, RPiV4L2Camera::description);
}

MM::Device* CreateDevice(const char* name) {
   try {
      if (name && std::string(name) == RPiV4L2Camera::name)
         return new RPiV4L2Camera(v4l2::KernelCalls());
   } catch (const std::exception&) { // no memory; must not cross the interface
   }
   return nullptr;
}

void DeleteDevice(MM::Device* device) {
   delete device;
}
