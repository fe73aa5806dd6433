#include "OpenCamera.h"

#include "Pixels/PixelFormats.h"
#include "v4l2/Error.h"
#include "v4l2/FourCc.h"

namespace lensless::rpiv4l2 {

OpenCamera::OpenCamera(v4l2::SystemCalls& calls, const CameraWish& wish)
    : node_(NodeOf(calls, v4l2::Nodes(calls), wish.choice.device)), device_(calls, node_.path), wish_(wish) {
   const NodeOffers offers(device_);
   std::vector<std::string> reasons = offers.Reasons(wish.choice);
   if (reasons.empty())
      reasons = Reasons(offers.Resolve(wish.choice).format.fourCc, wish.image);
   if (!reasons.empty()) {
      std::string text = device_.Path() + " (" + node_.card + ") cannot be set up as asked for:";
      for (const std::string& reason : reasons)
         text += "\n" + reason + ".";
      throw v4l2::Error(0, text);
   }
   const Setup setup = offers.Resolve(wish.choice);
   const v4l2::GrantedFormat format = v4l2::SetExactFormat(device_, setup.format);
   SetRate(setup);
   regions_ = std::make_unique<RegionSetter>(device_, format);
   Use(regions_->Clear());
}

void OpenCamera::SetRate(const Setup& setup) {
   interval_ = v4l2::CurrentInterval(device_);
   if (!setup.interval)
      return;
   try {
      interval_ = v4l2::SetInterval(device_, *setup.interval);
      setInterval_ = interval_;
   } catch (const v4l2::Error&) {
      if (setup.isIntervalAsked)
         throw;
   }
   if (setup.isIntervalAsked && !IsRate(interval_, setup.interval->FramesPerSecond()))
      throw v4l2::Error(0, device_.Path() + " was asked for " + setup.interval->Text() + " at " + setup.format.Text() +
                               " and set itself to " + interval_.Text() + "; it offers " +
                               v4l2::IntervalsOf(device_, setup.format.fourCc, setup.format.size).Text() +
                               ". Choose one of these as FrameRate, or Auto.");
}

void OpenCamera::Use(const Region& region) {
   const pixels::PixelFormat* const format = pixels::FindFormat(region.format.fourCc);
   const pixels::BayerOrder order = format ? format->order : pixels::BayerOrder::None;
   reader_ = std::make_unique<FrameReader>(region.format, order, wish_.image, region.part);
   region_ = region;
   if (setInterval_) // setting the format may have changed it
      interval_ =
          v4l2::CurrentInterval(device_) == *setInterval_ ? *setInterval_ : v4l2::SetInterval(device_, *setInterval_);
}

double OpenCamera::IntervalMs() const {
   return std::chrono::duration<double, std::milli>(interval_.Duration()).count();
}

v4l2::Size OpenCamera::FullImageSize() const {
   return {regions_->Full().width / Scale(), regions_->Full().height / Scale()};
}

v4l2::Rectangle OpenCamera::RoiOfImage() const {
   const v4l2::Rectangle& frame = region_.granted;
   const int scale = static_cast<int>(Scale());
   return {frame.left / scale, frame.top / scale, frame.width / Scale(), frame.height / Scale()};
}

void OpenCamera::SetRoi(const v4l2::Rectangle& wanted) {
   const int scale = static_cast<int>(Scale());
   FreeBuffers();
   Use(regions_->Apply({wanted.left * scale, wanted.top * scale, wanted.width * Scale(), wanted.height * Scale()}));
}

void OpenCamera::ClearRoi() {
   FreeBuffers();
   Use(regions_->Clear());
}

v4l2::Stream& OpenCamera::Stream() {
   if (!stream_)
      stream_ = std::make_unique<v4l2::Stream>(device_, region_.format, wish_.buffers);
   return *stream_;
}

} // namespace lensless::rpiv4l2
