// The table of behaviours names the tests that show them; this sees to it that there are such tests.
#include "gtest/gtest.h"

#include <fstream>
#include <set>
#include <sstream>
#include <string>

static std::set<std::string> AllTests() {
   std::set<std::string> names;
   const testing::UnitTest& all = *testing::UnitTest::GetInstance();
   for (int i = 0; i < all.total_test_suite_count(); ++i) {
      const testing::TestSuite& suite = *all.GetTestSuite(i);
      for (int j = 0; j < suite.total_test_count(); ++j)
         names.insert(std::string(suite.name()) + "." + suite.GetTestInfo(j)->name());
   }
   return names;
}

TEST(Behaviours, Each_of_the_53_has_tests_that_exist) {
   const std::set<std::string> tests = AllTests();
   std::ifstream table(BEHAVIOURS);
   ASSERT_TRUE(table) << BEHAVIOURS;
   int expected = 1;
   for (std::string line; std::getline(table, line);) {
      if (line.empty() || line[0] == '#')
         continue;
      std::istringstream fields(line);
      std::string number, behaviour, names;
      std::getline(fields, number, '\t');
      std::getline(fields, behaviour, '\t');
      std::getline(fields, names, '\t');
      EXPECT_EQ(number, std::to_string(expected++));
      EXPECT_FALSE(names.empty()) << behaviour;
      std::istringstream list(names);
      for (std::string name; list >> name;)
         EXPECT_TRUE(tests.count(name)) << name << " is said to show: " << behaviour;
   }
   EXPECT_EQ(expected, 54);
}
