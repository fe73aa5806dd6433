#include "SampleAdapter.h"

extern const char* g_WheelDeviceName;
extern const char* g_StageDeviceName;
extern const char* g_ShutterDeviceName;

///////////////////////////////////////////////////////////////////////////////
// SampleWheel
///////////////////////////////////////////////////////////////////////////////

SampleWheel::SampleWheel() : numPos_(4), initialized_(false), changedTime_(0.0), position_(0) {
   InitializeDefaultErrorMessages();
   SetErrorText(ERR_UNKNOWN_POSITION, "Requested position not available in this device");
   EnableDelay(); // signals that the delay setting will be used
   CreateHubIDProperty();
}

SampleWheel::~SampleWheel() {
   Shutdown();
}

void SampleWheel::GetName(char* Name) const {
   CDeviceUtils::CopyLimitedString(Name, g_WheelDeviceName);
}

int SampleWheel::Initialize() {
   if (!AssignToHub<SampleHub>())
      LogMessage("The wheel works without a hub, too.", true);

   if (initialized_)
      return DEVICE_OK;

   // set property list
   // -----------------
   int ret = CreateStringProperty(MM::g_Keyword_Name, g_WheelDeviceName, true);
   if (DEVICE_OK != ret)
      return ret;

   // Set timer for the Busy signal, or we'll get a time-out the first time we check the state of the wheel
   changedTime_ = GetCurrentMMTime();

   // create default positions and labels
   const int bufSize = 64;
   char buf[bufSize];
   for (long i = 0; i < numPos_; i++) {
      snprintf(buf, bufSize, "State-%ld", i);
      SetPositionLabel(i, buf);
      AddAllowedValue(MM::g_Keyword_Closed_Position, buf);
   }

   // State
   CPropertyAction* pAct = new CPropertyAction(this, &SampleWheel::OnState);
   ret = CreateIntegerProperty(MM::g_Keyword_State, 0, false, pAct);
   if (ret != DEVICE_OK)
      return ret;
   for (long i = 0; i < numPos_; i++)
      AddAllowedValue(MM::g_Keyword_State, CDeviceUtils::ConvertToString(i));

   // Label
   pAct = new CPropertyAction(this, &CStateBase::OnLabel);
   ret = CreateStringProperty(MM::g_Keyword_Label, "", false, pAct);
   if (ret != DEVICE_OK)
      return ret;

   ret = UpdateStatus();
   if (ret != DEVICE_OK)
      return ret;

   initialized_ = true;
   return DEVICE_OK;
}

bool SampleWheel::Busy() {
   MM::MMTime interval = GetCurrentMMTime() - changedTime_;
   MM::MMTime delay(GetDelayMs() * 1000.0);
   return interval < delay;
}

int SampleWheel::Shutdown() {
   initialized_ = false;
   return DEVICE_OK;
}

int SampleWheel::OnState(MM::PropertyBase* pProp, MM::ActionType eAct) {
   if (eAct == MM::BeforeGet) {
      pProp->Set(position_);
      // nothing to do, let the caller to use cached property
   } else if (eAct == MM::AfterSet) {
      // Set timer for the Busy signal
      changedTime_ = GetCurrentMMTime();

      long pos;
      pProp->Get(pos);
      if (pos >= numPos_ || pos < 0) {
         pProp->Set(position_); // revert
         return ERR_UNKNOWN_POSITION;
      }
      position_ = pos;
   }
   return DEVICE_OK;
}

///////////////////////////////////////////////////////////////////////////////
// SampleStage
///////////////////////////////////////////////////////////////////////////////

SampleStage::SampleStage()
    : stepSize_um_(0.025), pos_um_(0.0), initialized_(false), lowerLimit_(-300.0), upperLimit_(300.0) {
   InitializeDefaultErrorMessages();
   CreateHubIDProperty();
}

void SampleStage::GetName(char* Name) const {
   CDeviceUtils::CopyLimitedString(Name, g_StageDeviceName);
}

int SampleStage::Initialize() {
   CPropertyAction* pAct = new CPropertyAction(this, &SampleStage::OnPosition);
   int ret = CreateFloatProperty(MM::g_Keyword_Position, 0, false, pAct);
   if (ret != DEVICE_OK)
      return ret;
   SetPropertyLimits(MM::g_Keyword_Position, lowerLimit_, upperLimit_);

   ret = UpdateStatus();
   if (ret != DEVICE_OK)
      return ret;
   initialized_ = true;
   return DEVICE_OK;
}

int SampleStage::Shutdown() {
   initialized_ = false;
   return DEVICE_OK;
}

int SampleStage::SetPositionUm(double pos) {
   if (pos > upperLimit_ || lowerLimit_ > pos)
      return DEVICE_UNKNOWN_POSITION;
   pos_um_ = pos;
   return OnStagePositionChanged(pos_um_);
}

int SampleStage::OnPosition(MM::PropertyBase* pProp, MM::ActionType eAct) {
   if (eAct == MM::BeforeGet) {
      pProp->Set(pos_um_);
   } else if (eAct == MM::AfterSet) {
      double pos;
      pProp->Get(pos);
      return SetPositionUm(pos);
   }
   return DEVICE_OK;
}

///////////////////////////////////////////////////////////////////////////////
// SampleShutter
///////////////////////////////////////////////////////////////////////////////

void SampleShutter::GetName(char* Name) const {
   CDeviceUtils::CopyLimitedString(Name, g_ShutterDeviceName);
}

int SampleShutter::Initialize() {
   changedTime_ = GetCurrentMMTime();

   CPropertyAction* pAct = new CPropertyAction(this, &SampleShutter::OnState);
   int ret = CreateIntegerProperty(MM::g_Keyword_State, 0, false, pAct);
   if (ret != DEVICE_OK)
      return ret;
   AddAllowedValue(MM::g_Keyword_State, "0"); // closed
   AddAllowedValue(MM::g_Keyword_State, "1"); // open

   initialized_ = true;
   return DEVICE_OK;
}

bool SampleShutter::Busy() {
   MM::MMTime interval = GetCurrentMMTime() - changedTime_;
   return interval < MM::MMTime::fromMs(GetDelayMs());
}

int SampleShutter::SetOpen(bool open) {
   state_ = open;
   changedTime_ = GetCurrentMMTime();
   return GetCoreCallback()->OnShutterOpenChanged(this, open);
}

int SampleShutter::OnState(MM::PropertyBase* pProp, MM::ActionType eAct) {
   if (eAct == MM::BeforeGet) {
      pProp->Set(state_ ? 1L : 0L);
   } else if (eAct == MM::AfterSet) {
      long state;
      pProp->Get(state);
      return SetOpen(state != 0);
   }
   return DEVICE_OK;
}
