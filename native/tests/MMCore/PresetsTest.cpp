#include "CoreFixture.h"

class Presets : public CoreTest {
protected:
   Presets() {
      Load("Gen", "Generic");
      core.initializeAllDevices();
   }
};

TEST_F(Presets, A_failed_set_names_property_and_value_and_holds_the_error_of_the_device) {
   const CMMError error = ErrorOf([&] { core.setProperty("Gen", "Mode", "Purple"); });
   EXPECT_EQ(error.getCode(), MMERR_GENERIC);
   EXPECT_EQ(error.getMsg(), "Cannot set property \"Mode\" of device \"Gen\" to \"Purple\"");
   ASSERT_NE(error.getUnderlyingError(), nullptr);
   EXPECT_NE(error.getFullMsg().find("(3) ]"), std::string::npos) << error.getFullMsg();
   EXPECT_THROW(core.getProperty("Gen", "None"), CMMError);
   EXPECT_EQ(ErrorOf([&] { core.getProperty("None", "Mode"); }).getCode(), MMERR_GENERIC);
}

TEST_F(Presets, Commas_are_refused_in_names_and_values) {
   EXPECT_EQ(ErrorOf([&] { core.setProperty("Gen", "Mode", "a,b"); }).getCode(), MMERR_InvalidContents);
   EXPECT_EQ(ErrorOf([&] { core.setProperty("Gen", "Mo,de", "A"); }).getCode(), MMERR_InvalidContents);
   EXPECT_EQ(core.getProperty("Gen", "Mode"), "A");
}

TEST_F(Presets, Properties_tell_what_they_take) {
   EXPECT_EQ(core.getAllowedPropertyValues("Gen", "Mode"), (std::vector<std::string>{"A", "B"}));
   EXPECT_TRUE(core.hasPropertyLimits("Gen", "Level"));
   EXPECT_DOUBLE_EQ(core.getPropertyUpperLimit("Gen", "Level"), 10);
   EXPECT_TRUE(core.isPropertyReadOnly("Gen", "Serial"));
   EXPECT_TRUE(core.isPropertyPreInit("Gen", "Port"));
   EXPECT_EQ(core.getPropertyType("Gen", "Level"), MM::Integer);
}

TEST_F(Presets, The_device_Core_has_its_twelve_properties) {
   EXPECT_EQ(core.getDevicePropertyNames("Core"),
             (std::vector<std::string>{"AutoFocus", "AutoShutter", "Camera", "ChannelGroup", "Focus", "Galvo",
                                       "ImageProcessor", "Initialize", "SLM", "Shutter", "TimeoutMs", "XYStage"}));
   core.defineConfig("Sys", "Slow", "Core", "TimeoutMs", "9000");
   core.setConfig("Sys", "Slow");
   EXPECT_EQ(core.getTimeoutMs(), 9000);
   EXPECT_EQ(core.getCurrentConfig("Sys"), "Slow");
   EXPECT_EQ(ErrorOf([&] { core.setProperty("Core", "Nope", "1"); }).getCode(), MMERR_InvalidCoreProperty);
   EXPECT_EQ(ErrorOf([&] { core.setProperty("Core", "AutoShutter", "2"); }).getCode(), MMERR_InvalidCoreValue);
}

TEST_F(Presets, The_cache_follows_sets_gets_and_reports) {
   EXPECT_EQ(ErrorOf([&] { core.getPropertyFromCache("Gen", "Level"); }).getCode(), MMERR_PropertyNotInCache);
   core.getProperty("Gen", "Level");
   EXPECT_EQ(core.getPropertyFromCache("Gen", "Level"), "0");
   core.setProperty("Gen", "Level", "5");
   EXPECT_EQ(core.getPropertyFromCache("Gen", "Level"), "5");
   adapter.Get<TestGeneric>("Gen").Report("Level", "6");
   EXPECT_EQ(core.getPropertyFromCache("Gen", "Level"), "6");
   adapter.Get<TestGeneric>("Gen").SetProperty("Level", "7");
   adapter.Get<TestGeneric>("Gen").ReportAll();
   EXPECT_EQ(core.getPropertyFromCache("Gen", "Level"), "6");
}

TEST_F(Presets, The_first_preset_in_name_order_that_holds_is_current) {
   core.defineConfig("G", "b", "Gen", "Mode", "A");
   core.defineConfig("G", "c", "Gen", "Mode", "A");
   core.defineConfig("G", "a", "Gen", "Mode", "A");
   core.defineConfig("G", "a", "Gen", "Level", "3");
   EXPECT_EQ(core.getCurrentConfig("G"), "b");
   core.setConfig("G", "a");
   EXPECT_EQ(core.getCurrentConfig("G"), "a");
   core.setProperty("Gen", "Mode", "B");
   EXPECT_EQ(core.getCurrentConfig("G"), "");
   EXPECT_EQ(core.getCurrentConfigFromCache("G"), "");
   EXPECT_EQ(core.getCurrentConfig("None"), "");
   EXPECT_EQ(ErrorOf([&] { core.setConfig("G", "None"); }).getCode(), MMERR_NoConfiguration);
}

TEST_F(Presets, Applying_retries_what_failed_while_that_makes_progress) {
   core.defineConfig("G", "P", "Gen", "Needs", "1"); // possible in mode B only
   core.defineConfig("G", "P", "Gen", "Mode", "B");
   core.setConfig("G", "P");
   EXPECT_EQ(core.getProperty("Gen", "Needs"), "1");
   core.defineConfig("G", "Q", "Gen", "Level", "99");
   core.defineConfig("G", "Q", "Gen", "Mode", "A");
   const CMMError error = ErrorOf([&] { core.setConfig("G", "Q"); });
   EXPECT_NE(error.getFullMsg().find("\"Level\""), std::string::npos);
   EXPECT_EQ(core.getProperty("Gen", "Mode"), "A"); // the rest was set
}

TEST_F(Presets, Groups_and_presets_are_renamed_and_deleted) {
   core.defineConfig("G", "P", "Gen", "Mode", "B");
   core.setChannelGroup("G");
   core.renameConfigGroup("G", "H");
   core.renameConfig("H", "P", "Q");
   EXPECT_EQ(core.getChannelGroup(), "");
   core.setChannelGroup("H");
   EXPECT_TRUE(core.isConfigDefined("H", "Q"));
   EXPECT_EQ(core.getConfigData("H", "Q").getVerbose(), "Gen:Mode=B\n");
   core.deleteConfig("H", "Q", "Gen", "Mode");
   EXPECT_EQ(core.getConfigData("H", "Q").size(), 0u);
   core.deleteConfigGroup("H");
   EXPECT_EQ(core.getChannelGroup(), "");
   EXPECT_EQ(ErrorOf([&] { core.deleteConfigGroup("H"); }).getCode(), MMERR_NoConfigGroup);
   core.defineConfigGroup("I");
   EXPECT_EQ(ErrorOf([&] { core.defineConfigGroup("I"); }).getCode(), MMERR_DuplicateConfigGroup);
}

TEST_F(Presets, Pixel_size_is_that_of_the_preset_times_binning_over_magnification) {
   Load("Cam", "Camera");
   Load("Lens", "Magnifier");
   core.initializeDevice("Cam");
   core.initializeDevice("Lens");
   core.setCameraDevice("Cam");
   EXPECT_DOUBLE_EQ(core.getPixelSizeUm(), 0);
   EXPECT_EQ(core.getPixelSizeAffine(), std::vector<double>(6, 0.0));
   core.definePixelSizeConfig("R", "Gen", "Mode", "A");
   core.setPixelSizeUm("R", 1.5);
   core.setPixelSizeAffine("R", {1.5, 0, 0, 0, 1.5, 0});
   core.setBinning(2);
   adapter.Get<TestMagnifier>("Lens").magnification = 4;
   EXPECT_DOUBLE_EQ(core.getPixelSizeUm(), 0.75);
   EXPECT_DOUBLE_EQ(core.getPixelSizeUm(true), 0.75);
   EXPECT_DOUBLE_EQ(core.getPixelSizeAffine()[4], 0.75);
   EXPECT_DOUBLE_EQ(core.getPixelSizeUmByID("R"), 1.5);
   Load("Tube", "Magnifier");
   core.initializeDevice("Tube");
   adapter.Get<TestMagnifier>("Tube").magnification = 1.5;
   EXPECT_DOUBLE_EQ(core.getMagnificationFactor(), 6);
   EXPECT_DOUBLE_EQ(core.getPixelSizeUm(), 0.5);
   core.setProperty("Gen", "Mode", "B");
   EXPECT_DOUBLE_EQ(core.getPixelSizeUm(), 0);
   EXPECT_EQ(ErrorOf([&] { core.setPixelSizeAffine("R", {1, 2}); }).getCode(), MMERR_GENERIC);
}
