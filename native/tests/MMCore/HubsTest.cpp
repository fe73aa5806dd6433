#include "CoreFixture.h"

using Strings = std::vector<std::string>;

using Hubs = CoreTest;

TEST_F(Hubs, A_hub_tells_what_is_attached_to_it) {
   Load("Hub", "Hub");
   core.initializeAllDevices();
   EXPECT_EQ(core.getInstalledDevices("Hub"), (Strings{"Lamp", "Valve"}));
   EXPECT_EQ(core.getInstalledDeviceDescription("Hub", "Lamp"), "A lamp on the hub");
   EXPECT_EQ(core.getInstalledDeviceDescription("Hub", "Valve"), "N/A");
   EXPECT_EQ(ErrorOf([&] { core.getInstalledDeviceDescription("Hub", "Door"); }).getCode(), MMERR_NoDevice);
   adapter.Get<TestHub>("Hub").commandResult = DEVICE_ERR;
   EXPECT_EQ(ErrorOf([&] { core.getInstalledDevices("Hub"); }).getCode(), MMERR_DEVICE_GENERIC);
}

TEST_F(Hubs, Peripherals_are_those_that_name_the_hub_as_parent) {
   Load("Hub", "Hub");
   Load("Lamp", "Shutter");
   Load("Alone", "Shutter");
   core.initializeAllDevices();
   EXPECT_EQ(core.getParentLabel("Lamp"), "");
   core.setParentLabel("Lamp", "Hub");
   EXPECT_EQ(core.getParentLabel("Lamp"), "Hub");
   EXPECT_EQ(core.getLoadedPeripheralDevices("Hub"), Strings{"Lamp"});
   EXPECT_EQ(ErrorOf([&] { core.getLoadedPeripheralDevices("Lamp"); }).getCode(), MMERR_GENERIC);
   EXPECT_EQ(ErrorOf([&] { core.setParentLabel("Lamp", "a,b"); }).getCode(), MMERR_InvalidContents);
}

TEST_F(Hubs, A_device_finds_its_parent_or_the_only_hub_of_its_module) {
   Load("Hub1", "Hub");
   Load("Lamp", "Shutter");
   TestShutter& lamp = adapter.Get<TestShutter>("Lamp");
   TestHub& first = adapter.Get<TestHub>("Hub1");
   EXPECT_EQ(lamp.CoreCallback()->GetParentHub(&lamp), &first);
   Load("Hub2", "Hub");
   EXPECT_EQ(lamp.CoreCallback()->GetParentHub(&lamp), nullptr); // which of them?
   core.setParentLabel("Lamp", "Hub2");
   EXPECT_EQ(lamp.CoreCallback()->GetParentHub(&lamp), &adapter.Get<TestHub>("Hub2"));
   core.setParentLabel("Lamp", "Gone");
   EXPECT_EQ(lamp.CoreCallback()->GetParentHub(&lamp), nullptr);
}

TEST_F(Hubs, Parents_are_kept_in_configuration_files) {
   core.loadSystemConfiguration(
       WriteFile("hub.cfg", "Device,Hub,Test,Hub\nDevice,Lamp,Test,Shutter\nParent,Lamp,Hub\n").c_str());
   EXPECT_EQ(core.getParentLabel("Lamp"), "Hub");
   core.saveSystemConfiguration(Path("saved.cfg").c_str());
   EXPECT_NE(ReadFile(Path("saved.cfg")).find("Parent,Lamp,Hub\n"), std::string::npos);
}

TEST_F(Hubs, Devices_that_can_detect_their_hardware_are_asked_before_initialisation) {
   Load("Hub", "Hub");
   Load("Lamp", "Shutter");
   EXPECT_TRUE(core.supportsDeviceDetection("Hub"));
   EXPECT_EQ(core.detectDevice("Hub"), MM::CanCommunicate);
   EXPECT_FALSE(core.supportsDeviceDetection("Lamp"));
   EXPECT_EQ(core.detectDevice("Lamp"), MM::Unimplemented);
}

class SerialPorts : public CoreTest {
protected:
   SerialPorts() {
      Load("COM", "Serial");
      Load("Gen", "Generic");
      core.initializeAllDevices();
      adapter.journal.Clear();
   }
   MM::Core& Callback() { return *adapter.Get<TestGeneric>("Gen").CoreCallback(); }
   const MM::Device* Gen() { return &adapter.Get<TestGeneric>("Gen"); }
};

TEST_F(SerialPorts, A_program_sends_commands_and_bytes) {
   core.setSerialPortCommand("COM", "ver?", "\r\n");
   EXPECT_EQ(adapter.journal.Entries(), Strings{"command ver?<CR><LF> COM"});
   EXPECT_EQ(core.getSerialPortAnswer("COM", "\r\n"), "re: ver?");
   core.writeToSerialPort("COM", {'a', '\0', 'b'});
   EXPECT_EQ(core.readFromSerialPort("COM"), (std::vector<char>{'a', '\0', 'b'}));
   EXPECT_TRUE(core.readFromSerialPort("COM").empty());
   EXPECT_EQ(ErrorOf([&] { core.getSerialPortAnswer("Gen", "\n"); }).getCode(), MMERR_GENERIC);
   adapter.Get<TestSerial>("COM").commandResult = DEVICE_SERIAL_TIMEOUT;
   EXPECT_EQ(ErrorOf([&] { core.getSerialPortAnswer("COM", "\n"); }).getCode(), MMERR_DEVICE_GENERIC);
}

TEST_F(SerialPorts, Settings_of_a_port_are_its_properties) {
   core.setSerialProperties("COM", "500", "9600", "0", "Off", "None", "1");
   EXPECT_EQ(core.getProperty("COM", "BaudRate"), "9600");
   EXPECT_EQ(core.getProperty("COM", "AnswerTimeout"), "500");
   EXPECT_EQ(core.getProperty("COM", "StopBits"), "1");
}

TEST_F(SerialPorts, A_device_uses_the_port_by_its_label) {
   EXPECT_EQ(Callback().GetSerialPortType("COM"), MM::SerialPort);
   EXPECT_EQ(Callback().SetSerialProperties("COM", "100", "115200", "0", "Off", "None", "2"), DEVICE_OK);
   EXPECT_EQ(core.getProperty("COM", "BaudRate"), "115200");
   EXPECT_EQ(Callback().SetSerialCommand(Gen(), "COM", "go", ";"), DEVICE_OK);
   char answer[64] = "";
   EXPECT_EQ(Callback().GetSerialAnswer(Gen(), "COM", sizeof answer, answer, ";"), DEVICE_OK);
   EXPECT_STREQ(answer, "re: go");
   const unsigned char bytes[] = {1, 2, 3};
   EXPECT_EQ(Callback().WriteToSerial(Gen(), "COM", bytes, 3), DEVICE_OK);
   unsigned char read[8] = {};
   unsigned long count = 0;
   EXPECT_EQ(Callback().ReadFromSerial(Gen(), "COM", read, 2, count), DEVICE_OK);
   EXPECT_EQ(count, 2u);
   EXPECT_EQ(read[1], 2);
   EXPECT_EQ(Callback().PurgeSerial(Gen(), "COM"), DEVICE_OK);
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"command go; COM", "purge COM"}));
}

TEST_F(SerialPorts, A_device_hears_of_errors_and_of_ports_that_are_not_there) {
   EXPECT_EQ(Callback().SetSerialCommand(Gen(), "Gen", "go", ";"), DEVICE_SERIAL_COMMAND_FAILED);
   EXPECT_EQ(Callback().SetSerialCommand(Gen(), nullptr, "go", ";"), DEVICE_SERIAL_COMMAND_FAILED);
   EXPECT_EQ(Callback().GetSerialPortType("None"), MM::InvalidPort);
   adapter.Get<TestSerial>("COM").commandResult = DEVICE_SERIAL_TIMEOUT;
   char answer[64] = "";
   EXPECT_EQ(Callback().GetSerialAnswer(Gen(), "COM", sizeof answer, answer, ";"), DEVICE_SERIAL_TIMEOUT);
}
