// What the core answers in the situations of answers.tsv: programs compare these codes and values.
#include "AnswerInstrument.h"

namespace {

const Situations& AllSituations() {
   static const Situations all = [] {
      Situations joined;
      for (const Situations& some : {AnswersOfDevices(), AnswersOfCameras(), AnswersOfPresets(), AnswersOfStages()})
         joined.insert(some.begin(), some.end());
      return joined;
   }();
   return all;
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
   const auto situation = AllSituations().find(GetParam().situation);
   ASSERT_NE(situation, AllSituations().end()) << "no test of it";
   Instrument instrument;
   std::string answer;
   try {
      answer = situation->second(instrument);
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
