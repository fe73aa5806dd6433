// One core: its parts, and what takes several of them. CMMCore is the edge around it.
#pragma once

#include "Acquisition/CircularBuffer.h"
#include "Acquisition/Sequences.h"
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
#include <string>
#include <vector>

namespace mmcore {
namespace internal {

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
   Sequences sequences;
   CoreCallback callback{*this};
   std::atomic<bool> autoShutter{true};
   std::atomic<long> timeoutMs{5000};

   // Life cycle: Devices/LifeCycle.cpp
   void LoadDevice(const std::string& label, const std::string& module, const std::string& name);
   void UnloadDevice(const std::string& label);
   void UnloadLibrary(const std::string& module);
   void UnloadAllDevices();
   void InitializeAllDevices();
   void Reset();

   // Properties of any device, "Core" included: Devices/Properties.cpp, Devices/CoreProperties.cpp
   std::vector<std::string> PropertyNamesOf(const std::string& label);
   bool HasPropertyOf(const std::string& label, const std::string& property);
   std::string GetProperty(const std::string& label, const std::string& property);
   void SetProperty(const std::string& label, const std::string& property, const std::string& value);
   std::string GetCoreProperty(const std::string& property);
   void SetCoreProperty(const std::string& property, const std::string& value);
   /** Puts the value into the cache and tells the program of it, and of presets and pixel sizes that follow. */
   void ReportProperty(const std::string& label, const std::string& property, const std::string& value);
   /** Reads a property that a command of another name has changed into the cache; nothing if there is none. */
   void RefreshCached(Device& device, const char* property);
   Configuration ReadSystemState();

   // Roles and channel group: Devices/RoleChanges.cpp
   void SetRole(Role role, const std::string& label);
   std::string ChannelGroup() const;
   void SetChannelGroup(const std::string& group);

   // Waiting: Devices/Waiting.cpp
   void Wait(Device& device);
   void WaitForType(MM::DeviceType type);
   bool TypeBusy(MM::DeviceType type);

   // Presets: Configuration/Presets.cpp, Configuration/CurrentPixelSize.cpp
   /** Sets all, then again those that failed, as long as that makes progress. Throws the last error. */
   void Apply(const Configuration& settings);
   Configuration ReadProperties(Configuration properties, bool cached);
   std::string CurrentPreset(const std::string& group, bool cached);
   std::string CurrentPixelSizeId(bool cached);
   double PixelSizeUm(bool cached);
   std::vector<double> PixelSizeAffine(bool cached);
   double Magnification();
   /** Tells the program of the pixel size if it is no longer what it was told last. From any thread. */
   void PixelSizeMayHaveChanged();

   // Configuration files: Configuration/ConfigFileReader.cpp, ConfigFileWriter.cpp
   void LoadConfiguration(const std::string& path);
   void SaveConfiguration(const std::string& path);

   // Acquisition: Acquisition/Snap.cpp, Shutters.cpp, SequenceControl.cpp
   void Snap();
   void* GetImage(unsigned channel);
   void SetShutterOpen(Device& shutter, bool open);
   void OpenAutoShutter();
   /** From a camera's thread: at once if no lock is in the way, else later by `deferred_`. */
   void CloseAutoShutterFromCamera();
   void CloseAutoShutter();
   void InitializeBuffer(Device& camera);
   void StartSequence(DevicePtr camera, long frames, bool continuous, bool stopOnOverflow);
   void StopSequence(Device& camera);
   void SequenceFinished(const std::string& camera);

private:
   void AssignDefaultRoles();
   void ReleaseRoles(const Device& device);
   void TellCoreProperty(const char* property, const std::string& value);
   void TellPixelSizeIfChanged();
   void RunConfigurationLines(const std::string& path);

   std::mutex small_; // guards the five below
   std::string channelGroup_;
   double toldPixelSizeUm_ = 0.0;
   std::vector<double> toldAffine_ = std::vector<double>(6, 0.0);
   bool snapped_ = false; // the current camera holds an image
   std::vector<unsigned char> processed_; // the image after the image processor

   // True while a camera that ended by itself has left its shutter to be closed; checked under the shutter's lock.
   std::atomic<bool> closeIsDue_{false};

   TaskThread deferred_; // last: its tasks use all of the above
};

} // namespace internal
} // namespace mmcore
