#include "Holders.h"

#include "Wording.h"

#include <unistd.h>

namespace v4l2 {

namespace {

bool IsNumber(const std::string& text) {
   return !text.empty() && text.find_first_not_of("0123456789") == std::string::npos;
}

int TimesOpen(SystemCalls& calls, const std::string& process, const std::string& node) {
   const std::string folder = "/proc/" + process + "/fd";
   int times = 0;
   for (const std::string& descriptor : calls.List(folder))
      if (calls.Resolve(folder + "/" + descriptor) == node)
         ++times;
   return times;
}

std::string NameOf(SystemCalls& calls, const std::string& process) {
   std::string name = calls.Read("/proc/" + process + "/comm");
   name.erase(name.find_last_not_of('\n') + 1);
   return (name.empty() ? "a program" : name) + " (process " + process + ")";
}

} // namespace

std::string HoldersOf(SystemCalls& calls, const std::string& path) {
   const std::string resolved = calls.Resolve(path);
   const std::string node = resolved.empty() ? path : resolved;
   const std::string self = std::to_string(::getpid());
   std::vector<std::string> holders;
   for (const std::string& process : calls.List("/proc")) {
      if (!IsNumber(process))
         continue;
      const int times = TimesOpen(calls, process, node);
      if (process == self && times > 1)
         holders.push_back("this program itself, which has it open " + std::to_string(times) + " times");
      else if (process != self && times > 0)
         holders.push_back(NameOf(calls, process));
   }
   return Listed(holders);
}

} // namespace v4l2
