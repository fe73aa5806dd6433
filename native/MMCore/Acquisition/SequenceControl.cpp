// Starting and stopping the sequences of cameras.
#include "../Core.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

static std::size_t FrameBytes(Device& camera) {
   return camera.Use<MM::Camera>("tell the size of its images", [](MM::Camera& c) {
      return static_cast<std::size_t>(c.GetImageWidth()) * c.GetImageHeight() * c.GetImageBytesPerPixel();
   });
}

void Core::InitializeBuffer(Device& camera) {
   buffer.Initialize(FrameBytes(camera));
}

void Core::SetBufferFootprint(unsigned megabytes) {
   const DevicePtr camera = roles.Get(Role::Camera);
   const bool known = camera && camera->State() == InitializedSuccessfully;
   buffer.SetFootprint(megabytes, known ? FrameBytes(*camera) : 0);
}

static std::vector<std::string> ChannelNamesOf(Device& camera) {
   return camera.Use<MM::Camera>("tell its channels", [](MM::Camera& c) {
      std::vector<std::string> names;
      for (unsigned i = 0, n = c.GetNumberOfChannels(); i < n; ++i) {
         char name[MM::MaxStrLength] = "";
         c.GetChannelName(i, name);
         names.push_back(name);
      }
      return names;
   });
}

static bool IsCapturing(Device& camera) {
   return camera.Use<MM::Camera>("run a sequence", [](MM::Camera& c) { return c.IsCapturing(); });
}

bool Core::OtherCameraRuns(const Device& camera) {
   for (const DevicePtr& other : devices.OfType(MM::CameraDevice)) {
      if (other.get() != &camera && other->State() == InitializedSuccessfully && IsCapturing(*other))
         return true;
   }
   return false;
}

void Core::RequireNoSequence(Device& camera) {
   if (IsCapturing(camera))
      throw CMMError("Camera " + Quoted(camera.Label()) + " runs a sequence already; stop it before",
                     MMERR_NotAllowedDuringSequenceAcquisition);
}

void Core::StartSequence(Device& camera, const SequenceStart& start) {
   RequireNoSequence(camera);
   if (!OtherCameraRuns(camera)) // several cameras may fill one buffer
      InitializeBuffer(camera);
   buffer.SetOverwrite(start.continuous || !start.stopOnOverflow);
   channelNames.Set(camera.Label(), ChannelNamesOf(camera));
   try {
      camera.Do<MM::Camera>("start a sequence", [&](MM::Camera& c) {
         return start.continuous ? c.StartSequenceAcquisition(0.0)
                                 : c.StartSequenceAcquisition(start.frames, 0.0, start.stopOnOverflow);
      });
   } catch (const CMMError&) {
      if (!OtherCameraRuns(camera))
         CloseShutterLeftOpen();
      throw;
   }
}

void Core::StopSequence(Device& camera) {
   camera.Do<MM::Camera>("stop its sequence", [](MM::Camera& c) { return c.StopSequenceAcquisition(); });
   deferred_.Drain(); // what the camera's end has put off, because this thread held the lock
   if (!OtherCameraRuns(camera))
      CloseShutterLeftOpen();
   if (const DevicePtr shutter = autoShutter ? roles.Get(Role::Shutter) : nullptr)
      Wait(*shutter);
}

void Core::SequenceBegins(const std::string& camera) {
   OpenAutoShutter();
   events.Post([camera](MMEventCallback& receiver) { receiver.onSequenceAcquisitionStarted(camera.c_str()); });
}

void Core::SequenceFinished(const std::string& camera) {
   buffer.GiveBackPages();
   CloseAutoShutter();
   events.Post([camera](MMEventCallback& receiver) { receiver.onSequenceAcquisitionStopped(camera.c_str()); });
}

} // namespace internal
} // namespace mmcore
