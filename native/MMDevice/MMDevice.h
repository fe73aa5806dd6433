// The pure interfaces between device adapters and the core: device interface version 75.
//
// Adapters are called through vtables, so the order of the virtual functions in Interfaces/ is binary interface: never
// insert, remove or reorder one without raising DEVICE_INTERFACE_VERSION. native/tests checks every slot against a
// table.
//
// Strings that a device fills are MM::MaxStrLength bytes long, terminator included. Functions that return int answer
// DEVICE_OK or an error number of MMDeviceConstants.h or of the device itself. No exception may cross this interface.
#pragma once

#define DEVICE_INTERFACE_VERSION 75

#include "MMDeviceConstants.h"

#include <climits>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <iomanip>
#include <sstream>
#include <string>
#include <vector>

#include "Interfaces/Camera.h"
#include "Interfaces/Control.h"
#include "Interfaces/Core.h"
#include "Interfaces/Device.h"
#include "Interfaces/Light.h"
#include "Interfaces/MMTime.h"
#include "Interfaces/Pump.h"
#include "Interfaces/Stage.h"
