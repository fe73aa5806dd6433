// One core: its parts, and what takes several of them. CMMCore is the edge around it.
#pragma once

#include "Acquisition/ChannelNames.h"
#include "Acquisition/CircularBuffer.h"
#include "Configuration/ConfigGroups.h"
#include "Configuration/PixelSizes.h"
#include "Configuration/StateCache.h"
#include "CoreCallback.h"
#include "Devices/DeviceRegistry.h"
#include "Devices/Roles.h"
#include "Events/EventQueue.h"
#include "Events/TaskThread.h"
#include "Loading/ModuleRegistry.h"
#include "Logging/Log.h"

#include <array>
#include <atomic>
#include <set>
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

struct SequenceStart {
   bool continuous; // until stopped, overwriting
   long frames;
   bool stopOnOverflow;
};

/**
 * Locks: a module's lock is held around calls into its devices; all parts have locks of their own, which are taken last
 * and released before anything else is called. A camera's thread never waits for a module's lock here, since the holder
 * may be waiting for that thread: what needs one goes to `deferred_`.
 */
class Core {
public:
   Core();
   ~Core();
   Core(const Core&) = delete;
   Core& operator=(const Core&) = delete;

   Log log;
   const Logger logger{log, "Core"};
   EventQueue events{log};
   ModuleRegistry modules;
   DeviceRegistry devices;
   Roles roles;
   StateCache cache;
   ConfigGroups groups;
   PixelSizes pixelSizes;
   CircularBuffer buffer;
   ChannelNames channelNames;
   CoreCallback callback{*this};
   std::atomic<bool> autoShutter{true};
   std::atomic<long> timeoutMs{5000};
   /** The property Initialize of the device Core: whether all were initialised by setting it. */
   std::atomic<bool> initializedByProperty{false};

   // Life cycle: Devices/LifeCycle.cpp
   void LoadDevice(const std::string& label, const std::string& module, const std::string& name);
   void UnloadDevice(const std::string& label);
   void UnloadLibrary(const std::string& module);
   void UnloadAllDevices();
   void InitializeAllDevices();
   void Reset();

   // Properties of any device, "Core" included: Devices/Properties.cpp, Devices/CoreProperties.cpp
   bool HasPropertyOf(const std::string& label, const std::string& property);
   std::string GetProperty(const std::string& label, const std::string& property);
   void SetProperty(const std::string& label, const std::string& property, const std::string& value);
   std::string GetCoreProperty(const std::string& property) const;
   std::vector<std::string> AllowedCoreValues(const std::string& property) const;
   void SetCoreProperty(const std::string& property, const std::string& value);
   /** Ignores what is not positive. */
   void SetTimeout(long ms);
   /** Puts the value into the cache and tells the program of it, and of presets and pixel sizes that follow. */
   void ReportProperty(const std::string& label, const std::string& property, const std::string& value);
   /** Reads a property that a command of another name has changed into the cache; nothing if there is none. */
   void RefreshCached(Device& device, const char* property);
   Configuration ReadSystemState();
   /** False for what restoring a state must leave alone: Core-Initialize, and pre-init properties of initialised devices. */
   bool CanRestore(const PropertySetting& setting) const;

   // Roles and channel group: Devices/RoleChanges.cpp
   void SetRole(Role role, const std::string& label);
   std::string ChannelGroup() const;
   void SetChannelGroup(const std::string& group);

   // Waiting: Devices/Waiting.cpp
   void Wait(Device& device);
   void WaitForType(MM::DeviceType type);
   bool TypeBusy(MM::DeviceType type);

   // Presets: Configuration/Presets.cpp, Configuration/CurrentPixelSize.cpp
   /** Sets all, then again those that failed, as long as that makes progress. Throws the last error:
       MMERR_DEVICE_GENERIC for a value that its device refuses. */
   void Apply(const Configuration& settings);
   /** The same properties with their present values. */
   Configuration ReadProperties(const Configuration& properties, bool cached);
   /** The settings of a preset, and one event of its group. Errors have the code of their cause. */
   void ApplyPreset(const std::string& group, const std::string& preset);
   /** "" if none holds or there is no such group. */
   std::string CurrentPreset(const std::string& group, bool cached);
   std::string CurrentPixelSizeId(bool cached);
   double PixelSizeUm(bool cached);
   std::vector<double> PixelSizeAffine(bool cached);
   double Magnification();
   /** Tells the program the pixel size if that differs from what it was told last. From any thread. */
   void PixelSizeMayHaveChanged();

   // Configuration files: Configuration/ConfigFileReader.cpp, ConfigFileWriter.cpp
   void LoadConfiguration(const std::string& path);
   void SaveConfiguration(const std::string& path);

   // Acquisition: Acquisition/Snap.cpp, Shutters.cpp, SequenceControl.cpp
   void Snap();
   void* GetImage(unsigned channel);
   /** Also tells the program. */
   void SetShutterOpen(Device& shutter, bool open);
   void OpenAutoShutter();
   /** From a camera's thread: at once if no lock is in the way, else later by `deferred_`. */
   void CloseAutoShutter();
   /** For cameras that do not say when their sequences end. */
   void CloseShutterLeftOpen();
   void ForgetImage();
   void InitializeBuffer(Device& camera);
   void SetBufferFootprint(unsigned megabytes);
   void RequireNoSequence(Device& camera);
   void StartSequence(Device& camera, const SequenceStart& start);
   void StopSequence(Device& camera);
   // As a camera says, whoever started or stopped it.
   void SequenceBegins(const std::string& camera);
   void SequenceFinished(const std::string& camera);

private:
   struct ScaledPixelSize { // zeros if no pixel size matches
      double um = 0.0;
      std::vector<double> affine = std::vector<double>(6, 0.0);
   };

   void AssignDefaultRoles();
   void ReleaseRoles(const Device& device);
   void TellCoreProperty(const char* property, const std::string& value);
   void TellPixelSizeIfChanged();
   bool OtherCameraRuns(const Device& camera);
   Configuration KnownValues(const Configuration& properties, bool cached);
   double BinningOverMagnification(bool cached);
   ScaledPixelSize CurrentPixelSize(bool cached);
   void CloseAfterSequence(Device& shutter);

   mutable std::mutex small_; // guards the five below
   std::string channelGroup_;
   std::multiset<std::string> applyingGroups_; // whose presets are being applied
   ScaledPixelSize toldPixelSize_;
   bool snapped_ = false;                 // the current camera holds an image
   std::vector<unsigned char> processed_; // the image after the image processor

   // How often a shutter was opened, so that a close that comes late never ends up in the next sequence or snap; and
   // whether the last opening was for a sequence that has yet to end.
   std::atomic<unsigned> shutterOpening_{0};
   std::atomic<bool> leftOpen_{false};

   TaskThread deferred_; // last: its tasks use all of the above
};

/** Replaces the file at once, or not at all. Throws MMERR_FileOpenFailed. */
void WriteWholeFile(const std::string& path, const std::string& text);
/** In the order in which they are listed. */
std::vector<std::string> CorePropertyNames();

} // namespace internal
} // namespace mmcore
