// CMMCore: sequences and the circular buffer.
#include "Core.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static DevicePtr GetCamera(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "camera label"), MM::CameraDevice);
}

static DevicePtr CurrentCamera(Core& core) {
   return core.roles.Require(Role::Camera, MMERR_CameraNotAvailable);
}

void CMMCore::startSequenceAcquisition(long numImages, double /* unused */, bool stopOnOverflow) {
   core_->StartSequence(*CurrentCamera(*core_), {false, numImages, stopOnOverflow});
}

void CMMCore::startSequenceAcquisition(const char* cameraLabel, long numImages, double /* unused */,
                                       bool stopOnOverflow) {
   core_->StartSequence(*GetCamera(*core_, cameraLabel), {false, numImages, stopOnOverflow});
}

void CMMCore::prepareSequenceAcquisition(const char* cameraLabel) {
   core_->RequireNoSequence(*GetCamera(*core_, cameraLabel));
}

void CMMCore::startContinuousSequenceAcquisition(double /* unused */) {
   core_->StartSequence(*CurrentCamera(*core_), {true, 0, false});
}

void CMMCore::stopSequenceAcquisition() {
   core_->StopSequence(*CurrentCamera(*core_));
}

void CMMCore::stopSequenceAcquisition(const char* cameraLabel) {
   core_->StopSequence(*GetCamera(*core_, cameraLabel));
}

static bool IsRunning(Device& camera) {
   return camera.Use<MM::Camera>("run a sequence", [](MM::Camera& c) { return c.IsCapturing(); });
}

bool CMMCore::isSequenceRunning() MMCORE_NOEXCEPT {
   try {
      const DevicePtr camera = core_->roles.Get(Role::Camera);
      return camera && IsRunning(*camera);
   } catch (...) { // as of a camera that is not initialised
      return false;
   }
}

bool CMMCore::isSequenceRunning(const char* cameraLabel) {
   return IsRunning(*GetCamera(*core_, cameraLabel));
}

static void* NotEmpty(void* pixels) {
   if (!pixels)
      throw CMMError("The circular buffer is empty, or holds fewer images than asked for", MMERR_CircularBufferEmpty);
   return pixels;
}

static void RequireFirst(unsigned channel, unsigned slice) {
   if (channel != 0 || slice != 0)
      throw CMMError("Channel and slice of an image in the circular buffer must be 0, not " + std::to_string(channel) +
                     " and " + std::to_string(slice));
}

void* CMMCore::getLastImage() {
   return NotEmpty(core_->buffer.Peek(0, nullptr));
}

void* CMMCore::popNextImage() {
   return NotEmpty(core_->buffer.Pop(nullptr));
}

void* CMMCore::getLastImageMD(unsigned int channel, unsigned int slice, Metadata& md) const {
   RequireFirst(channel, slice);
   return getLastImageMD(md);
}

void* CMMCore::popNextImageMD(unsigned int channel, unsigned int slice, Metadata& md) {
   RequireFirst(channel, slice);
   return popNextImageMD(md);
}

void* CMMCore::getLastImageMD(Metadata& md) const {
   return getNBeforeLastImageMD(0, md);
}

void* CMMCore::getNBeforeLastImageMD(unsigned long n, Metadata& md) const {
   Frame frame;
   void* pixels = NotEmpty(core_->buffer.Peek(n, &frame));
   md = TagsOf(frame);
   return pixels;
}

void* CMMCore::popNextImageMD(Metadata& md) {
   Frame frame;
   void* pixels = NotEmpty(core_->buffer.Pop(&frame));
   md = TagsOf(frame);
   return pixels;
}

long CMMCore::getRemainingImageCount() {
   return static_cast<long>(core_->buffer.Count());
}

long CMMCore::getBufferTotalCapacity() {
   return static_cast<long>(core_->buffer.Capacity());
}

long CMMCore::getBufferFreeCapacity() {
   return getBufferTotalCapacity() - getRemainingImageCount();
}

bool CMMCore::isBufferOverflowed() const {
   return core_->buffer.Overflowed();
}

void CMMCore::setCircularBufferMemoryFootprint(unsigned int sizeMB) {
   core_->SetBufferFootprint(sizeMB);
}

unsigned int CMMCore::getCircularBufferMemoryFootprint() {
   return core_->buffer.Footprint();
}

void CMMCore::initializeCircularBuffer() {
   core_->InitializeBuffer(*CurrentCamera(*core_));
}

void CMMCore::clearCircularBuffer() {
   core_->buffer.Clear();
}
