// Single images.
#include "../Core.h"
#include "../Text.h"

namespace mmcore {
namespace internal {

void Core::Snap() {
   const DevicePtr camera = roles.Require(Role::Camera, MMERR_CameraNotAvailable);
   if (camera->Use<MM::Camera>("snap", [](MM::Camera& c) { return c.IsCapturing(); }))
      throw CMMError("Camera " + Quoted(camera->Label()) + " cannot snap while it runs a sequence; stop it before",
                     MMERR_NotAllowedDuringSequenceAcquisition);
   const DevicePtr shutter = autoShutter ? roles.Get(Role::Shutter) : nullptr;
   const auto expose = [&] { camera->Do<MM::Camera>("snap", [](MM::Camera& c) { return c.SnapImage(); }); };
   if (shutter) {
      SetShutterOpen(*shutter, true);
      try {
         Wait(*shutter);
         expose();
      } catch (const CMMError&) {
         try {
            SetShutterOpen(*shutter, false);
         } catch (const CMMError& error) {
            shutter->Logging()(LogLevelError, "Failed to close after a failed snap: " + error.getFullMsg());
         }
         throw;
      }
      SetShutterOpen(*shutter, false);
      Wait(*shutter);
   } else {
      expose();
   }
   {
      std::lock_guard<std::mutex> lock(small_);
      snapped_ = true;
      processed_.clear();
   }
   const std::string label = camera->Label();
   events.Post([label](MMEventCallback& receiver) { receiver.onImageSnapped(label.c_str()); });
}

void* Core::GetImage(unsigned channel) {
   const DevicePtr camera = roles.Require(Role::Camera, MMERR_CameraNotAvailable);
   {
      std::lock_guard<std::mutex> lock(small_);
      if (!snapped_)
         throw CMMError("There is no image to get: camera " + Quoted(camera->Label()) + " has not snapped one yet",
                        MMERR_InvalidImageSequence);
   }
   struct View {
      const unsigned char* pixels;
      unsigned width, height, bytesPerPixel;
   };
   const View view = camera->Use<MM::Camera>("give an image", [channel](MM::Camera& c) {
      const unsigned char* pixels = channel == 0 ? c.GetImageBuffer() : c.GetImageBuffer(channel);
      return View{pixels, c.GetImageWidth(), c.GetImageHeight(), c.GetImageBytesPerPixel()};
   });
   if (!view.pixels)
      throw CMMError("Camera " + Quoted(camera->Label()) + " gave no pixels for channel " + std::to_string(channel),
                     MMERR_CameraBufferReadFailed);
   const DevicePtr processor = roles.Get(Role::ImageProcessor);
   if (!processor)
      return const_cast<unsigned char*>(view.pixels);
   // The camera's buffer is not ours to change, and would be processed again with every call.
   const std::size_t size = static_cast<std::size_t>(view.width) * view.height * view.bytesPerPixel;
   std::vector<unsigned char> image(view.pixels, view.pixels + size);
   processor->Do<MM::ImageProcessor>("process an image", [&](MM::ImageProcessor& p) {
      return p.Process(image.data(), view.width, view.height, view.bytesPerPixel);
   });
   std::lock_guard<std::mutex> lock(small_);
   processed_.swap(image);
   return processed_.data();
}

void Core::ForgetImage() {
   std::lock_guard<std::mutex> lock(small_);
   snapped_ = false;
   processed_.clear();
}

} // namespace internal
} // namespace mmcore
