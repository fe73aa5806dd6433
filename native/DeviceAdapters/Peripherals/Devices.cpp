#include "Devices.h"

#include <cmath>

namespace lensless::peripherals {

namespace {

constexpr const char* notInitialised = "The device is not initialised.";

std::string limitsText(double lowest, double highest) {
   return numberText(lowest) + " to " + numberText(highest) + " µm";
}

void requireWithin(double um, double lowest, double highest) {
   if (!(um >= lowest && um <= highest))
      throw Failure("The stage cannot go to " + numberText(um) + " µm; its limits are " + limitsText(lowest, highest),
                    PERIPHERAL_OUT_OF_RANGE);
}

} // namespace

void StatePeripheral::addKind() {
   const auto labels = session().call<std::vector<std::string>>("listing the positions",
                                                                [](Opened& opened) { return opened.labels(); });
   positions_ = labels.size();
   if (HasProperty(MM::g_Keyword_State)) // initialised once before
      return;
   CreateIntegerProperty(MM::g_Keyword_State, 0, false, new CPropertyAction(this, &StatePeripheral::OnState));
   CreateStringProperty(MM::g_Keyword_Label, labels[0].c_str(), false, new CPropertyAction(this, &CStateBase::OnLabel));
   for (unsigned long position = 0; position < positions_; ++position) {
      AddAllowedValue(MM::g_Keyword_State, std::to_string(position).c_str());
      SetPositionLabel(static_cast<long>(position), labels[position].c_str());
   }
}

int StatePeripheral::OnState(MM::PropertyBase* property, MM::ActionType action) {
   return guarded([&] {
      long position = 0;
      if (action == MM::BeforeGet)
         property->Set(static_cast<long>(
             session().call<std::uint32_t>("reading the position", [](Opened& opened) { return opened.position(); })));
      if (action == MM::AfterSet) {
         property->Get(position);
         session().run("going to a position",
                       [position](Opened& opened) { opened.setPosition(static_cast<std::uint32_t>(position)); });
      }
   });
}

void ShutterPeripheral::addKind() {
   if (HasProperty(MM::g_Keyword_State))
      return;
   CreateIntegerProperty(MM::g_Keyword_State, 0, false, new CPropertyAction(this, &ShutterPeripheral::OnState));
   AddAllowedValue(MM::g_Keyword_State, "0");
   AddAllowedValue(MM::g_Keyword_State, "1");
}

int ShutterPeripheral::OnState(MM::PropertyBase* property, MM::ActionType action) {
   if (action == MM::BeforeGet) {
      bool open = false;
      const int result = GetOpen(open);
      property->Set(open ? 1L : 0L);
      return result;
   }
   if (action == MM::AfterSet) {
      long open = 0;
      property->Get(open);
      return SetOpen(open != 0);
   }
   return DEVICE_OK;
}

int ShutterPeripheral::SetOpen(bool open) {
   return guarded([&] {
      if (!isInitialised())
         throw Failure(notInitialised);
      session().run(open ? "opening" : "closing", [open](Opened& opened) { opened.setOpen(open); });
      if (IsCallbackRegistered())
         GetCoreCallback()->OnShutterOpenChanged(this, open);
   });
}

int ShutterPeripheral::GetOpen(bool& open) {
   return guarded([&] {
      if (!isInitialised())
         throw Failure(notInitialised);
      open = session().call<bool>("asking whether it is open", [](Opened& opened) { return opened.isOpen(); });
   });
}

int StagePeripheral::SetPositionUm(double um) {
   double lowest = 0, highest = 0;
   const int known = GetLimits(lowest, highest);
   return known != DEVICE_OK ? known : guarded([&] {
      requireWithin(um, lowest, highest);
      session().run("moving", [um](Opened& opened) { opened.moveTo(um); });
   });
}

int StagePeripheral::GetPositionUm(double& um) {
   return guarded([&] {
      if (!isInitialised())
         throw Failure(notInitialised);
      um = session().call<double>("reading the position", [](Opened& opened) { return opened.um(); });
   });
}

int StagePeripheral::GetPositionSteps(long& steps) {
   double um = 0;
   const int result = GetPositionUm(um);
   steps = std::lround(um / stepUm);
   return result;
}

int StagePeripheral::GetLimits(double& lowest, double& highest) {
   return guarded([&] {
      if (!isInitialised())
         throw Failure(notInitialised);
      std::tie(lowest, highest) = session().call<std::pair<double, double>>(
          "reading the limits", [](Opened& opened) { return opened.limitsUm(); });
   });
}

int StagePeripheral::Home() {
   return guarded([&] {
      if (!isInitialised())
         throw Failure(notInitialised);
      session().run("going home", [](Opened& opened) {
         if (!opened.canHome())
            throw Failure("The stage has no home position to go to", PERIPHERAL_UNSUPPORTED);
         opened.home();
      });
   });
}

int StagePeripheral::Stop() {
   return guarded([&] {
      if (isInitialised())
         session().run("stopping", [](Opened& opened) { opened.stop(); });
   });
}

int XYStagePeripheral::SetPositionSteps(long x, long y) {
   double xMin = 0, xMax = 0, yMin = 0, yMax = 0;
   const int known = GetLimitsUm(xMin, xMax, yMin, yMax);
   const Opened::Point um{static_cast<double>(x) * stepUm, static_cast<double>(y) * stepUm};
   return known != DEVICE_OK ? known : guarded([&] {
      requireWithin(um[0], xMin, xMax);
      requireWithin(um[1], yMin, yMax);
      session().run("moving", [um](Opened& opened) { opened.moveTo(um); });
   });
}

int XYStagePeripheral::GetPositionSteps(long& x, long& y) {
   return guarded([&] {
      if (!isInitialised())
         throw Failure(notInitialised);
      const auto um =
          session().call<Opened::Point>("reading the position", [](Opened& opened) { return opened.xyUm(); });
      x = std::lround(um[0] / stepUm);
      y = std::lround(um[1] / stepUm);
   });
}

int XYStagePeripheral::Home() {
   return guarded([&] {
      if (!isInitialised())
         throw Failure(notInitialised);
      session().run("going home", [](Opened& opened) {
         if (!opened.canHome())
            throw Failure("The stage has no home position to go to", PERIPHERAL_UNSUPPORTED);
         opened.home();
      });
   });
}

int XYStagePeripheral::Stop() {
   return guarded([&] {
      if (isInitialised())
         session().run("stopping", [](Opened& opened) { opened.stop(); });
   });
}

int XYStagePeripheral::GetLimitsUm(double& xMin, double& xMax, double& yMin, double& yMax) {
   return guarded([&] {
      if (!isInitialised())
         throw Failure(notInitialised);
      const auto [lowest, highest] = session().call<std::pair<Opened::Point, Opened::Point>>(
          "reading the limits", [](Opened& opened) { return opened.xyLimitsUm(); });
      xMin = lowest[0];
      xMax = highest[0];
      yMin = lowest[1];
      yMax = highest[1];
   });
}

int XYStagePeripheral::GetStepLimits(long& xMin, long& xMax, long& yMin, long& yMax) {
   double left = 0, right = 0, top = 0, bottom = 0;
   const int result = GetLimitsUm(left, right, top, bottom);
   xMin = std::lround(left / stepUm);
   xMax = std::lround(right / stepUm);
   yMin = std::lround(top / stepUm);
   yMax = std::lround(bottom / stepUm);
   return result;
}

} // namespace lensless::peripherals
