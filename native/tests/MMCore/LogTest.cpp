#include "CoreFixture.h"

using Logging = CoreTest;

TEST_F(Logging, A_line_has_time_thread_level_and_component_and_continuations_blank_brackets) {
   core.setPrimaryLogFile(Path("log.txt").c_str());
   core.log("first\nsecond", mmcore::LogLevelWarning, "Part");
   std::string text = ReadFile(Path("log.txt")), thread = std::to_string(gettid());
   for (std::string* each : {&text, &thread})
      std::replace_if(
          each->begin(), each->end(), [](char c) { return c >= '0' && c <= '9'; }, '9');
   const std::string stamp = "9999-99-99T99:99:99.999999 tid" + thread + " ";
   EXPECT_EQ(text, stamp + "[WRN,Part] first\n" + stamp + "[        ] second\n");
}

TEST_F(Logging, The_level_of_the_file_decides_what_it_takes) {
   core.setPrimaryLogFile(Path("log.txt").c_str());
   core.logMessage("hidden", true);
   core.enableDebugLog(true);
   core.logMessage("shown", true);
   EXPECT_TRUE(core.debugLogEnabled());
   EXPECT_EQ(core.getStderrLogLevel(), mmcore::LogLevelInfo);
   const std::string text = ReadFile(Path("log.txt"));
   EXPECT_EQ(text.find("hidden"), std::string::npos);
   EXPECT_NE(text.find("[dbg,App] shown"), std::string::npos);
}

TEST_F(Logging, File_and_stderr_have_levels_of_their_own) {
   core.setPrimaryLogFile(Path("log.txt").c_str());
   core.setPrimaryLogLevel(mmcore::LogLevelTrace);
   core.setStderrLogLevel(mmcore::LogLevelError);
   core.enableStderrLog(true);
   EXPECT_TRUE(core.stderrLogEnabled());
   testing::internal::CaptureStderr();
   core.log("small", mmcore::LogLevelTrace);
   core.log("grave", mmcore::LogLevelCritical);
   const std::string shown = testing::internal::GetCapturedStderr(), text = ReadFile(Path("log.txt"));
   core.enableStderrLog(false);
   EXPECT_EQ(shown.find("small"), std::string::npos);
   EXPECT_NE(shown.find("[CRT,App] grave"), std::string::npos) << shown;
   EXPECT_NE(text.find("[trc,App] small"), std::string::npos) << text;
   EXPECT_NE(text.find("[CRT,App] grave"), std::string::npos);
}

TEST_F(Logging, Messages_of_devices_carry_their_labels) {
   Load("Gen", "Generic");
   core.setPrimaryLogFile(Path("log.txt").c_str());
   TestGeneric& device = adapter.Get<TestGeneric>("Gen");
   device.CoreCallback()->LogMessage(&device, "hello", false);
   EXPECT_NE(ReadFile(Path("log.txt")).find("[IFO,dev:Gen] hello"), std::string::npos);
}

TEST_F(Logging, Switching_files_loses_no_line) {
   core.setPrimaryLogFile(Path("a.txt").c_str());
   std::thread writer([&] {
      for (int i = 0; i < 2000; ++i)
         core.logMessage("counted");
   });
   for (int i = 0; i < 50; ++i)
      core.setPrimaryLogFile(Path(i % 2 ? "a.txt" : "b.txt").c_str());
   writer.join();
   const std::string text = ReadFile(Path("a.txt")) + ReadFile(Path("b.txt"));
   int lines = 0;
   for (std::size_t at = 0; (at = text.find("counted", at)) != std::string::npos; ++at)
      ++lines;
   EXPECT_EQ(lines, 2000);
}

TEST_F(Logging, A_file_that_grows_is_moved_aside) {
   core.setPrimaryLogFile(Path("log.txt").c_str());
   core.setPrimaryLogFileRotation(500, 2);
   for (int i = 0; i < 100; ++i)
      core.logMessage("one more line of some length");
   EXPECT_LE(std::filesystem::file_size(Path("log.txt")), 500u);
   EXPECT_TRUE(std::filesystem::exists(Path("log.txt.1")));
   EXPECT_TRUE(std::filesystem::exists(Path("log.txt.2")));
   EXPECT_FALSE(std::filesystem::exists(Path("log.txt.3")));
}

TEST_F(Logging, Extra_files_run_until_their_handle_is_given_back) {
   const int handle = core.startSecondaryLogFile(Path("extra.txt").c_str(), true);
   core.logMessage("in", true);
   core.stopSecondaryLogFile(handle);
   core.logMessage("out");
   EXPECT_NE(ReadFile(Path("extra.txt")).find("in"), std::string::npos);
   EXPECT_EQ(ReadFile(Path("extra.txt")).find("out"), std::string::npos);
   EXPECT_THROW(core.stopSecondaryLogFile(handle), CMMError);
   EXPECT_EQ(ErrorOf([&] { core.setPrimaryLogFile(Path("no/folder").c_str()); }).getCode(), MMERR_FileOpenFailed);
}
