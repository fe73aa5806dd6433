#include "CoreFixture.h"

class Focus : public CoreTest {
protected:
   void LoadAutoFocus() {
      Load("AF", "AutoFocus");
      Load("Z", "Stage");
      core.initializeAllDevices();
   }
   TestAutoFocus& AF() { return adapter.Get<TestAutoFocus>("AF"); }
};

TEST_F(Focus, Without_an_autofocus_questions_are_neutral_and_commands_fail) {
   EXPECT_DOUBLE_EQ(core.getLastFocusScore(), 0);
   EXPECT_DOUBLE_EQ(core.getCurrentFocusScore(), 0);
   EXPECT_EQ(ErrorOf([&] { core.getAutoFocusOffset(); }).getCode(), MMERR_AutoFocusNotAvailable);
   EXPECT_FALSE(core.isContinuousFocusEnabled());
   EXPECT_FALSE(core.isContinuousFocusLocked());
   EXPECT_EQ(ErrorOf([&] { core.fullFocus(); }).getCode(), MMERR_AutoFocusNotAvailable);
   EXPECT_EQ(ErrorOf([&] { core.incrementalFocus(); }).getCode(), MMERR_AutoFocusNotAvailable);
   EXPECT_EQ(ErrorOf([&] { core.setAutoFocusOffset(1); }).getCode(), MMERR_AutoFocusNotAvailable);
   EXPECT_EQ(ErrorOf([&] { core.enableContinuousFocus(true); }).getCode(), MMERR_ContFocusNotAvailable);
}

TEST_F(Focus, The_autofocus_takes_its_role_and_is_what_the_functions_mean) {
   LoadAutoFocus();
   EXPECT_EQ(core.getAutoFocusDevice(), "AF");
   adapter.journal.Clear();
   core.fullFocus();
   core.incrementalFocus();
   EXPECT_EQ(adapter.journal.Entries(), (std::vector<std::string>{"full focus AF", "incremental focus AF"}));
   EXPECT_DOUBLE_EQ(core.getLastFocusScore(), 0.5);
   EXPECT_DOUBLE_EQ(core.getCurrentFocusScore(), 0.75);
   core.setAutoFocusOffset(-2.5);
   EXPECT_DOUBLE_EQ(core.getAutoFocusOffset(), -2.5);
   core.enableContinuousFocus(true);
   EXPECT_TRUE(core.isContinuousFocusEnabled());
   EXPECT_TRUE(core.isContinuousFocusLocked());
   core.enableContinuousFocus(false);
   EXPECT_FALSE(core.isContinuousFocusEnabled());
}

TEST_F(Focus, Errors_of_the_autofocus_come_with_its_label) {
   LoadAutoFocus();
   AF().commandResult = DEVICE_LOCALLY_DEFINED_ERROR;
   EXPECT_EQ(ErrorOf([&] { core.fullFocus(); }).getCode(), MMERR_DEVICE_GENERIC);
   EXPECT_NE(ErrorOf([&] { core.getLastFocusScore(); }).getMsg().find("\"AF\""), std::string::npos);
}

TEST_F(Focus, A_stage_tells_whether_it_is_the_offset_of_an_autofocus) {
   LoadAutoFocus();
   EXPECT_FALSE(core.isContinuousFocusDrive("Z"));
   adapter.Get<TestStage>("Z").drivesFocus = true;
   EXPECT_TRUE(core.isContinuousFocusDrive("Z"));
   EXPECT_EQ(ErrorOf([&] { core.isContinuousFocusDrive("AF"); }).getCode(), MMERR_GENERIC);
}
