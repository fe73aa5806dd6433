// A property for each control of the driver and of the sensor behind it.
#include "RPiV4L2Camera.h"

#include "ControlWords.h"

#include <algorithm>
#include <linux/v4l2-controls.h>

namespace lensless::rpiv4l2 {

void RPiV4L2Camera::AddControlProperties() {
   controls_.clear();
   std::vector<int> watched;
   {
      const auto lock = camera_->LockControls();
      const std::vector<v4l2::Controls*> sources = camera_->ControlSources_NeedsLock();
      // A plain gain in the driver's numbers is the property Gain already.
      const bool hasPlainGain = camera_->Gain_NeedsLock().IsAvailable() &&
                                std::none_of(sources.begin(), sources.end(), [](const v4l2::Controls* source) {
                                   return source->Has(V4L2_CID_ANALOGUE_GAIN);
                                });
      for (v4l2::Controls* source : sources) {
         for (const v4l2::Control& control : source->All())
            if (IsProperty(control) && !(hasPlainGain && control.id == V4L2_CID_GAIN))
               AddControlProperty({FreeName(PropertyName(control), source != sources[0]), source, control.id});
         if (source->Subscribe())
            watched.push_back(source->Descriptor());
      }
   }
   if (!watched.empty())
      watch_.Start(calls_, watched, [this] { return TakeChanges(); });
}

/** Names of our own properties are taken, and node and sensor may have a control of one name. A property that an
 * earlier initialisation made is this control's again. */
std::string RPiV4L2Camera::FreeName(const std::string& wanted, bool isOfSensor) const {
   const auto isFree = [this](const std::string& tried) {
      return madeForControls_.count(tried) ? !FindControl(tried) : !HasProperty(tried.c_str());
   };
   std::string free = wanted;
   if (!isFree(free))
      free = wanted + (isOfSensor ? " (sensor)" : " (driver)");
   for (int number = 2; !isFree(free); ++number)
      free = wanted + " (" + std::to_string(number) + ")";
   return free;
}

void RPiV4L2Camera::AddControlProperty(const ControlProperty& added) {
   const v4l2::Control& control = *added.source->Find(added.id);
   const char* const property = added.property.c_str();
   const bool readOnly = control.IsReadOnly() || !control.IsWritable();
   std::string words;
   try {
      words = ReadWords(*added.source, control);
   } catch (const v4l2::Error& error) {
      if (error.IsGone())
         throw;
      LogMessage("The control " + added.property + " is left out: " + error.what()); // the camera is of use without it
      return;
   }
   auto* const handler = new CPropertyAction(this, &RPiV4L2Camera::OnControl);
   CreateProperty(property, words.c_str(), IsNumber(control) ? MM::Integer : MM::String, readOnly, handler);
   std::vector<std::string> allowed = AllowedWords(control);
   SetAllowedValues(property, allowed);
   if (IsNumber(control))
      SetPropertyLimits(property, static_cast<double>(control.minimum), static_cast<double>(control.maximum));
   controls_.push_back(added);
   madeForControls_.insert(added.property);
}

const RPiV4L2Camera::ControlProperty* RPiV4L2Camera::FindControl(const std::string& property) const {
   const auto found = std::find_if(controls_.begin(), controls_.end(),
                                   [&](const ControlProperty& control) { return control.property == property; });
   return found == controls_.end() ? nullptr : &*found;
}

int RPiV4L2Camera::OnControl(MM::PropertyBase* property, MM::ActionType action) {
   return Answer([&] {
      if (action != MM::BeforeGet && action != MM::AfterSet)
         return;
      Camera();
      const ControlProperty* const control = FindControl(property->GetName());
      if (!control)
         throw DeviceFailure(ERR_REFUSED, camera_->Device().Path() + " has no control " + property->GetName() +
                                              "; another camera had it before.");
      if (action == MM::BeforeGet) {
         const auto lock = camera_->LockControls();
         const v4l2::Control& facts = *control->source->Find(control->id);
         if (IsNumber(facts)) // the driver may have moved them
            property->SetLimits(static_cast<double>(facts.minimum), static_cast<double>(facts.maximum));
         if (facts.IsReadable())
            property->Set(ReadWords(*control->source, facts).c_str());
         return;
      }
      std::string words;
      property->Get(words);
      WriteControl(*control, words);
   });
}

void RPiV4L2Camera::WriteControl(const ControlProperty& control, const std::string& words) {
   v4l2::Control facts;
   std::string applied;
   {
      const auto lock = camera_->LockControls();
      facts = control.source->Refresh(control.id);
   }
   if (facts.IsInactive())
      throw DeviceFailure(ERR_REFUSED, control.property + " cannot become " + words + " now: it is inactive, because " +
                                           "another control of " + control.source->Path() +
                                           " (mostly an automatic one) does its work. Switch that off first.");
   if (facts.ChangesLayout() || facts.IsGrabbed())
      IdleCamera().FreeBuffers(); // it is allowed without buffers only
   {
      const auto lock = camera_->LockControls();
      applied = WriteWords(*control.source, *control.source->Find(control.id), words);
      camera_->AskInterval_NeedsLock();
   }
   if (applied != words && facts.kind != v4l2::ControlKind::Button)
      LogMessage(control.property + " was set to " + words + "; the driver made it " + applied + ".");
   if (facts.ChangesLayout()) {
      camera_->FollowLayout();
      FollowMode();
   } else if (facts.ChangesOthers()) {
      TellAllControls();
   }
   LimitExposure(); // blanking moves its ends
   AskExposure(true);
}

/** Gives the property of a control the limits that the driver has for it now. */
void RPiV4L2Camera::LimitControl(const ControlProperty& control) {
   v4l2::Control facts;
   {
      const auto lock = camera_->LockControls();
      facts = *control.source->Find(control.id);
   }
   if (IsNumber(facts))
      SetPropertyLimits(control.property.c_str(), static_cast<double>(facts.minimum), static_cast<double>(facts.maximum));
}

/** The values of all controls, after one that changes others. */
void RPiV4L2Camera::TellAllControls() {
   for (const ControlProperty& control : controls_)
      TellControl(control);
   if (HasProperty(MM::g_Keyword_Gain) && !FindControl(MM::g_Keyword_Gain))
      OnPropertyChanged(MM::g_Keyword_Gain, TextOf(MM::g_Keyword_Gain).c_str());
}

void RPiV4L2Camera::TellControl(const ControlProperty& control) {
   std::string words;
   {
      const auto lock = camera_->LockControls();
      const v4l2::Control& facts = *control.source->Find(control.id);
      if (!facts.IsReadable())
         return;
      words = ReadWords(*control.source, facts);
   }
   OnPropertyChanged(control.property.c_str(), words.c_str());
}

/** On the thread of the watch. False when there is nothing more to hear. */
bool RPiV4L2Camera::TakeChanges() {
   return Answer([this] {
             std::vector<const ControlProperty*> changed;
             {
                const auto lock = camera_->LockControls();
                for (v4l2::Controls* source : camera_->ControlSources_NeedsLock())
                   for (const v4l2::ControlChange& change : source->TakeChanges())
                      for (const ControlProperty& control : controls_)
                         if (control.source == source && control.id == change.id)
                            changed.push_back(&control);
             }
             for (const ControlProperty* control : changed) {
                if (watch_.IsStopping())
                   return;
                try {
                   TellControl(*control);
                } catch (const v4l2::Error& error) {
                   if (error.IsGone())
                      throw;
                   LogMessage("A change of " + control->property + " was not read: " + error.what());
                }
             }
             AskExposure(true);
          }) == DEVICE_OK;
}

std::string RPiV4L2Camera::InactiveControls() const {
   std::string names;
   const auto lock = camera_->LockControls();
   for (const ControlProperty& control : controls_)
      if (control.source->Find(control.id)->IsInactive())
         names += (names.empty() ? "" : "; ") + control.property;
   return names;
}

int RPiV4L2Camera::GetPropertyReadOnly(const char* property, bool& readOnly) const {
   const int result = ExplainedProperties::GetPropertyReadOnly(property, readOnly);
   const ControlProperty* const control = camera_ ? FindControl(property) : nullptr;
   if (result == DEVICE_OK && control) {
      const auto lock = camera_->LockControls();
      const v4l2::Control& facts = *control->source->Find(control->id);
      readOnly = readOnly || facts.IsInactive();
   }
   return result;
}

} // namespace lensless::rpiv4l2
