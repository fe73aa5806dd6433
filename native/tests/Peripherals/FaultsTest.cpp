// Plug-ins with a fault are skipped, with the reason, and the others are used.
#include "Host/Failure.h"
#include "Host/Folders.h"
#include "Host/Opened.h"
#include "PlugInFiles.h"

#include <gtest/gtest.h>

using namespace lensless::peripherals;

namespace {

struct Fault {
   const char* name;
   const char* reason; // a part of it
};

void PrintTo(const Fault& fault, std::ostream* out) {
   *out << fault.name;
}

Search searchOf(const TemporaryFolder& folder) {
   Search search;
   search.folders = {folder.path()};
   search.probe = PROBE_PROGRAM;
   search.limit = std::chrono::milliseconds(10000);
   return search;
}

class SkippedPlugIn : public testing::TestWithParam<Fault> {};

} // namespace

TEST_P(SkippedPlugIn, is_told_with_the_reason_and_the_others_load) {
   const TemporaryFolder folder;
   folder.add("faulty", "a.so");
   folder.add("example", "b.so");
   const Variable fault("FAULT", GetParam().name);
   // Where the probe is built with a sanitizer, that leaves crashes to the system.
   const Variable address("ASAN_OPTIONS", "handle_segv=0:handle_abort=0");
   const Variable thread("TSAN_OPTIONS", "handle_segv=0:handle_abort=0");
   Search search = searchOf(folder);
   if (std::string(GetParam().name).find("hang") != std::string::npos)
      search.limit = std::chrono::milliseconds(5000);

   const PlugIns plugIns(search);

   ASSERT_EQ(plugIns.skipped().size(), 1u);
   EXPECT_EQ(plugIns.skipped()[0].path, folder.file("a.so"));
   EXPECT_NE(plugIns.skipped()[0].reason.find(GetParam().reason), std::string::npos) << plugIns.skipped()[0].reason;
   ASSERT_EQ(plugIns.usable().size(), 1u);
   EXPECT_EQ(plugIns.usable()[0]->name(), "example");
}

INSTANTIATE_TEST_SUITE_P(
    Faults, SkippedPlugIn,
    testing::Values(Fault{"crash at once", "it crashed while it was loaded or opened: Segmentation fault"},
                    Fault{"abort at once", "it crashed while it was loaded or opened: Aborted"},
                    Fault{"exit at once", "it ended the process that tried it, with status 3"},
                    Fault{"hang at once", "it did not load and open within 5000 ms"},
                    Fault{"no version", "no version of the interface that is known here"},
                    Fault{"table of another version", "a table of version 2"},
                    Fault{"table too small", "with 40 bytes"}, Fault{"functions missing", "close, get"},
                    Fault{"too many peripherals", "4000000000 peripherals; at most 1000"},
                    Fault{"two of a name", "has the name of another one: Thing"},
                    Fault{"no description", "is not described: error 1"}, Fault{"name is not UTF-8", "is not UTF-8"},
                    Fault{"length is too long", "says that it has 40 bytes, but ends after 5"},
                    Fault{"length is too short", "no NUL comes after them"},
                    Fault{"length is huge", "18446744073709551615 bytes; at most 100"},
                    Fault{"text without data", "5 bytes, but there are none"},
                    Fault{"name with a space", "is called 'Thing one'; letters, digits"},
                    Fault{"unknown kind", "is of kind 99"},
                    Fault{"kind without functions", "of a kind for which the library has no functions"},
                    Fault{"crash in open", "Segmentation fault"}, Fault{"open fails", "no answer at address 0x76"},
                    Fault{"open without a peripheral", "says that it is open, but is not there"},
                    Fault{"too many attributes", "4000000000 attributes"}, Fault{"unknown type", "is of type 77"},
                    Fault{"unknown access", "has access 0"}, Fault{"phase of a reading", "has phase 2"},
                    Fault{"limits upside down", "limits from 2 to 1"},
                    Fault{"allowed values without any", "3 allowed values, but shows none"},
                    Fault{"allowed value of another type", "is a text instead of a number"}));

TEST(SkippedFiles, are_those_that_are_no_plug_ins) {
   const TemporaryFolder folder;
   folder.add("empty");
   folder.add("undefined");
   folder.write("text.so", std::string(4096, 'x'));
   folder.write("notes.txt", "not looked at");
   folder.add("example", "x1.so");
   folder.add("example", "x2.so");

   const PlugIns plugIns(searchOf(folder));

   ASSERT_EQ(plugIns.skipped().size(), 4u);
   EXPECT_NE(plugIns.skipped()[0].reason.find("does not export peripheral_interface()"), std::string::npos);
   EXPECT_NE(plugIns.skipped()[1].reason.find("invalid ELF header"), std::string::npos) << plugIns.skipped()[1].reason;
   EXPECT_NE(plugIns.skipped()[2].reason.find("is_not_there"), std::string::npos) << plugIns.skipped()[2].reason;
   EXPECT_NE(plugIns.skipped()[3].reason.find("x1.so, which was found first: example"), std::string::npos);
   EXPECT_EQ(plugIns.usable().size(), 1u);
}

TEST(Values, that_are_not_what_was_agreed_are_refused) {
   const TemporaryFolder folder;
   const auto device = Library::load(folder.add("faulty"))->open("Thing", {});
   for (const auto& [name, reason] :
        {Fault{"value of another type", "Level of Thing is a 64-bit integer instead of a number"},
         Fault{"value is not a number", "Level of Thing is not a finite number"}}) {
      const Variable fault("FAULT", name);
      try {
         device->get(0);
         ADD_FAILURE() << name;
      } catch (const Failure& refused) {
         EXPECT_STREQ(refused.what(), reason);
      }
   }
   EXPECT_EQ(device->get(0), Value(1.0));
}
