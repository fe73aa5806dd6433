// CMMCore: the autofocus in its role.
#include "Core.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static DevicePtr AutoFocus(Core& core, CMMError::Code error = MMERR_AutoFocusNotAvailable) {
   return core.roles.Require(Role::AutoFocus, error);
}

// What the autofocus answers through a parameter; 0 or false without one.
template <class Result>
static Result AskAutoFocus(Core& core, const char* operation, int (MM::AutoFocus::*ask)(Result&)) {
   Result result{};
   if (const DevicePtr device = core.roles.Get(Role::AutoFocus))
      device->Do<MM::AutoFocus>(operation, [&](MM::AutoFocus& a) { return (a.*ask)(result); });
   return result;
}

double CMMCore::getLastFocusScore() {
   return AskAutoFocus(*core_, "tell its last score", &MM::AutoFocus::GetLastFocusScore);
}

double CMMCore::getCurrentFocusScore() {
   return AskAutoFocus(*core_, "tell its score", &MM::AutoFocus::GetCurrentFocusScore);
}

void CMMCore::enableContinuousFocus(bool enable) {
   AutoFocus(*core_, MMERR_ContFocusNotAvailable)
       ->Do<MM::AutoFocus>(enable ? "hold the focus" : "let the focus go",
                           [enable](MM::AutoFocus& a) { return a.SetContinuousFocusing(enable); });
}

bool CMMCore::isContinuousFocusEnabled() {
   return AskAutoFocus(*core_, "tell whether it holds the focus", &MM::AutoFocus::GetContinuousFocusing);
}

bool CMMCore::isContinuousFocusLocked() {
   const DevicePtr device = core_->roles.Get(Role::AutoFocus);
   return device && device->Use<MM::AutoFocus>("tell whether it is locked",
                                               [](MM::AutoFocus& a) { return a.IsContinuousFocusLocked(); });
}

bool CMMCore::isContinuousFocusDrive(const char* stageLabel) {
   return core_->devices.Get(NotNull(stageLabel, "stage label"), MM::StageDevice)
       ->Use<MM::Stage>("tell what it drives", [](MM::Stage& s) { return s.IsContinuousFocusDrive(); });
}

void CMMCore::fullFocus() {
   AutoFocus(*core_)->Do<MM::AutoFocus>("focus", [](MM::AutoFocus& a) { return a.FullFocus(); });
}

void CMMCore::incrementalFocus() {
   AutoFocus(*core_)->Do<MM::AutoFocus>("focus", [](MM::AutoFocus& a) { return a.IncrementalFocus(); });
}

void CMMCore::setAutoFocusOffset(double offset) {
   AutoFocus(*core_)->Do<MM::AutoFocus>("set its offset", [=](MM::AutoFocus& a) { return a.SetOffset(offset); });
}

double CMMCore::getAutoFocusOffset() {
   AutoFocus(*core_);
   return AskAutoFocus(*core_, "tell its offset", &MM::AutoFocus::GetOffset);
}
