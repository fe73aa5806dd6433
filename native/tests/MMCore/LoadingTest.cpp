#include "CoreFixture.h"

#include <dlfcn.h>

class Loading : public CoreTest {
protected:
   Loading() { core.setDeviceAdapterSearchPaths({ADAPTER_FOLDER}); }
   CMMError LoadError(const char* module) {
      return ErrorOf([&] { core.loadDevice("Dev", module, "Plain"); });
   }
   // Of the adapter in its error chain, below the layer that says which device was to be loaded.
   static std::string FileOf(const char* module) {
      return std::string(ADAPTER_FOLDER) + "/libmmgr_dal_" + module + ".so.0";
   }
};

TEST_F(Loading, A_device_of_a_library_loads_and_unloads) {
   core.loadDevice("Dev", "TestPlain", "Plain");
   core.initializeAllDevices();
   EXPECT_EQ(core.getDeviceLibrary("Dev"), "TestPlain");
   EXPECT_EQ(core.getDeviceName("Dev"), "Plain");
   EXPECT_EQ(core.getDeviceDescription("Dev"), "A plain device");
   EXPECT_EQ(core.getDeviceType("Dev"), MM::GenericDevice);
   EXPECT_EQ(core.getAvailableDevices("TestPlain"), std::vector<std::string>{"Plain"});
   EXPECT_EQ(core.getAvailableDeviceTypes("TestPlain"), std::vector<long>{MM::GenericDevice});
   core.unloadLibrary("TestPlain");
   EXPECT_EQ(core.getLoadedDevices(), std::vector<std::string>{"Core"});
   EXPECT_EQ(ErrorOf([&] { core.unloadLibrary("TestPlain"); }).getCode(), MMERR_UnknownModule);
}

TEST_F(Loading, The_default_search_path_is_the_folder_of_the_core) {
   CMMCore other;
   const std::vector<std::string> paths = other.getDeviceAdapterSearchPaths();
   ASSERT_EQ(paths.size(), 1u);
   EXPECT_TRUE(std::filesystem::exists(paths[0] + "/libMMCore.so.0")) << paths[0];
}

TEST_F(Loading, The_first_folder_that_holds_the_file_wins) {
   WriteFile("libmmgr_dal_TestPlain.so.0", "not a library");
   core.setDeviceAdapterSearchPaths({"/nonexistent", Path("."), ADAPTER_FOLDER});
   EXPECT_EQ(LoadError("TestPlain").getSpecificCode(), MMERR_GENERIC);
   core.setDeviceAdapterSearchPaths({ADAPTER_FOLDER, Path(".")});
   EXPECT_NO_THROW(core.loadDevice("Dev", "TestPlain", "Plain"));
   core.setDeviceAdapterSearchPaths({});
   EXPECT_NO_THROW(core.loadDevice("Dev2", "TestPlain", "Plain")); // stays loaded
}

TEST_F(Loading, A_module_in_no_folder_goes_by_its_bare_name_to_the_loader) {
   const std::string text = LoadError("Nowhere").getFullMsg();
   EXPECT_NE(text.find("from \"libmmgr_dal_Nowhere.so.0\""), std::string::npos) << text;
}

TEST_F(Loading, Adapters_are_listed_by_file_name_and_duplicates_are_refused) {
   WriteFile("libmmgr_dal_Fake.so.0", "not a library");
   WriteFile("other.so.0", "");
   core.setDeviceAdapterSearchPaths({Path(".")});
   EXPECT_EQ(core.getDeviceAdapterNames(), std::vector<std::string>{"Fake"});
   WriteFile("libmmgr_dal_TestPlain.so.0", "");
   core.setDeviceAdapterSearchPaths({Path("."), ADAPTER_FOLDER});
   EXPECT_NE(ErrorOf([&] { core.getDeviceAdapterNames(); }).getMsg().find("TestPlain"), std::string::npos);
}

TEST_F(Loading, An_undefined_symbol_gives_three_layers_with_the_text_of_the_loader) {
   const CMMError error = ErrorOf([&] { core.loadDevice("Dev", "TestUndefined", "Plain"); });
   const std::string file = FileOf("TestUndefined");
   EXPECT_EQ(error.getFullMsg(), "Failed to load device adapter \"TestUndefined\" from \"" + file +
                                     "\" [ Failed to load module \"" + file + "\" [ " + file +
                                     ": undefined symbol: function_that_no_library_has ] ]");
   EXPECT_EQ(error.getSpecificCode(), MMERR_GENERIC);
}

TEST_F(Loading, Functions_of_a_module_stay_out_of_the_scope_of_the_program) {
   core.loadDevice("Dev", "TestPlain", "Plain");
   EXPECT_EQ(dlsym(RTLD_DEFAULT, "InitializeModuleData"), nullptr);
}

TEST_F(Loading, Other_versions_are_refused_with_both_numbers_and_their_own_codes) {
   const CMMError module = LoadError("TestModuleVersion");
   EXPECT_EQ(module.getSpecificCode(), MMERR_ModuleVersionMismatch);
   EXPECT_NE(module.getFullMsg().find("required is 10, the module has 9"), std::string::npos) << module.getFullMsg();
   const CMMError device = LoadError("TestDeviceVersion");
   EXPECT_EQ(device.getSpecificCode(), MMERR_DeviceVersionMismatch);
   EXPECT_NE(device.getFullMsg().find("required is 75, the module has 74"), std::string::npos) << device.getFullMsg();
}

TEST_F(Loading, A_missing_export_names_function_and_file) {
   const CMMError error = LoadError("TestNoExport");
   EXPECT_EQ(error.getSpecificCode(), MMERR_LibraryFunctionNotFound);
   EXPECT_NE(error.getFullMsg().find("\"CreateDevice\" in module \"" + FileOf("TestNoExport")), std::string::npos)
       << error.getFullMsg();
}

TEST_F(Loading, A_device_that_is_not_offered_is_an_error_that_lists_those_that_are) {
   const CMMError error = ErrorOf([&] { core.loadDevice("Dev", "TestPlain", "Other"); });
   EXPECT_EQ(error.getSpecificCode(), MMERR_GENERIC);
   EXPECT_NE(error.getFullMsg().find("it offers \"Plain\""), std::string::npos);
}

TEST_F(Loading, Labels_that_cannot_be_used_are_refused) {
   core.loadDevice("Dev", "TestPlain", "Plain");
   EXPECT_EQ(LoadError("TestPlain").getSpecificCode(), MMERR_DuplicateLabel);
   for (const auto& [label, code] :
        {std::pair{"", MMERR_GENERIC}, {"Core", MMERR_DuplicateLabel}, {"a,b", MMERR_InvalidContents}})
      EXPECT_EQ(ErrorOf([&] { core.loadDevice(label, "TestPlain", "Plain"); }).getCode(), code) << label;
   EXPECT_EQ(ErrorOf([&] { core.loadDevice(nullptr, "TestPlain", "Plain"); }).getCode(), MMERR_NullPointerException);
}

TEST_F(Loading, Two_cores_live_in_one_process) {
   CMMCore other;
   other.setDeviceAdapterSearchPaths({ADAPTER_FOLDER});
   core.loadDevice("Dev", "TestPlain", "Plain");
   other.loadDevice("Dev", "TestPlain", "Plain");
   core.unloadLibrary("TestPlain");
   other.initializeAllDevices();
   EXPECT_EQ(other.getDeviceDescription("Dev"), "A plain device");
}

TEST_F(Loading, The_core_tells_its_versions) {
   EXPECT_EQ(core.getVersionInfo(), "MMCore version 12.5.0");
   EXPECT_EQ(CMMCore::getMMDeviceModuleInterfaceVersion(), 10);
   EXPECT_EQ(CMMCore::getMMDeviceDeviceInterfaceVersion(), 75);
   EXPECT_EQ(core.getAPIVersionInfo(), "Device API version 75, Module API version 10");
}
