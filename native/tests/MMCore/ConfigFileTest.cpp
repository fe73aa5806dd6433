#include "Configuration/ConfigText.h"
#include "CoreFixture.h"

using ConfigFile = CoreTest;

static const char* const kConfiguration = "# an instrument\r\n"
                                          "Property,Core,Initialize,0\r\n"
                                          "Device,Cam,Test,Camera\n"
                                          "Device,Gen,Test,Generic\n"
                                          "Device,Z,Test,Stage\n"
                                          "Device,Wheel,Test,State\n"
                                          "Property,Gen,Port,COM1\n"
                                          "Property,Core,Initialize,1\n"
                                          "Delay,Gen,12.5\n"
                                          "FocusDirection,Z,-1\n"
                                          "Label,Wheel,0,Red\n"
                                          "Label,Wheel,1,Green\n"
                                          "ConfigGroup,Empty\n"
                                          "ConfigGroup,Light,Green,Wheel,Label,Green\n"
                                          "ConfigGroup,Light,Red,Wheel,Label,Red\n"
                                          "ConfigGroup,System,Startup,Gen,Mode,B\n"
                                          "ConfigPixelSize,Res,Wheel,Label,Red\n"
                                          "PixelSize_um,Res,1.12\n"
                                          "PixelSizeAffine,Res,1.12,0,0,0,-1.12,0\n"
                                          "PixelSizeAngle_dxdz,Res,0.5\n"
                                          "PixelSizeAngle_dydz,Res,0.25\n"
                                          "PixelSizeOptimalZ_Um,Res,3\n"
                                          "Config,Old,stuff\n"
                                          "SomethingNew,1,2,3\n"
                                          "Property,Core,Focus,Z\n"
                                          "Property,Core,ChannelGroup,Light\n"
                                          "Property,Core,Shutter\n";

TEST_F(ConfigFile, Loading_runs_every_command) {
   core.loadSystemConfiguration(WriteFile("a.cfg", kConfiguration).c_str());
   EXPECT_EQ(core.getCameraDevice(), "Cam");
   EXPECT_EQ(core.getFocusDevice(), "Z");
   EXPECT_EQ(core.getShutterDevice(), "");
   EXPECT_EQ(core.getProperty("Gen", "Port"), "COM1");
   EXPECT_DOUBLE_EQ(core.getDeviceDelayMs("Gen"), 12.5);
   EXPECT_EQ(core.getFocusDirection("Z"), -1);
   EXPECT_EQ(core.getStateLabels("Wheel"), (std::vector<std::string>{"Red", "Green", "State-2"}));
   EXPECT_EQ(core.getAvailableConfigs("Light"), (std::vector<std::string>{"Green", "Red"}));
   EXPECT_TRUE(core.isGroupDefined("Empty"));
   EXPECT_EQ(core.getChannelGroup(), "Light");
   EXPECT_DOUBLE_EQ(core.getPixelSizeUm(), 1.12);
   EXPECT_DOUBLE_EQ(core.getPixelSizedxdz("Res"), 0.5);
   EXPECT_DOUBLE_EQ(core.getPixelSizeOptimalZUm("Res"), 3);
}

TEST_F(ConfigFile, Success_applies_Startup_and_fills_the_cache) {
   core.loadSystemConfiguration(WriteFile("a.cfg", kConfiguration).c_str());
   EXPECT_EQ(core.getProperty("Gen", "Mode"), "B");
   EXPECT_EQ(core.getPropertyFromCache("Gen", "Level"), "0");
   EXPECT_EQ(core.getPropertyFromCache("Core", "Camera"), "Cam");
}

TEST_F(ConfigFile, Loading_what_was_saved_gives_the_same_file_again) {
   core.loadSystemConfiguration(WriteFile("a.cfg", kConfiguration).c_str());
   core.saveSystemConfiguration(Path("b.cfg").c_str());
   core.unloadAllDevices();
   core.loadSystemConfiguration(Path("b.cfg").c_str());
   core.saveSystemConfiguration(Path("c.cfg").c_str());
   const std::string first = ReadFile(Path("b.cfg")), second = ReadFile(Path("c.cfg"));
   EXPECT_EQ(first.substr(first.find('\n')), second.substr(second.find('\n'))); // but for the date
   EXPECT_EQ(core.getDeviceDelayMs("Gen"), 12.5);
   EXPECT_EQ(core.getPixelSizeAffineByID("Res"), (std::vector<double>{1.12, 0, 0, 0, -1.12, 0}));
}

struct LabelledPositions : CoreTest {
   LabelledPositions() {
      Load("Wheel", "State");
      core.initializeAllDevices();
   }
   void SaveAndLoad() {
      core.saveSystemConfiguration(Path("saved.cfg").c_str());
      core.loadSystemConfiguration(Path("saved.cfg").c_str());
   }
   std::vector<std::string> LabelLines() {
      std::vector<std::string> lines;
      std::ifstream file(Path("saved.cfg"));
      for (std::string line; std::getline(file, line);) {
         if (line.compare(0, 6, "Label,") == 0)
            lines.push_back(line);
      }
      return lines;
   }
   using Texts = std::vector<std::string>;
};

TEST_F(LabelledPositions, A_position_whose_label_moved_away_has_none_after_saving_and_loading) {
   core.defineStateLabel("Wheel", 2, "Red");
   core.defineStateLabel("Wheel", 1, "Red");
   SaveAndLoad();
   EXPECT_EQ(core.getStateLabels("Wheel"), (Texts{"State-0", "Red", ""}));
   SaveAndLoad(); // what was loaded can be saved again
   EXPECT_EQ(core.getStateLabels("Wheel"), (Texts{"State-0", "Red", ""}));
}

TEST_F(LabelledPositions, Two_without_a_label_have_none_after_saving_and_loading) {
   core.defineStateLabel("Wheel", 2, "State-0");
   core.defineStateLabel("Wheel", 1, "State-0");
   SaveAndLoad();
   EXPECT_EQ(core.getStateLabels("Wheel"), (Texts{"", "State-0", ""}));
}

TEST_F(LabelledPositions, Labels_that_changed_places_are_saved) {
   core.defineStateLabel("Wheel", 0, "State-1");
   core.defineStateLabel("Wheel", 1, "State-0");
   SaveAndLoad();
   EXPECT_EQ(core.getStateLabels("Wheel"), (Texts{"State-1", "State-0", "State-2"}));
   EXPECT_EQ(LabelLines(), (Texts{"Label,Wheel,0,State-1", "Label,Wheel,1,State-0", "Label,Wheel,2,State-2"}));
}

TEST_F(LabelledPositions, An_empty_label_is_none) {
   core.defineStateLabel("Wheel", 1, "");
   EXPECT_EQ(core.getStateLabels("Wheel"), (Texts{"State-0", "", "State-2"}));
   SaveAndLoad();
   EXPECT_EQ(core.getStateLabels("Wheel"), (Texts{"State-0", "", "State-2"}));
   core.defineStateLabel("Wheel", 1, "Green");
   SaveAndLoad();
   EXPECT_EQ(LabelLines(), (Texts{"Label,Wheel,0,State-0", "Label,Wheel,1,Green", "Label,Wheel,2,State-2"}));
}

TEST_F(LabelledPositions, A_label_is_not_cached_when_the_device_stands_where_none_is) {
   core.defineStateLabel("Wheel", 1, "");
   core.setState("Wheel", 0);
   EXPECT_EQ(core.getPropertyFromCache("Wheel", "Label"), "State-0");
   core.setState("Wheel", 1);
   EXPECT_EQ(ErrorOf([&] { core.getPropertyFromCache("Wheel", "Label"); }).getCode(), MMERR_PropertyNotInCache);
   EXPECT_EQ(core.getPropertyFromCache("Wheel", "State"), "1");
}

TEST_F(LabelledPositions, A_system_that_files_cannot_hold_is_logged_at_saving) {
   core.setPrimaryLogFile(Path("log.txt").c_str());
   for (const long position : {0L, 1L, 2L})
      core.defineStateLabel("Wheel", position, "");
   core.saveSystemConfiguration(Path("saved.cfg").c_str());
   core.setPrimaryLogFile("");
   EXPECT_EQ(LabelLines(), Texts{});
   EXPECT_NE(ReadFile(Path("log.txt")).find("position 1 of \"Wheel\""), std::string::npos);
}

TEST_F(ConfigFile, Saving_writes_the_parts_in_their_order) {
   core.loadSystemConfiguration(WriteFile("a.cfg", kConfiguration).c_str());
   core.saveSystemConfiguration(Path("b.cfg").c_str());
   const std::string text = ReadFile(Path("b.cfg"));
   std::size_t last = 0;
   for (const char* line :
        {"Property,Core,Initialize,0\n", "Device,Cam,Test,Camera\n", "Property,Gen,Port,COM1\n",
         "Property,Core,Initialize,1\n", "Delay,Gen,12.5\n", "FocusDirection,Z,-1\n", "Label,Wheel,0,Red\n",
         "ConfigGroup,Empty\n", "ConfigGroup,Light,Green,Wheel,Label,Green\n", "ConfigPixelSize,Res,Wheel,Label,Red\n",
         "PixelSize_um,Res,1.12\n", "Property,Core,Camera,Cam\n", "Property,Core,Focus,Z\n"}) {
      const std::size_t found = text.find(line);
      ASSERT_NE(found, std::string::npos) << line;
      EXPECT_GT(found + 1, last) << line;
      last = found;
   }
}

TEST_F(ConfigFile, What_is_saved_has_no_empty_line_of_a_group_and_four_roles) {
   Load("Gen", "Generic");
   Load("XY", "XYStage");
   Load("IP", "Processor");
   LoadCameraAndShutter();
   core.defineConfig("G", "P", "Gen", "Mode", "B");
   core.defineConfigGroup("");
   core.definePixelSizeConfig("R", "Gen", "Mode", "A");
   core.setImageProcessorDevice("IP");
   core.setChannelGroup("G");
   core.setTimeoutMs(7000);
   core.setPrimaryLogFile(Path("log.txt").c_str());
   core.saveSystemConfiguration(Path("saved.cfg").c_str());
   core.setPrimaryLogFile("");
   const std::string text = ReadFile(Path("saved.cfg"));
   EXPECT_EQ(text.find("ConfigGroup,G\n"), std::string::npos);
   EXPECT_EQ(text.find("ConfigGroup,\n"), std::string::npos);
   EXPECT_NE(text.find("ConfigGroup,G,P,Gen,Mode,B\n"), std::string::npos);
   EXPECT_NE(text.find("PixelSizeAffine,R,1,0,0,0,1,0\n"), std::string::npos);
   const std::string roles = text.substr(text.find("# Roles\n"));
   EXPECT_EQ(roles, "# Roles\nProperty,Core,Camera,Cam\nProperty,Core,Shutter,Shut\nProperty,Core,Focus,\n"
                    "Property,Core,AutoShutter,1\n");
   const std::string log = ReadFile(Path("log.txt")); // what the file cannot say
   for (const char* lost : {"Core-ImageProcessor \"IP\"", "Core-ChannelGroup \"G\"", "a group without name"})
      EXPECT_NE(log.find(lost), std::string::npos) << lost;
   EXPECT_EQ(log.find("Core-XYStage"), std::string::npos); // loading gives it back
}

TEST_F(ConfigFile, What_holds_a_comma_of_its_own_is_left_out_with_a_word) {
   Load("Gen", "Generic");
   adapter.Get<TestGeneric>("Gen").SetProperty("Port", "one,two");
   core.setPrimaryLogFile(Path("log.txt").c_str());
   core.saveSystemConfiguration(Path("saved.cfg").c_str());
   core.saveSystemState(Path("state.txt").c_str());
   core.setPrimaryLogFile("");
   EXPECT_EQ(ReadFile(Path("saved.cfg")).find("one,two"), std::string::npos);
   EXPECT_EQ(ReadFile(Path("state.txt")).find("one,two"), std::string::npos);
   EXPECT_NE(ReadFile(Path("log.txt")).find("Not saved, because a comma"), std::string::npos);
   EXPECT_NO_THROW(core.loadSystemConfiguration(Path("saved.cfg").c_str()));
}

// As others write it: other comments, empty lines, carriage returns, parts in another order.
TEST_F(ConfigFile, A_file_of_another_writer_gives_the_same_state_when_it_was_saved_here) {
   const std::string theirs =
       WriteFile("theirs.cfg",
                 "# Generated by Configurator on Mon Mar 04 10:11:12 CET 2024\r\n\r\n# Reset\r\n"
                 "Property,Core,Initialize,0\r\n\r\n# Devices\r\nDevice,Cam,Test,Camera\r\nDevice,Shut,Test,Shutter\r\n"
                 "Device,Wheel,Test,State\r\nDevice,Gen,Test,Generic\r\n\r\n# Pre-init settings for devices\r\n"
                 "Property,Gen,Port,COM3\r\n\r\n# Initialize\r\nProperty,Core,Initialize,1\r\n\r\n# Delays\r\n"
                 "\r\n# Roles\r\nProperty,Core,Camera,Cam\r\nProperty,Core,Shutter,Shut\r\n"
                 "Property,Core,AutoShutter,1\r\n\r\n# Labels\r\nLabel,Wheel,0,DAPI\r\nLabel,Wheel,1,FITC\r\n\r\n"
                 "# Group: Channel\r\nConfigGroup,Channel,DAPI,Wheel,Label,DAPI\r\n"
                 "ConfigGroup,Channel,FITC,Wheel,Label,FITC\r\nConfigGroup,System,Startup,Gen,Level,4\r\n\r\n"
                 "# Resolution preset: Res10x\r\nConfigPixelSize,Res10x,Gen,Mode,A\r\nPixelSize_um,Res10x,0.65\r\n"
                 "PixelSizeAffine,Res10x,0.65,0.0,0.0,0.0,-0.65,0.0\r\n");
   const auto state = [&] {
      core.updateSystemStateCache();
      std::string text = core.getSystemState().getVerbose();
      for (const std::string& group : core.getAvailableConfigGroups()) {
         for (const std::string& preset : core.getAvailableConfigs(group.c_str()))
            text += group + "/" + preset + ":" + core.getConfigData(group.c_str(), preset.c_str()).getVerbose();
      }
      for (const std::string& label : core.getStateLabels("Wheel"))
         text += label + ";";
      for (const double number : core.getPixelSizeAffine())
         text += std::to_string(number) + " ";
      return text + std::to_string(core.getPixelSizeUm());
   };
   core.loadSystemConfiguration(theirs.c_str());
   const std::string loaded = state();
   EXPECT_NE(loaded.find("-0.650000"), std::string::npos) << loaded;
   core.setProperty("Gen", "Mode", "B");
   core.saveSystemState(Path("state.txt").c_str());
   core.setProperty("Gen", "Mode", "A");
   core.saveSystemConfiguration(Path("ours.cfg").c_str());
   core.unloadAllDevices();
   core.loadSystemConfiguration(Path("ours.cfg").c_str());
   EXPECT_EQ(state(), loaded);
   core.loadSystemState(Path("state.txt").c_str());
   EXPECT_EQ(core.getProperty("Gen", "Mode"), "B");
}

TEST_F(ConfigFile, A_failure_names_the_line_and_unloads_everything) {
   const std::string path = WriteFile("bad.cfg", "Device,Gen,Test,Generic\n# two\nProperty,Gen,Mode,Purple\n");
   const CMMError error = ErrorOf([&] { core.loadSystemConfiguration(path.c_str()); });
   EXPECT_EQ(error.getCode(), MMERR_InvalidConfigurationFile);
   EXPECT_NE(error.getMsg().find("Line 3"), std::string::npos) << error.getMsg();
   EXPECT_NE(error.getMsg().find("Property,Gen,Mode,Purple"), std::string::npos);
   EXPECT_NE(error.getFullMsg().find("[ Error in device \"Gen\""), std::string::npos) << error.getFullMsg();
   EXPECT_EQ(core.getLoadedDevices(), std::vector<std::string>{"Core"});
}

TEST_F(ConfigFile, Wrong_numbers_of_fields_are_errors) {
   for (const char* line : {"Device,Gen,Test", "Device,Gen,Test,Generic,more", "Property,Core", "Delay,Gen",
                            "Label,Wheel,0", "ConfigGroup,G,P", "ConfigGroup", "PixelSizeAffine,Res,1,2,3",
                            "Equipment,x", "ImageSynchro,x", "PixelSize_um,Res"}) {
      const std::string path = WriteFile("bad.cfg", std::string(line) + "\n");
      const CMMError error = ErrorOf([&] { core.loadSystemConfiguration(path.c_str()); });
      ASSERT_NE(error.getUnderlyingError(), nullptr) << line;
      EXPECT_EQ(error.getUnderlyingError()->getCode(), MMERR_InvalidCFGEntry) << line;
   }
}

TEST_F(ConfigFile, A_number_that_is_none_is_an_error) {
   const std::string path = WriteFile("bad.cfg", "Device,Gen,Test,Generic\nDelay,Gen,12ms\n");
   const CMMError error = ErrorOf([&] { core.loadSystemConfiguration(path.c_str()); });
   EXPECT_NE(error.getFullMsg().find("\"12ms\" is not a number"), std::string::npos) << error.getFullMsg();
}

TEST_F(ConfigFile, A_character_of_value_0_is_an_error) {
   const std::string path = WriteFile("bad.cfg", std::string("Device,Wheel,Test,State\nLabel,Wheel,1,\0a\n", 41));
   const CMMError error = ErrorOf([&] { core.loadSystemConfiguration(path.c_str()); });
   EXPECT_NE(error.getFullMsg().find("Line 2"), std::string::npos) << error.getFullMsg();
   EXPECT_NE(error.getFullMsg().find("not a text file"), std::string::npos) << error.getFullMsg();
   EXPECT_EQ(core.getLoadedDevices().size(), 1u); // the core itself
}

TEST_F(ConfigFile, A_line_that_is_not_UTF8_is_read_as_Latin1_and_the_others_as_they_are) {
   const std::string path = WriteFile("old.cfg", "Device,Wheel,Test,State\nProperty,Core,Initialize,1\n"
                                                 "Label,Wheel,0,10 \xB5m\nLabel,Wheel,1,20 \xC2\xB5m\n"
                                                 "ConfigGroup,Gr\xF6\xDF"
                                                 "e,\xD7,Wheel,Label,10 \xB5m\n");
   core.setPrimaryLogFile(Path("log.txt").c_str());
   core.loadSystemConfiguration(path.c_str());
   EXPECT_EQ(core.getStateLabels("Wheel"), (std::vector<std::string>{"10 \xC2\xB5m", "20 \xC2\xB5m", "State-2"}));
   EXPECT_EQ(core.getAvailableConfigs("Gr\xC3\xB6\xC3\x9F"
                                      "e"),
             std::vector<std::string>{"\xC3\x97"});
   core.setConfig("Gr\xC3\xB6\xC3\x9F"
                  "e",
                  "\xC3\x97");
   core.setPrimaryLogFile("");
   EXPECT_NE(ReadFile(Path("log.txt")).find("Line 3 of configuration file"), std::string::npos);
   EXPECT_NE(ReadFile(Path("log.txt")).find("read as Latin-1"), std::string::npos);
}

TEST_F(ConfigFile, What_is_UTF8_is_told_from_what_is_not) {
   using mmcore::internal::IsUtf8;
   for (const char* text : {"", "plain", "\xC2\x80", "\xDF\xBF", "\xE0\xA0\x80", "\xED\x9F\xBF", "\xEF\xBF\xBF",
                            "\xF0\x90\x80\x80", "\xF4\x8F\xBF\xBF"})
      EXPECT_TRUE(IsUtf8(text)) << text;
   for (const char* text : {"\x80", "\xB5m", "\xC1\xBF", "\xC2",
                            "\xC2"
                            "a",
                            "\xE0\x9F\xBF", "\xE2\x82", "\xED\xA0\x80", "\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80",
                            "\xF5\x80\x80\x80", "\xFF"})
      EXPECT_FALSE(IsUtf8(text)) << text;
}

TEST_F(ConfigFile, UTF16_and_lines_that_end_with_CR_alone_are_refused_with_the_way_out) {
   const auto told = [&](const std::string& text) {
      const std::string path = WriteFile("other.cfg", text);
      const CMMError error = ErrorOf([&] { core.loadSystemConfiguration(path.c_str()); });
      EXPECT_EQ(error.getCode(), MMERR_InvalidConfigurationFile);
      EXPECT_EQ(ErrorOf([&] { core.loadSystemState(path.c_str()); }).getCode(), MMERR_InvalidConfigurationFile);
      return error.getMsg();
   };
   EXPECT_NE(told(std::string("\xFF\xFE#\0\n\0", 6)).find("iconv -f UTF-16"), std::string::npos);
   EXPECT_NE(told(std::string("\xFE\xFF\0#\0\n", 6)).find("iconv -f UTF-16"), std::string::npos);
   EXPECT_NE(told("# a comment, and nothing else?\rDevice,Gen,Test,Generic\r").find("tr '\\r'"), std::string::npos);
   core.loadSystemConfiguration(WriteFile("one-line.cfg", "Device,Gen,Test,Generic\r").c_str());
   EXPECT_EQ(core.getLoadedDevices().size(), 2u);
}

TEST_F(ConfigFile, A_failure_of_Startup_names_the_preset_and_the_file) {
   const std::string path = WriteFile("bad.cfg", "Device,Wheel,Test,State\nProperty,Core,Initialize,1\n"
                                                 "Label,Wheel,0,Blue\nConfigGroup,System,Startup,Wheel,Label,Bleu\n");
   const CMMError error = ErrorOf([&] { core.loadSystemConfiguration(path.c_str()); });
   EXPECT_NE(error.getMsg().find("System/Startup"), std::string::npos) << error.getMsg();
   EXPECT_NE(error.getMsg().find("bad.cfg"), std::string::npos) << error.getMsg();
   EXPECT_NE(error.getFullMsg().find("Bleu"), std::string::npos) << error.getFullMsg();
}

TEST_F(ConfigFile, A_missing_file_is_said_to_be_missing) {
   const CMMError error = ErrorOf([&] { core.loadSystemConfiguration(Path("none.cfg").c_str()); });
   EXPECT_EQ(error.getCode(), MMERR_FileOpenFailed);
   EXPECT_NE(error.getMsg().find("none.cfg"), std::string::npos);
}

TEST_F(ConfigFile, Saving_to_a_place_that_cannot_be_written_leaves_nothing) {
   const std::string path = Path("no/such/folder.cfg");
   EXPECT_EQ(ErrorOf([&] { core.saveSystemConfiguration(path.c_str()); }).getCode(), MMERR_FileOpenFailed);
   EXPECT_FALSE(std::filesystem::exists(path + ".part"));
}

TEST_F(ConfigFile, The_system_state_goes_to_a_file_and_back) {
   Load("Gen", "Generic");
   core.setProperty("Gen", "Level", 7L);
   core.saveSystemState(Path("state.txt").c_str());
   core.setProperty("Gen", "Level", 1L);
   core.loadSystemState(Path("state.txt").c_str());
   EXPECT_EQ(core.getProperty("Gen", "Level"), "7");
}

TEST_F(ConfigFile, A_state_file_has_all_settings_but_loading_leaves_those_alone_that_initialisation_took) {
   Load("Gen", "Generic");
   core.initializeDevice("Gen");
   core.setProperty("Gen", "Level", 7L);
   core.saveSystemState(Path("state.txt").c_str());
   std::ifstream saved(Path("state.txt"));
   const std::string text((std::istreambuf_iterator<char>(saved)), std::istreambuf_iterator<char>());
   EXPECT_NE(text.find("Property,Gen,Level,7\n"), std::string::npos);
   EXPECT_NE(text.find("Property,Gen,Port,Undefined\n"), std::string::npos);
   EXPECT_NE(text.find("Property,Core,Initialize,0\n"), std::string::npos);
   EXPECT_EQ(text.find("Serial"), std::string::npos); // which is read-only
   core.setProperty("Gen", "Level", 1L);
   core.loadSystemState(Path("state.txt").c_str());
   EXPECT_EQ(core.getProperty("Gen", "Level"), "7");

   const std::string port = core.getProperty("Gen", "Port");
   Configuration state = core.getSystemState();
   state.addSetting(PropertySetting("Gen", "Port", "COM9"));
   core.setSystemState(state);
   EXPECT_EQ(core.getProperty("Gen", "Port"), port);
}
