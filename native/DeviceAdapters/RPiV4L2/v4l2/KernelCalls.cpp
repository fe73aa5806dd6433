#include "SystemCalls.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <sstream>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace v4l2 {

namespace {

template <class Call>
auto UntilNotInterrupted(Call call) {
   auto result = call();
   while (result == -1 && errno == EINTR)
      result = call();
   return result;
}

class Kernel final : public SystemCalls {
public:
   int Open(const std::string& path, int flags) override {
      return UntilNotInterrupted([&] { return ::open(path.c_str(), flags | O_CLOEXEC); });
   }
   int Close(int descriptor) override { return ::close(descriptor); } // never again: it is closed after EINTR too
   int Ioctl(int descriptor, unsigned long request, void* argument) override {
      return UntilNotInterrupted([&] { return ::ioctl(descriptor, request, argument); });
   }
   void* Map(std::size_t length, int descriptor, off_t offset) override {
      return ::mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, offset);
   }
   int Unmap(void* address, std::size_t length) override { return ::munmap(address, length); }
   int Poll(pollfd* descriptors, nfds_t count, int timeoutMs) override {
      return UntilNotInterrupted([&] { return ::poll(descriptors, count, timeoutMs); });
   }

   std::vector<std::string> List(const std::string& folder) override {
      std::vector<std::string> names;
      const std::unique_ptr<DIR, int (*)(DIR*)> entries(::opendir(folder.c_str()), ::closedir);
      while (const dirent* entry = entries ? ::readdir(entries.get()) : nullptr) {
         const std::string name = entry->d_name;
         if (name != "." && name != "..")
            names.push_back(name);
      }
      std::sort(names.begin(), names.end());
      return names;
   }
   std::string Resolve(const std::string& path) override {
      const std::unique_ptr<char, void (*)(void*)> resolved(::realpath(path.c_str(), nullptr), std::free);
      return resolved ? resolved.get() : "";
   }
   std::string Read(const std::string& path) override {
      std::ostringstream text;
      text << std::ifstream(path).rdbuf();
      return text.str();
   }
};

} // namespace

SystemCalls& KernelCalls() {
   static Kernel kernel;
   return kernel;
}

} // namespace v4l2
