// Devices with labelled positions.
#include "FakeCore.h"
#include "TestDevices.h"

#include <gtest/gtest.h>

namespace {

class Wheel : public CStateDeviceBase<Wheel> {
public:
   int Initialize() override {
      CreateProperty(MM::g_Keyword_State, "0", MM::Integer, false, new CPropertyAction(this, &Wheel::OnState));
      SetPropertyLimits(MM::g_Keyword_State, 0, 5);
      SetPositionLabel(0, "Empty");
      SetPositionLabel(1, "Red");
      SetPositionLabel(2, "Blue");
      CPropertyAction* action = new CPropertyAction(this, &CStateBase::OnLabel);
      CreateProperty(MM::g_Keyword_Label, "Undefined", MM::String, false, action);
      return UpdateStatus();
   }
   int Shutdown() override { return DEVICE_OK; }
   bool Busy() override { return false; }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, "Wheel"); }
   unsigned long GetNumberOfPositions() const override { return 6; }

   int OnState(MM::PropertyBase* property, MM::ActionType action) {
      if (action == MM::BeforeGet) {
         property->Set(position);
      } else if (action == MM::AfterSet) {
         bool open;
         GetGateOpen(open);
         property->Get(position);
         moves.push_back(open ? position : -1); // -1: the closed position
         return moveResult;
      } else if (action == MM::IsSequenceable) {
         property->SetSequenceable(3);
      } else if (action == MM::AfterLoadSequence) {
         loaded = property->GetSequence();
      } else if (action == MM::StartSequence || action == MM::StopSequence) {
         running = action == MM::StartSequence;
      }
      return DEVICE_OK;
   }

   long position = 0;
   int moveResult = DEVICE_OK;
   bool running = false;
   std::vector<long> moves;
   std::vector<std::string> loaded;
};

struct StateDevice : testing::Test {
   StateDevice() { EXPECT_EQ(wheel.Initialize(), DEVICE_OK); }

   std::string Label(long position) {
      char label[MM::MaxStrLength];
      const int result = wheel.GetPositionLabel(position, label);
      return result == DEVICE_OK ? label : "<" + std::to_string(result) + ">";
   }

   Wheel wheel;
   const std::string unknownPosition = "<" + std::to_string(DEVICE_UNKNOWN_POSITION) + ">";
};

TEST_F(StateDevice, Moves_by_number_and_by_label) {
   EXPECT_EQ(wheel.SetPosition(2L), DEVICE_OK);
   EXPECT_EQ(ValueOf(wheel, MM::g_Keyword_Label), "Blue");
   EXPECT_EQ(wheel.SetPosition("Red"), DEVICE_OK);
   EXPECT_EQ(ValueOf(wheel, MM::g_Keyword_State), "1");
   EXPECT_EQ(wheel.SetProperty(MM::g_Keyword_Label, "Empty"), DEVICE_OK);
   EXPECT_EQ(wheel.moves, (std::vector<long>{2, 1, 0}));
   long position = -1;
   char label[MM::MaxStrLength];
   EXPECT_EQ(wheel.GetPosition(position), DEVICE_OK);
   EXPECT_EQ(position, 0);
   EXPECT_EQ(wheel.GetPosition(label), DEVICE_OK);
   EXPECT_STREQ(label, "Empty");
}

TEST_F(StateDevice, Refuses_unknown_labels_and_positions) {
   long position;
   EXPECT_EQ(wheel.SetPosition("Violet"), DEVICE_UNKNOWN_LABEL);
   EXPECT_EQ(wheel.GetLabelPosition("Violet", position), DEVICE_UNKNOWN_LABEL);
   EXPECT_EQ(wheel.SetProperty(MM::g_Keyword_Label, "Violet"), DEVICE_UNKNOWN_LABEL);
   EXPECT_EQ(wheel.SetPosition(9L), DEVICE_INVALID_PROPERTY_VALUE);
   EXPECT_TRUE(wheel.moves.empty());
   EXPECT_EQ(wheel.SetPosition(4L), DEVICE_OK);
   char label[MM::MaxStrLength];
   EXPECT_EQ(wheel.GetPosition(label), DEVICE_UNKNOWN_POSITION);
   EXPECT_EQ(ValueOf(wheel, MM::g_Keyword_Label), unknownPosition);
   EXPECT_EQ(Label(4), unknownPosition);
}

TEST_F(StateDevice, Has_labels_but_its_property_Label_lists_none) {
   EXPECT_EQ(Label(0), "Empty");
   EXPECT_EQ(Label(1), "Red");
   EXPECT_EQ(wheel.GetNumberOfPropertyValues(MM::g_Keyword_Label), 0u);
}

TEST_F(StateDevice, Gives_a_position_one_label_and_a_label_one_position) {
   EXPECT_EQ(wheel.SetPositionLabel(1, "Green"), DEVICE_OK);
   EXPECT_EQ(Label(1), "Green");
   EXPECT_EQ(wheel.SetPositionLabel(3, "Green"), DEVICE_OK);
   EXPECT_EQ(Label(1), unknownPosition);
   long position = -1;
   EXPECT_EQ(wheel.GetLabelPosition("Green", position), DEVICE_OK);
   EXPECT_EQ(position, 3);
   EXPECT_EQ(wheel.SetPositionLabel(3, "Green"), DEVICE_OK);
   EXPECT_EQ(Label(3), "Green");
}

TEST_F(StateDevice, Takes_an_empty_label_for_none) {
   EXPECT_EQ(wheel.SetPositionLabel(1, ""), DEVICE_OK);
   EXPECT_EQ(Label(1), unknownPosition);
   EXPECT_EQ(wheel.SetPositionLabel(1, "Red"), DEVICE_OK);
   EXPECT_EQ(Label(1), "Red");
}

TEST_F(StateDevice, Applies_its_position_again_when_the_gate_changes) {
   bool open = false;
   EXPECT_EQ(wheel.GetGateOpen(open), DEVICE_OK);
   EXPECT_TRUE(open);
   wheel.SetPosition(2L);
   EXPECT_EQ(wheel.SetGateOpen(false), DEVICE_OK);
   EXPECT_EQ(wheel.SetGateOpen(false), DEVICE_OK); // no change, no move
   EXPECT_EQ(wheel.SetGateOpen(true), DEVICE_OK);
   EXPECT_EQ(wheel.moves, (std::vector<long>{2, -1, 2}));
}

TEST_F(StateDevice, Keeps_its_gate_when_the_move_fails) {
   wheel.moveResult = 10005;
   EXPECT_EQ(wheel.SetGateOpen(false), 10005);
   bool open = false;
   wheel.GetGateOpen(open);
   EXPECT_TRUE(open);
}

TEST_F(StateDevice, Turns_a_sequence_of_labels_into_one_of_positions) {
   long length = 0;
   EXPECT_EQ(wheel.GetPropertySequenceMaxLength(MM::g_Keyword_Label, length), DEVICE_OK);
   EXPECT_EQ(length, 3);
   wheel.ClearPropertySequence(MM::g_Keyword_Label);
   for (const char* label : {"Blue", "Empty", "Red"})
      EXPECT_EQ(wheel.AddToPropertySequence(MM::g_Keyword_Label, label), DEVICE_OK);
   EXPECT_EQ(wheel.SendPropertySequence(MM::g_Keyword_Label), DEVICE_OK);
   EXPECT_EQ(wheel.loaded, (std::vector<std::string>{"2", "0", "1"}));
   EXPECT_EQ(wheel.StartPropertySequence(MM::g_Keyword_Label), DEVICE_OK);
   EXPECT_TRUE(wheel.running);
   EXPECT_EQ(wheel.StopPropertySequence(MM::g_Keyword_Label), DEVICE_OK);
   EXPECT_FALSE(wheel.running);
   wheel.ClearPropertySequence(MM::g_Keyword_Label);
   wheel.AddToPropertySequence(MM::g_Keyword_Label, "Violet");
   EXPECT_EQ(wheel.SendPropertySequence(MM::g_Keyword_Label), DEVICE_UNKNOWN_LABEL);
}

TEST_F(StateDevice, Reports_state_and_label) {
   FakeCore core;
   wheel.SetCallback(&core);
   EXPECT_EQ(wheel.OnStateChanged(2), DEVICE_OK);
   EXPECT_EQ(wheel.OnStateChanged(5), DEVICE_OK);
   EXPECT_EQ(core.Calls(), (std::vector<std::string>{"property State=2", "property Label=Blue", "property State=5"}));
}

} // namespace
