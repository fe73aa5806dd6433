// The core: loads device adapters, runs their devices, and collects the frames of cameras.
#pragma once

#include "Configuration.h"
#include "Error.h"
#include "ErrorCodes.h"
#include "ImageMetadata.h"
#include "LogLevel.h"
#include "MMDevice.h"
#include "MMDeviceConstants.h"
#include "MMEventCallback.h"
#include "MockDeviceAdapter.h"

#include <cstring>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

// Words around declarations, as in other versions of this interface. The input of SWIG has its own.
#ifndef SWIG
#define MMCORE_LEGACY_THROW(x)
#define MMCORE_NOEXCEPT noexcept
#define MMCORE_DEPRECATED [[deprecated]]
#endif

namespace mmcore::internal {
class Core;
}

/** Pixels of four bytes each: blue, green, red, unused. */
typedef unsigned int* imgRGB32;

enum DeviceInitializationState { Uninitialized, InitializedSuccessfully, InitializationFailed };

// Functions of one kind share a declaration, in which clang-format would misplace the asterisks.
// clang-format off
/**
 * A microscope: its devices, their settings, and the frames its cameras take.
 *
 * Functions may be called from any thread. All throw CMMError when the label or name is unknown (MMERR_GENERIC) or null
 * (MMERR_NullPointerException), when the device is not of the kind required (MMERR_GENERIC), or when a device reports
 * an error: MMERR_GENERIC for properties and state devices, MMERR_DEVICE_GENERIC for the others. Where a function
 * answers something else instead, it says so. Texts are UTF-8. Several cores can live in one process.
 */
class CMMCore {
public:
   CMMCore();
   CMMCore(const CMMCore&) = delete;
   CMMCore& operator=(const CMMCore&) = delete;
   /** Unregisters the callback, then unloads everything. Never throws. Also from inside an event of its own. */
   ~CMMCore();

   static void noop() {}

   /** Switches of behaviour, for the whole process: "StrictInitializationChecks" (off) makes warnings about the use
       of uninitialised devices errors, "ParallelDeviceInitialization" (on) initialises modules side by side. */
   static void enableFeature(const char* name, bool enable);
   static bool isFeatureEnabled(const char* name);

   /** Life cycle. A device is initialised once: initializeAllDevices() throws where one was initialised by itself.
       Labels are unique, not "Core" (MMERR_DuplicateLabel), without comma (MMERR_InvalidContents). unloadDevice()
       throws what the device's shutdown answers, after the device is gone. unloadAllDevices() also clears roles, groups
       and pixel sizes; reset() applies System/Shutdown before. */
   void loadDevice(const char* label, const char* moduleName, const char* deviceName);
   void unloadDevice(const char* label), unloadLibrary(const char* moduleName), unloadAllDevices(), reset();
   void initializeAllDevices(), initializeDevice(const char* label);
   DeviceInitializationState getDeviceInitializationState(const char* label) const;
   /** The values of the device Core are always up to date. */
   MMCORE_DEPRECATED void updateCoreProperties();

   /** Versions and error texts. */
   std::string getCoreErrorText(int code) const, getVersionInfo() const, getAPIVersionInfo() const;
   static int getMMCoreVersionMajor(), getMMCoreVersionMinor(), getMMCoreVersionPatch();
   static int getMMDeviceModuleInterfaceVersion(), getMMDeviceDeviceInterfaceVersion();

   /** The values of properties, read from the devices now; files of `Property` lines with them. */
   Configuration getSystemState();
   void setSystemState(const Configuration& conf);
   Configuration getConfigState(const char* group, const char* config), getConfigGroupState(const char* group);
   void saveSystemState(const char* fileName), loadSystemState(const char* fileName);

   /** Configuration files (.cfg). When loading fails, everything is unloaded, and the error names line and cause. */
   void saveSystemConfiguration(const char* fileName), loadSystemConfiguration(const char* fileName);

   /** The receiver of events; null for none. Not to be called from inside an event. On return the former receiver is no
       longer in use. It remains the caller's. */
   void registerCallback(MMEventCallback* cb);

   /** The log. An empty file name closes the primary file. A file that grows beyond maxFileSize bytes is renamed to
       NAME.1, NAME.2, …, at most maxBackupCount of them; 0 bytes means no limit. Levels of file and stderr are
      independent. */
   void setPrimaryLogFile(const char* filename, bool truncate = false);
   std::string getPrimaryLogFile() const;
   void setPrimaryLogFileRotation(long long maxFileSize, int maxBackupCount);
   void logMessage(const char* msg), logMessage(const char* msg, bool debugOnly);
   void log(const char* msg, mmcore::LogLevel level);
   void log(const char* msg, mmcore::LogLevel level, const char* loggerName);
   void setPrimaryLogLevel(mmcore::LogLevel level), setStderrLogLevel(mmcore::LogLevel level);
   mmcore::LogLevel getPrimaryLogLevel(), getStderrLogLevel();
   void enableDebugLog(bool enable), enableStderrLog(bool enable);
   bool debugLogEnabled(), stderrLogEnabled();
   int startSecondaryLogFile(const char* filename, bool enableDebug, bool truncate = true, bool synchronous = false);
   void stopSecondaryLogFile(int handle);

   /** Device adapters: libmmgr_dal_NAME.so.0 in the search paths, by default the folder of the core's own library. */
   std::vector<std::string> getDeviceAdapterSearchPaths(), getDeviceAdapterNames();
   void setDeviceAdapterSearchPaths(const std::vector<std::string>& paths);
   std::vector<std::string> getAvailableDevices(const char* library);
   std::vector<std::string> getAvailableDeviceDescriptions(const char* library);
   std::vector<long> getAvailableDeviceTypes(const char* library);

   /** Loaded devices, in the order of loading; "Core" is the last. */
   std::vector<std::string> getLoadedDevices() const, getLoadedDevicesOfType(MM::DeviceType devType) const;
   MM::DeviceType getDeviceType(const char* label);
   std::string getDeviceLibrary(const char* label), getDeviceName(const char* label);
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
       the device, or else the general one (5000 ms). A general one that is not positive is ignored. Delays in
       milliseconds are added by devices that use them. */
   bool deviceBusy(const char* label), usesDeviceDelay(const char* label), hasDeviceTimeout(const char* label);
   void waitForDevice(const char* label), waitForConfig(const char* group, const char* configName);
   bool systemBusy(), deviceTypeBusy(MM::DeviceType devType);
   void waitForSystem(), waitForDeviceType(MM::DeviceType devType);
   double getDeviceDelayMs(const char* label);
   void setDeviceDelayMs(const char* label, double delayMs), setTimeoutMs(long timeoutMs);
   long getTimeoutMs(), getDeviceTimeoutMs(const char* label);
   void setDeviceTimeoutMs(const char* label, long timeoutMs), unsetDeviceTimeout(const char* label);
   void sleep(double intervalMs) const;

   /** Roles: the devices that functions without a label mean; "" for none. */
   std::string getCameraDevice(), getShutterDevice(), getFocusDevice(), getXYStageDevice(), getAutoFocusDevice();
   std::string getImageProcessorDevice(), getSLMDevice(), getGalvoDevice(), getChannelGroup();
   void setCameraDevice(const char* cameraLabel), setShutterDevice(const char* shutterLabel);
   void setFocusDevice(const char* focusLabel), setXYStageDevice(const char* xyStageLabel);
   void setAutoFocusDevice(const char* focusLabel), setImageProcessorDevice(const char* procLabel);
   void setSLMDevice(const char* slmLabel), setGalvoDevice(const char* galvoLabel);
   void setChannelGroup(const char* channelGroup);

   /** The last known values, as set, read or reported. One that is not among them: MMERR_PropertyNotInCache. */
   Configuration getSystemStateCache() const;
   void updateSystemStateCache();
   std::string getPropertyFromCache(const char* deviceLabel, const char* propName) const;
   std::string getCurrentConfigFromCache(const char* groupName);
   Configuration getConfigGroupStateFromCache(const char* group);

   /** Groups of presets. defineConfig() creates what is missing. getCurrentConfig() is the first preset, in order of
       names, whose settings all hold, or "". An unknown preset or group is MMERR_NoConfiguration, to delete or rename
       an unknown group MMERR_NoConfigGroup; questions answer false, "" or nothing instead. Renaming the channel group
       leaves none. */
   void defineConfig(const char* groupName, const char* configName, const char* deviceLabel, const char* propName,
                     const char* value), defineConfig(const char* groupName, const char* configName);
   void defineConfigGroup(const char* groupName), deleteConfigGroup(const char* groupName);
   void renameConfigGroup(const char* oldGroupName, const char* newGroupName);
   bool isGroupDefined(const char* groupName), isConfigDefined(const char* groupName, const char* configName);
   void setConfig(const char* groupName, const char* configName);
   void deleteConfig(const char* groupName, const char* configName);
   void deleteConfig(const char* groupName, const char* configName, const char* deviceLabel, const char* propName);
   void renameConfig(const char* groupName, const char* oldConfigName, const char* newConfigName);
   std::vector<std::string> getAvailableConfigGroups() const, getAvailableConfigs(const char* configGroup) const;
   std::string getCurrentConfig(const char* groupName);
   Configuration getConfigData(const char* configGroup, const char* configName);

   /** Pixel size on the sample, in micrometres: of the first matching preset × binning ÷ magnifiers, 0 if none matches.
       The affine transform scales alike, is 1, 0, 0, 0, 1, 0 where none was set, and six zeros if none matches.
       `cached` takes properties from the state cache. */
   std::string getCurrentPixelSizeConfig(), getCurrentPixelSizeConfig(bool cached);
   double getPixelSizeUm(), getPixelSizeUm(bool cached), getPixelSizeUmByID(const char* resolutionID);
   std::vector<double> getPixelSizeAffine(), getPixelSizeAffine(bool cached);
   std::vector<double> getPixelSizeAffineByID(const char* resolutionID);
   double getPixelSizedxdz(), getPixelSizedxdz(bool cached), getPixelSizedxdz(const char* resolutionID);
   double getPixelSizedydz(), getPixelSizedydz(bool cached), getPixelSizedydz(const char* resolutionID);
   double getPixelSizeOptimalZUm(), getPixelSizeOptimalZUm(bool cached);
   double getPixelSizeOptimalZUm(const char* resolutionID);
   double getMagnificationFactor() const;
   void setPixelSizeUm(const char* resolutionID, double pixSize);
   void setPixelSizeAffine(const char* resolutionID, std::vector<double> affine);
   void setPixelSizedxdz(const char* resolutionID, double dXdZ);
   void setPixelSizedydz(const char* resolutionID, double dYdZ);
   void setPixelSizeOptimalZUm(const char* resolutionID, double optimalZ);
   void definePixelSizeConfig(const char* resolutionID, const char* deviceLabel, const char* propName,
                              const char* value), definePixelSizeConfig(const char* resolutionID);
   std::vector<std::string> getAvailablePixelSizeConfigs() const;
   bool isPixelSizeConfigDefined(const char* resolutionID) const;
   void setPixelSizeConfig(const char* resolutionID);
   void renamePixelSizeConfig(const char* oldConfigName, const char* newConfigName);
   void deletePixelSizeConfig(const char* configName);
   Configuration getPixelSizeConfigData(const char* configName);

   /** Region of interest in pixels of the full frame, at the present binning; or several at once, as four lists of one
       length. Changing it clears the buffer. */
   void setROI(int x, int y, int xSize, int ySize), setROI(const char* label, int x, int y, int xSize, int ySize);
   void getROI(int& x, int& y, int& xSize, int& ySize);
   void getROI(const char* label, int& x, int& y, int& xSize, int& ySize), clearROI();
   bool isMultiROISupported(), isMultiROIEnabled();
   void setMultiROI(std::vector<unsigned int> xs, std::vector<unsigned int> ys, std::vector<unsigned int> widths,
                    std::vector<unsigned int> heights);
   void getMultiROI(std::vector<unsigned int>& xs, std::vector<unsigned int>& ys, std::vector<unsigned int>& widths,
                    std::vector<unsigned int>& heights);

   /** Exposure in milliseconds, alone or as a sequence that the hardware steps through; and binning. */
   void setExposure(double exp), setExposure(const char* cameraLabel, double dExp);
   double getExposure(), getExposure(const char* label);
   bool isExposureSequenceable(const char* cameraLabel);
   void startExposureSequence(const char* cameraLabel), stopExposureSequence(const char* cameraLabel);
   long getExposureSequenceMaxLength(const char* cameraLabel);
   void loadExposureSequence(const char* cameraLabel, std::vector<double> exposureSequence_ms);
   long getBinning(), getBinning(const char* label);
   std::vector<long> getAllowedBinningValues(), getAllowedBinningValues(const char* label);
   void setBinning(long binning), setBinning(const char* label, long binning);

   /** A single exposure. The pixels belong to the core or camera and are valid until the next snap or change of the
      camera's settings. Geometry getters answer 0 without a camera. */
   void snapImage();
   void* getImage();
   void* getImage(unsigned int numChannel);
   unsigned int getImageWidth(), getImageHeight(), getBytesPerPixel(), getImageBitDepth(), getNumberOfComponents();
   unsigned int getNumberOfCameraChannels();
   std::string getCameraChannelName(unsigned int channelNr);
   long getImageBufferSize();

   /** Shutters. With auto-shutter, the current one opens for each snap and sequence, and closes after it. Without a
       shutter nothing is in the way of the light: it answers true, and setting does nothing. */
   void setAutoShutter(bool state);
   bool getAutoShutter();
   void setShutterOpen(bool state), setShutterOpen(const char* shutterLabel, bool state);
   bool getShutterOpen(), getShutterOpen(const char* shutterLabel);

   /** Sequences: the camera sends frames into the circular buffer. stopOnOverflow keeps what is stored when it is full;
       otherwise, and in continuous mode, a full buffer is emptied and filled anew. `unused` is ignored. */
   void startSequenceAcquisition(long numImages, double unused, bool stopOnOverflow);
   void startSequenceAcquisition(const char* cameraLabel, long numImages, double unused, bool stopOnOverflow);
   /** Nothing but the check that the camera runs no sequence: a start needs no preparation. */
   MMCORE_DEPRECATED void prepareSequenceAcquisition(const char* cameraLabel);
   void startContinuousSequenceAcquisition(double unused);
   void stopSequenceAcquisition(), stopSequenceAcquisition(const char* cameraLabel);
   bool isSequenceRunning() MMCORE_NOEXCEPT, isSequenceRunning(const char* cameraLabel);

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
   long getRemainingImageCount(), getBufferTotalCapacity(), getBufferFreeCapacity();
   bool isBufferOverflowed() const;
   void setCircularBufferMemoryFootprint(unsigned int sizeMB);
   unsigned int getCircularBufferMemoryFootprint();
   void initializeCircularBuffer(), clearCircularBuffer();

   /** The autofocus in its role. Without one questions answer 0 or false, and commands and getAutoFocusOffset() throw
       MMERR_AutoFocusNotAvailable or, for what holds the focus, MMERR_ContFocusNotAvailable. The offset is in units of
       the device. */
   double getLastFocusScore(), getCurrentFocusScore(), getAutoFocusOffset();
   void enableContinuousFocus(bool enable);
   bool isContinuousFocusEnabled(), isContinuousFocusLocked(), isContinuousFocusDrive(const char* stageLabel);
   void fullFocus(), incrementalFocus(), setAutoFocusOffset(double offset);

   /** State devices: positions 0 … getNumberOfStates() - 1, and their labels. */
   void setState(const char* stateDeviceLabel, long state);
   long getState(const char* stateDeviceLabel), getNumberOfStates(const char* stateDeviceLabel);
   void setStateLabel(const char* stateDeviceLabel, const char* stateLabel);
   std::string getStateLabel(const char* stateDeviceLabel);
   void defineStateLabel(const char* stateDeviceLabel, long state, const char* stateLabel);
   std::vector<std::string> getStateLabels(const char* stateDeviceLabel);
   long getStateFromLabel(const char* stateDeviceLabel, const char* stateLabel);

   /** Z stages; micrometres. Without a label: the focus stage. Focus direction is the sign of a move towards the sample
       (+1, -1; 0 unknown). */
   void setPosition(const char* stageLabel, double position), setPosition(double position);
   double getPosition(const char* stageLabel), getPosition();
   void setRelativePosition(const char* stageLabel, double d), setRelativePosition(double d);
   void setOrigin(const char* stageLabel), setOrigin();
   void setAdapterOrigin(const char* stageLabel, double newZUm), setAdapterOrigin(double newZUm);
   void setFocusDirection(const char* stageLabel, int sign);
   int getFocusDirection(const char* stageLabel);
   bool isStageUsingCallbacks(const char* stageLabel), isStageSequenceable(const char* stageLabel);
   bool isStageLinearSequenceable(const char* stageLabel);
   void startStageSequence(const char* stageLabel), stopStageSequence(const char* stageLabel);
   long getStageSequenceMaxLength(const char* stageLabel);
   void loadStageSequence(const char* stageLabel, std::vector<double> positionSequence);
   void setStageLinearSequence(const char* stageLabel, double dZ_um, int nSlices);

   /** XY stages; micrometres. Without a label: the XY stage in its role. stop() and home() take either kind. */
   void setXYPosition(const char* xyStageLabel, double x, double y), setXYPosition(double x, double y);
   void setRelativeXYPosition(const char* xyStageLabel, double dx, double dy);
   void setRelativeXYPosition(double dx, double dy);
   void getXYPosition(const char* xyStageLabel, double& x_stage, double& y_stage);
   void getXYPosition(double& x_stage, double& y_stage);
   double getXPosition(const char* xyStageLabel), getYPosition(const char* xyStageLabel);
   double getXPosition(), getYPosition();
   void stop(const char* xyOrZStageLabel), home(const char* xyOrZStageLabel);
   void setOriginXY(const char* xyStageLabel), setOriginXY(), setOriginX(const char* xyStageLabel), setOriginX();
   void setOriginY(const char* xyStageLabel), setOriginY();
   void setAdapterOriginXY(const char* xyStageLabel, double newXUm, double newYUm);
   void setAdapterOriginXY(double newXUm, double newYUm);
   bool isXYStageUsingCallbacks(const char* xyStageLabel), isXYStageSequenceable(const char* xyStageLabel);
   void startXYStageSequence(const char* xyStageLabel), stopXYStageSequence(const char* xyStageLabel);
   long getXYStageSequenceMaxLength(const char* xyStageLabel);
   void loadXYStageSequence(const char* xyStageLabel, std::vector<double> xSequence, std::vector<double> ySequence);

   /** Serial ports. */
   void setSerialProperties(const char* portName, const char* answerTimeout, const char* baudRate,
                            const char* delayBetweenCharsMs, const char* handshaking, const char* parity,
                            const char* stopBits);
   void setSerialPortCommand(const char* portLabel, const char* command, const char* term);
   std::string getSerialPortAnswer(const char* portLabel, const char* term);
   void writeToSerialPort(const char* portLabel, const std::vector<char>& data);
   std::vector<char> readFromSerialPort(const char* portLabel);

   /** SLMs. Images are getSLMWidth() × getSLMHeight() pixels of getSLMBytesPerPixel() bytes, or imgRGB32; the SLM
       copies them, and shows them after displaySLMImage(). Exposure in milliseconds. */
   void setSLMImage(const char* slmLabel, unsigned char* pixels), setSLMImage(const char* slmLabel, imgRGB32 pixels);
   void setSLMPixelsTo(const char* slmLabel, unsigned char intensity);
   void setSLMPixelsTo(const char* slmLabel, unsigned char red, unsigned char green, unsigned char blue);
   void displaySLMImage(const char* slmLabel), setSLMExposure(const char* slmLabel, double exposure_ms);
   double getSLMExposure(const char* slmLabel);
   unsigned int getSLMWidth(const char* slmLabel), getSLMHeight(const char* slmLabel);
   unsigned int getSLMNumberOfComponents(const char* slmLabel), getSLMBytesPerPixel(const char* slmLabel);
   long getSLMSequenceMaxLength(const char* slmLabel);
   void startSLMSequence(const char* slmLabel), stopSLMSequence(const char* slmLabel);
   void loadSLMSequence(const char* slmLabel, std::vector<unsigned char*> imageSequence);

   /** Galvos. Positions in units of the device, within range and minimum; times in microseconds. */
   void pointGalvoAndFire(const char* galvoLabel, double x, double y, double pulseTime_us);
   void setGalvoSpotInterval(const char* galvoLabel, double pulseTime_us);
   void setGalvoPosition(const char* galvoLabel, double x, double y);
   void setGalvoIlluminationState(const char* galvoLabel, bool on);
   double getGalvoXRange(const char* galvoLabel), getGalvoXMinimum(const char* galvoLabel);
   double getGalvoYRange(const char* galvoLabel), getGalvoYMinimum(const char* galvoLabel);
   void addGalvoPolygonVertex(const char* galvoLabel, int polygonIndex, double x, double y);
   void deleteGalvoPolygons(const char* galvoLabel), loadGalvoPolygons(const char* galvoLabel);
   void runGalvoPolygons(const char* galvoLabel), runGalvoSequence(const char* galvoLabel);
   void setGalvoPolygonRepetitions(const char* galvoLabel, int repetitions);
   std::string getGalvoChannel(const char* galvoLabel);
   void getGalvoPosition(const char* galvoLabel, double& x_stage, double& y_stage);

   /** Pumps: of pressure, in kilopascal, and of volume, in microlitres and microlitres a second. */
   void pressurePumpStop(const char* pumpLabel), pressurePumpCalibrate(const char* pumpLabel);
   void volumetricPumpStop(const char* pumpLabel), volumetricPumpHome(const char* pumpLabel);
   void pumpStart(const char* pumpLabel);
   bool pressurePumpRequiresCalibration(const char* pumpLabel), volumetricPumpRequiresHoming(const char* pumpLabel);
   void setPumpPressureKPa(const char* pumplabel, double pressure);
   double getPumpPressureKPa(const char* pumplabel);
   void invertPumpDirection(const char* pumpLabel, bool invert);
   bool isPumpDirectionInverted(const char* pumpLabel);
   void setPumpVolume(const char* pumpLabel, double volume), setPumpMaxVolume(const char* pumpLabel, double volume);
   void setPumpFlowrate(const char* pumpLabel, double volume);
   double getPumpVolume(const char* pumpLabel), getPumpMaxVolume(const char* pumpLabel);
   double getPumpFlowrate(const char* pumpLabel);
   void pumpDispenseDurationSeconds(const char* pumpLabel, double seconds);
   void pumpDispenseVolumeUl(const char* pumpLabel, double microLiter);

   /** Detection of hardware, which an unknown device does not support, and hubs with their peripherals. */
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
// clang-format on
