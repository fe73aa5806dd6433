// What all devices have in common.
#include "FakeCore.h"
#include "TestDevices.h"

#include <gtest/gtest.h>

namespace {

TEST(DeviceBase, Keeps_names_and_delay) {
   Plain device;
   char text[MM::MaxStrLength];
   device.SetLabel("Lamp");
   device.GetLabel(text);
   EXPECT_STREQ(text, "Lamp");
   device.SetModuleName("Module");
   device.GetModuleName(text);
   EXPECT_STREQ(text, "Module");
   device.SetDescription("What it is");
   device.GetDescription(text);
   EXPECT_STREQ(text, "What it is");
   device.SetDelayMs(12.5);
   EXPECT_EQ(device.GetDelayMs(), 12.5);
   EXPECT_FALSE(device.UsesDelay());
   device.EnableDelay();
   EXPECT_TRUE(device.UsesDelay());
   EXPECT_FALSE(device.SupportsDeviceDetection());
   EXPECT_EQ(device.DetectDevice(), MM::Unimplemented);
   EXPECT_EQ(device.GetType(), MM::GenericDevice);
}

TEST(DeviceBase, Creates_properties_of_the_three_types) {
   Plain device;
   EXPECT_EQ(device.CreateIntegerProperty("i", -5, false), DEVICE_OK);
   EXPECT_EQ(device.CreateFloatProperty("f", 0.00005, false), DEVICE_OK);
   EXPECT_EQ(device.CreateStringProperty("s", "text", true, 0, true), DEVICE_OK);
   EXPECT_EQ(ValueOf(device, "i"), "-5");
   EXPECT_EQ(ValueOf(device, "f"), "0.0001");
   EXPECT_EQ(ValueOf(device, "s"), "text");
   EXPECT_EQ(device.GetNumberOfProperties(), 3u);
   char name[MM::MaxStrLength];
   EXPECT_TRUE(device.GetPropertyName(0, name));
   EXPECT_STREQ(name, "f");
   EXPECT_FALSE(device.GetPropertyName(3, name));
   MM::PropertyType type = MM::Undef;
   EXPECT_EQ(device.GetPropertyType("f", type), DEVICE_OK);
   EXPECT_EQ(type, MM::Float);
   bool readOnly = false, preInit = false;
   EXPECT_EQ(device.GetPropertyReadOnly("s", readOnly), DEVICE_OK);
   EXPECT_EQ(device.GetPropertyInitStatus("s", preInit), DEVICE_OK);
   EXPECT_TRUE(readOnly && preInit);
   EXPECT_TRUE(device.IsPropertyEqualTo("i", "-5"));
   EXPECT_FALSE(device.IsPropertyEqualTo("nothing", "-5"));
   double real = 0;
   long whole = 0;
   EXPECT_EQ(device.GetProperty("f", real), DEVICE_OK);
   EXPECT_EQ(device.GetProperty("i", whole), DEVICE_OK);
   EXPECT_EQ(real, 0.0001);
   EXPECT_EQ(whole, -5);
}

TEST(DeviceBase, Answers_property_errors_with_the_name_of_the_property) {
   Plain device;
   device.CreateIntegerProperty("Gain", 1, false);
   EXPECT_EQ(device.CreateIntegerProperty("Gain", 1, false), DEVICE_DUPLICATE_PROPERTY);
   EXPECT_EQ(device.SetProperty("Offset", "1"), DEVICE_INVALID_PROPERTY);
   EXPECT_NE(ErrorTextOf(device, DEVICE_INVALID_PROPERTY).find(": Offset"), std::string::npos);
   device.SetPropertyLimits("Gain", 0, 8);
   EXPECT_EQ(device.SetProperty("Gain", "9"), DEVICE_INVALID_PROPERTY_VALUE);
   EXPECT_NE(ErrorTextOf(device, DEVICE_INVALID_PROPERTY_VALUE).find(": Gain"), std::string::npos);
   device.AddAllowedValue("Gain", "1");
   EXPECT_EQ(device.SetPropertyLimits("Gain", 0, 8), DEVICE_INVALID_PROPERTY_LIMTS);
   char value[MM::MaxStrLength];
   EXPECT_EQ(device.GetProperty("nothing", value), DEVICE_INVALID_PROPERTY);
   bool flag;
   EXPECT_EQ(device.HasPropertyLimits("nothing", flag), DEVICE_INVALID_PROPERTY);
}

TEST(DeviceBase, Has_a_text_for_every_error_number_and_the_devices_own_first) {
   Plain device;
   for (int code = DEVICE_OK; code <= DEVICE_PUMP_IS_RUNNING; ++code)
      EXPECT_FALSE(ErrorTextOf(device, code).empty()) << code;
   char text[MM::MaxStrLength] = "stale";
   EXPECT_FALSE(device.GetErrorText(10001, text));
   EXPECT_STREQ(text, "");
   device.SetErrorText(10001, "The lamp is cold");
   device.SetErrorText(DEVICE_ERR, "The lamp is broken");
   EXPECT_TRUE(device.GetErrorText(10001, text));
   EXPECT_STREQ(text, "The lamp is cold");
   EXPECT_EQ(ErrorTextOf(device, DEVICE_ERR), "The lamp is broken");
   device.InitializeDefaultErrorMessages();
   EXPECT_NE(ErrorTextOf(device, DEVICE_ERR), "The lamp is broken");
}

TEST(DeviceBase, Lists_limits_and_allowed_values) {
   Plain device;
   device.CreateFloatProperty("f", 0.5, false);
   EXPECT_EQ(device.SetPropertyLimits("f", 0.25, 0.75), DEVICE_OK);
   bool has = false;
   double low = 0, high = 0;
   device.HasPropertyLimits("f", has);
   device.GetPropertyLowerLimit("f", low);
   device.GetPropertyUpperLimit("f", high);
   EXPECT_TRUE(has);
   EXPECT_EQ(low, 0.25);
   EXPECT_EQ(high, 0.75);
   device.CreateStringProperty("s", "b", false);
   std::vector<std::string> values{"c", "a", "b"};
   EXPECT_EQ(device.SetAllowedValues("s", values), DEVICE_OK);
   EXPECT_EQ(device.GetNumberOfPropertyValues("s"), 3u);
   char value[MM::MaxStrLength];
   EXPECT_TRUE(device.GetPropertyValueAt("s", 0, value));
   EXPECT_STREQ(value, "a");
   EXPECT_FALSE(device.GetPropertyValueAt("s", 3, value));
   EXPECT_FALSE(device.GetPropertyValueAt("nothing", 0, value));
   EXPECT_EQ(device.AddAllowedValue("s", "d", 44), DEVICE_OK);
   long data = 0;
   EXPECT_EQ(device.GetPropertyData("s", "d", data), DEVICE_OK);
   EXPECT_EQ(data, 44);
   EXPECT_EQ(device.SetProperty("s", "d"), DEVICE_OK);
   data = 0;
   EXPECT_EQ(device.GetCurrentPropertyData("s", data), DEVICE_OK);
   EXPECT_EQ(data, 44);
   EXPECT_EQ(device.ClearAllowedValues("s"), DEVICE_OK);
   EXPECT_EQ(device.GetNumberOfPropertyValues("s"), 0u);
}

TEST(DeviceBase, Calls_member_functions_as_handlers) {
   Plain device;
   EXPECT_EQ(device.CreatePropertyWithHandler("Level", "0", MM::Integer, false, &Plain::OnLevel), DEVICE_OK);
   EXPECT_EQ(ValueOf(device, "Level"), "3");
   EXPECT_EQ(device.SetProperty("Level", "8"), DEVICE_OK);
   EXPECT_EQ(device.level, 8);
   device.CreateIntegerProperty("Channel2", 0, true, new Plain::CPropertyActionEx(&device, &Plain::OnChannel, 2));
   EXPECT_EQ(device.UpdateStatus(), DEVICE_OK);
   EXPECT_EQ(ValueOf(device, "Channel2"), "200");
   device.level = 5;
   EXPECT_EQ(device.UpdateProperty("Level"), DEVICE_OK);
   device.level = 6;
   EXPECT_EQ(device.ApplyProperty("Level"), DEVICE_OK);
   EXPECT_EQ(device.level, 5);
   device.levelResult = 10002;
   EXPECT_EQ(device.UpdateStatus(), 10002);
}

TEST(DeviceBase, Runs_property_sequences_only_where_the_handler_offers_them) {
   Plain device;
   device.CreateIntegerProperty("Level", 0, false, new Plain::CPropertyAction(&device, &Plain::OnLevel));
   bool sequenceable = true;
   long length = 0;
   EXPECT_EQ(device.IsPropertySequenceable("Level", sequenceable), DEVICE_OK);
   EXPECT_FALSE(sequenceable);
   EXPECT_EQ(device.StartPropertySequence("Level"), DEVICE_PROPERTY_NOT_SEQUENCEABLE);
   EXPECT_EQ(device.AddToPropertySequence("Level", "1"), DEVICE_PROPERTY_NOT_SEQUENCEABLE);
   EXPECT_EQ(device.GetPropertySequenceMaxLength("Level", length), DEVICE_PROPERTY_NOT_SEQUENCEABLE);
   EXPECT_EQ(device.StopPropertySequence("nothing"), DEVICE_INVALID_PROPERTY);
   device.levelSequenceLength = 2;
   EXPECT_EQ(device.GetPropertySequenceMaxLength("Level", length), DEVICE_OK);
   EXPECT_EQ(length, 2);
   EXPECT_EQ(device.ClearPropertySequence("Level"), DEVICE_OK);
   EXPECT_EQ(device.AddToPropertySequence("Level", "4"), DEVICE_OK);
   EXPECT_EQ(device.AddToPropertySequence("Level", "2"), DEVICE_OK);
   EXPECT_EQ(device.AddToPropertySequence("Level", "1"), DEVICE_SEQUENCE_TOO_LARGE);
   EXPECT_EQ(device.SendPropertySequence("Level"), DEVICE_OK);
   EXPECT_EQ(device.loaded, (std::vector<std::string>{"4", "2"}));
   EXPECT_EQ(device.StartPropertySequence("Level"), DEVICE_OK);
   EXPECT_EQ(device.StopPropertySequence("Level"), DEVICE_OK);
}

TEST(DeviceBase, Without_a_core_answers_so_or_neutrally) {
   Plain device;
   std::string answer = "stale";
   unsigned char byte = 0;
   unsigned long read = 9;
   EXPECT_FALSE(device.IsCallbackRegistered());
   EXPECT_EQ(device.GetCoreCallback(), nullptr);
   for (const int result :
        {device.LogMessage("x"), device.LogMessageCode(1), device.OnPropertiesChanged(),
         device.OnPropertyChanged("a", "b"), device.OnStagePositionChanged(1), device.OnXYStagePositionChanged(1, 2),
         device.OnExposureChanged(1), device.OnSLMExposureChanged(1), device.OnMagnifierChanged(),
         device.SendSerialCommand("P", "c", "\r"), device.GetSerialAnswer("P", "\r", answer),
         device.WriteToComPort("P", &byte, 1), device.ReadFromComPort("P", &byte, 1, read), device.PurgeComPort("P")})
      EXPECT_EQ(result, DEVICE_NO_CALLBACK_REGISTERED);
   EXPECT_EQ(answer, "");
   EXPECT_EQ(read, 0u);
   EXPECT_EQ(device.GetSerialPortType("P"), MM::InvalidPort);
   EXPECT_EQ(device.GetClockTicksUs(), 0u);
   EXPECT_EQ(device.GetCurrentMMTime(), MM::MMTime());
   EXPECT_EQ(device.GetDevice("other"), nullptr);
   EXPECT_EQ(device.GetParentHub(), nullptr);
   char name[MM::MaxStrLength] = "stale";
   device.GetLoadedDeviceOfType(MM::CameraDevice, name, 0);
   EXPECT_STREQ(name, "");
}

TEST(DeviceBase, Tells_the_core_what_changed) {
   FakeCore core;
   Plain device;
   device.SetCallback(&core);
   device.LogMessage("plain");
   device.LogMessage(std::string("text"), true);
   device.LogMessageCode(10001);
   device.LogTimeDiff(MM::MMTime::fromUs(1000), MM::MMTime::fromUs(3500), std::string("Homing: "));
   device.OnPropertiesChanged();
   device.OnPropertyChanged("Gain", "4");
   device.OnMagnifierChanged();
   EXPECT_EQ(core.Calls(),
             (std::vector<std::string>{"log plain", "debug text", "log Error 10001", "log Homing: 2.500 ms",
                                       "properties changed", "property Gain=4", "magnifier"}));
   EXPECT_EQ(device.GetClockTicksUs(), 77u);
   EXPECT_EQ(device.GetCurrentMMTime(), MM::MMTime::fromUs(88));
   char name[MM::MaxStrLength];
   device.GetLoadedDeviceOfType(MM::CameraDevice, name, 1);
   EXPECT_STREQ(name, "");
   device.GetLoadedDeviceOfType(MM::CameraDevice, name, 0);
   EXPECT_STREQ(name, "First");
}

TEST(DeviceBase, Talks_through_a_serial_port) {
   FakeCore core;
   Plain device;
   device.SetCallback(&core);
   EXPECT_EQ(device.SendSerialCommand("COM1", "MOVE 3", "\r\n"), DEVICE_OK);
   const unsigned char bytes[] = {'a', 'b'};
   EXPECT_EQ(device.WriteToComPort("COM1", bytes, 2), DEVICE_OK);
   EXPECT_EQ(device.PurgeComPort("COM1"), DEVICE_OK);
   EXPECT_EQ(core.Calls(), (std::vector<std::string>{"command COM1 MOVE 3\r\n", "write COM1 ab", "purge COM1"}));
   std::string answer;
   core.serialAnswer = "OK\r\n";
   EXPECT_EQ(device.GetSerialAnswer("COM1", "\r\n", answer), DEVICE_OK);
   EXPECT_EQ(answer, "OK");
   core.serialAnswer = "OK";
   EXPECT_EQ(device.GetSerialAnswer("COM1", "\r\n", answer), DEVICE_OK);
   EXPECT_EQ(answer, "OK");
   unsigned char buffer[8];
   unsigned long read = 0;
   EXPECT_EQ(device.ReadFromComPort("COM1", buffer, sizeof buffer, read), DEVICE_OK);
   EXPECT_EQ(std::string(reinterpret_cast<char*>(buffer), read), "OK");
   EXPECT_EQ(device.GetSerialPortType("COM1"), MM::USBPort);
   core.result = DEVICE_SERIAL_TIMEOUT;
   EXPECT_EQ(device.SendSerialCommand("COM1", "MOVE 3", "\r\n"), DEVICE_SERIAL_TIMEOUT);
   EXPECT_EQ(device.GetSerialAnswer("COM1", "\r\n", answer), DEVICE_SERIAL_TIMEOUT);
   EXPECT_EQ(answer, "");
}

class Counted : public Plain {
public:
   explicit Counted(int& alive) : alive_(alive) { ++alive_; }
   ~Counted() override { --alive_; }

private:
   int& alive_;
};

TEST(Hub, Owns_the_devices_it_lists) {
   int alive = 0;
   {
      TestHub hub;
      hub.AddInstalledDevice(new Counted(alive));
      hub.AddInstalledDevice(nullptr);
      MM::Device* second = new Counted(alive);
      hub.AddInstalledDevice(second);
      EXPECT_EQ(hub.GetNumberOfInstalledDevices(), 2u);
      EXPECT_EQ(hub.GetInstalledDevice(1), second);
      EXPECT_EQ(hub.GetInstalledDevice(2), nullptr);
      EXPECT_EQ(hub.GetInstalledDevice(-1), nullptr);
      hub.ClearInstalledDevices();
      EXPECT_EQ(alive, 0);
      hub.AddInstalledDevice(new Counted(alive));
   }
   EXPECT_EQ(alive, 0);
}

TEST(Hub, Is_assigned_to_a_peripheral_by_its_label) {
   FakeCore core;
   TestHub hub;
   hub.SetLabel("TheHub");
   Plain device;
   device.CreateHubIDProperty();
   device.SetCallback(&core);
   EXPECT_EQ(device.AssignToHub<TestHub>(), nullptr);
   EXPECT_EQ(core.Calls().size(), 1u); // the log says so
   core.hub = &hub;
   EXPECT_EQ(device.AssignToHub<TestHub>(), &hub);
   EXPECT_EQ(ValueOf(device, MM::g_Keyword_HubID), "TheHub");
   char parent[MM::MaxStrLength];
   device.GetParentID(parent);
   EXPECT_STREQ(parent, "TheHub");
   bool readOnly = false, preInit = true;
   EXPECT_EQ(device.GetPropertyReadOnly(MM::g_Keyword_HubID, readOnly), DEVICE_OK);
   EXPECT_TRUE(readOnly);
   EXPECT_EQ(device.GetPropertyInitStatus(MM::g_Keyword_HubID, preInit), DEVICE_OK);
   EXPECT_FALSE(preInit);
   EXPECT_EQ(device.SetProperty(MM::g_Keyword_HubID, "Other"), DEVICE_OK);
   EXPECT_EQ(ValueOf(device, MM::g_Keyword_HubID), "TheHub");
}

class OtherHub : public HubBase<OtherHub> {};

TEST(Hub, Of_another_type_is_not_assigned) {
   FakeCore core;
   TestHub hub;
   core.hub = &hub;
   Plain device;
   device.SetCallback(&core);
   EXPECT_EQ(device.AssignToHub<OtherHub>(), nullptr);
}

} // namespace
