#include "Vivid.h"

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <gtest/gtest.h>
#include <stdexcept>
#include <sys/wait.h>

namespace device {

namespace {

std::string List(const std::string& value, int count) {
   std::string list = value;
   for (int i = 1; i < count; ++i)
      list += "," + value;
   return list;
}

} // namespace

std::string Shell(const std::string& command) {
   std::FILE* const pipe = popen(("{ " + command + "; } 2>&1").c_str(), "r");
   if (!pipe)
      throw std::runtime_error(command + " does not start");
   std::string output;
   std::array<char, 4096> part;
   for (std::size_t size; (size = std::fread(part.data(), 1, part.size(), pipe)) > 0;)
      output.append(part.data(), size);
   const int status = pclose(pipe);
   if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
      throw std::runtime_error(command + " failed: " + output);
   return output;
}

Vivid::Vivid(Input input, int cameras, bool isMultiPlanar) : cameras_(cameras), input_(input) {
   Shell("modprobe -r vivid; modprobe vivid n_devs=" + std::to_string(cameras) + " node_types=" + List("0x1", cameras) +
         " input_types=" + List(input == Input::Hdmi ? "3" : "0", cameras) +
         " multiplanar=" + List(isMultiPlanar ? "2" : "1", cameras));
   Plug();
}

Vivid::~Vivid() {
   try {
      Shell("modprobe -r vivid");
   } catch (const std::runtime_error& error) {
      ADD_FAILURE() << error.what();
   }
}

std::string Vivid::Node(int camera) const {
   const std::string wanted = "vivid-00" + std::to_string(camera) + "-vid-cap";
   for (const auto& node : std::filesystem::directory_iterator("/sys/class/video4linux")) {
      std::string name;
      std::getline(std::ifstream(node.path() / "name"), name);
      if (name == wanted)
         return "/dev/" + node.path().filename().string();
   }
   throw std::runtime_error(wanted + " is not plugged in");
}

void Vivid::Set(const std::string& control, const std::string& value, int camera) const {
   Shell("v4l2-ctl -d " + Node(camera) + " -c " + control + "=" + value);
}

void Vivid::Unplug() const {
   Shell("echo vivid.0 >/sys/bus/platform/drivers/vivid/unbind && link-cameras");
}

void Vivid::Plug() const {
   Shell("[ -d /sys/bus/platform/drivers/vivid/vivid.0 ] || echo vivid.0 >/sys/bus/platform/drivers/vivid/bind");
   Shell("link-cameras");
   for (int camera = 0; camera < cameras_; ++camera) {
      if (input_ == Input::Hdmi)
         Shell("v4l2-ctl -d " + Node(camera) + " --set-dv-bt-timings cvt,width=640,height=480,fps=60");
      Shell("v4l2-ctl -d " + Node(camera) + " -c test_pattern=1,osd_text_mode=2");
   }
}

} // namespace device
