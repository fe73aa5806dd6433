// What the core answers in the situations of answers.tsv: programs compare these codes and values.
#include "AnswerDevices.h"
#include "CoreFixture.h"

#include <cstdio>
#include <functional>
#include <map>

namespace {

std::string Text(double number) {
   char text[64];
   std::snprintf(text, sizeof text, "%f", number);
   return text;
}

/** A core, without a device or with all of them initialised, the camera, shutter and XY stage in their roles. */
struct Instrument {
   Instrument() { core.loadMockDeviceAdapter("A", &adapter); }
   void Load() {
      for (const auto& [label, device] :
           {std::pair{"Cam", "Camera"}, {"Sh", "Shutter"}, {"W", "Wheel"}, {"Z", "Stage"}, {"XY", "XYStage"}})
         core.loadDevice(label, "A", device);
   }
   void Ready() {
      Load();
      core.initializeAllDevices();
   }
   void Run() {
      Ready();
      core.snapImage();
      core.startContinuousSequenceAcquisition(0);
   }
   std::string File(const std::string& text) {
      const std::string path = testing::TempDir() + "answers-" + std::to_string(getpid()) + ".cfg";
      std::ofstream(path, std::ios::binary) << text;
      return path;
   }
   void LoadFile(const std::string& text) { core.loadSystemConfiguration(File(text).c_str()); }
   /** A pixel size of 0.5 µm at binning 1 and 2. */
   void DefinePixelSize() {
      Ready();
      core.definePixelSizeConfig("P", "W", "State", "0");
      core.setPixelSizeUm("P", 0.5);
   }

   AnswerAdapter adapter;
   CMMCore core;
};

using Call = std::function<std::string(Instrument&, CMMCore&)>;

/** For a situation whose answer is "ok" if nothing is thrown. */
Call Ok(const std::function<void(Instrument&, CMMCore&)>& call) {
   return [call](Instrument& i, CMMCore& core) {
      call(i, core);
      return std::string("ok");
   };
}

const std::string kBase = "Device,Cam,A,Camera\nProperty,Core,Initialize,1\n";
#define CALL [](Instrument & i, CMMCore & core)
#define UNUSED static_cast<void>(i), static_cast<void>(core)

const std::map<std::string, Call>& Situations() {
   static const std::map<std::string, Call> situations{{"no camera snap", Ok(CALL { UNUSED, core.snapImage(); })},
                                                       {"no camera exposure", CALL{UNUSED;
   return Text(core.getExposure());
}
} // namespace
, {"no camera setExposure", Ok(CALL { UNUSED, core.setExposure(5); })},
    {"no camera start", Ok(CALL { UNUSED, core.startSequenceAcquisition(1, 0, true); })},
    {"no cam getImageWidth", CALL{UNUSED;
return std::to_string(core.getImageWidth());
}
}
, {"no cam isSequenceRunning", CALL{UNUSED;
return std::to_string(core.isSequenceRunning());
}
}
, {"no cam stop", Ok(CALL { UNUSED, core.stopSequenceAcquisition(); })}, {"no cam roi", CALL{UNUSED;
int x = 1, y = 1, w = 1, h = 1;
core.getROI(x, y, w, h);
return std::to_string(x + y + w + h);
}
}
, {"no cam clearROI", Ok(CALL { UNUSED, core.clearROI(); })},
    {"no cam getBinning", Ok(CALL { UNUSED, core.getBinning(); })},
    {"no focus getPosition", Ok(CALL { UNUSED, core.getPosition(); })},
    {"no xy", Ok(CALL { UNUSED, core.getXPosition(); })},
    {"no shutter open", Ok(CALL { UNUSED, core.setShutterOpen(true); })}, {"no shutter get", CALL{UNUSED;
return std::to_string(core.getShutterOpen());
}
}
, {"no af fullFocus", Ok(CALL { UNUSED, core.fullFocus(); })}, {"no af enabled", CALL{UNUSED;
return std::to_string(core.isContinuousFocusEnabled());
}
}
, {"no af offset", Ok(CALL { UNUSED, core.getAutoFocusOffset(); })}, {"no af score", CALL{UNUSED;
return Text(core.getLastFocusScore());
}
}
, {"no af locked", CALL{UNUSED;
return std::to_string(core.isContinuousFocusLocked());
}
}
, {"load bad adapter", Ok(CALL { UNUSED, core.loadDevice("X", "NoSuchAdapter", "Y"); })},
    {"load bad device", Ok(CALL { UNUSED, core.loadDevice("X", "A", "NoSuchDevice"); })},
    {"load Core label", Ok(CALL { UNUSED, core.loadDevice("Core", "A", "Camera"); })},
    {"load comma label", Ok(CALL { UNUSED, core.loadDevice("a,b", "A", "Camera"); })},
    {"load", Ok(CALL { UNUSED, core.loadDevice("Cam", "A", "Camera"); })},
    {"load dup", Ok(CALL { i.Load(), core.loadDevice("Cam", "A", "Camera"); })},
    {"prop before init", Ok(CALL { i.Load(), core.getProperty("Cam", "Gain"); })},
    {"snap before init role", Ok(CALL { i.Load(), core.setCameraDevice("Cam"), core.snapImage(); })},
    {"init", Ok(CALL { i.Load(), core.initializeDevice("Cam"); })},
    {"init twice", Ok(CALL { i.Load(), core.initializeDevice("Cam"), core.initializeDevice("Cam"); })},
    {"camera role after initDevice", CALL{i.Load();
core.setCameraDevice("Cam");
core.initializeDevice("Cam");
return core.getCameraDevice();
}
}
, {"initAll", Ok(CALL { i.Load(), core.initializeDevice("Cam"), core.initializeAllDevices(); })},
    {"focus role", CALL{i.Ready();
return core.getFocusDevice();
}
}
, {"roles", CALL{i.Ready();
return core.getCameraDevice() + "," + core.getShutterDevice() + "," + core.getXYStageDevice();
}
}
, {"bad prop", Ok(CALL { i.Ready(), core.getProperty("Cam", "None"); })},
    {"set bad prop", Ok(CALL { i.Ready(), core.setProperty("Cam", "None", "1"); })},
    {"set readonly", Ok(CALL { i.Ready(), core.setProperty("Cam", "Name", "Other"); })},
    {"set pre-init after init", CALL{i.Ready();
core.setProperty("Cam", "MaximumExposureMs", "500");
return core.getProperty("Cam", "MaximumExposureMs");
}
}
, {"set not allowed", Ok(CALL { i.Ready(), core.setProperty("Cam", "Binning", "3"); })},
    {"set above", Ok(CALL { i.Ready(), core.setProperty("Cam", "Gain", "9"); })},
    {"bool prop", CALL{i.Ready(), core.setProperty("Cam", "Whole", true);
return core.getProperty("Cam", "Whole");
}
}
, {"double prop", CALL{i.Ready(), core.setProperty("Cam", "Fine", 12.3456);
return core.getProperty("Cam", "Fine");
}
}
, {"float int", CALL{i.Ready(), core.setProperty("Cam", "Whole", 2.0f);
return core.getProperty("Cam", "Whole");
}
}
, {"comma value", Ok(CALL { i.Ready(), core.setProperty("Cam", "Binning", "1,2"); })},
    {"wheel state bad", Ok(CALL { i.Ready(), core.setState("W", 10); })},
    {"wheel label bad", Ok(CALL { i.Ready(), core.setStateLabel("W", "Violet"); })}, {"wheel get label", CALL{i.Ready();
return core.getStateLabel("W");
}
}
,
    // The label moves to position 1, and leaves the present position without one.
    {"define label dup", CALL{i.Ready(), core.defineStateLabel("W", 1, "State-0");
return core.getStateLabel("W");
}
}
, {"state from bad label", Ok(CALL { i.Ready(), core.getStateFromLabel("W", "Violet"); })},
    {"wrong kind", Ok(CALL { i.Ready(), core.setPosition("Cam", 1); })},
    {"unknown", Ok(CALL { i.Ready(), core.getDeviceType("None"); })},
    {"null", Ok(CALL { i.Ready(), core.getDeviceType(nullptr); })},
    {"empty", Ok(CALL { i.Ready(), core.getDeviceType(""); })}, {"setExposure", CALL{i.Ready(), core.setExposure(7);
return Text(core.getExposure());
}
}
, {"setROI big", CALL{i.Ready(), core.setROI(0, 0, 9999, 9999);
return std::to_string(core.getImageWidth());
}
}
, {"clear", CALL{i.Ready(), core.setROI(0, 0, 10, 10), core.clearROI();
return std::to_string(core.getImageWidth());
}
}
, {"setROI neg", CALL{i.Ready(), core.setROI(-5, -5, 10, 10);
return std::to_string(core.getImageWidth());
}
}
, {"getImage ch 5", CALL{i.Ready(), core.snapImage();
return std::to_string(core.getImage(5) != nullptr);
}
}
, {"lastImage empty", Ok(CALL { i.Ready(), core.initializeCircularBuffer(), core.getLastImage(); })},
    {"start", Ok(CALL { i.Ready(), core.startContinuousSequenceAcquisition(0); })},
    {"start again", Ok(CALL { i.Run(), core.startContinuousSequenceAcquisition(0); })},
    {"setCamera during", Ok(CALL { i.Run(), core.setCameraDevice("Cam"); })},
    {"binning during", Ok(CALL { i.Run(), core.setBinning(2); })},
    {"roi during", Ok(CALL { i.Run(), core.setROI(0, 0, 10, 10); })},
    {"snap during", Ok(CALL { i.Run(), core.snapImage(); })}, {"getImage during", CALL{i.Run();
return std::to_string(core.getImage() != nullptr);
}
}
, {"buffer fp during", Ok(CALL { i.Run(), core.setCircularBufferMemoryFootprint(20); })},
    {"stop", Ok(CALL { i.Run(), core.stopSequenceAcquisition(); })},
    {"stop2", Ok(CALL { i.Run(), core.stopSequenceAcquisition(), core.stopSequenceAcquisition(); })},
    {"start 0", Ok(CALL { i.Ready(), core.startSequenceAcquisition(0, 0, true); })},
    {"fp 0", Ok(CALL { i.Ready(), core.setCircularBufferMemoryFootprint(0); })},
    {"fp 16", CALL{i.Ready(), core.setROI(0, 0, 10, 10), core.setCircularBufferMemoryFootprint(16);
return std::to_string(core.getBufferTotalCapacity()) + " " + std::to_string(core.getBufferFreeCapacity());
}
}
, {"cfg define w/o group", CALL{UNUSED, core.defineConfig("G", "P");
return std::to_string(core.isGroupDefined("G"));
}
}
, {"cfg bad", Ok(CALL { UNUSED, core.defineConfigGroup("G"), core.setConfig("G", "None"); })},
    {"cfg nogroup", Ok(CALL { UNUSED, core.setConfig("None", "P"); })},
    {"cfg set", CALL{i.Ready(), core.defineConfig("G", "P", "Cam", "Binning", "2"), core.setConfig("G", "P");
return core.getCurrentConfig("G");
}
}
, {"cfg rename", CALL{i.Ready(), core.defineConfig("G", "P", "Cam", "Binning", "1"), core.renameConfig("G", "P", "P2");
return core.getCurrentConfig("G");
}
}
, {"cfg bad device", Ok(CALL { i.Ready(), core.defineConfig("G", "P", "None", "X", "1"), core.setConfig("G", "P"); })},
    {"cfg delete missing", Ok(CALL { UNUSED, core.defineConfigGroup("G"), core.deleteConfig("G", "None"); })},
    {"cfg delete prop",
     CALL{UNUSED, core.defineConfig("G", "P", "Cam", "Binning", "1"), core.deleteConfig("G", "P", "Cam", "Binning");
return std::to_string(core.getConfigData("G", "P").size());
}
}
, {"delete group missing", Ok(CALL { UNUSED, core.deleteConfigGroup("None"); })},
    {"define group twice", Ok(CALL { UNUSED, core.defineConfigGroup("G"), core.defineConfigGroup("G"); })},
    {"current of no group", CALL{UNUSED;
return core.getCurrentConfig("None");
}
}
, {"avail configs nogroup", CALL{UNUSED;
return std::to_string(core.getAvailableConfigs("None").size());
}
}
, {"define comma group", Ok(CALL { UNUSED, core.defineConfigGroup("a,b"); })},
    {"define empty group", Ok(CALL { UNUSED, core.defineConfigGroup(""); })}, {"px none", CALL{i.Ready();
const std::vector<double> affine = core.getPixelSizeAffine();
return Text(core.getPixelSizeUm()) + " '" + core.getCurrentPixelSizeConfig() + "' " + Text(affine[0]) + " " +
       std::to_string(affine.size());
}
}
, {"px define", CALL{i.DefinePixelSize();
const std::vector<double> affine = core.getPixelSizeAffine();
return Text(core.getPixelSizeUm()) + " aff " + Text(affine[0]) + " " + Text(affine[4]);
}
}
, {"px binning 2", CALL{i.DefinePixelSize(), core.setBinning(2);
return Text(core.getPixelSizeUm());
}
}
, {"px bad", Ok(CALL { i.DefinePixelSize(), core.getPixelSizeUmByID("None"); })},
    {"px aff bad size", Ok(CALL {
        i.DefinePixelSize(), core.setPixelSizeAffine("P", {1, 2});
     })},
    {"px aff", CALL{i.DefinePixelSize();
const std::vector<double> affine = core.getPixelSizeAffineByID("P");
return Text(affine[0]) + " " + Text(affine[4]);
}
}
, {"px neg", Ok(CALL { i.DefinePixelSize(), core.setPixelSizeUm("P", -1); })},
    {"px no settings", CALL{i.DefinePixelSize(), core.definePixelSizeConfig("E"), core.setPixelSizeUm("E", 4);
return core.getCurrentPixelSizeConfig() + " " + Text(core.getPixelSizeUm());
}
}
, {"xy", CALL{i.Ready(), core.setXYPosition(10, 20);
return Text(core.getXPosition()) + " " + Text(core.getYPosition());
}
}
, {"xy rel", CALL{i.Ready(), core.setXYPosition(10, 20), core.getXPosition(), core.setRelativeXYPosition(1, 2);
return Text(core.getXPosition()) + " " + Text(core.getYPosition());
}
}
, {"xy origin", CALL{i.Ready(), core.setXYPosition(10, 20), core.getXPosition(), core.setRelativeXYPosition(1, 2);
core.setOriginXY();
return Text(core.getXPosition());
}
}
, {"home", Ok(CALL { i.Ready(), core.home("XY"); })}, {"z", CALL{i.Ready(), core.setPosition("Z", 5);
return Text(core.getPosition("Z"));
}
}
, {"z rel", CALL{i.Ready(), core.setPosition("Z", 5), core.setRelativePosition("Z", 1.5);
return Text(core.getPosition("Z"));
}
}
, {"z limits", Ok(CALL { i.Ready(), core.setPosition("Z", 301); })},
    {"z dir", CALL{i.Ready(), core.setFocusDirection("Z", 1);
return std::to_string(core.getFocusDirection("Z"));
}
}
, {"stop z", Ok(CALL { i.Ready(), core.stop("Z"); })},
    {"origin z", CALL{i.Ready(), core.setPosition("Z", 6.5), core.setOrigin("Z");
return Text(core.getPosition("Z"));
}
}
, {"adapterorigin z", Ok(CALL { i.Ready(), core.setAdapterOrigin("Z", 0); })},
    {"delay", CALL{i.Ready(), core.setDeviceDelayMs("Z", 12);
return Text(core.getDeviceDelayMs("Z"));
}
}
, {"neg delay", CALL{i.Ready(), core.setDeviceDelayMs("Z", -1);
return Text(core.getDeviceDelayMs("Z"));
}
}
, {"timeout", CALL{UNUSED, core.setTimeoutMs(0), core.setTimeoutMs(-1);
return std::to_string(core.getTimeoutMs());
}
}
, {"sleep neg", Ok(CALL { UNUSED, core.sleep(-1); })},
    {"waitForConfig none", Ok(CALL { UNUSED, core.waitForConfig("None", "None"); })},
    {"waitForDevice none", Ok(CALL { UNUSED, core.waitForDevice("None"); })},
    {"waitDevType", Ok(CALL { i.Ready(), core.waitForDeviceType(MM::StageDevice); })},
    {"setState neg", Ok(CALL { i.Ready(), core.setState("W", -1); })},
    {"save", Ok(CALL { i.Ready(), core.saveSystemConfiguration("/no/such/folder/a.cfg"); })},
    {"load none", Ok(CALL { UNUSED, core.loadSystemConfiguration("/no/such/file.cfg"); })},
    {"loadState none", Ok(CALL { UNUSED, core.loadSystemState("/no/such/file.txt"); })},
    {"cfg bogus cmd", CALL{i.LoadFile(kBase + "Bogus,1,2\n");
return std::to_string(core.getLoadedDevices().size());
}
}
, {"cfg short dev", Ok(CALL { UNUSED, i.LoadFile("Device,Cam\n"); })},
    {"cfg crlf", Ok(CALL { UNUSED, i.LoadFile("Device,Cam,A,Camera\r\nProperty,Cam,None,1\r\n"); })},
    {"cfg bad prop", Ok(CALL { UNUSED, i.LoadFile(kBase + "Property,Cam,Binning,3\n"); })},
    {"cfg bad startup", Ok(CALL { UNUSED, i.LoadFile(kBase + "ConfigGroup,System,Startup,Cam,Binning,3\n"); })},
    {"cfg obsolete", Ok(CALL { UNUSED, i.LoadFile(kBase + "Equipment,1,2,3\n"); })},
    {"reset", CALL{i.Ready(), core.reset();
return std::to_string(core.getLoadedDevices().size());
}
}
, {"unload unknown", Ok(CALL { UNUSED, core.unloadDevice("None"); })},
    {"unloadLibrary", Ok(CALL { i.Ready(), core.unloadAllDevices(), core.unloadLibrary("A"); })},
}
;
return situations;
}

struct Row {
   std::string situation, answer;
};

std::vector<Row> Rows() {
   std::vector<Row> rows;
   std::ifstream file(ANSWERS);
   for (std::string line; std::getline(file, line);) {
      const std::size_t tab = line.find('\t');
      if (line[0] != '#' && tab != std::string::npos)
         rows.push_back({line.substr(0, tab), line.substr(tab + 1)});
   }
   return rows;
}

class Answers : public testing::TestWithParam<Row> {};

TEST_P(Answers, Are_those_programs_rely_on) {
   const auto situation = Situations().find(GetParam().situation);
   ASSERT_NE(situation, Situations().end()) << "no test of it";
   Instrument instrument;
   std::string answer;
   try {
      answer = situation->second(instrument, instrument.core);
   } catch (const CMMError& error) {
      EXPECT_EQ(error.getSpecificCode(), error.getCode()) << error.getFullMsg();
      answer = "raises " + std::to_string(error.getCode());
   }
   EXPECT_EQ(answer, GetParam().answer);
}

std::string NameOf(const testing::TestParamInfo<Row>& row) {
   std::string name = std::to_string(row.index) + "_";
   for (const char c : row.param.situation)
      name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
   return name;
}

INSTANTIATE_TEST_SUITE_P(Core, Answers, testing::ValuesIn(Rows()), NameOf);

TEST(AnswersTable, Is_read_whole) {
   EXPECT_EQ(Rows().size(), 125u);
}

} // namespace

// Without a label, or with one that nothing has.
TEST(OddQuestions, Are_answered_instead_of_refused) {
   CMMCore core;
   EXPECT_EQ(core.getNumberOfStates(nullptr), -1);
   EXPECT_EQ(core.getNumberOfStates("None"), -1);
   EXPECT_NO_THROW(core.setFocusDirection("None", 1));
   EXPECT_TRUE(core.getAvailableConfigs(nullptr).empty());
   EXPECT_FALSE(core.isConfigDefined(nullptr, nullptr));
   EXPECT_FALSE(core.isConfigDefined("G", nullptr));
   EXPECT_FALSE(core.isGroupDefined(nullptr));
   EXPECT_FALSE(core.supportsDeviceDetection("None"));
   EXPECT_EQ(core.detectDevice("None"), MM::Unimplemented);
   EXPECT_EQ(core.getDeviceTimeoutMs("Core"), 5000);
   EXPECT_TRUE(core.getShutterOpen());
}

TEST(OddQuestions, A_shutter_that_answers_nothing_is_open) {
   struct Silent : TestShutter {
      using TestShutter::TestShutter;
      int GetOpen(bool&) override { return DEVICE_OK; }
   };
   struct Adapter : MockDeviceAdapter {
      void InitializeModuleData(RegisterDeviceFunc registerDevice) override {
         registerDevice("Silent", MM::ShutterDevice, "");
      }
      MM::Device* CreateDevice(const char*) override { return new Silent(journal); }
      void DeleteDevice(MM::Device* device) override { delete device; }
      Journal journal;
   } adapter;
   CMMCore core;
   core.loadMockDeviceAdapter("A", &adapter);
   core.loadDevice("Sh", "A", "Silent");
   core.initializeAllDevices();
   EXPECT_TRUE(core.getShutterOpen());
}
