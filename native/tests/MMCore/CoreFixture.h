// A core with a module of test devices.
#pragma once

#include "MMCore.h"
#include "TestAdapter.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <sstream>
#include <unistd.h>

class CoreTest : public ::testing::Test {
protected:
   CoreTest() { core.loadMockDeviceAdapter("Test", &adapter); }
   ~CoreTest() override {
      if (!folder_.empty())
         std::filesystem::remove_all(folder_);
   }

   void Load(const char* label, const char* device) { core.loadDevice(label, "Test", device); }
   /** Camera "Cam" and shutter "Shut", initialised, in their roles. */
   void LoadCameraAndShutter() {
      Load("Cam", "Camera");
      Load("Shut", "Shutter");
      core.initializeAllDevices();
   }
   TestCamera& Camera() { return adapter.Get<TestCamera>("Cam"); }
   TestShutter& Shutter() { return adapter.Get<TestShutter>("Shut"); }

   /** A path in a folder that goes with the test. */
   std::string Path(const std::string& name) {
      if (folder_.empty()) {
         std::string pattern = (std::filesystem::temp_directory_path() / "mmcore-test-XXXXXX").string();
         folder_ = mkdtemp(pattern.data());
      }
      return folder_ + "/" + name;
   }
   std::string WriteFile(const std::string& name, const std::string& text) {
      std::ofstream(Path(name)) << text;
      return Path(name);
   }
   static std::string ReadFile(const std::string& path) {
      std::ostringstream text;
      text << std::ifstream(path).rdbuf();
      return text.str();
   }
   /** Whether it became true within a minute. */
   template <class F>
   static bool Eventually(F condition) {
      const auto end = std::chrono::steady_clock::now() + std::chrono::minutes(1);
      for (;;) {
         if (condition()) // asked once: it may be false again a moment later
            return true;
         if (std::chrono::steady_clock::now() > end)
            return false;
         std::this_thread::sleep_for(std::chrono::milliseconds(5));
      }
   }
   /** The error of a call that must fail; code MMERR_OK if it does not. */
   template <class F>
   static CMMError ErrorOf(F call) {
      try {
         call();
      } catch (const CMMError& error) {
         return error;
      }
      ADD_FAILURE() << "no error was thrown";
      return CMMError("none", MMERR_OK);
   }

   TestAdapter adapter;
   CMMCore core; // after the adapter, which must outlive it

private:
   std::string folder_;
};
