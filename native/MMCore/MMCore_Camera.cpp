// CMMCore: the camera, its images, and shutters.
#include "Core.h"
#include "Devices/DeviceProperties.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static DevicePtr GetCamera(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "camera label"), MM::CameraDevice);
}

static DevicePtr CurrentCamera(Core& core) {
   return core.roles.Require(Role::Camera, MMERR_CameraNotAvailable);
}

// What the current camera answers; 0 or "" without one.
template <class F>
static auto AskCurrent(Core& core, const char* operation, F f) {
   using Result = decltype(f(std::declval<MM::Camera&>()));
   const DevicePtr camera = core.roles.Get(Role::Camera);
   return camera ? camera->Use<MM::Camera>(operation, f) : Result();
}

static void SetExposureOf(Core& core, Device& camera, double ms) {
   camera.Use<MM::Camera>("set its exposure", [ms](MM::Camera& c) { c.SetExposure(ms); });
   core.RefreshCached(camera, MM::g_Keyword_Exposure);
}

void CMMCore::setExposure(double exp) {
   SetExposureOf(*core_, *CurrentCamera(*core_), exp);
}

void CMMCore::setExposure(const char* cameraLabel, double dExp) {
   SetExposureOf(*core_, *GetCamera(*core_, cameraLabel), dExp);
}

double CMMCore::getExposure() {
   return AskCurrent(*core_, "tell its exposure", [](MM::Camera& c) { return c.GetExposure(); });
}

double CMMCore::getExposure(const char* label) {
   return GetCamera(*core_, label)->Use<MM::Camera>("tell its exposure", [](MM::Camera& c) { return c.GetExposure(); });
}

static long BinningOf(Device& camera) {
   return camera.Use<MM::Camera>("tell its binning", [](MM::Camera& c) { return static_cast<long>(c.GetBinning()); });
}

long CMMCore::getBinning() {
   return BinningOf(*CurrentCamera(*core_));
}

long CMMCore::getBinning(const char* label) {
   return BinningOf(*GetCamera(*core_, label));
}

static std::vector<long> AllowedBinning(Device& camera) {
   std::vector<long> allowed;
   for (const std::string& value : AllowedValues(camera, MM::g_Keyword_Binning)) {
      if (const std::optional<long> binning = ParseLong(value))
         allowed.push_back(*binning);
   }
   return allowed;
}

std::vector<long> CMMCore::getAllowedBinningValues() {
   return AllowedBinning(*CurrentCamera(*core_));
}

std::vector<long> CMMCore::getAllowedBinningValues(const char* label) {
   return AllowedBinning(*GetCamera(*core_, label));
}

static void SetBinningOf(Core& core, Device& camera, long binning) {
   camera.DoOrRefuse<MM::Camera>("set its binning", [=](MM::Camera& c) { return c.SetBinning(static_cast<int>(binning)); });
   core.RefreshCached(camera, MM::g_Keyword_Binning);
   core.PixelSizeMayHaveChanged();
}

void CMMCore::setBinning(long binning) {
   SetBinningOf(*core_, *CurrentCamera(*core_), binning);
}

void CMMCore::setBinning(const char* label, long binning) {
   SetBinningOf(*core_, *GetCamera(*core_, label), binning);
}

void CMMCore::snapImage() {
   core_->Snap();
}

void* CMMCore::getImage() {
   return core_->GetImage(0);
}

void* CMMCore::getImage(unsigned int numChannel) {
   return core_->GetImage(numChannel);
}

unsigned int CMMCore::getImageWidth() {
   return AskCurrent(*core_, "tell the width", [](MM::Camera& c) { return c.GetImageWidth(); });
}

unsigned int CMMCore::getImageHeight() {
   return AskCurrent(*core_, "tell the height", [](MM::Camera& c) { return c.GetImageHeight(); });
}

unsigned int CMMCore::getBytesPerPixel() {
   return AskCurrent(*core_, "tell bytes per pixel", [](MM::Camera& c) { return c.GetImageBytesPerPixel(); });
}

unsigned int CMMCore::getImageBitDepth() {
   return AskCurrent(*core_, "tell its bit depth", [](MM::Camera& c) { return c.GetBitDepth(); });
}

unsigned int CMMCore::getNumberOfComponents() {
   return AskCurrent(*core_, "tell its components", [](MM::Camera& c) { return c.GetNumberOfComponents(); });
}

unsigned int CMMCore::getNumberOfCameraChannels() {
   return AskCurrent(*core_, "tell its channels", [](MM::Camera& c) { return c.GetNumberOfChannels(); });
}

std::string CMMCore::getCameraChannelName(unsigned int channelNr) {
   return AskCurrent(*core_, "name a channel", [channelNr](MM::Camera& c) {
      char name[MM::MaxStrLength] = "";
      return std::string(c.GetChannelName(channelNr, name) == DEVICE_OK ? name : "");
   });
}

long CMMCore::getImageBufferSize() {
   return AskCurrent(*core_, "tell its buffer size", [](MM::Camera& c) { return c.GetImageBufferSize(); });
}

void CMMCore::setAutoShutter(bool state) {
   core_->SetCoreProperty(MM::g_Keyword_CoreAutoShutter, state ? "1" : "0");
}

bool CMMCore::getAutoShutter() {
   return core_->autoShutter;
}

static DevicePtr GetShutter(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "shutter label"), MM::ShutterDevice);
}

static bool IsOpen(Device& shutter) {
   bool open = true; // also what is left by a shutter that answers nothing
   shutter.Do<MM::Shutter>("tell whether it is open", [&](MM::Shutter& s) { return s.GetOpen(open); });
   return open;
}

void CMMCore::setShutterOpen(bool state) {
   if (const DevicePtr shutter = core_->roles.Get(Role::Shutter))
      core_->SetShutterOpen(*shutter, state);
}

bool CMMCore::getShutterOpen() {
   const DevicePtr shutter = core_->roles.Get(Role::Shutter);
   return !shutter || IsOpen(*shutter);
}

void CMMCore::setShutterOpen(const char* shutterLabel, bool state) {
   core_->SetShutterOpen(*GetShutter(*core_, shutterLabel), state);
}

bool CMMCore::getShutterOpen(const char* shutterLabel) {
   return IsOpen(*GetShutter(*core_, shutterLabel));
}
