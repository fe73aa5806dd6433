// Stages of one and two axes, and what base classes answer for commands a device does not offer.
#include "TestDevices.h"

#include <gtest/gtest.h>

namespace {

class Focus : public CStageBase<Focus> {
public:
   int Initialize() override { return DEVICE_OK; }
   int Shutdown() override { return DEVICE_OK; }
   bool Busy() override { return false; }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, "Focus"); }
   int SetPositionUm(double pos) override {
      position = pos;
      return result;
   }
   int GetPositionUm(double& pos) override {
      pos = position;
      return result;
   }
   int SetPositionSteps(long) override { return DEVICE_OK; }
   int GetPositionSteps(long&) override { return DEVICE_OK; }
   int SetOrigin() override { return DEVICE_OK; }
   int GetLimits(double&, double&) override { return DEVICE_OK; }
   int IsStageSequenceable(bool& is) const override {
      is = false;
      return DEVICE_OK;
   }
   bool IsContinuousFocusDrive() const override { return false; }

   double position = 10;
   int result = DEVICE_OK;
};

TEST(Stage, Moves_relatively_from_where_it_is) {
   Focus stage;
   EXPECT_EQ(stage.SetRelativePositionUm(-2.5), DEVICE_OK);
   EXPECT_EQ(stage.position, 7.5);
   stage.result = 10003;
   EXPECT_EQ(stage.SetRelativePositionUm(1), 10003);
   EXPECT_EQ(stage.position, 7.5);
}

TEST(Stage, Answers_unsupported_to_commands_it_does_not_offer) {
   Focus stage;
   long length;
   for (const int result : {stage.Home(), stage.Move(1), stage.Stop(), stage.SetAdapterOriginUm(0),
                            stage.GetStageSequenceMaxLength(length), stage.StartStageSequence(),
                            stage.StopStageSequence(), stage.ClearStageSequence(), stage.AddToStageSequence(1),
                            stage.SendStageSequence(), stage.SetStageLinearSequence(1, 2)})
      EXPECT_EQ(result, DEVICE_UNSUPPORTED_COMMAND);
   bool answer = true;
   EXPECT_EQ(stage.IsStageLinearSequenceable(answer), DEVICE_OK);
   EXPECT_FALSE(answer);
   answer = true;
   EXPECT_EQ(stage.UsesOnStagePositionChanged(answer), DEVICE_OK);
   EXPECT_FALSE(answer);
   MM::FocusDirection direction = MM::FocusDirectionTowardSample;
   EXPECT_EQ(stage.GetFocusDirection(direction), DEVICE_OK);
   EXPECT_EQ(direction, MM::FocusDirectionUnknown);
}

class MovingFocus : public Focus {
public:
   int Move(double velocity) override {
      moved = velocity;
      return DEVICE_OK;
   }
   double moved = 1;
};

TEST(Stage, Stops_by_moving_at_no_velocity) {
   MovingFocus stage;
   EXPECT_EQ(stage.Stop(), DEVICE_OK);
   EXPECT_EQ(stage.moved, 0.0);
}

/** Steps of 0.5 µm in x and 0.25 µm in y. */
class Table : public CXYStageBase<Table> {
public:
   int Initialize() override { return DEVICE_OK; }
   int Shutdown() override { return DEVICE_OK; }
   bool Busy() override { return false; }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, "Table"); }
   int GetLimitsUm(double&, double&, double&, double&) override { return DEVICE_UNSUPPORTED_COMMAND; }
   int SetPositionSteps(long xSteps, long ySteps) override {
      if (result == DEVICE_OK) {
         x = xSteps;
         y = ySteps;
      }
      return result;
   }
   int GetPositionSteps(long& xSteps, long& ySteps) override {
      xSteps = x;
      ySteps = y;
      return result;
   }
   int Home() override { return DEVICE_UNSUPPORTED_COMMAND; }
   int Stop() override { return DEVICE_OK; }
   int SetOrigin() override { return DEVICE_OK; }
   int GetStepLimits(long&, long&, long&, long&) override { return DEVICE_UNSUPPORTED_COMMAND; }
   double GetStepSizeXUm() override { return 0.5; }
   double GetStepSizeYUm() override { return 0.25; }
   int IsXYStageSequenceable(bool& is) const override {
      is = false;
      return DEVICE_OK;
   }
   using CXYStageBase<Table>::GetCachedXUm;
   using CXYStageBase<Table>::GetCachedYUm;

   long x = 0, y = 0;
   int result = DEVICE_OK;
};

void ExpectPosition(Table& stage, double xUm, double yUm) {
   double x, y;
   ASSERT_EQ(stage.GetPositionUm(x, y), DEVICE_OK);
   EXPECT_EQ(x, xUm);
   EXPECT_EQ(y, yUm);
}

TEST(XYStage, Converts_micrometres_to_the_nearest_steps) {
   Table stage;
   EXPECT_EQ(stage.SetPositionUm(10.2, -1.0), DEVICE_OK);
   EXPECT_EQ(stage.x, 20);
   EXPECT_EQ(stage.y, -4);
   ExpectPosition(stage, 10.0, -1.0);
   EXPECT_EQ(stage.ConvertPositionUmToSteps(0.25, -0.125), (std::pair<long, long>(1, -1)));
   EXPECT_EQ(stage.ConvertPositionStepsToUm(3, 8), (std::pair<double, double>(1.5, 2.0)));
}

TEST(XYStage, Mirrors_each_axis_on_its_own) {
   Table stage;
   ASSERT_EQ(stage.SetProperty(MM::g_Keyword_Transpose_MirrorX, "1"), DEVICE_OK);
   EXPECT_EQ(stage.SetProperty(MM::g_Keyword_Transpose_MirrorX, "2"), DEVICE_INVALID_PROPERTY_VALUE);
   stage.SetPositionUm(5.0, 5.0);
   EXPECT_EQ(stage.x, -10);
   EXPECT_EQ(stage.y, 20);
   ExpectPosition(stage, 5.0, 5.0);
}

TEST(XYStage, Moves_its_origin_so_that_the_present_position_reads_as_told) {
   for (const char* mirrored : {"0", "1"}) {
      Table stage;
      stage.SetProperty(MM::g_Keyword_Transpose_MirrorX, mirrored);
      stage.SetProperty(MM::g_Keyword_Transpose_MirrorY, mirrored);
      stage.SetPositionUm(100.0, 50.0);
      const long x = stage.x, y = stage.y;
      EXPECT_EQ(stage.SetAdapterOriginUm(-3.0, 8.0), DEVICE_OK);
      EXPECT_EQ(stage.x, x);
      EXPECT_EQ(stage.y, y);
      ExpectPosition(stage, -3.0, 8.0);
      // A micrometre is still a micrometre, in the same direction.
      const long sign = *mirrored == '1' ? -1 : 1;
      stage.SetPositionUm(-2.0, 9.0);
      EXPECT_EQ(stage.x - x, 2 * sign);
      EXPECT_EQ(stage.y - y, 4 * sign);
      // Forth and back.
      const std::pair<double, double> um = stage.ConvertPositionStepsToUm(123, -456);
      EXPECT_EQ(stage.ConvertPositionUmToSteps(um.first, um.second), (std::pair<long, long>(123, -456)));
   }
}

TEST(XYStage, Does_not_add_up_rounding_over_relative_moves) {
   Table stage;
   for (int i = 0; i < 10; ++i)
      ASSERT_EQ(stage.SetRelativePositionUm(0.2, 0.1), DEVICE_OK);
   EXPECT_EQ(stage.x, 4); // 2 µm
   EXPECT_EQ(stage.y, 4); // 1 µm
   EXPECT_NEAR(stage.GetCachedXUm(), 2.0, 1e-12);
   EXPECT_NEAR(stage.GetCachedYUm(), 1.0, 1e-12);
   ExpectPosition(stage, 2.0, 1.0); // refreshes the cache
   EXPECT_EQ(stage.GetCachedXUm(), 2.0);
}

TEST(XYStage, Moves_relatively_from_where_it_is_after_a_move_in_steps) {
   Table stage;
   stage.SetPositionUm(1000.0, 1000.0);
   stage.SetPositionSteps(0, 0); // as homing does
   stage.SetRelativePositionUm(1.0, 1.0);
   EXPECT_EQ(stage.x, 2);
   EXPECT_EQ(stage.y, 4);
   stage.SetRelativePositionSteps(3, -3);
   EXPECT_EQ(stage.x, 5);
   EXPECT_EQ(stage.y, 1);
}

TEST(XYStage, Answers_the_errors_of_the_device_and_does_not_cache_then) {
   Table stage;
   stage.SetPositionUm(1.0, 2.0);
   stage.result = 10004;
   double x, y;
   EXPECT_EQ(stage.SetPositionUm(7.0, 7.0), 10004);
   EXPECT_EQ(stage.SetRelativePositionUm(7.0, 7.0), 10004);
   EXPECT_EQ(stage.GetPositionUm(x, y), 10004);
   EXPECT_EQ(stage.SetAdapterOriginUm(0, 0), 10004);
   EXPECT_EQ(stage.GetCachedXUm(), 1.0);
   EXPECT_EQ(stage.GetCachedYUm(), 2.0);
}

TEST(XYStage, Answers_unsupported_to_commands_it_does_not_offer) {
   Table stage;
   long length;
   for (const int result :
        {stage.Move(1, 1), stage.SetXOrigin(), stage.SetYOrigin(), stage.GetXYStageSequenceMaxLength(length),
         stage.StartXYStageSequence(), stage.StopXYStageSequence(), stage.ClearXYStageSequence(),
         stage.AddToXYStageSequence(1, 1), stage.SendXYStageSequence()})
      EXPECT_EQ(result, DEVICE_UNSUPPORTED_COMMAND);
   bool signals = true;
   EXPECT_EQ(stage.UsesOnXYStagePositionChanged(signals), DEVICE_OK);
   EXPECT_FALSE(signals);
}

} // namespace
