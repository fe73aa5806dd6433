// CMMCore: state devices, Z stages, XY stages.
#include "Core.h"
#include "Devices/Stages.h"
#include "Devices/StateDevices.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore;
using namespace mmcore::internal;

static DevicePtr GetState(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "label of the state device"), MM::StateDevice);
}

static DevicePtr GetStage(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "stage label"), MM::StageDevice);
}

static DevicePtr GetXYStage(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "stage label"), MM::XYStageDevice);
}

// Labels of the roles, for the functions that take none.
static std::string Focus(Core& core) {
   return core.roles.Require(Role::Focus)->Label();
}
static std::string XY(Core& core) {
   return core.roles.Require(Role::XYStage)->Label();
}

// Null for a label that is null, unknown, or that of a device of another kind.
static DevicePtr FindDevice(Core& core, const char* label, MM::DeviceType type) {
   const DevicePtr device = label ? core.devices.Find(std::string(label)) : nullptr;
   return device && device->Type() == type ? device : nullptr;
}

static void RefreshState(Core& core, Device& device) {
   core.RefreshCached(device, MM::g_Keyword_State);
   core.RefreshCached(device, MM::g_Keyword_Label);
   for (const char* property : {MM::g_Keyword_State, MM::g_Keyword_Label}) {
      if (core.pixelSizes.Uses(device.Label(), property))
         core.PixelSizeMayHaveChanged();
   }
}

void CMMCore::setState(const char* stateDeviceLabel, long state) {
   const DevicePtr device = GetState(*core_, stateDeviceLabel);
   device->DoOrRefuse<MM::State>("set its state", [state](MM::State& s) { return s.SetPosition(state); });
   RefreshState(*core_, *device);
}

long CMMCore::getState(const char* stateDeviceLabel) {
   long state = 0;
   GetState(*core_, stateDeviceLabel)->DoOrRefuse<MM::State>("tell its state", [&](MM::State& s) {
      return s.GetPosition(state);
   });
   return state;
}

long CMMCore::getNumberOfStates(const char* stateDeviceLabel) {
   const DevicePtr device = FindDevice(*core_, stateDeviceLabel, MM::StateDevice);
   return device ? NumberOfPositions(*device) : -1;
}

void CMMCore::setStateLabel(const char* stateDeviceLabel, const char* stateLabel) {
   const DevicePtr device = GetState(*core_, stateDeviceLabel);
   const std::string label = NotNull(stateLabel, "label of the state");
   device->DoOrRefuse<MM::State>("set its state", [&](MM::State& s) { return s.SetPosition(label.c_str()); });
   RefreshState(*core_, *device);
}

std::string CMMCore::getStateLabel(const char* stateDeviceLabel) {
   char label[MM::MaxStrLength] = "";
   GetState(*core_, stateDeviceLabel)->DoOrRefuse<MM::State>("tell its label", [&](MM::State& s) {
      return s.GetPosition(label);
   });
   return label;
}

void CMMCore::defineStateLabel(const char* stateDeviceLabel, long state, const char* stateLabel) {
   const DevicePtr device = GetState(*core_, stateDeviceLabel);
   DefineLabel(*device, state, NotNull(stateLabel, "label of the state"));
   core_->RefreshCached(*device, MM::g_Keyword_Label);
}

std::vector<std::string> CMMCore::getStateLabels(const char* stateDeviceLabel) {
   const DevicePtr device = GetState(*core_, stateDeviceLabel);
   std::vector<std::string> labels;
   for (long i = 0, n = NumberOfPositions(*device); i < n; ++i)
      labels.push_back(LabelOfPosition(*device, i));
   return labels;
}

long CMMCore::getStateFromLabel(const char* stateDeviceLabel, const char* stateLabel) {
   const std::string label = NotNull(stateLabel, "label of the state");
   long state = 0;
   GetState(*core_, stateDeviceLabel)->DoOrRefuse<MM::State>("tell the state of a label", [&](MM::State& s) {
      return s.GetLabelPosition(label.c_str(), state);
   });
   return state;
}

void CMMCore::setPosition(const char* stageLabel, double position) {
   GetStage(*core_, stageLabel)->Do<MM::Stage>("move", [=](MM::Stage& s) { return s.SetPositionUm(position); });
}

void CMMCore::setPosition(double position) {
   setPosition(Focus(*core_).c_str(), position);
}

double CMMCore::getPosition(const char* stageLabel) {
   double um = 0.0;
   GetStage(*core_, stageLabel)->Do<MM::Stage>("tell its position", [&](MM::Stage& s) { return s.GetPositionUm(um); });
   return um;
}

double CMMCore::getPosition() {
   return getPosition(Focus(*core_).c_str());
}

void CMMCore::setRelativePosition(const char* stageLabel, double d) {
   GetStage(*core_, stageLabel)->Do<MM::Stage>("move", [=](MM::Stage& s) { return s.SetRelativePositionUm(d); });
}

void CMMCore::setRelativePosition(double d) {
   setRelativePosition(Focus(*core_).c_str(), d);
}

void CMMCore::setOrigin(const char* stageLabel) {
   GetStage(*core_, stageLabel)->Do<MM::Stage>("set its origin", [](MM::Stage& s) { return s.SetOrigin(); });
}

void CMMCore::setOrigin() {
   setOrigin(Focus(*core_).c_str());
}

void CMMCore::setAdapterOrigin(const char* stageLabel, double newZUm) {
   GetStage(*core_, stageLabel)->Do<MM::Stage>("set its origin", [=](MM::Stage& s) {
      return s.SetAdapterOriginUm(newZUm);
   });
}

void CMMCore::setAdapterOrigin(double newZUm) {
   setAdapterOrigin(Focus(*core_).c_str(), newZUm);
}

void CMMCore::setFocusDirection(const char* stageLabel, int sign) {
   const DevicePtr stage = FindDevice(*core_, stageLabel, MM::StageDevice);
   if (stage)
      SetFocusDirection(*stage, sign);
   else
      core_->logger(LogLevelWarning, "No focus direction was set: there is no Z stage of that label");
}

int CMMCore::getFocusDirection(const char* stageLabel) {
   return FocusDirection(*GetStage(*core_, stageLabel));
}

bool CMMCore::isStageUsingCallbacks(const char* stageLabel) {
   bool uses = false;
   GetStage(*core_, stageLabel)->Do<MM::Stage>("tell how it reports", [&](MM::Stage& s) {
      return s.UsesOnStagePositionChanged(uses);
   });
   return uses;
}

void CMMCore::setXYPosition(const char* xyStageLabel, double x, double y) {
   GetXYStage(*core_, xyStageLabel)->Do<MM::XYStage>("move", [=](MM::XYStage& s) { return s.SetPositionUm(x, y); });
}

void CMMCore::setXYPosition(double x, double y) {
   setXYPosition(XY(*core_).c_str(), x, y);
}

void CMMCore::setRelativeXYPosition(const char* xyStageLabel, double dx, double dy) {
   GetXYStage(*core_, xyStageLabel)->Do<MM::XYStage>("move", [=](MM::XYStage& s) {
      return s.SetRelativePositionUm(dx, dy);
   });
}

void CMMCore::setRelativeXYPosition(double dx, double dy) {
   setRelativeXYPosition(XY(*core_).c_str(), dx, dy);
}

void CMMCore::getXYPosition(const char* xyStageLabel, double& x_stage, double& y_stage) {
   GetXYStage(*core_, xyStageLabel)->Do<MM::XYStage>("tell its position", [&](MM::XYStage& s) {
      return s.GetPositionUm(x_stage, y_stage);
   });
}

void CMMCore::getXYPosition(double& x_stage, double& y_stage) {
   getXYPosition(XY(*core_).c_str(), x_stage, y_stage);
}

double CMMCore::getXPosition(const char* xyStageLabel) {
   double x = 0.0, y = 0.0;
   getXYPosition(xyStageLabel, x, y);
   return x;
}

double CMMCore::getYPosition(const char* xyStageLabel) {
   double x = 0.0, y = 0.0;
   getXYPosition(xyStageLabel, x, y);
   return y;
}

double CMMCore::getXPosition() {
   return getXPosition(XY(*core_).c_str());
}

double CMMCore::getYPosition() {
   return getYPosition(XY(*core_).c_str());
}

void CMMCore::stop(const char* xyOrZStageLabel) {
   const DevicePtr stage = core_->devices.Get(NotNull(xyOrZStageLabel, "stage label"));
   if (stage->Type() == MM::XYStageDevice)
      stage->Do<MM::XYStage>("stop", [](MM::XYStage& s) { return s.Stop(); });
   else
      GetStage(*core_, xyOrZStageLabel)->Do<MM::Stage>("stop", [](MM::Stage& s) { return s.Stop(); });
}

void CMMCore::home(const char* xyOrZStageLabel) {
   const DevicePtr stage = core_->devices.Get(NotNull(xyOrZStageLabel, "stage label"));
   if (stage->Type() == MM::XYStageDevice)
      stage->Do<MM::XYStage>("home", [](MM::XYStage& s) { return s.Home(); });
   else
      GetStage(*core_, xyOrZStageLabel)->Do<MM::Stage>("home", [](MM::Stage& s) { return s.Home(); });
}

void CMMCore::setOriginXY(const char* xyStageLabel) {
   GetXYStage(*core_, xyStageLabel)->Do<MM::XYStage>("set its origin", [](MM::XYStage& s) { return s.SetOrigin(); });
}

void CMMCore::setOriginXY() {
   setOriginXY(XY(*core_).c_str());
}

void CMMCore::setOriginX(const char* xyStageLabel) {
   GetXYStage(*core_, xyStageLabel)->Do<MM::XYStage>("set its X origin", [](MM::XYStage& s) { return s.SetXOrigin(); });
}

void CMMCore::setOriginX() {
   setOriginX(XY(*core_).c_str());
}

void CMMCore::setOriginY(const char* xyStageLabel) {
   GetXYStage(*core_, xyStageLabel)->Do<MM::XYStage>("set its Y origin", [](MM::XYStage& s) { return s.SetYOrigin(); });
}

void CMMCore::setOriginY() {
   setOriginY(XY(*core_).c_str());
}

void CMMCore::setAdapterOriginXY(const char* xyStageLabel, double newXUm, double newYUm) {
   GetXYStage(*core_, xyStageLabel)->Do<MM::XYStage>("set its origin", [=](MM::XYStage& s) {
      return s.SetAdapterOriginUm(newXUm, newYUm);
   });
}

void CMMCore::setAdapterOriginXY(double newXUm, double newYUm) {
   setAdapterOriginXY(XY(*core_).c_str(), newXUm, newYUm);
}

bool CMMCore::isXYStageUsingCallbacks(const char* xyStageLabel) {
   bool uses = false;
   GetXYStage(*core_, xyStageLabel)->Do<MM::XYStage>("tell how it reports", [&](MM::XYStage& s) {
      return s.UsesOnXYStagePositionChanged(uses);
   });
   return uses;
}
