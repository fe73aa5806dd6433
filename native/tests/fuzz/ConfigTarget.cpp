#include "Targets.h"

#include "../MMCore/TestAdapter.h"
#include "MMCore.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

// One core for all inputs: each starts it afresh. Its module has a device of several types, none of which ever waits.
class System {
public:
   System() {
      std::string pattern = (std::filesystem::temp_directory_path() / "fuzz-config-XXXXXX").string();
      if (!mkdtemp(pattern.data()))
         throw std::runtime_error("cannot make a folder " + pattern);
      folder_ = pattern;
      core_.enableStderrLog(false);
      core_.loadMockDeviceAdapter("Test", &adapter_);
   }
   ~System() {
      std::error_code gone;
      std::filesystem::remove_all(folder_, gone);
   }
   System(const System&) = delete;
   System& operator=(const System&) = delete;

   /** False if the core refuses it. */
   bool Load(const std::string& text) {
      const std::string path = folder_ + "/fuzzed.cfg";
      std::ofstream(path, std::ios::binary) << text;
      core_.setAutoShutter(true);
      core_.setTimeoutMs(5000);
      try {
         core_.loadSystemConfiguration(path.c_str());
         return true;
      } catch (const CMMError& error) {
         Require(core_.getLoadedDevices().size() == 1, "A configuration that fails leaves no device but the core");
         reason_ = error.getFullMsg();
         Require(!reason_.empty(), "A refusal has a reason");
         return false;
      }
   }
   /** As a file, without the line of the date. */
   std::string Saved() {
      const std::string path = folder_ + "/saved.cfg";
      core_.saveSystemConfiguration(path.c_str());
      std::ifstream file(path, std::ios::binary);
      std::string date;
      std::getline(file, date);
      return std::string(std::istreambuf_iterator<char>(file), {});
   }
   void Empty() {
      core_.unloadAllDevices();
      adapter_.journal.Clear();
   }
   const std::string& Reason() const { return reason_; }

private:
   std::string folder_;
   std::string reason_;
   TestAdapter adapter_;
   CMMCore core_;
};

bool FuzzConfig(const std::string& input) {
   static System system;
   system.Empty();
   if (!system.Load(input))
      return false;
   const std::string saved = system.Saved();
   system.Empty();
   Require(system.Load(saved), "A saved configuration loads. " + system.Reason());
   Require(system.Saved() == saved, "A saved configuration is the same after loading");
   return true;
}
