// What a sound plug-in offers, as the host sees it.
#include "Host/Failure.h"
#include "Host/Opened.h"
#include "PlugInFiles.h"

#include <gtest/gtest.h>

using namespace lensless::peripherals;

namespace {

const std::string example = std::string(PLUG_INS) + "/example.so";

std::string failureOf(const std::function<void()>& work) {
   try {
      work();
   } catch (const Failure& fault) {
      return fault.what();
   }
   return "";
}

} // namespace

TEST(PlugIn, tells_what_it_offers) {
   const auto library = Library::load(example);
   EXPECT_EQ(library->name(), "example");
   EXPECT_EQ(library->release(), "1.2");
   ASSERT_EQ(library->peripherals().size(), 6u);
   EXPECT_EQ(library->peripherals()[1].name, "Wheel");
   EXPECT_EQ(library->peripherals()[1].kind, static_cast<std::uint32_t>(PERIPHERAL_STATE));
}

TEST(PlugIn, of_version_1_loads_under_a_host_that_knows_version_2) {
   EXPECT_EQ(Library::load(example, {2, PERIPHERAL_VERSION_1})->name(), "example");
   EXPECT_NE(failureOf([] { Library::load(example, {3, 2}); }).find("no version of the interface"), std::string::npos);
}

TEST(PlugIn, values_of_every_type_come_back_as_they_were_set) {
   const auto device = Library::load(example)->open("AllTypes", {});
   const Value values[] = {std::int64_t{-9007199254740993},
                           std::uint64_t{18446744073709551615u},
                           0.1,
                           true,
                           std::string("µm, “quoted”"),
                           Bytes{0, 255, 7}};
   for (std::uint32_t i = 0; i < 6; ++i) {
      device->set(i, values[i]);
      EXPECT_EQ(device->get(i), values[i]) << device->attributes()[i].name;
      EXPECT_EQ(valueOf(textOf(values[i]), typeOf(values[i])), values[i]) << textOf(values[i]);
   }
}

TEST(PlugIn, is_asked_for_nothing_that_an_attribute_does_not_allow) {
   const auto library = Library::load(example);
   const auto lamp = library->open("Lamp", {});
   EXPECT_EQ(failureOf([&] { lamp->set(1, 20.5); }), "Intensity cannot be 20.5; allowed is 0 to 20 in steps of 0.5");
   EXPECT_EQ(failureOf([&] { lamp->set(1, 0.3); }), "Intensity cannot be 0.3; allowed is 0 to 20 in steps of 0.5");
   EXPECT_EQ(failureOf([&] { lamp->set(1, std::int64_t{5}); }), "Intensity takes a number");
   const auto types = library->open("AllTypes", {});
   EXPECT_EQ(failureOf([&] { types->set(6, std::uint64_t{2}); }), "Gain cannot be 2; allowed is 1, 4");
   const auto probe = library->open("Probe", {});
   EXPECT_EQ(failureOf([&] { probe->set(0, 20.0); }), "Temperature of Probe cannot be set");
   EXPECT_EQ(failureOf([&] { probe->get(2); }), "Probe has no attribute 2");
}

TEST(PlugIn, says_itself_why_something_fails) {
   const auto lamp = Library::load(example)->open("Lamp", {});
   lamp->set(0, std::int64_t{13});
   EXPECT_EQ(failureOf([&] { lamp->initialise(); }),
             "Lamp could not initialise: line 13 is held by 'fan-control'; choose another Pin");
}

TEST(PlugIn, tells_of_changes_and_writes_to_the_log) {
   std::string log;
   std::vector<std::pair<std::uint32_t, Value>> changes;
   const auto lamp = Library::load(example)->open(
       "Lamp", {[&](std::uint32_t, const std::string& message) { log += message; },
                [&](std::uint32_t attribute, const Value& value) { changes.emplace_back(attribute, value); }});
   lamp->initialise();
   lamp->set(1, 2.5);
   EXPECT_EQ(log, "the example is ready");
   ASSERT_EQ(changes.size(), 1u);
   EXPECT_EQ(changes[0], std::make_pair(std::uint32_t{1}, Value(2.5)));
}

TEST(PlugIn, kinds_do_what_they_are_for) {
   const auto library = Library::load(example);
   const auto wheel = library->open("Wheel", {});
   EXPECT_EQ(wheel->labels(), (std::vector<std::string>{"Empty", "Red", "Grün"}));
   wheel->setPosition(2);
   EXPECT_EQ(wheel->position(), 2u);
   const auto lamp = library->open("Lamp", {});
   lamp->setOpen(true);
   EXPECT_TRUE(lamp->isOpen());
   const auto lift = library->open("Lift", {});
   EXPECT_EQ(lift->limitsUm(), std::make_pair(-100.0, 2500.5));
   lift->moveTo(12.25);
   EXPECT_EQ(lift->um(), 12.25);
   lift->home();
   EXPECT_EQ(lift->um(), 0);
   const auto table = library->open("Table", {});
   table->moveTo(Opened::Point{3, 4});
   EXPECT_EQ(table->xyUm(), (Opened::Point{3, 4}));
   EXPECT_FALSE(table->canHome());
   EXPECT_FALSE(table->isBusy());
}
