// What the one header that adapters include brings, used as adapter sources use it without including anything else.
#include "DeviceBase.h"

#include <gtest/gtest.h>

namespace {

TEST(Headers, DeviceBase_brings_texts_rounding_and_the_libraries_sources_rely_on) {
   EXPECT_STREQ(g_Msg_SERIAL_TIMEOUT, "Serial timeout occurred.");
   EXPECT_EQ(nint(2.5), 3);
   EXPECT_EQ(nint(-2.5), -3);
   EXPECT_EQ(nint(2.4), 2);
   static_assert(std::is_same<decltype(nint(0.0)), long>::value, "nint answers a long");
   std::vector<std::string> words{"b", "a"};
   std::sort(words.begin(), words.end());
   std::map<std::string, std::pair<int, double>> numbers{{words[0], {1, floor(1.5)}}};
   std::ostringstream text;
   text << std::setw(3) << numbers["a"].first;
   assert(text.str() == "  1");
   EXPECT_EQ(text.str(), "  1");
   EXPECT_EQ(strlen(words[0].c_str()), std::size_t{1});
   EXPECT_EQ(atoi("7") + INT_MAX - 7, INT_MAX);
   std::function<int()> seven = [] { return 7; };
   EXPECT_EQ(seven(), 7);
   pthread_t self = pthread_self();
   EXPECT_TRUE(pthread_equal(self, pthread_self()));
}

} // namespace
