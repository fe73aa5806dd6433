// CMMCore: sequences of exposures and positions that the hardware steps through by itself.
#include "Core.h"
#include "Devices/HardwareSequences.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static DevicePtr GetCamera(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "camera label"), MM::CameraDevice);
}

static DevicePtr GetStage(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "stage label"), MM::StageDevice);
}

static DevicePtr GetXYStage(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "stage label"), MM::XYStageDevice);
}

bool CMMCore::isExposureSequenceable(const char* cameraLabel) {
   return IsSequenceable(*GetCamera(*core_, cameraLabel), &MM::Camera::IsExposureSequenceable);
}

void CMMCore::startExposureSequence(const char* cameraLabel) {
   StartSequence(*GetCamera(*core_, cameraLabel), &MM::Camera::StartExposureSequence);
}

void CMMCore::stopExposureSequence(const char* cameraLabel) {
   StopSequence(*GetCamera(*core_, cameraLabel), &MM::Camera::StopExposureSequence);
}

long CMMCore::getExposureSequenceMaxLength(const char* cameraLabel) {
   return SequenceMaxLength(*GetCamera(*core_, cameraLabel), &MM::Camera::GetExposureSequenceMaxLength);
}

void CMMCore::loadExposureSequence(const char* cameraLabel, std::vector<double> exposureSequence_ms) {
   GetCamera(*core_, cameraLabel)->Do<MM::Camera>("load a sequence of exposures", [&](MM::Camera& c) {
      return LoadSteps(
          exposureSequence_ms.size(), [&] { return c.ClearExposureSequence(); },
          [&](std::size_t i) { return c.AddToExposureSequence(exposureSequence_ms[i]); },
          [&] { return c.SendExposureSequence(); });
   });
}

bool CMMCore::isStageSequenceable(const char* stageLabel) {
   return IsSequenceable(*GetStage(*core_, stageLabel), &MM::Stage::IsStageSequenceable);
}

bool CMMCore::isStageLinearSequenceable(const char* stageLabel) {
   return IsSequenceable(*GetStage(*core_, stageLabel), &MM::Stage::IsStageLinearSequenceable);
}

void CMMCore::startStageSequence(const char* stageLabel) {
   StartSequence(*GetStage(*core_, stageLabel), &MM::Stage::StartStageSequence);
}

void CMMCore::stopStageSequence(const char* stageLabel) {
   StopSequence(*GetStage(*core_, stageLabel), &MM::Stage::StopStageSequence);
}

long CMMCore::getStageSequenceMaxLength(const char* stageLabel) {
   return SequenceMaxLength(*GetStage(*core_, stageLabel), &MM::Stage::GetStageSequenceMaxLength);
}

void CMMCore::loadStageSequence(const char* stageLabel, std::vector<double> positionSequence) {
   GetStage(*core_, stageLabel)->Do<MM::Stage>("load a sequence of positions", [&](MM::Stage& s) {
      return LoadSteps(
          positionSequence.size(), [&] { return s.ClearStageSequence(); },
          [&](std::size_t i) { return s.AddToStageSequence(positionSequence[i]); },
          [&] { return s.SendStageSequence(); });
   });
}

void CMMCore::setStageLinearSequence(const char* stageLabel, double dZ_um, int nSlices) {
   const DevicePtr stage = GetStage(*core_, stageLabel);
   if (nSlices < 0)
      throw CMMError("The linear sequence of stage " + Quoted(stageLabel) + " has " + std::to_string(nSlices) +
                     " slices; the number must not be negative");
   stage->Do<MM::Stage>("set a linear sequence",
                        [=](MM::Stage& s) { return s.SetStageLinearSequence(dZ_um, nSlices); });
}

bool CMMCore::isXYStageSequenceable(const char* xyStageLabel) {
   return IsSequenceable(*GetXYStage(*core_, xyStageLabel), &MM::XYStage::IsXYStageSequenceable);
}

void CMMCore::startXYStageSequence(const char* xyStageLabel) {
   StartSequence(*GetXYStage(*core_, xyStageLabel), &MM::XYStage::StartXYStageSequence);
}

void CMMCore::stopXYStageSequence(const char* xyStageLabel) {
   StopSequence(*GetXYStage(*core_, xyStageLabel), &MM::XYStage::StopXYStageSequence);
}

long CMMCore::getXYStageSequenceMaxLength(const char* xyStageLabel) {
   return SequenceMaxLength(*GetXYStage(*core_, xyStageLabel), &MM::XYStage::GetXYStageSequenceMaxLength);
}

void CMMCore::loadXYStageSequence(const char* xyStageLabel, std::vector<double> xSequence,
                                  std::vector<double> ySequence) {
   const DevicePtr stage = GetXYStage(*core_, xyStageLabel);
   if (xSequence.size() != ySequence.size())
      throw CMMError("The sequence of XY stage " + Quoted(xyStageLabel) + " has " + std::to_string(xSequence.size()) +
                     " X and " + std::to_string(ySequence.size()) +
                     " Y positions; give as many of the one as of the "
                     "other");
   stage->Do<MM::XYStage>("load a sequence of positions", [&](MM::XYStage& s) {
      return LoadSteps(
          xSequence.size(), [&] { return s.ClearXYStageSequence(); },
          [&](std::size_t i) { return s.AddToXYStageSequence(xSequence[i], ySequence[i]); },
          [&] { return s.SendXYStageSequence(); });
   });
}
