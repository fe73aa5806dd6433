// What a device adapter derives from: one template per kind of device, and everything they need.
#pragma once

#include <assert.h>
#include <math.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <iomanip>
#include <map>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "CameraImageMetadata.h"
#include "DeviceMessages.h"
#include "DeviceThreads.h"
#include "DeviceUtils.h"
#include "MMDevice.h"
#include "MMDeviceConstants.h"
#include "ModuleInterface.h"
#include "Property.h"

#include "Bases/CameraBase.h"
#include "Bases/CommonBase.h"
#include "Bases/HubBase.h"
#include "Bases/LegacyCameraBase.h"
#include "Bases/PumpBases.h"
#include "Bases/SLMBase.h"
#include "Bases/SignalIOBase.h"
#include "Bases/SimpleBases.h"
#include "Bases/StageBase.h"
#include "Bases/StateDeviceBase.h"
#include "Bases/XYStageBase.h"

/** The nearest whole number; halves away from zero. */
__attribute__((visibility("hidden"))) inline long nint(double value) {
   return std::lround(value);
}
