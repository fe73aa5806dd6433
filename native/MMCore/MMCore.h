// The core: loads device adapters, runs their devices, and collects the frames of cameras.
#pragma once

#include "Configuration.h"
#include "Error.h"
#include "ErrorCodes.h"
#include "ImageMetadata.h"
#include "LogLevel.h"
#include "MMDeviceConstants.h"
#include "MMEventCallback.h"

#include <memory>
#include <string>
#include <vector>

// Words that programs written for other versions of this interface put around their declarations.
#define MMCORE_LEGACY_THROW(x)
#define MMCORE_NOEXCEPT noexcept
#define MMCORE_DEPRECATED [[deprecated]]

class MockDeviceAdapter;

namespace mmcore {
namespace internal {
class Core;
}
} // namespace mmcore

enum DeviceInitializationState { Uninitialized, InitializedSuccessfully, InitializationFailed };

/**
 * A microscope: its devices, their settings, and the frames its cameras take.
 *
 * Functions may be called from any thread. All throw CMMError when the label or name is unknown or null, when the
 * device is not of the kind required (MMERR_UnexpectedDevice), or when a device reports an error
 * (MMERR_DEVICE_GENERIC). Texts are UTF-8. Several cores can live in one process.
 */
class CMMCore {
public:
   CMMCore();
   CMMCore(const CMMCore&) = delete;
   CMMCore& operator=(const CMMCore&) = delete;
   /** Unregisters the callback, then unloads everything. Never throws. */
   ~CMMCore();

   static void noop() {}

   /** Switches of behaviour, for the whole process: "StrictInitializationChecks" (off) makes warnings about the use
       of uninitialised devices errors, "ParallelDeviceInitialization" (on) initialises modules side by side. */
   static void enableFeature(const char* name, bool enable);
   static bool isFeatureEnabled(const char* name);

   /** Life cycle. A device is initialised once; labels are unique, not "Core", without comma. unloadAllDevices() also
       clears roles, groups and pixel sizes; reset() applies System/Shutdown before. */
   void loadDevice(const char* label, const char* moduleName, const char* deviceName);
   void unloadDevice(const char* label);
   void unloadAllDevices();
   void initializeAllDevices();
   void initializeDevice(const char* label);
   DeviceInitializationState getDeviceInitializationState(const char* label) const;
   void reset();
   void unloadLibrary(const char* moduleName);
   void updateCoreProperties();

   /** Versions and error texts. */
   std::string getCoreErrorText(int code) const;
   std::string getVersionInfo() const;
   std::string getAPIVersionInfo() const;
   static int getMMCoreVersionMajor();
   static int getMMCoreVersionMinor();
   static int getMMCoreVersionPatch();
   static int getMMDeviceModuleInterfaceVersion();
   static int getMMDeviceDeviceInterfaceVersion();

   /** The values of properties, read from the devices now; files of `Property` lines with them. */
   Configuration getSystemState();
   void setSystemState(const Configuration& conf);
   Configuration getConfigState(const char* group, const char* config);
   Configuration getConfigGroupState(const char* group);
   void saveSystemState(const char* fileName);
   void loadSystemState(const char* fileName);

   /** Configuration files (.cfg). When loading fails, everything is unloaded, and the error names line and cause. */
   void saveSystemConfiguration(const char* fileName);
   void loadSystemConfiguration(const char* fileName);

   /** The receiver of events; null for none. Not to be called from inside an event. On return the former receiver is no
       longer in use. It remains the caller's. */
   void registerCallback(MMEventCallback* cb);

   /** The log. An empty file name closes the primary file. A file that grows beyond maxFileSize bytes is renamed to
       NAME.1, NAME.2, …, at most maxBackupCount of them; 0 bytes means no limit. Levels of file and stderr are
      independent. */
   void setPrimaryLogFile(const char* filename, bool truncate = false);
   std::string getPrimaryLogFile() const;
   void setPrimaryLogFileRotation(long long maxFileSize, int maxBackupCount);
   void logMessage(const char* msg);
   void logMessage(const char* msg, bool debugOnly);
   void log(const char* msg, mmcore::LogLevel level);
   void log(const char* msg, mmcore::LogLevel level, const char* loggerName);
   void setPrimaryLogLevel(mmcore::LogLevel level);
   mmcore::LogLevel getPrimaryLogLevel();
   void enableDebugLog(bool enable);
   bool debugLogEnabled();
   void enableStderrLog(bool enable);
   bool stderrLogEnabled();
   void setStderrLogLevel(mmcore::LogLevel level);
   mmcore::LogLevel getStderrLogLevel();
   int startSecondaryLogFile(const char* filename, bool enableDebug, bool truncate = true, bool synchronous = false);
   void stopSecondaryLogFile(int handle);

   /** Device adapters: libmmgr_dal_NAME.so.0 in the search paths, by default the folder of the core's own library. */
   std::vector<std::string> getDeviceAdapterSearchPaths();
   void setDeviceAdapterSearchPaths(const std::vector<std::string>& paths);
   std::vector<std::string> getDeviceAdapterNames();
   std::vector<std::string> getAvailableDevices(const char* library);
   std::vector<std::string> getAvailableDeviceDescriptions(const char* library);
   std::vector<long> getAvailableDeviceTypes(const char* library);

   /** Loaded devices, in the order of loading; "Core" is the last. */
   std::vector<std::string> getLoadedDevices() const;
   std::vector<std::string> getLoadedDevicesOfType(MM::DeviceType devType) const;
   MM::DeviceType getDeviceType(const char* label);
   std::string getDeviceLibrary(const char* label);
   std::string getDeviceName(const char* label);
   std::string getDeviceDescription(const char* label);

   /** Properties. "Core" is a device here. Values are text; none may hold a comma. A sequence of values is run by the
       hardware on a trigger. */
   std::vector<std::string> getDevicePropertyNames(const char* label);
   bool hasProperty(const char* label, const char* propName);
   std::string getProperty(const char* label, const char* propName);
   void setProperty(const char* label, const char* propName, const char* propValue);
   void setProperty(const char* label, const char* propName, const bool propValue);
   void setProperty(const char* label, const char* propName, const long propValue);
   void setProperty(const char* label, const char* propName, const float propValue);
   void setProperty(const char* label, const char* propName, const double propValue);
   std::vector<std::string> getAllowedPropertyValues(const char* label, const char* propName);
   bool isPropertyReadOnly(const char* label, const char* propName);
   bool isPropertyPreInit(const char* label, const char* propName);
   bool isPropertySequenceable(const char* label, const char* propName);
   bool hasPropertyLimits(const char* label, const char* propName);
   double getPropertyLowerLimit(const char* label, const char* propName);
   double getPropertyUpperLimit(const char* label, const char* propName);
   MM::PropertyType getPropertyType(const char* label, const char* propName);
   void startPropertySequence(const char* label, const char* propName);
   void stopPropertySequence(const char* label, const char* propName);
   long getPropertySequenceMaxLength(const char* label, const char* propName);
   void loadPropertySequence(const char* label, const char* propName, std::vector<std::string> eventSequence);

   /** Busy devices and waiting. Waiting polls every 10 ms and throws MMERR_DevicePollingTimeout after the timeout of
      the device, or else the general one (5000 ms). Delays in milliseconds are added by devices that use them. */
   bool deviceBusy(const char* label);
   void waitForDevice(const char* label);
   void waitForConfig(const char* group, const char* configName);
   bool systemBusy();
   void waitForSystem();
   bool deviceTypeBusy(MM::DeviceType devType);
   void waitForDeviceType(MM::DeviceType devType);
   double getDeviceDelayMs(const char* label);
   void setDeviceDelayMs(const char* label, double delayMs);
   bool usesDeviceDelay(const char* label);
   void setTimeoutMs(long timeoutMs);
   long getTimeoutMs();
   void setDeviceTimeoutMs(const char* label, long timeoutMs);
   void unsetDeviceTimeout(const char* label);
   long getDeviceTimeoutMs(const char* label);
   bool hasDeviceTimeout(const char* label);
   void sleep(double intervalMs) const;

   /** Roles: the devices that functions without a label mean; "" for none. */
   std::string getCameraDevice();
   std::string getShutterDevice();
   std::string getFocusDevice();
   std::string getXYStageDevice();
   std::string getAutoFocusDevice();
   std::string getImageProcessorDevice();
   std::string getSLMDevice();
   std::string getGalvoDevice();
   std::string getChannelGroup();
   void setCameraDevice(const char* cameraLabel);
   void setShutterDevice(const char* shutterLabel);
   void setFocusDevice(const char* focusLabel);
   void setXYStageDevice(const char* xyStageLabel);
   void setAutoFocusDevice(const char* focusLabel);
   void setImageProcessorDevice(const char* procLabel);
   void setSLMDevice(const char* slmLabel);
   void setGalvoDevice(const char* galvoLabel);
   void setChannelGroup(const char* channelGroup);

   /** The state cache: the last known values, as set, read or reported. A value that is not in it:
    * MMERR_PropertyNotInCache. */
   Configuration getSystemStateCache() const;
   void updateSystemStateCache();
   std::string getPropertyFromCache(const char* deviceLabel, const char* propName) const;
   std::string getCurrentConfigFromCache(const char* groupName);
   Configuration getConfigGroupStateFromCache(const char* group);

   /** Groups of presets. defineConfig() creates what is missing. getCurrentConfig() is the first preset, in order of
      names, whose settings all hold, or "". */
   void defineConfig(const char* groupName, const char* configName);
   void defineConfig(const char* groupName, const char* configName, const char* deviceLabel, const char* propName,
                     const char* value);
   void defineConfigGroup(const char* groupName);
   void deleteConfigGroup(const char* groupName);
   void renameConfigGroup(const char* oldGroupName, const char* newGroupName);
   bool isGroupDefined(const char* groupName);
   bool isConfigDefined(const char* groupName, const char* configName);
   void setConfig(const char* groupName, const char* configName);
   void deleteConfig(const char* groupName, const char* configName);
   void deleteConfig(const char* groupName, const char* configName, const char* deviceLabel, const char* propName);
   void renameConfig(const char* groupName, const char* oldConfigName, const char* newConfigName);
   std::vector<std::string> getAvailableConfigGroups() const;
   std::vector<std::string> getAvailableConfigs(const char* configGroup) const;
   std::string getCurrentConfig(const char* groupName);
   Configuration getConfigData(const char* configGroup, const char* configName);

   /** Pixel size on the sample, in micrometres: of the first matching preset × binning ÷ magnifiers, 0 if none matches.
       The affine transform scales alike and is six zeros if none matches. `cached` takes properties from the state
      cache. */
   std::string getCurrentPixelSizeConfig();
   std::string getCurrentPixelSizeConfig(bool cached);
   double getPixelSizeUm();
   double getPixelSizeUm(bool cached);
   double getPixelSizeUmByID(const char* resolutionID);
   std::vector<double> getPixelSizeAffine();
   std::vector<double> getPixelSizeAffine(bool cached);
   std::vector<double> getPixelSizeAffineByID(const char* resolutionID);
   double getPixelSizedxdz();
   double getPixelSizedxdz(bool cached);
   double getPixelSizedxdz(const char* resolutionID);
   double getPixelSizedydz();
   double getPixelSizedydz(bool cached);
   double getPixelSizedydz(const char* resolutionID);
   double getPixelSizeOptimalZUm();
   double getPixelSizeOptimalZUm(bool cached);
   double getPixelSizeOptimalZUm(const char* resolutionID);
   double getMagnificationFactor() const;
   void setPixelSizeUm(const char* resolutionID, double pixSize);
   void setPixelSizeAffine(const char* resolutionID, std::vector<double> affine);
   void setPixelSizedxdz(const char* resolutionID, double dXdZ);
   void setPixelSizedydz(const char* resolutionID, double dYdZ);
   void setPixelSizeOptimalZUm(const char* resolutionID, double optimalZ);
   void definePixelSizeConfig(const char* resolutionID, const char* deviceLabel, const char* propName,
                              const char* value);
   void definePixelSizeConfig(const char* resolutionID);
   std::vector<std::string> getAvailablePixelSizeConfigs() const;
   bool isPixelSizeConfigDefined(const char* resolutionID) const;
   void setPixelSizeConfig(const char* resolutionID);
   void renamePixelSizeConfig(const char* oldConfigName, const char* newConfigName);
   void deletePixelSizeConfig(const char* configName);
   Configuration getPixelSizeConfigData(const char* configName);

   /** Region of interest in pixels of the full frame, at the present binning. Changing it clears the buffer. */
   void setROI(int x, int y, int xSize, int ySize);
   void setROI(const char* label, int x, int y, int xSize, int ySize);
   void getROI(int& x, int& y, int& xSize, int& ySize);
   void getROI(const char* label, int& x, int& y, int& xSize, int& ySize);
   void clearROI();

   /** Exposure in milliseconds, and binning. */
   void setExposure(double exp);
   void setExposure(const char* cameraLabel, double dExp);
   double getExposure();
   double getExposure(const char* label);
   long getBinning();
   long getBinning(const char* label);
   std::vector<long> getAllowedBinningValues();
   std::vector<long> getAllowedBinningValues(const char* label);
   void setBinning(long binning);
   void setBinning(const char* label, long binning);

   /** A single exposure. The pixels belong to the core or camera and are valid until the next snap or change of the
      camera's settings. Geometry getters answer 0 without a camera. */
   void snapImage();
   void* getImage();
   void* getImage(unsigned int numChannel);
   unsigned int getImageWidth();
   unsigned int getImageHeight();
   unsigned int getBytesPerPixel();
   unsigned int getImageBitDepth();
   unsigned int getNumberOfComponents();
   unsigned int getNumberOfCameraChannels();
   std::string getCameraChannelName(unsigned int channelNr);
   long getImageBufferSize();

   /** Shutters. With auto-shutter, the current one opens for each snap and sequence, and closes after it. */
   void setAutoShutter(bool state);
   bool getAutoShutter();
   void setShutterOpen(bool state);
   bool getShutterOpen();
   void setShutterOpen(const char* shutterLabel, bool state);
   bool getShutterOpen(const char* shutterLabel);

   /** Sequences: the camera sends frames into the circular buffer. stopOnOverflow keeps what is stored when it is full;
       otherwise, and in continuous mode, a full buffer is emptied and filled anew. `unused` is ignored. */
   void startSequenceAcquisition(long numImages, double unused, bool stopOnOverflow);
   void startSequenceAcquisition(const char* cameraLabel, long numImages, double unused, bool stopOnOverflow);
   void prepareSequenceAcquisition(const char* cameraLabel);
   void startContinuousSequenceAcquisition(double unused);
   void stopSequenceAcquisition();
   void stopSequenceAcquisition(const char* cameraLabel);
   bool isSequenceRunning();
   bool isSequenceRunning(const char* cameraLabel);

   /** The circular buffer. Pop removes the oldest frame, whose pixels stay untouched until the next pop; the others
      leave the buffer as it is and their pixels may be overwritten. Empty: MMERR_CircularBufferEmpty. Channel and slice
      must be 0. */
   void* getLastImage();
   void* popNextImage();
   void* getLastImageMD(unsigned int channel, unsigned int slice, Metadata& md) const;
   void* popNextImageMD(unsigned int channel, unsigned int slice, Metadata& md);
   void* getLastImageMD(Metadata& md) const;
   void* getNBeforeLastImageMD(unsigned long n, Metadata& md) const;
   void* popNextImageMD(Metadata& md);
   long getRemainingImageCount();
   long getBufferTotalCapacity();
   long getBufferFreeCapacity();
   bool isBufferOverflowed() const;
   void setCircularBufferMemoryFootprint(unsigned int sizeMB);
   unsigned int getCircularBufferMemoryFootprint();
   void initializeCircularBuffer();
   void clearCircularBuffer();

   /** State devices: positions 0 … getNumberOfStates() - 1, and their labels. */
   void setState(const char* stateDeviceLabel, long state);
   long getState(const char* stateDeviceLabel);
   long getNumberOfStates(const char* stateDeviceLabel);
   void setStateLabel(const char* stateDeviceLabel, const char* stateLabel);
   std::string getStateLabel(const char* stateDeviceLabel);
   void defineStateLabel(const char* stateDeviceLabel, long state, const char* stateLabel);
   std::vector<std::string> getStateLabels(const char* stateDeviceLabel);
   long getStateFromLabel(const char* stateDeviceLabel, const char* stateLabel);

   /** Z stages; micrometres. Without a label: the focus stage. Focus direction is the sign of a move towards the sample
       (+1, -1; 0 unknown). */
   void setPosition(const char* stageLabel, double position);
   void setPosition(double position);
   double getPosition(const char* stageLabel);
   double getPosition();
   void setRelativePosition(const char* stageLabel, double d);
   void setRelativePosition(double d);
   void setOrigin(const char* stageLabel);
   void setOrigin();
   void setAdapterOrigin(const char* stageLabel, double newZUm);
   void setAdapterOrigin(double newZUm);
   void setFocusDirection(const char* stageLabel, int sign);
   int getFocusDirection(const char* stageLabel);
   bool isStageUsingCallbacks(const char* stageLabel);

   /** XY stages; micrometres. Without a label: the XY stage in its role. stop() and home() take either kind of stage.
    */
   void setXYPosition(const char* xyStageLabel, double x, double y);
   void setXYPosition(double x, double y);
   void setRelativeXYPosition(const char* xyStageLabel, double dx, double dy);
   void setRelativeXYPosition(double dx, double dy);
   void getXYPosition(const char* xyStageLabel, double& x_stage, double& y_stage);
   void getXYPosition(double& x_stage, double& y_stage);
   double getXPosition(const char* xyStageLabel);
   double getYPosition(const char* xyStageLabel);
   double getXPosition();
   double getYPosition();
   void stop(const char* xyOrZStageLabel);
   void home(const char* xyOrZStageLabel);
   void setOriginXY(const char* xyStageLabel);
   void setOriginXY();
   void setOriginX(const char* xyStageLabel);
   void setOriginX();
   void setOriginY(const char* xyStageLabel);
   void setOriginY();
   void setAdapterOriginXY(const char* xyStageLabel, double newXUm, double newYUm);
   void setAdapterOriginXY(double newXUm, double newYUm);
   bool isXYStageUsingCallbacks(const char* xyStageLabel);

   /** Serial ports. */
   void setSerialProperties(const char* portName, const char* answerTimeout, const char* baudRate,
                            const char* delayBetweenCharsMs, const char* handshaking, const char* parity,
                            const char* stopBits);
   void setSerialPortCommand(const char* portLabel, const char* command, const char* term);
   std::string getSerialPortAnswer(const char* portLabel, const char* term);
   void writeToSerialPort(const char* portLabel, const std::vector<char>& data);
   std::vector<char> readFromSerialPort(const char* portLabel);

   /** Detection of hardware, and hubs with their peripherals. */
   bool supportsDeviceDetection(const char* deviceLabel);
   MM::DeviceDetectionStatus detectDevice(const char* deviceLabel);
   std::string getParentLabel(const char* peripheralLabel);
   void setParentLabel(const char* deviceLabel, const char* parentHubLabel);
   std::vector<std::string> getInstalledDevices(const char* hubLabel);
   std::string getInstalledDeviceDescription(const char* hubLabel, const char* peripheralLabel);
   std::vector<std::string> getLoadedPeripheralDevices(const char* hubLabel);

   /** Adds an adapter that lives in the program. It must outlive the core. */
   void loadMockDeviceAdapter(const char* name, MockDeviceAdapter* implementation);

private:
   std::unique_ptr<mmcore::internal::Core> core_;
};
