// A simulated lensless microscope, and a camera that plays recordings. Module LenslessSim.
//
// SimCamera, SimLight and SimZStage of one core are one instrument: a source, a sample z above a bare sensor. Light
// passes the sample, is diffracted on its way to the sensor and recorded as a hologram. The sample is lit by plane
// waves (no magnification); the size of the source blurs. (*) = to be set before initialisation.
//
// SimCamera
//   SensorWidth, SensorHeight (*)  640, 480      pixels; 64 … 4096
//   PixelSize-um (*)               1.55          0.5 … 20
//   Oversampling (*)               4             computed samples per pixel along an axis, 1 … 8. 4 is faithful; 2
//   takes
//                                                a quarter of time and memory, and the interference of light from two
//                                                objects at high angles is no longer right; 1 also misses that a pixel
//                                                averages over its area.
//   Exposure                       10            ms, 0.01 … 10000. 10 ms at full intensity fill half the full well
//   Gain                           1             1 … 16; at 1 the full well is the largest count
//   Offset                         16            black level in counts, 0 … 128
//   BitDepth                       10            8, 10, 12, 16. More than 8 implies PixelType 16bit
//   PixelType                      16bit         8bit (implies BitDepth 8), 16bit
//   Binning                        1             1, 2, 4: mean of the pixels. Setting it clears the ROI
//   Shows                          Hologram      TruthAmplitude, TruthPhase: no hologram but what its reconstruction
//                                                should find, the sample's complex transmission t averaged over each
//                                                pixel (region, binning and the sample's place as for a hologram), at
//                                                the light's wavelength. 16 bits, no noise, no frame number.
//                                                |t| = count/65535; arg t = (count − 32768)·π/32768 rad.
//                                                TruthObjects: the number from 1 of the cell, bead or disc that covers
//                                                the middle of each pixel, 0 for none; where two overlap, of either
//   ColourFilter                   None          None, RGGB: raw frames of a colour sensor (Physics/Sensor.h)
//   FullWell-e, ReadNoise-e                      10000, 3 electrons; read-only
//   Seed                           1             of the noise. Frame k since Seed was last set is the same when scene
//                                                and settings are, noise included (Physics/Sensor.h). On
//                                                another machine the light may differ in its seventh digit, by rounding
//                                                in the Fourier transform: a few pixels then differ by one count
//   FrameNumber                                  k of the next frame; read-only
//   FrameInterval-ms               0             a sequence sends a frame each max(Exposure, FrameInterval-ms)
//   RealTime                       On            Off: frames come as fast as they can be computed
//   Sample                         Cells         Cells, Beads, Phase (discs of 1.2 rad at 532 nm), Target (bars
//                                                of 0.92 … 30 µm), Bars (of one half-pitch), Empty (for background
//                                                frames), File
//   SampleSeed                     1             where cells, beads and discs lie
//   PathScale                      1             0 … 10, every optical path of the sample times this: 0.5 makes cells
//                                                half as thick
//   BarHalfPitch-um                2             0.3 … 50, for Sample = Bars (Physics/BarTarget.h)
//   SampleX-um, SampleY-um         0             sample moved to the right and downwards; −1000 … 1000. Light from a
//                                                source moved by s casts the same hologram as a sample moved by −s·z/L
//   SampleFile                                   grey PNG or TIFF: the amplitude transmission for Sample = File
//   SampleFilePixelSize-um         1             size of its pixels in the sample
//   SampleDistance-um              1000          sample to sensor with the stage at 0; 20 … 10000
//   TrueZ-um                                     sample to sensor now: SampleDistance-um + stage position; read-only
//   RefractiveIndex                1             between sample and sensor, 1 … 2
//   SourceDiameter-um              50            0 … 1000
//   SourceDistance-um              100000        source to sample, 10000 … 1000000
//   SourceAngleX-deg, SourceAngleY-deg  0        direction of the light in air, to the right and downwards; −30 … 30.
//                                                The hologram moves by z·tan of the angle in the medium
//   Fault                          None          None, Timeout, LostFrame, ExposureError, Unplug: what happens once, at
//                                                the first frame with a FrameNumber of FaultAtFrame or more; then it is
//                                                None again. In a snap each is an error. In a sequence:
//                                                Timeout: nothing more comes, though the sequence runs until stopped.
//                                                LostFrame: a frame is exposed, its number missing; see SequenceGap.
//                                                ExposureError: the sequence ends with an error, which the next stop
//                                                tells. Unplug: likewise, and whatever can fail fails, properties
//                                                too, until the camera is initialised or loaded again
//   FaultAtFrame                   0
//   FaultTimeout-ms                1000          0 … 60000; how long a snap takes to fail by Timeout
//   Tags of a frame: Exposure-ms, ROI-X-start, ROI-Y-start, Gain, Light, Wavelength-nm, Intensity-percent, TrueZ-um,
//   Shows, Seed, FrameNumber, SequenceGap (frames missing before this one), FramesDropped (since the sequence began).
//
// SimLight (a shutter: open is on; off after initialisation. Without this device the light is on.)
//   State                          0             1 on, 0 off
//   Wavelength-nm                  532           350 … 1000, in vacuum
//   Bandwidth-nm                   3             full width at half maximum, 0 … 50; of 0, one wavelength is computed
//                                                and not five
//   Intensity-percent              100           0 … 100
//   Each can run a hardware sequence of up to 10000 values.
//
// SimZStage (up is away from the sensor; moves at once; refuses to leave 20 … 10000 µm between sample and sensor)
//   Position                       0             µm
//   Can run a hardware sequence of up to 10000 positions.
//
// Hardware sequences of light and stage step with each exposure of a sequence of SimCamera, as if its signal were wired
// to them: started first, they have their first value at the first exposure, and begin again after the last one. A lost
// frame steps them too. Stopped, they stay at the value they had last. What runs one cannot be set, except State.
//
// RecordedCamera (the PNG and TIFF files of a folder in natural order; every page of a TIFF is a frame)
//   Folder (*)
//   AtEnd                          Loop          Loop, Stop: a snap after the last file is an error, a sequence ends
//   NextFrame                      0             number of the frame played next; may be set
//   NumberOfFrames                               read-only
//   FrameInterval-ms               0             a sequence sends a frame each max(Exposure, FrameInterval-ms)
//   Exposure                       10            ms; sets the pace of a sequence and is reported, changes no picture
//   BitDepth                                     8 for 8-bit files; 10, 12, 14 or 16 (default) for 16-bit files
//   PixelType, Binning                           as the files are; 1
//   CacheSize-MB                   256           0 … 65536; the pictures read first stay in memory as far as they fit
//                                                (files that change later are not read again). Played from there, a
//                                                frame costs a copy
//   Fault, FaultAtFrame, FaultTimeout-ms         as for SimCamera; frames count as in the recording
//   Tags of a frame: Exposure-ms, ROI-X-start, ROI-Y-start, FileName, FrameNumber, SequenceGap, FramesDropped.
#include "RecordedCamera.h"
#include "SimCamera.h"
#include "SimLight.h"
#include "SimZStage.h"

#include <exception>
#include <string>

using namespace lensless::sim;

namespace {

template <class Device>
void announce(MM::DeviceType type) {
   RegisterDevice(Device::name, type, Device::description);
}

} // namespace

void InitializeModuleData() {
   announce<SimCamera>(MM::CameraDevice);
   announce<SimLight>(MM::ShutterDevice);
   announce<SimZStage>(MM::StageDevice);
   announce<RecordedCamera>(MM::CameraDevice);
}

MM::Device* CreateDevice(const char* name) {
   try {
      const std::string wanted = name ? name : "";
      if (wanted == SimCamera::name)
         return new SimCamera;
      if (wanted == SimLight::name)
         return new SimLight;
      if (wanted == SimZStage::name)
         return new SimZStage;
      if (wanted == RecordedCamera::name)
         return new RecordedCamera;
   } catch (const std::exception&) { // no memory; must not cross the interface
   }
   return nullptr;
}

void DeleteDevice(MM::Device* device) {
   delete device;
}
