// What cameras tell the core while they run a sequence.
#include "../Core.h"

#include <chrono>
#include <new>

namespace mmcore {
namespace internal {

int CoreCallback::PrepareForAcq(const MM::Device* caller) {
   try {
      core_.SequenceBegins(LabelOf(caller));
      return DEVICE_OK;
   } catch (const CMMError& error) {
      core_.logger(LogLevelError, "Cannot open the shutter for a sequence: " + error.getFullMsg());
      return DEVICE_ERR;
   }
}

int CoreCallback::AcqFinished(const MM::Device* caller, int statusCode) {
   const std::string label = LabelOf(caller);
   if (statusCode != DEVICE_OK)
      core_.log.Write(LogLevelError, "dev:" + label, "The sequence ended with error " + std::to_string(statusCode));
   core_.SequenceFinished(label);
   return DEVICE_OK;
}

// The frame of this thread: its strings keep their memory from one image to the next.
static Frame& Describe(const MM::Device& caller, unsigned width, unsigned height, unsigned bytesPerPixel,
                       unsigned components, const char* adapterTags) {
   thread_local Frame frame;
   char text[MM::MaxStrLength] = "";
   caller.GetLabel(text);
   frame.cameraLabel = text;
   frame.width = width;
   frame.height = height;
   frame.bytesPerPixel = bytesPerPixel;
   frame.components = components;
   frame.receivedAt = std::chrono::system_clock::now();
   frame.adapterTags = adapterTags ? adapterTags : "";
   frame.cameraTags.clear();
   return frame;
}

int CoreCallback::InsertImage(const MM::Device* caller, const unsigned char* buf, unsigned int width,
                              unsigned int height, unsigned int bytePerPixel, unsigned int nComponents,
                              const char* serializedMetadata) {
   if (!caller || !buf)
      return DEVICE_INVALID_INPUT_PARAM;
   try {
      Frame& frame = Describe(*caller, width, height, bytePerPixel, nComponents, serializedMetadata);
      const DevicePtr camera = core_.devices.Find(caller);
      if (camera && camera->Type() == MM::CameraDevice) {
         // Without the lock: this is the camera's own thread.
         char tags[MM::MaxStrLength] = "";
         static_cast<MM::Camera*>(camera->Raw())->GetTags(tags);
         frame.cameraTags = tags;
      }
      frame.channelNames = core_.channelNames.Get(frame.cameraLabel);

      const std::size_t bytes = static_cast<std::size_t>(width) * height * bytePerPixel;
      const DevicePtr processor = core_.roles.Get(Role::ImageProcessor);
      thread_local std::vector<unsigned char> processed;
      if (processor) {
         processed.assign(buf, buf + bytes);
         // A processor of the camera's own module is called without the lock, whose holder may be waiting for us.
         std::unique_lock<std::recursive_mutex> lock(processor->Module().Lock(), std::defer_lock);
         if (!camera || &camera->Module() != &processor->Module())
            lock.lock();
         static_cast<MM::ImageProcessor*>(processor->Raw())->Process(processed.data(), width, height, bytePerPixel);
      }
      switch (core_.buffer.Insert(processor ? processed.data() : buf, bytes, frame)) {
      case InsertResult::Full:
         return DEVICE_BUFFER_OVERFLOW;
      case InsertResult::WrongSize:
         return DEVICE_INCOMPATIBLE_IMAGE;
      case InsertResult::Stored:
         break;
      }
      return DEVICE_OK;
   } catch (const std::bad_alloc&) {
      return DEVICE_OUT_OF_MEMORY;
   }
}

int CoreCallback::InsertImage(const MM::Device* caller, const unsigned char* buf, unsigned int width,
                              unsigned int height, unsigned int bytePerPixel, const char* serializedMetadata) {
   return InsertImage(caller, buf, width, height, bytePerPixel, 1, serializedMetadata);
}

// Frames of several channels follow one another in the buffer, so that only the size of one matters.
bool CoreCallback::InitializeImageBuffer(unsigned int, unsigned int, unsigned int w, unsigned int h,
                                         unsigned int pixDepth) {
   try {
      core_.buffer.Initialize(static_cast<std::size_t>(w) * h * pixDepth);
      return true;
   } catch (const CMMError& error) {
      core_.logger(LogLevelError, error.getFullMsg());
      return false;
   }
}

} // namespace internal
} // namespace mmcore
