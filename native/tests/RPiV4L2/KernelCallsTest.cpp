#include "v4l2/FileDescriptor.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <unistd.h>

using v4l2::FileDescriptor;
using v4l2::KernelCalls;

TEST(KernelCalls, A_missing_node_is_minus_one_and_errno) {
   EXPECT_EQ(KernelCalls().Open("/dev/no-such-node", O_RDWR), -1);
   EXPECT_EQ(errno, ENOENT);
   EXPECT_EQ(KernelCalls().Resolve("/dev/no-such-node"), "");
   EXPECT_EQ(KernelCalls().Read("/dev/no-such-node"), "");
   EXPECT_TRUE(KernelCalls().List("/dev/no-such-node").empty());
}

TEST(KernelCalls, Folders_are_listed_in_order_without_dots) {
   const std::vector<std::string> names = KernelCalls().List("/proc/self");
   EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
   EXPECT_EQ(std::count(names.begin(), names.end(), "fd"), 1);
   EXPECT_EQ(std::count(names.begin(), names.end(), ".."), 0);
}

TEST(KernelCalls, A_descriptor_closes_with_its_owner_and_not_before) {
   int number = -1;
   {
      FileDescriptor first(KernelCalls(), KernelCalls().Open("/dev/null", O_RDONLY));
      ASSERT_TRUE(first.IsOpen());
      number = first.Get();
      const FileDescriptor second = std::move(first);
      EXPECT_FALSE(first.IsOpen());
      EXPECT_EQ(::fcntl(second.Get(), F_GETFD), FD_CLOEXEC);
   }
   EXPECT_EQ(::fcntl(number, F_GETFD), -1);
}
