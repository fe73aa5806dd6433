#include "CoreFixture.h"

using Strings = std::vector<std::string>;

class Stages : public CoreTest {
protected:
   Stages() {
      for (const auto& [label, device] : {std::pair{"Z", "Stage"}, {"XY", "XYStage"}, {"Wheel", "State"}})
         Load(label, device);
      core.initializeAllDevices();
      core.setFocusDevice("Z");
      adapter.journal.Clear();
   }
   TestXYStage& XY() { return adapter.Get<TestXYStage>("XY"); }
};

TEST_F(Stages, An_XY_stage_moves_in_micrometres_with_and_without_its_label) {
   EXPECT_EQ(core.getXYStageDevice(), "XY");
   core.setXYPosition(10, -20);
   EXPECT_EQ(XY().xSteps, 20);
   EXPECT_EQ(XY().ySteps, -40);
   core.setRelativeXYPosition("XY", 1, 2);
   double x = 0, y = 0;
   core.getXYPosition(x, y);
   EXPECT_DOUBLE_EQ(x, 11);
   EXPECT_DOUBLE_EQ(y, -18);
   EXPECT_DOUBLE_EQ(core.getXPosition(), 11);
   EXPECT_DOUBLE_EQ(core.getYPosition("XY"), -18);
   core.setXYStageDevice("");
   EXPECT_EQ(ErrorOf([&] { core.getXPosition(); }).getCode(), MMERR_GENERIC);
   EXPECT_EQ(ErrorOf([&] { core.getXPosition("Z"); }).getCode(), MMERR_GENERIC);
}

TEST_F(Stages, The_origin_of_an_adapter_makes_the_present_position_read_as_wanted) {
   core.setXYPosition("XY", 10, 10);
   core.setAdapterOriginXY("XY", 0, 5);
   EXPECT_DOUBLE_EQ(core.getXPosition("XY"), 0);
   EXPECT_DOUBLE_EQ(core.getYPosition("XY"), 5);
   EXPECT_EQ(XY().xSteps, 20); // nothing moved
   core.setAdapterOriginXY(1, 1);
   EXPECT_DOUBLE_EQ(core.getXPosition(), 1);
   core.setPosition(7);
   core.setAdapterOrigin(3);
   EXPECT_DOUBLE_EQ(core.getPosition(), 3);
   core.setOrigin("Z");
   EXPECT_DOUBLE_EQ(core.getPosition("Z"), 0);
}

TEST_F(Stages, Origins_homing_and_stopping_reach_either_kind_of_stage) {
   core.setOriginXY();
   core.setOriginX("XY");
   core.setOriginY();
   for (const char* stage : {"XY", "Z"}) {
      core.home(stage);
      core.stop(stage);
   }
   EXPECT_EQ(adapter.journal.Entries(),
             (Strings{"origin XY", "X origin XY", "Y origin XY", "home XY", "stop XY", "home Z", "stop Z"}));
   EXPECT_EQ(ErrorOf([&] { core.home("Wheel"); }).getCode(), MMERR_GENERIC);
}

TEST_F(Stages, A_focus_stage_moves_to_and_by_and_tells_its_direction) {
   core.setPosition(10);
   core.setRelativePosition(-2.5);
   core.setRelativePosition("Z", 1);
   EXPECT_DOUBLE_EQ(core.getPosition(), 8.5);
   EXPECT_EQ(core.getFocusDirection("Z"), 1); // as the device says
   core.setFocusDirection("Z", -5);
   EXPECT_EQ(core.getFocusDirection("Z"), -1);
   core.setFocusDirection("Z", 0);
   EXPECT_EQ(core.getFocusDirection("Z"), 0);
   adapter.Get<TestStage>("Z").commandResult = DEVICE_ERR;
   EXPECT_EQ(ErrorOf([&] { core.setPosition(1); }).getCode(), MMERR_DEVICE_GENERIC);
}

TEST_F(Stages, Moves_that_devices_report_arrive_as_events) {
   struct Receiver : MMEventCallback {
      void onStagePositionChanged(const char* name, double um) override { Note(name, {um}); }
      void onXYStagePositionChanged(const char* name, double x, double y) override { Note(name, {x, y}); }
      void Note(const char* name, const std::vector<double>& values) {
         std::string text = name;
         for (const double value : values)
            text += " " + std::to_string(static_cast<int>(value));
         journal.Note(text);
      }
      Journal journal;
   } receiver;
   EXPECT_TRUE(core.isStageUsingCallbacks("Z"));
   EXPECT_TRUE(core.isXYStageUsingCallbacks("XY"));
   core.registerCallback(&receiver);
   core.setPosition(5);
   core.setXYPosition(3, 4);
   EXPECT_TRUE(Eventually([&] { return receiver.journal.Entries().size() == 2; }));
   core.registerCallback(nullptr);
   EXPECT_EQ(receiver.journal.Entries(), (Strings{"Z 5", "XY 3 4"}));
}

TEST_F(Stages, A_state_device_is_set_by_number_and_by_label) {
   EXPECT_EQ(core.getNumberOfStates("Wheel"), 3);
   core.setState("Wheel", 2);
   EXPECT_EQ(core.getStateLabel("Wheel"), "State-2");
   EXPECT_EQ(core.getPropertyFromCache("Wheel", "Label"), "State-2");
   core.defineStateLabel("Wheel", 1, "Green");
   core.setStateLabel("Wheel", "Green");
   EXPECT_EQ(core.getState("Wheel"), 1);
   EXPECT_EQ(core.getPropertyFromCache("Wheel", "State"), "1");
   EXPECT_EQ(core.getStateFromLabel("Wheel", "State-2"), 2);
   EXPECT_EQ(core.getStateLabels("Wheel"), (Strings{"State-0", "Green", "State-2"}));
   EXPECT_EQ(ErrorOf([&] { core.setStateLabel("Wheel", "Blue"); }).getCode(), MMERR_GENERIC);
   EXPECT_EQ(ErrorOf([&] { core.defineStateLabel("Wheel", 3, "Far"); }).getCode(), MMERR_GENERIC);
   EXPECT_EQ(ErrorOf([&] { core.getState("Z"); }).getCode(), MMERR_GENERIC);
}

TEST_F(Stages, Setting_one_of_state_and_label_as_property_refreshes_the_other_in_the_cache) {
   core.setProperty("Wheel", "State", "1");
   EXPECT_EQ(core.getPropertyFromCache("Wheel", "Label"), "State-1");
   core.setProperty("Wheel", "Label", "State-0");
   EXPECT_EQ(core.getPropertyFromCache("Wheel", "State"), "0");
}
