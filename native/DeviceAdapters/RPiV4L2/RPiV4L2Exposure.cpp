// Exposure, gain, binning.
#include "RPiV4L2Camera.h"

#include <algorithm>
#include <cmath>

namespace lensless::rpiv4l2 {

namespace {

// A property has four decimals: its limits outwards, so that the ends themselves, rounded, are within.
double Downwards(double limit) {
   return std::floor(limit * 1e4) / 1e4;
}

double Upwards(double limit) {
   return std::ceil(limit * 1e4) / 1e4;
}

} // namespace

void RPiV4L2Camera::AddExposureProperty() {
   bool isAvailable;
   {
      const auto lock = camera_->LockControls();
      isAvailable = camera_->Exposure_NeedsLock().IsAvailable();
   }
   AskExposure(false);
   CreateFloatProperty(MM::g_Keyword_Exposure, exposureMs_, !isAvailable,
                       new CPropertyAction(this, &RPiV4L2Camera::OnExposure));
   LimitExposure();
}

/** What the driver allows now; blanking and modes change it. */
void RPiV4L2Camera::LimitExposure() {
   v4l2::ExposureRange range;
   {
      const auto lock = camera_->LockControls();
      if (camera_->Exposure_NeedsLock().IsAvailable())
         range = camera_->Exposure_NeedsLock().Range();
   }
   if (range.mostMs > 0)
      SetPropertyLimits(MM::g_Keyword_Exposure, Downwards(range.leastMs), Upwards(range.mostMs));
}

int RPiV4L2Camera::OnExposure(MM::PropertyBase* property, MM::ActionType action) {
   return Answer([&] {
      if (action == MM::AfterSet) {
         double wantedMs = 0;
         property->Get(wantedMs);
         OpenCamera& camera = Camera();
         {
            const auto lock = camera.LockControls();
            exposureMs_ = camera.Exposure_NeedsLock().SetMs(wantedMs);
            camera.AskInterval_NeedsLock(); // long exposures make a sensor slower
         }
         TellAllControls(); // blanking, automatic exposure and lines changed along with it
      }
      if (action == MM::BeforeGet && camera_) {
         AskExposure(false);
         property->Set(exposureMs_);
      }
   });
}

/** Reads it back; an automatic exposure changes it. */
void RPiV4L2Camera::AskExposure(bool tell) {
   double ms = camera_->IntervalMs();
   {
      const auto lock = camera_->LockControls();
      if (camera_->Exposure_NeedsLock().IsAvailable())
         ms = camera_->Exposure_NeedsLock().Ms();
   }
   if (exposureMs_.exchange(ms) == ms || !tell)
      return;
   OnPropertyChanged(MM::g_Keyword_Exposure, numberText(ms).c_str());
   if (IsCallbackRegistered())
      GetCoreCallback()->OnExposureChanged(this, ms);
}

double RPiV4L2Camera::GetExposure() const {
   auto& self = const_cast<RPiV4L2Camera&>(*this); // the interface takes reading the hardware for a look at a member
   if (camera_)
      self.Answer([&] { self.AskExposure(false); });
   return exposureMs_;
}

void RPiV4L2Camera::SetExposure(double exposureMs) {
   bool readOnly = true;
   GetPropertyReadOnly(MM::g_Keyword_Exposure, readOnly);
   if (!camera_) {
      LogMessage("Exposure cannot be set before the camera is initialised.");
   } else if (!readOnly) {
      const int result = SetProperty(MM::g_Keyword_Exposure, numberText(exposureMs).c_str());
      if (result == DEVICE_OK)
         return;
      LogMessageCode(result);
      LogMessage("Exposure stays at " + numberText(GetExposure()) + " ms.");
   } else if (const double present = GetExposure(); std::fabs(exposureMs - present) > 0.01 * present) {
      LogMessage("Exposure cannot be set to " + numberText(exposureMs) + " ms: " + camera_->Device().Path() + " (" +
                 camera_->Device().Caps().card + ") has no exposure control. It stays at the frame interval, " +
                 numberText(present) + " ms; choose another one by FrameRate.");
   }
}

void RPiV4L2Camera::AddGainProperty() {
   const auto lock = camera_->LockControls();
   const v4l2::Gain& gain = camera_->Gain_NeedsLock();
   if (!gain.IsAvailable())
      return;
   auto* const handler = new CPropertyAction(this, &RPiV4L2Camera::OnGain);
   if (gain.IsFactor())
      CreateFloatProperty(MM::g_Keyword_Gain, gain.Get(), false, handler);
   else
      CreateIntegerProperty(MM::g_Keyword_Gain, std::lround(gain.Get()), false, handler);
   SetPropertyLimits(MM::g_Keyword_Gain, Downwards(gain.Least()), Upwards(gain.Most()));
}

int RPiV4L2Camera::OnGain(MM::PropertyBase* property, MM::ActionType action) {
   return Answer([&] {
      if (action == MM::AfterSet) {
         double wanted = 0;
         property->Get(wanted);
         OpenCamera& camera = Camera();
         {
            const auto lock = camera.LockControls();
            camera.Gain_NeedsLock().Set(wanted);
         }
         TellAllControls();
      }
      if (action == MM::BeforeGet && camera_) {
         const auto lock = camera_->LockControls();
         if (camera_->Gain_NeedsLock().IsAvailable())
            property->Set(camera_->Gain_NeedsLock().Get());
      }
   });
}

void RPiV4L2Camera::AddBinningProperty() {
   CreateIntegerProperty(MM::g_Keyword_Binning, camera_->Binning(), false,
                         new CPropertyAction(this, &RPiV4L2Camera::OnBinning));
   std::vector<std::string> allowed;
   for (const int binning : camera_->Binnings())
      allowed.push_back(std::to_string(binning));
   SetAllowedValues(MM::g_Keyword_Binning, allowed);
}

int RPiV4L2Camera::OnBinning(MM::PropertyBase* property, MM::ActionType action) {
   return Answer([&] {
      if (action == MM::AfterSet) {
         long binning = 0;
         property->Get(binning);
         if (binning == GetBinning())
            return;
         IdleCamera().SetBinning(static_cast<int>(binning));
         FollowMode();
      }
      if (action == MM::BeforeGet)
         property->Set(static_cast<long>(GetBinning()));
   });
}

/** After the sensor's mode, and with it the size of images and the range of exposures, became another. */
void RPiV4L2Camera::FollowMode() {
   UseLayout();
   LimitExposure();
   AskExposure(true);
   TellAllControls();
}

int RPiV4L2Camera::GetBinning() const {
   return camera_ ? camera_->Binning() : 1;
}

int RPiV4L2Camera::SetBinning(int factor) {
   return SetProperty(MM::g_Keyword_Binning, std::to_string(factor).c_str());
}

} // namespace lensless::rpiv4l2
