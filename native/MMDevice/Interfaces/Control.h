// Switches, signals, serial ports and optics.
// The order of the virtual functions is binary interface: see MMDevice.h.
#pragma once

#include "Device.h"

namespace MM {

/** Numbered positions, from 0, that may carry labels: filter wheels, turrets, switches. */
class State : public Device {
public:
   static constexpr DeviceType Type = StateDevice;

   State() {}
   virtual ~State() {}
   DeviceType GetType() const override { return Type; }

   virtual int SetPosition(long pos) = 0;
   virtual int SetPosition(const char* label) = 0;
   virtual int GetPosition(long& pos) const = 0;
   virtual int GetPosition(char* label) const = 0;
   virtual int GetPositionLabel(long pos, char* label) const = 0;
   virtual int GetLabelPosition(const char* label, long& pos) const = 0;
   virtual int SetPositionLabel(long pos, const char* label) = 0;
   virtual unsigned long GetNumberOfPositions() const = 0;
   /** A closed gate puts the device to its closed position, whatever its position says. */
   virtual int SetGateOpen(bool open = true) = 0;
   virtual int GetGateOpen(bool& open) = 0;
};

/** An analogue output. */
class SignalIO : public Device {
public:
   static constexpr DeviceType Type = SignalIODevice;

   SignalIO() {}
   virtual ~SignalIO() {}
   DeviceType GetType() const override { return Type; }

   /** A closed gate puts the output to 0 V. */
   virtual int SetGateOpen(bool open = true) = 0;
   virtual int GetGateOpen(bool& open) = 0;
   virtual int SetSignal(double volts) = 0;
   virtual int GetSignal(double& volts) = 0;
   virtual int GetLimits(double& minVolts, double& maxVolts) = 0;

   // Sequences of voltages, stepped through by the hardware.
   virtual int IsDASequenceable(bool& isSequenceable) const = 0;
   virtual int GetDASequenceMaxLength(long& nrEvents) const = 0;
   virtual int StartDASequence() = 0;
   virtual int StopDASequence() = 0;
   virtual int ClearDASequence() = 0;
   virtual int AddToDASequence(double voltage) = 0;
   virtual int SendDASequence() = 0;
};

/** A serial port, used by other devices. */
class Serial : public Device {
public:
   static constexpr DeviceType Type = SerialDevice;

   Serial() {}
   virtual ~Serial() {}
   DeviceType GetType() const override { return Type; }

   virtual PortType GetPortType() const = 0;
   /** Sends the command, then the terminator. */
   virtual int SetCommand(const char* command, const char* term) = 0;
   /** Waits for an answer that ends with the terminator, which is taken off. */
   virtual int GetAnswer(char* txt, unsigned int maxChars, const char* term) = 0;
   virtual int Write(const unsigned char* buf, unsigned long bufLen) = 0;
   /** Takes what has come in so far. */
   virtual int Read(unsigned char* buf, unsigned long bufLen, unsigned long& charsRead) = 0;
   /** Throws away what has come in and what waits to go out. */
   virtual int Purge() = 0;
};

/** Optics that change the pixel size. */
class Magnifier : public Device {
public:
   static constexpr DeviceType Type = MagnifierDevice;

   Magnifier() {}
   virtual ~Magnifier() {}
   DeviceType GetType() const override { return Type; }

   virtual double GetMagnification() = 0;
};

} // namespace MM
