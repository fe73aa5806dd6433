#include "Probe.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace lensless::peripherals {

namespace {

using Clock = std::chrono::steady_clock;

/** The reading end of a pipe, and the process that writes into it. Ends that process when it goes. */
class Child {
public:
   Child(const std::string& program, const std::string& argument) {
      std::array<int, 2> ends{};
      if (pipe2(ends.data(), O_CLOEXEC) != 0) {
         error_ = errno;
         return;
      }
      posix_spawn_file_actions_t actions;
      posix_spawn_file_actions_init(&actions);
      posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
      posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
      std::string name = program, given = argument;
      std::array<char*, 3> words{name.data(), given.data(), nullptr};
      error_ = posix_spawn(&pid_, program.c_str(), &actions, nullptr, words.data(), environ);
      posix_spawn_file_actions_destroy(&actions);
      close(ends[1]);
      output_ = ends[0];
   }
   ~Child() {
      if (error_ == 0) {
         kill(pid_, SIGKILL);
         wait();
      }
      if (output_ >= 0)
         close(output_);
   }
   Child(const Child&) = delete;
   Child& operator=(const Child&) = delete;

   int error() const { return error_; }

   /** What it writes until it closes its output; false when that is not in time. */
   bool read(std::string& text, Clock::time_point until) const {
      std::array<char, 4096> piece{};
      while (true) {
         const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count();
         pollfd ready{output_, POLLIN, 0};
         if (left <= 0 || poll(&ready, 1, static_cast<int>(left)) <= 0) {
            if (left > 0 && errno == EINTR)
               continue;
            return false;
         }
         const ssize_t count = ::read(output_, piece.data(), piece.size());
         if (count == 0)
            return true;
         if (count > 0)
            text.append(piece.data(), static_cast<std::size_t>(count));
         else if (errno != EINTR)
            return true;
      }
   }

   /** Its status, as waitpid tells it. */
   int wait() {
      int status = 0;
      if (ended_)
         return status_;
      while (waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
      }
      ended_ = true;
      return status_ = status;
   }

private:
   pid_t pid_ = 0;
   int output_ = -1;
   int error_ = 0;
   bool ended_ = false;
   int status_ = 0;
};

} // namespace

std::string probe(const std::string& program, const std::string& plugIn, std::chrono::milliseconds limit) {
   Child child(program, plugIn);
   if (child.error() != 0)
      return "it could not be tried: " + program + ": " + std::strerror(child.error());
   std::string said;
   if (!child.read(said, Clock::now() + limit))
      return "it did not load and open within " + std::to_string(limit.count()) + " ms";
   const int status = child.wait();
   if (WIFSIGNALED(status))
      return "it crashed while it was loaded or opened: " + std::string(strsignal(WTERMSIG(status)));
   if (WEXITSTATUS(status) == 0)
      return "";
   while (!said.empty() && said.back() == '\n')
      said.pop_back();
   return said.empty() ? "it ended the process that tried it, with status " + std::to_string(WEXITSTATUS(status))
                       : said;
}

} // namespace lensless::peripherals
