// Controls on a real driver, compared with what v4l2-ctl tells of them.
#include "Vivid.h"

#include "v4l2/Controls.h"
#include "v4l2/Exposure.h"
#include "v4l2/FileDescriptor.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <memory>
#include <regex>

using namespace v4l2;

namespace {

class VividControls : public testing::Test {
protected:
   void SetUp() override {
      descriptor_ = FileDescriptor(KernelCalls(), KernelCalls().Open(path_, O_RDWR | O_NONBLOCK));
      controls_ = std::make_unique<Controls>(KernelCalls(), descriptor_.Get(), path_);
   }

   std::string OutputOf(const std::string& arguments) const {
      return device::Shell("v4l2-ctl -d " + path_ + " " + arguments);
   }

   const device::Vivid vivid_{device::Input::Webcam};
   const std::string path_ = vivid_.Node();
   FileDescriptor descriptor_; // closed before the driver goes
   std::unique_ptr<Controls> controls_;
};

std::int64_t Value(const std::string& line, const std::string& key, std::int64_t otherwise) {
   std::smatch match;
   return std::regex_search(line, match, std::regex("\\b" + key + "=(-?[0-9]+)")) ? std::stoll(match[1]) : otherwise;
}

TEST_F(VividControls, Are_those_that_v4l2_ctl_lists_with_the_same_limits_and_values) {
   const std::string listed = OutputOf("--list-ctrls-menus");
   const std::regex line("^ *\\S+ 0x([0-9a-f]{8}) \\((\\w+)\\) *: (.*)$", std::regex::multiline);
   int compared = 0;
   for (std::sregex_iterator match(listed.begin(), listed.end(), line); match != std::sregex_iterator(); ++match) {
      const auto id = static_cast<std::uint32_t>(std::stoul((*match)[1], nullptr, 16));
      const std::string type = (*match)[2], rest = (*match)[3];
      const Control* control = controls_->Find(id);
      ASSERT_NE(control, nullptr) << match->str();
      SCOPED_TRACE(match->str());
      EXPECT_EQ(control->IsInactive(), rest.find("inactive") != std::string::npos);
      EXPECT_EQ(control->IsReadOnly(), rest.find("read-only") != std::string::npos);
      ++compared;
      if (type == "int" || type == "int64" || type == "menu" || type == "intmenu") {
         EXPECT_EQ(control->minimum, Value(rest, "min", INT64_MIN));
         EXPECT_EQ(control->maximum, Value(rest, "max", INT64_MIN));
         EXPECT_EQ(control->initial, Value(rest, "default", INT64_MIN));
      }
      if (control->dimensions.empty() && control->IsReadable() && !control->IsVolatile() &&
          (type == "int" || type == "int64" || type == "menu" || type == "intmenu" || type == "bool")) {
         EXPECT_EQ(controls_->Get(id), Value(rest, "value", INT64_MIN));
      }
   }
   int expected = 0;
   for (const Control& control : controls_->All())
      expected += control.kind != ControlKind::Class ? 1 : 0;
   EXPECT_EQ(compared, expected) << listed;
   EXPECT_GT(compared, 30);
}

TEST_F(VividControls, Of_every_kind_take_their_least_their_most_and_what_they_had) {
   int numbers = 0, arrays = 0, strings = 0;
   for (const Control& control : controls_->All()) {
      SCOPED_TRACE(control.name);
      const bool isMenu = control.kind == ControlKind::Menu || control.kind == ControlKind::IntegerMenu;
      // Not the faults on demand, nor the timings, which change more than themselves.
      const bool isHarmless = V4L2_CTRL_ID2WHICH(control.id) == V4L2_CTRL_CLASS_USER && control.IsWritable() &&
                              control.IsReadable() && !control.IsInactive();
      if (!isHarmless)
         continue;
      const std::string before = controls_->GetText(control.id);
      if (control.kind == ControlKind::Array) {
         for (const std::int64_t value : {control.minimum, control.maximum}) {
            const std::vector<std::int64_t> all(control.elements, value);
            EXPECT_EQ(controls_->SetArray(control.id, all), all);
         }
         ++arrays;
      } else if (control.kind == ControlKind::String) {
         const std::string text(static_cast<std::size_t>(control.maximum), 'x');
         EXPECT_EQ(controls_->SetString(control.id, text), text);
         ++strings;
      } else {
         const std::int64_t least = isMenu ? control.menu.front().index : control.minimum;
         const std::int64_t most = isMenu ? control.menu.back().index : control.maximum;
         EXPECT_EQ(controls_->Set(control.id, least), least);
         EXPECT_EQ(controls_->Set(control.id, most), most);
         ++numbers;
      }
      EXPECT_EQ(controls_->SetText(control.id, before), before);
   }
   EXPECT_GT(numbers, 8);
   EXPECT_GT(arrays, 2);
   EXPECT_EQ(strings, 1);
}

TEST_F(VividControls, Changes_by_another_program_are_heard) {
   ASSERT_TRUE(controls_->Subscribe());
   ASSERT_TRUE(controls_->Has(V4L2_CID_BRIGHTNESS));
   controls_->TakeChanges();
   OutputOf("--set-ctrl brightness=99");
   const auto changes = controls_->TakeChanges();
   ASSERT_EQ(changes.size(), 1U);
   EXPECT_EQ(changes[0].id, std::uint32_t{V4L2_CID_BRIGHTNESS});
   EXPECT_EQ(controls_->Get(V4L2_CID_BRIGHTNESS), 99);
}

TEST_F(VividControls, Have_no_exposure_in_a_unit_of_time) {
   const Exposure exposure({controls_.get()});
   EXPECT_EQ(exposure.Way(), ExposureWay::None);
   EXPECT_NE(exposure.Description().find(path_ + " has no exposure control"), std::string::npos);
}

} // namespace
