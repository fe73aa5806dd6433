// The binary interface: which vtable slot a call goes through.
#include "MMDevice.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <map>
#include <string>
#include <type_traits>

namespace {

/**
 * The vtable index in a pointer to a virtual member function (Itanium C++ ABI 2.3; on ARM the mark of a virtual
 * function stands in the other word). -1 for a function that is not virtual.
 */
template <typename MemberFunction>
long SlotOf(MemberFunction function) {
   struct {
      std::intptr_t pointer;
      std::ptrdiff_t adjustment;
   } parts;
   static_assert(sizeof parts == sizeof function, "a member function pointer is two words");
   std::memcpy(&parts, &function, sizeof parts);
#if defined(__arm__) || defined(__aarch64__)
   const bool isVirtual = (parts.adjustment & 1) != 0;
   const std::intptr_t offset = parts.pointer;
#else
   const bool isVirtual = (parts.pointer & 1) != 0;
   const std::intptr_t offset = parts.pointer - 1;
#endif
   return isVirtual ? static_cast<long>(offset / static_cast<std::intptr_t>(sizeof(void*))) : -1;
}

struct Plain {
   void NotVirtual() {}
};

TEST(Abi, A_function_that_is_not_virtual_has_no_slot) {
   EXPECT_EQ(SlotOf(&Plain::NotVirtual), -1);
}

TEST(Abi, Every_virtual_function_stands_in_its_slot) {
#define SLOT(class_, index_, returns_, method_, parameters_, qualifier_)                                               \
   EXPECT_EQ(SlotOf(static_cast<returns_(class_::*) parameters_ qualifier_>(&class_::method_)), index_)                \
       << #class_ "::" #method_ #parameters_;
#include "AbiSlots.inc"
#undef SLOT
}

TEST(Abi, The_table_lists_every_virtual_function) {
   std::map<std::string, int> rows;
#define SLOT(class_, index_, returns_, method_, parameters_, qualifier_) ++rows[#class_];
#include "AbiSlots.inc"
#undef SLOT
   const std::map<std::string, int> expected = {
       {"MM::Device", 40},        {"MM::Generic", 1},   {"MM::Camera", 39},      {"MM::Shutter", 4},
       {"MM::Stage", 24},         {"MM::XYStage", 26},  {"MM::State", 11},       {"MM::Serial", 7},
       {"MM::AutoFocus", 11},     {"MM::SignalIO", 13}, {"MM::Magnifier", 2},    {"MM::SLM", 20},
       {"MM::Galvo", 18},         {"MM::Hub", 5},       {"MM::PressurePump", 6}, {"MM::VolumetricPump", 15},
       {"MM::ImageProcessor", 2}, {"MM::Core", 30},
   };
   EXPECT_EQ(rows, expected);
}

/** Adds a virtual function, which takes the slot after the interface's last one. */
template <typename Interface>
struct Extended : Interface {
   virtual void FirstAfterTheInterface() {}
};

template <typename Interface>
long SlotsOf() {
   return SlotOf(&Extended<Interface>::FirstAfterTheInterface);
}

TEST(Abi, No_class_has_a_slot_beyond_its_last_function) {
   EXPECT_EQ(SlotsOf<MM::Device>(), 42);
   EXPECT_EQ(SlotsOf<MM::Generic>(), 42);
   EXPECT_EQ(SlotsOf<MM::Camera>(), 80);
   EXPECT_EQ(SlotsOf<MM::Shutter>(), 45);
   EXPECT_EQ(SlotsOf<MM::Stage>(), 65);
   EXPECT_EQ(SlotsOf<MM::XYStage>(), 67);
   EXPECT_EQ(SlotsOf<MM::State>(), 52);
   EXPECT_EQ(SlotsOf<MM::Serial>(), 48);
   EXPECT_EQ(SlotsOf<MM::AutoFocus>(), 52);
   EXPECT_EQ(SlotsOf<MM::ImageProcessor>(), 43);
   EXPECT_EQ(SlotsOf<MM::SignalIO>(), 54);
   EXPECT_EQ(SlotsOf<MM::Magnifier>(), 43);
   EXPECT_EQ(SlotsOf<MM::SLM>(), 61);
   EXPECT_EQ(SlotsOf<MM::Galvo>(), 59);
   EXPECT_EQ(SlotsOf<MM::Hub>(), 46);
   EXPECT_EQ(SlotsOf<MM::PressurePump>(), 47);
   EXPECT_EQ(SlotsOf<MM::VolumetricPump>(), 56);
   EXPECT_EQ(SlotsOf<MM::Core>(), 32);
}

TEST(Abi, Each_interface_answers_its_device_type) {
   EXPECT_EQ(MM::Generic::Type, MM::GenericDevice);
   EXPECT_EQ(MM::Camera::Type, MM::CameraDevice);
   EXPECT_EQ(MM::Shutter::Type, MM::ShutterDevice);
   EXPECT_EQ(MM::Stage::Type, MM::StageDevice);
   EXPECT_EQ(MM::XYStage::Type, MM::XYStageDevice);
   EXPECT_EQ(MM::State::Type, MM::StateDevice);
   EXPECT_EQ(MM::Serial::Type, MM::SerialDevice);
   EXPECT_EQ(MM::AutoFocus::Type, MM::AutoFocusDevice);
   EXPECT_EQ(MM::ImageProcessor::Type, MM::ImageProcessorDevice);
   EXPECT_EQ(MM::SignalIO::Type, MM::SignalIODevice);
   EXPECT_EQ(MM::Magnifier::Type, MM::MagnifierDevice);
   EXPECT_EQ(MM::SLM::Type, MM::SLMDevice);
   EXPECT_EQ(MM::Galvo::Type, MM::GalvoDevice);
   EXPECT_EQ(MM::Hub::Type, MM::HubDevice);
   EXPECT_EQ(MM::PressurePump::Type, MM::PressurePumpDevice);
   EXPECT_EQ(MM::VolumetricPump::Type, MM::VolumetricPumpDevice);
}

// Times cross the interface by value, as one 64-bit number.
static_assert(sizeof(MM::MMTime) == 8, "MMTime is one 64-bit number");
static_assert(std::is_trivially_copyable<MM::MMTime>::value, "MMTime is passed in registers");

TEST(Time, Is_counted_in_whole_microseconds) {
   EXPECT_EQ(MM::MMTime().getUsec(), 0.0);
   EXPECT_EQ(MM::MMTime(1500.9).getUsec(), 1500.0);
   EXPECT_EQ(MM::MMTime(2, 5).getUsec(), 2000005.0);
   EXPECT_EQ(MM::MMTime::fromMs(1.5), MM::MMTime::fromUs(1500));
   EXPECT_EQ(MM::MMTime::fromSeconds(3).getMsec(), 3000.0);
   // Sixty days do not fit into 32 bits.
   EXPECT_EQ(MM::MMTime::fromSeconds(60L * 24 * 3600).getMsec(), 60.0 * 24 * 3600 * 1000);
}

TEST(Time, Adds_subtracts_and_compares) {
   const MM::MMTime one = MM::MMTime::fromUs(1), two = MM::MMTime::fromUs(2);
   EXPECT_EQ(one + one, two);
   EXPECT_EQ((one - two).getUsec(), -1.0);
   EXPECT_TRUE(one < two && one <= two && one <= one && two > one && two >= one && one >= one && one != two);
   EXPECT_FALSE(two < one || two <= one || one > two || one >= two || one == two);
}

TEST(Time, Prints_seconds_with_six_decimals) {
   EXPECT_EQ(MM::MMTime::fromUs(12345678).toString(), "12.345678");
   EXPECT_EQ(MM::MMTime::fromUs(-500000).toString(), "-0.500000");
}

TEST(Timeout, Has_expired_when_more_than_the_interval_has_passed) {
   MM::TimeoutMs timeout(MM::MMTime::fromMs(100), 50UL);
   EXPECT_FALSE(timeout.expired(MM::MMTime::fromMs(150)));
   EXPECT_TRUE(timeout.expired(MM::MMTime::fromUs(150001)));
   MM::TimeoutMs other(MM::MMTime::fromMs(100), MM::MMTime::fromMs(50));
   EXPECT_FALSE(other.expired(MM::MMTime::fromMs(120)));
   EXPECT_TRUE(other.expired(MM::MMTime::fromMs(151)));
}

} // namespace
