// Folders of plug-ins for tests.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

/** A folder of its own, gone afterwards. */
class TemporaryFolder {
public:
   TemporaryFolder() {
      std::string name = (std::filesystem::temp_directory_path() / "peripherals-XXXXXX").string();
      path_ = mkdtemp(name.data());
   }
   ~TemporaryFolder() { std::filesystem::remove_all(path_); }
   TemporaryFolder(const TemporaryFolder&) = delete;
   TemporaryFolder& operator=(const TemporaryFolder&) = delete;

   std::string file(const std::string& name) const { return path_ + "/" + name; }
   const std::string& path() const { return path_; }

   /** Copies a plug-in of the tests (example, faulty, empty) into it. */
   std::string add(const std::string& plugIn, const std::string& as = "") const {
      std::string target = file(as.empty() ? plugIn + ".so" : as);
      std::filesystem::copy_file(std::string(PLUG_INS) + "/" + plugIn + ".so", target);
      return target;
   }
   std::string write(const std::string& name, const std::string& text) const {
      std::ofstream(file(name)) << text;
      return file(name);
   }

private:
   std::string path_;
};

/** An environment variable for the time of a test. */
class Variable {
public:
   Variable(const char* name, const std::string& value) : name_(name) { setenv(name, value.c_str(), 1); }
   ~Variable() { unsetenv(name_); }
   Variable(const Variable&) = delete;
   Variable& operator=(const Variable&) = delete;

private:
   const char* const name_;
};
