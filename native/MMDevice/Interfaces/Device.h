// What every device offers, and the kinds of device that add little to it.
// The order of the virtual functions is binary interface: see MMDevice.h.
#pragma once

#include "../MMDeviceConstants.h"

namespace MM {

class Core;

/** What every device offers: properties, error texts, names, life cycle. */
class Device {
public:
   Device() {}
   virtual ~Device() {}

   // Properties. Values are text; see Property.h for their types.
   virtual unsigned int GetNumberOfProperties() const = 0;
   virtual int GetProperty(const char* name, char* value) const = 0;
   virtual int SetProperty(const char* name, const char* value) = 0;
   virtual bool HasProperty(const char* name) const = 0;
   virtual bool GetPropertyName(unsigned int idx, char* name) const = 0;
   virtual int GetPropertyReadOnly(const char* name, bool& readOnly) const = 0;
   /** preInit: the property is to be set before Initialize. */
   virtual int GetPropertyInitStatus(const char* name, bool& preInit) const = 0;
   virtual int HasPropertyLimits(const char* name, bool& hasLimits) const = 0;
   virtual int GetPropertyLowerLimit(const char* name, double& lowLimit) const = 0;
   virtual int GetPropertyUpperLimit(const char* name, double& hiLimit) const = 0;
   virtual int GetPropertyType(const char* name, PropertyType& pt) const = 0;
   virtual unsigned int GetNumberOfPropertyValues(const char* propertyName) const = 0;
   /** The allowed values, when there are any, in sorted order. */
   virtual bool GetPropertyValueAt(const char* propertyName, unsigned int index, char* value) const = 0;

   // Hardware sequences: values added one by one, sent to the device, then stepped through by a trigger signal.
   virtual int IsPropertySequenceable(const char* name, bool& isSequenceable) const = 0;
   virtual int GetPropertySequenceMaxLength(const char* propertyName, long& nrEvents) const = 0;
   virtual int StartPropertySequence(const char* propertyName) = 0;
   virtual int StopPropertySequence(const char* propertyName) = 0;
   virtual int ClearPropertySequence(const char* propertyName) = 0;
   virtual int AddToPropertySequence(const char* propertyName, const char* value) = 0;
   virtual int SendPropertySequence(const char* propertyName) = 0;

   /** Text of an error number. False, and empty, when the device does not know it. */
   virtual bool GetErrorText(int errorCode, char* errMessage) const = 0;
   /** True while the device is moving or settling; never waits. */
   virtual bool Busy() = 0;
   /** Time to wait after a change, in ms; for devices that cannot tell when they are done (UsesDelay). */
   virtual double GetDelayMs() const = 0;
   virtual void SetDelayMs(double delay) = 0;
   virtual bool UsesDelay() = 0;

   // The label is the name the user chose; module and name say where the device came from.
   virtual void SetLabel(const char* label) = 0;
   virtual void GetLabel(char* name) const = 0;
   virtual void SetModuleName(const char* moduleName) = 0;
   virtual void GetModuleName(char* moduleName) const = 0;
   virtual void SetDescription(const char* description) = 0;
   virtual void GetDescription(char* description) const = 0;

   /** Connects to the hardware. Called once. */
   virtual int Initialize() = 0;
   /** Lets the hardware go. May be called more than once, and without Initialize. */
   virtual int Shutdown() = 0;
   virtual DeviceType GetType() const = 0;
   virtual void GetName(char* name) const = 0;
   /** Called before Initialize; the core outlives the device. */
   virtual void SetCallback(Core* callback) = 0;

   // Whether the hardware is there can be asked before Initialize.
   virtual bool SupportsDeviceDetection() = 0;
   virtual DeviceDetectionStatus DetectDevice() = 0;

   /** The label of the hub the device is attached to. */
   virtual void SetParentID(const char* parentId) = 0;
   virtual void GetParentID(char* parentID) const = 0;
};

/** A device that has nothing but properties. */
class Generic : public Device {
public:
   static constexpr DeviceType Type = GenericDevice;

   DeviceType GetType() const override { return Type; }
};

/** A device that others are attached to. */
class Hub : public Device {
public:
   static constexpr DeviceType Type = HubDevice;

   Hub() {}
   virtual ~Hub() {}
   DeviceType GetType() const override { return Type; }

   /** Looks for attached devices; the hub keeps what it finds until ClearInstalledDevices. */
   virtual int DetectInstalledDevices() = 0;
   virtual void ClearInstalledDevices() = 0;
   virtual unsigned int GetNumberOfInstalledDevices() = 0;
   /** Null for an index out of range. */
   virtual Device* GetInstalledDevice(int devIdx) = 0;
};

} // namespace MM
