// The core's half of configuration-lines.tsv.
#include "CoreFixture.h"

using ConfigLines = CoreTest;

static const char* const kInstrument = "Device,Gen,Test,Generic\nDevice,Z,Test,Stage\nDevice,Wheel,Test,State\n"
                                       "Device,Hub,Test,Hub\nProperty,Core,Initialize,1\n"
                                       "ConfigPixelSize,Res,Gen,Level,5\n";

TEST_F(ConfigLines, Each_of_the_table_is_taken_skipped_or_refused_as_it_says) {
   std::ifstream table(CONFIGURATION_LINES);
   ASSERT_TRUE(table) << CONFIGURATION_LINES;
   int rows = 0;
   for (std::string row; std::getline(table, row);) {
      if (row[0] == '#')
         continue;
      ++rows;
      std::istringstream columns(row);
      std::string line, expected;
      std::getline(columns, line, '\t');
      std::getline(columns, expected, '\t');
      const std::string log = Path("log" + std::to_string(rows) + ".txt");
      core.setPrimaryLogFile(log.c_str());
      core.setPrimaryLogLevel(mmcore::LogLevelDebug);
      std::string verdict = "taken";
      try {
         core.loadSystemConfiguration(WriteFile("one.cfg", kInstrument + line + "\n").c_str());
      } catch (const CMMError& error) {
         verdict = error.getMsg().find("Line 7 ") == std::string::npos ? error.getFullMsg() : "refused";
      }
      core.setPrimaryLogFile("");
      if (ReadFile(log).find("Skipped the ") != std::string::npos)
         verdict = "skipped";
      EXPECT_EQ(verdict, expected) << line;
      core.unloadAllDevices();
   }
   EXPECT_GT(rows, 50);
}
