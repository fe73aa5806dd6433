#include "DeviceErrorTexts.h"

#include "MMDeviceConstants.h"

namespace MM {

std::map<int, std::string> DefaultErrorTexts() {
   return {
       {DEVICE_OK, "No error"},
       {DEVICE_ERR, "Unspecified device error"},
       {DEVICE_INVALID_PROPERTY, "The device has no such property"},
       {DEVICE_INVALID_PROPERTY_VALUE, "The value is not among the allowed values or is outside the limits"},
       {DEVICE_DUPLICATE_PROPERTY, "The device already has a property of this name"},
       {DEVICE_INVALID_PROPERTY_TYPE, "A property must be a string, a float or an integer"},
       {DEVICE_NATIVE_MODULE_FAILED, "The driver library of the device could not be loaded"},
       {DEVICE_UNSUPPORTED_DATA_FORMAT, "The device does not support this data format"},
       {DEVICE_INTERNAL_INCONSISTENCY, "The device adapter found itself in an inconsistent state"},
       {DEVICE_NOT_SUPPORTED, "This device is not supported by the adapter"},
       {DEVICE_UNKNOWN_LABEL, "No position has this label"},
       {DEVICE_UNSUPPORTED_COMMAND, "The device does not support this command"},
       {DEVICE_UNKNOWN_POSITION, "The device is at, or was asked for, a position without a label"},
       {DEVICE_NO_CALLBACK_REGISTERED, "The device is not connected to a core"},
       {DEVICE_SERIAL_COMMAND_FAILED, "Sending a command to the serial port failed"},
       {DEVICE_SERIAL_BUFFER_OVERRUN, "The answer from the serial port is longer than the buffer"},
       {DEVICE_SERIAL_INVALID_RESPONSE, "The serial port received an answer that makes no sense; check the port's "
                                        "settings and the cable"},
       {DEVICE_SERIAL_TIMEOUT, "No answer came through the serial port in time; check that the device is on and "
                               "connected to this port"},
       {DEVICE_SELF_REFERENCE, "The device refers to itself"},
       {DEVICE_NO_PROPERTY_DATA, "No number was stored for this value of the property"},
       {DEVICE_DUPLICATE_LABEL, "Another position already has this label"},
       {DEVICE_INVALID_INPUT_PARAM, "A parameter of the command is invalid"},
       {DEVICE_BUFFER_OVERFLOW, "The buffer is full"},
       {DEVICE_NONEXISTENT_CHANNEL, "The device has no such channel"},
       {DEVICE_INVALID_PROPERTY_LIMTS, "The limits are invalid, or the property has allowed values instead of limits"},
       {DEVICE_SNAP_IMAGE_FAILED, "Snapping an image failed"},
       {DEVICE_IMAGE_PARAMS_FAILED, "The image parameters could not be read"},
       {DEVICE_CORE_FOCUS_STAGE_UNDEF, "The core has no focus stage"},
       {DEVICE_CORE_EXPOSURE_FAILED, "The core could not set the exposure"},
       {DEVICE_CORE_CONFIG_FAILED, "The core could not apply the configuration"},
       {DEVICE_CAMERA_BUSY_ACQUIRING, "The camera is acquiring a sequence; stop it first"},
       {DEVICE_INCOMPATIBLE_IMAGE, "The image has another size or pixel type than the buffer"},
       {DEVICE_CAN_NOT_SET_PROPERTY, "The property cannot be set now"},
       {DEVICE_CORE_CHANNEL_PRESETS_FAILED, "The core could not read the channel presets"},
       {DEVICE_LOCALLY_DEFINED_ERROR, "An error that the device defines itself"},
       {DEVICE_NOT_CONNECTED, "The device is not connected"},
       {DEVICE_COMM_HUB_MISSING, "The hub that the device communicates through is missing; load and assign it first"},
       {DEVICE_DUPLICATE_LIBRARY, "The driver library of the device was found more than once"},
       {DEVICE_PROPERTY_NOT_SEQUENCEABLE, "The property cannot run in a hardware sequence"},
       {DEVICE_SEQUENCE_TOO_LARGE, "The sequence is longer than the device can hold"},
       {DEVICE_OUT_OF_MEMORY, "Out of memory"},
       {DEVICE_NOT_YET_IMPLEMENTED, "The device adapter does not implement this"},
       {DEVICE_PUMP_IS_RUNNING, "The pump is running; stop it first"},
   };
}

bool IsPropertyError(int errorCode) {
   switch (errorCode) {
   case DEVICE_INVALID_PROPERTY:
   case DEVICE_INVALID_PROPERTY_VALUE:
   case DEVICE_DUPLICATE_PROPERTY:
   case DEVICE_INVALID_PROPERTY_TYPE:
   case DEVICE_NO_PROPERTY_DATA:
   case DEVICE_INVALID_PROPERTY_LIMTS:
   case DEVICE_CAN_NOT_SET_PROPERTY:
   case DEVICE_PROPERTY_NOT_SEQUENCEABLE:
      return true;
   default:
      return false;
   }
}

} // namespace MM
