// The C functions by which a core talks to a device adapter library: module interface version 10.
//
// An adapter's author writes InitializeModuleData, CreateDevice and DeleteDevice; libMMDevice supplies the other six.
// Code that uses adapters defines MMDEVICE_CLIENT_BUILD first: it then gets the types of the functions and no exports.
#pragma once

#include "MMDevice.h"

#define MODULE_INTERFACE_VERSION 10

#ifdef MMDEVICE_CLIENT_BUILD

typedef void (*fnInitializeModuleData)();
typedef MM::Device* (*fnCreateDevice)(const char* name);
typedef void (*fnDeleteDevice)(MM::Device* device);
typedef long (*fnGetModuleVersion)();
typedef long (*fnGetDeviceInterfaceVersion)();
typedef unsigned (*fnGetNumberOfDevices)();
typedef bool (*fnGetDeviceName)(unsigned index, char* name, unsigned bufferLength);
typedef bool (*fnGetDeviceType)(const char* name, int* type);
typedef bool (*fnGetDeviceDescription)(const char* name, char* description, unsigned bufferLength);

#else

// Exported even when everything else is hidden (-fvisibility=hidden).
#define MODULE_API __attribute__((visibility("default")))

extern "C" {

/** Registers the devices with RegisterDevice. May be called more than once. Written by the adapter. */
MODULE_API void InitializeModuleData();
/** Makes the device of that name, owned by the caller until DeleteDevice; null for an unknown name. By the adapter. */
MODULE_API MM::Device* CreateDevice(const char* name);
/** Ends a device made by CreateDevice. Written by the adapter. */
MODULE_API void DeleteDevice(MM::Device* device);

MODULE_API long GetModuleVersion();
MODULE_API long GetDeviceInterfaceVersion();
/** Number of registered devices. */
MODULE_API unsigned GetNumberOfDevices();
/** The name of the device at index, in order of registration. False when there is none or the buffer is too short. */
MODULE_API bool GetDeviceName(unsigned index, char* name, unsigned bufferLength);
/** The MM::DeviceType of a registered device. False when the name is unknown. */
MODULE_API bool GetDeviceType(const char* name, int* type);
/** False when the name is unknown or the buffer too short. */
MODULE_API bool GetDeviceDescription(const char* name, char* description, unsigned bufferLength);

} // extern "C"

// Each module has its own list of devices: hidden, so that the list of one module is never taken for another's.
/** Announces a device; called by InitializeModuleData. Announcing a name again changes nothing. */
__attribute__((visibility("hidden"))) void RegisterDevice(const char* deviceName, MM::DeviceType deviceType,
                                                          const char* description);

#endif
