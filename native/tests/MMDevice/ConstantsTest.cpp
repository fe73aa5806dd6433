// The numbers and words that adapters, the core and configuration files agree on.
#include "DeviceBase.h"
#include "MMDevice.h"
#include "MMDeviceConstants.h"
#include "ModuleInterface.h"

#include <gtest/gtest.h>

namespace {

TEST(Constants, All_have_their_values) {
   int count = 0;
#define NUMBER(name, value)                                                                                            \
   static_assert((name) == (value), #name);                                                                            \
   ++count;
#define WORD(name, text)                                                                                               \
   EXPECT_STREQ(name, text);                                                                                           \
   ++count;
#include "Constants.inc"
#undef NUMBER
#undef WORD
   EXPECT_EQ(count, 245);
}

} // namespace
