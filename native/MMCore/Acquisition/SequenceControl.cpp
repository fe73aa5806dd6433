// Starting and stopping the sequences of cameras.
#include "../Core.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

void Core::InitializeBuffer(Device& camera) {
   const std::size_t bytes = camera.Use<MM::Camera>("tell the size of its images", [](MM::Camera& c) {
      return static_cast<std::size_t>(c.GetImageWidth()) * c.GetImageHeight() * c.GetImageBytesPerPixel();
   });
   buffer.Initialize(bytes);
}

static std::vector<std::string> ChannelNames(Device& camera) {
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

void Core::PrepareSequence(Device& camera) {
   if (IsCapturing(camera))
      throw CMMError("Camera " + Quoted(camera.Label()) + " runs a sequence already; stop it before",
                     MMERR_NotAllowedDuringSequenceAcquisition);
   if (!OtherCameraRuns(camera)) // several cameras may fill one buffer
      InitializeBuffer(camera);
}

void Core::StartSequence(Device& camera, const SequenceStart& start) {
   PrepareSequence(camera);
   buffer.SetOverwrite(start.continuous || !start.stopOnOverflow);
   const std::string label = camera.Label();
   if (sequences.Begin(label, ChannelNames(camera)))
      TellStopped(label);
   shutterSequence_ = ++lastSequence_;
   try {
      camera.Do<MM::Camera>("start a sequence", [&](MM::Camera& c) {
         return start.continuous ? c.StartSequenceAcquisition(0.0)
                                 : c.StartSequenceAcquisition(start.frames, 0.0, start.stopOnOverflow);
      });
   } catch (const CMMError&) {
      sequences.Abandon(label);
      if (!sequences.AnyRunning())
         CloseAutoShutter();
      throw;
   }
   events.Post([label](MMEventCallback& receiver) { receiver.onSequenceAcquisitionStarted(label.c_str()); });
   if (!sequences.Started(label))
      TellStopped(label);
}

void Core::StopSequence(Device& camera) {
   camera.Do<MM::Camera>("stop its sequence", [](MM::Camera& c) { return c.StopSequenceAcquisition(); });
   const bool due = sequences.Stopped(camera.Label());
   if (!sequences.AnyRunning()) // the last of several cameras
      CloseAutoShutter();
   if (due)
      TellStopped(camera.Label());
}

void Core::SequenceFinished(const std::string& camera) {
   const bool due = sequences.Finished(camera);
   if (!sequences.AnyRunning())
      CloseAutoShutterFromCamera();
   if (due)
      TellStopped(camera);
}

void Core::TellStopped(const std::string& camera) {
   events.Post([camera](MMEventCallback& receiver) { receiver.onSequenceAcquisitionStopped(camera.c_str()); });
}

} // namespace internal
} // namespace mmcore
