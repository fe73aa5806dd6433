// Serial ports as devices use them, by label.
#include "../Core.h"

namespace mmcore {
namespace internal {

template <class F>
int CoreCallback::ToSerial(const char* port, F f) {
   const DevicePtr device = port ? core_.devices.Find(std::string(port)) : nullptr;
   if (!device || device->Type() != MM::SerialDevice) {
      core_.logger(LogLevelError, std::string("A device uses a serial port that is not loaded: ") + (port ? port : ""));
      return DEVICE_SERIAL_COMMAND_FAILED;
   }
   return device->UseAnyTime<MM::Serial>(f);
}

int CoreCallback::SetSerialProperties(const char* portName, const char* answerTimeout, const char* baudRate,
                                      const char* delayBetweenCharsMs, const char* handshaking, const char* parity,
                                      const char* stopBits) {
   const std::pair<const char*, const char*> settings[] = {{MM::g_Keyword_AnswerTimeout, answerTimeout},
                                                           {MM::g_Keyword_BaudRate, baudRate},
                                                           {MM::g_Keyword_DelayBetweenCharsMs, delayBetweenCharsMs},
                                                           {MM::g_Keyword_Handshaking, handshaking},
                                                           {MM::g_Keyword_Parity, parity},
                                                           {MM::g_Keyword_StopBits, stopBits}};
   for (const auto& [property, value] : settings) {
      const int code = SetDeviceProperty(portName, property, value);
      if (code != DEVICE_OK)
         return code;
   }
   return DEVICE_OK;
}

int CoreCallback::SetSerialCommand(const MM::Device*, const char* portName, const char* command, const char* term) {
   return ToSerial(portName, [=](MM::Serial& s) { return s.SetCommand(command, term); });
}

int CoreCallback::GetSerialAnswer(const MM::Device*, const char* portName, unsigned long ansLength, char* answer,
                                  const char* term) {
   return ToSerial(portName,
                   [=](MM::Serial& s) { return s.GetAnswer(answer, static_cast<unsigned>(ansLength), term); });
}

int CoreCallback::WriteToSerial(const MM::Device*, const char* port, const unsigned char* buf, unsigned long length) {
   return ToSerial(port, [=](MM::Serial& s) { return s.Write(buf, length); });
}

int CoreCallback::ReadFromSerial(const MM::Device*, const char* port, unsigned char* buf, unsigned long length,
                                 unsigned long& read) {
   return ToSerial(port, [&](MM::Serial& s) { return s.Read(buf, length, read); });
}

int CoreCallback::PurgeSerial(const MM::Device*, const char* portName) {
   return ToSerial(portName, [](MM::Serial& s) { return s.Purge(); });
}

MM::PortType CoreCallback::GetSerialPortType(const char* portName) const {
   const DevicePtr device = portName ? core_.devices.Find(std::string(portName)) : nullptr;
   if (!device || device->Type() != MM::SerialDevice)
      return MM::InvalidPort;
   return device->UseAnyTime<MM::Serial>([](MM::Serial& s) { return s.GetPortType(); });
}

} // namespace internal
} // namespace mmcore
