#include "RecordedMachine.h"
#include "RecordedAnswers.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <poll.h>
#include <sstream>
#include <stdexcept>
#include <sys/mman.h>

namespace v4l2::recorded {

namespace {

std::string RecordedText(const std::string& name) {
   const std::string path = RECORDED_MACHINES "/" + name + ".txt";
   std::ifstream file(path);
   if (!file)
      throw std::runtime_error("no recorded machine at " + path);
   std::ostringstream text;
   text << file.rdbuf();
   return text.str();
}

int Answer(int error) {
   errno = error;
   return error == 0 ? 0 : -1;
}

} // namespace

RecordedMachine::RecordedMachine(const std::string& name) : RecordedMachine(Parse(RecordedText(name))) {}

RecordedMachine::RecordedMachine(Machine machine) : machine_(std::move(machine)) {}

int RecordedMachine::Open(const std::string& path, int flags) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   const std::string target = Resolve(path);
   if (const auto failure = openFailures_.find(target); failure != openFailures_.end())
      return recorded::Answer(failure->second);
   if (target.empty())
      return recorded::Answer(ENOENT);
   const int descriptor = nextDescriptor_++;
   handles_[descriptor] = {target, flags, {}, {}};
   return descriptor;
}

int RecordedMachine::Close(int descriptor) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   return recorded::Answer(handles_.erase(descriptor) == 1 ? 0 : EBADF);
}

int RecordedMachine::Ioctl(int descriptor, unsigned long request, void* argument) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   const auto handle = handles_.find(descriptor);
   if (handle == handles_.end())
      return recorded::Answer(EBADF);
   const std::string path = handle->second.path;
   requests_[path].push_back(request);
   if (unplugged_.count(path) == 1)
      return recorded::Answer(ENODEV);
   if (const auto failure = failures_.find(request); failure != failures_.end())
      return recorded::Answer(failure->second);
   if (const auto answer = answers_.find(request); answer != answers_.end())
      return answer->second(path, argument);
   return recorded::Answer(AnswerNode(handle->second, request, argument));
}

int RecordedMachine::AnswerNode(Handle& handle, unsigned long request, void* argument) {
   if (const auto media = machine_.media.find(handle.path); media != machine_.media.end())
      return AnswerMedia(machine_, media->second, request, argument).value_or(ENOTTY);

   if (request == VIDIOC_SUBSCRIBE_EVENT || request == VIDIOC_UNSUBSCRIBE_EVENT || request == VIDIOC_DQEVENT)
      return AnswerEvents(handle, request, argument);
   Node& node = machine_.nodes.at(handle.path);
   const Changed changed = [&](const auto& before) { FollowChange(node, before, &handle); };
   if (const Answered answered = AnswerControls(node, request, argument, changed))
      return *answered;
   if (node.IsSubdevice())
      return AnswerPads(node, request, argument, changed).value_or(ENOTTY);
   return AnswerFormats(node, request, argument).value_or(ENOTTY);
}

void* RecordedMachine::Map(std::size_t length, int descriptor, off_t) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   if (handles_.count(descriptor) == 0) {
      errno = EBADF;
      return MAP_FAILED;
   }
   void* address = ::mmap(nullptr, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
   if (address != MAP_FAILED)
      mappings_[address] = length;
   return address;
}

int RecordedMachine::Unmap(void* address, std::size_t length) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   const auto mapping = mappings_.find(address);
   if (mapping == mappings_.end() || mapping->second != length)
      return recorded::Answer(EINVAL);
   mappings_.erase(mapping);
   return ::munmap(address, length);
}

int RecordedMachine::Poll(pollfd* descriptors, nfds_t count, int timeoutMs) {
   int ready = 0;
   std::vector<pollfd> real;
   {
      const std::lock_guard<std::recursive_mutex> lock(mutex_);
      for (nfds_t i = 0; i < count; ++i) {
         pollfd& waiting = descriptors[i];
         waiting.revents = 0;
         const auto handle = handles_.find(waiting.fd);
         if (handle == handles_.end()) {
            real.push_back(waiting);
            continue;
         }
         if (unplugged_.count(handle->second.path) == 1)
            waiting.revents = POLLERR | POLLHUP;
         else if (!handle->second.events.empty())
            waiting.revents = static_cast<short>(waiting.events & POLLPRI);
         ready += waiting.revents != 0 ? 1 : 0;
      }
   }
   const int others = ::poll(real.data(), real.size(), ready > 0 ? 0 : timeoutMs);
   if (others <= 0)
      return others < 0 ? others : ready;
   auto next = real.begin();
   for (nfds_t i = 0; i < count && next != real.end(); ++i)
      if (descriptors[i].fd == next->fd)
         descriptors[i].revents = (next++)->revents;
   return ready + others;
}

std::vector<std::string> RecordedMachine::List(const std::string& folder) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   const std::string prefix = folder.empty() || folder.back() == '/' ? folder : folder + "/";
   std::set<std::string> names;
   const auto add = [&](const auto& entries) {
      for (const auto& entry : entries)
         if (entry.first.compare(0, prefix.size(), prefix) == 0 && !Resolve(entry.first).empty())
            names.insert(entry.first.substr(prefix.size(), entry.first.find('/', prefix.size()) - prefix.size()));
   };
   add(machine_.nodes);
   add(machine_.media);
   add(machine_.links);
   add(machine_.files);
   return {names.begin(), names.end()};
}

std::string RecordedMachine::Resolve(const std::string& path) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   const auto link = machine_.links.find(path);
   const std::string target = link == machine_.links.end() ? path : link->second;
   const bool exists = machine_.nodes.count(target) + machine_.media.count(target) + machine_.files.count(target) > 0;
   return exists && unplugged_.count(target) == 0 ? target : "";
}

std::string RecordedMachine::Read(const std::string& path) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   const auto file = machine_.files.find(path);
   return file == machine_.files.end() ? "" : file->second;
}

void RecordedMachine::Answer(unsigned long request, Answering answering) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   answers_[request] = std::move(answering);
}

void RecordedMachine::Fail(unsigned long request, int error) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   if (error == 0)
      failures_.erase(request);
   else
      failures_[request] = error;
}

void RecordedMachine::FailOpen(const std::string& path, int error) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   if (error == 0)
      openFailures_.erase(path);
   else
      openFailures_[path] = error;
}

void RecordedMachine::Unplug(const std::string& path) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   unplugged_.insert(path);
}

void RecordedMachine::Replug(const std::string& path) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   unplugged_.erase(path);
   for (auto handle = handles_.begin(); handle != handles_.end(); ++handle)
      if (handle->second.path == path)
         handle->second.path = path + " (gone)"; // an old descriptor does not reach the new device
   unplugged_.insert(path + " (gone)");
}

int RecordedMachine::OpenDescriptors() {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   return static_cast<int>(handles_.size());
}

int RecordedMachine::Mappings() {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   return static_cast<int>(mappings_.size());
}

std::vector<unsigned long> RecordedMachine::Requests(const std::string& path) {
   const std::lock_guard<std::recursive_mutex> lock(mutex_);
   return requests_[path];
}

} // namespace v4l2::recorded
