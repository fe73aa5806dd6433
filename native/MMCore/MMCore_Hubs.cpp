// CMMCore: detection of hardware, hubs with their peripherals, serial ports.
#include "Core.h"
#include "MMCore.h"
#include "Text.h"

using namespace mmcore::internal;

static DevicePtr Get(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "device label"));
}

// Null for a label that is null or unknown.
static DevicePtr Find(Core& core, const char* label) {
   return label ? core.devices.Find(std::string(label)) : nullptr;
}

static DevicePtr GetHub(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "hub label"), MM::HubDevice);
}

static DevicePtr GetPort(Core& core, const char* label) {
   return core.devices.Get(NotNull(label, "port label"), MM::SerialDevice);
}

bool CMMCore::supportsDeviceDetection(const char* deviceLabel) {
   const DevicePtr device = Find(*core_, deviceLabel);
   return device && device->UseAnyTime([](MM::Device& d) { return d.SupportsDeviceDetection(); });
}

MM::DeviceDetectionStatus CMMCore::detectDevice(const char* deviceLabel) {
   const DevicePtr device = Find(*core_, deviceLabel);
   return device ? device->UseAnyTime([](MM::Device& d) { return d.DetectDevice(); }) : MM::Unimplemented;
}

std::string CMMCore::getParentLabel(const char* peripheralLabel) {
   return Get(*core_, peripheralLabel)->UseAnyTime([](MM::Device& d) {
      char parent[MM::MaxStrLength] = "";
      d.GetParentID(parent);
      return std::string(parent);
   });
}

void CMMCore::setParentLabel(const char* deviceLabel, const char* parentHubLabel) {
   const std::string hub = NotNull(parentHubLabel, "hub label");
   RequireNoComma(hub, "hub label");
   Get(*core_, deviceLabel)->UseAnyTime([&](MM::Device& d) { d.SetParentID(hub.c_str()); });
}

std::vector<std::string> CMMCore::getInstalledDevices(const char* hubLabel) {
   const DevicePtr hub = GetHub(*core_, hubLabel);
   hub->Do<MM::Hub>("detect its peripherals", [](MM::Hub& h) { return h.DetectInstalledDevices(); });
   return hub->Use<MM::Hub>("list its peripherals", [](MM::Hub& h) {
      std::vector<std::string> names;
      for (unsigned i = 0, n = h.GetNumberOfInstalledDevices(); i < n; ++i) {
         char name[MM::MaxStrLength] = "";
         if (const MM::Device* peripheral = h.GetInstalledDevice(static_cast<int>(i))) {
            peripheral->GetName(name);
            names.push_back(name);
         }
      }
      return names;
   });
}

std::string CMMCore::getInstalledDeviceDescription(const char* hubLabel, const char* peripheralLabel) {
   const std::string wanted = NotNull(peripheralLabel, "name of the peripheral");
   return GetHub(*core_, hubLabel)->Use<MM::Hub>("describe a peripheral", [&](MM::Hub& h) {
      for (unsigned i = 0, n = h.GetNumberOfInstalledDevices(); i < n; ++i) {
         char name[MM::MaxStrLength] = "", description[MM::MaxStrLength] = "";
         const MM::Device* peripheral = h.GetInstalledDevice(static_cast<int>(i));
         if (!peripheral)
            continue;
         peripheral->GetName(name);
         peripheral->GetDescription(description);
         if (wanted == name)
            return std::string(*description ? description : "N/A");
      }
      throw CMMError("Hub " + Quoted(hubLabel) + " has detected no peripheral " + Quoted(wanted), MMERR_NoDevice);
   });
}

std::vector<std::string> CMMCore::getLoadedPeripheralDevices(const char* hubLabel) {
   const DevicePtr hub = GetHub(*core_, hubLabel);
   std::vector<std::string> labels;
   for (const DevicePtr& device : core_->devices.All()) {
      if (getParentLabel(device->Label().c_str()) == hub->Label())
         labels.push_back(device->Label());
   }
   return labels;
}

void CMMCore::setSerialProperties(const char* portName, const char* answerTimeout, const char* baudRate,
                                  const char* delayBetweenCharsMs, const char* handshaking, const char* parity,
                                  const char* stopBits) {
   const DevicePtr port = GetPort(*core_, portName);
   const std::pair<const char*, const char*> settings[] = {{MM::g_Keyword_AnswerTimeout, answerTimeout},
                                                           {MM::g_Keyword_BaudRate, baudRate},
                                                           {MM::g_Keyword_DelayBetweenCharsMs, delayBetweenCharsMs},
                                                           {MM::g_Keyword_Handshaking, handshaking},
                                                           {MM::g_Keyword_Parity, parity},
                                                           {MM::g_Keyword_StopBits, stopBits}};
   for (const auto& [property, value] : settings)
      core_->SetProperty(port->Label(), property, NotNull(value, property));
}

void CMMCore::setSerialPortCommand(const char* portLabel, const char* command, const char* term) {
   const std::string text = NotNull(command, "command"), end = NotNull(term, "terminator");
   GetPort(*core_, portLabel)->Do<MM::Serial>("send a command", [&](MM::Serial& s) {
      return s.SetCommand(text.c_str(), end.c_str());
   });
}

std::string CMMCore::getSerialPortAnswer(const char* portLabel, const char* term) {
   const std::string end = NotNull(term, "terminator");
   char answer[MM::MaxStrLength] = "";
   GetPort(*core_, portLabel)->Do<MM::Serial>("read an answer", [&](MM::Serial& s) {
      return s.GetAnswer(answer, sizeof answer, end.c_str());
   });
   return answer;
}

void CMMCore::writeToSerialPort(const char* portLabel, const std::vector<char>& data) {
   GetPort(*core_, portLabel)->Do<MM::Serial>("write", [&](MM::Serial& s) {
      return s.Write(reinterpret_cast<const unsigned char*>(data.data()), data.size());
   });
}

std::vector<char> CMMCore::readFromSerialPort(const char* portLabel) {
   unsigned char data[MM::MaxStrLength];
   unsigned long count = 0;
   GetPort(*core_, portLabel)->Do<MM::Serial>("read", [&](MM::Serial& s) { return s.Read(data, sizeof data, count); });
   return std::vector<char>(data, data + count);
}
