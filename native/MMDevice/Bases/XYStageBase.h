// Stages of two axes.
#pragma once

#include "CommonBase.h"

#include <cmath>
#include <utility>

/**
 * Works in steps, which the device provides: steps = origin + nint(um / step size), minus on an axis that is mirrored
 * by the property TransposeMirrorX or TransposeMirrorY. No velocity, no hardware sequences, unless the device overrides
 * their functions.
 */
template <class U>
class CXYStageBase : public CDeviceBase<MM::XYStage, U> {
public:
   CXYStageBase() {
      for (const char* name : {MM::g_Keyword_Transpose_MirrorX, MM::g_Keyword_Transpose_MirrorY}) {
         this->CreateIntegerProperty(name, 0, false);
         this->AddAllowedValue(name, "0");
         this->AddAllowedValue(name, "1");
      }
   }

   std::pair<long, long> ConvertPositionUmToSteps(double x_um, double y_um) {
      return {originXSteps_ + SignX() * std::lround(x_um / this->GetStepSizeXUm()),
              originYSteps_ + SignY() * std::lround(y_um / this->GetStepSizeYUm())};
   }

   std::pair<double, double> ConvertPositionStepsToUm(long xSteps, long ySteps) {
      return {SignX() * static_cast<double>(xSteps - originXSteps_) * this->GetStepSizeXUm(),
              SignY() * static_cast<double>(ySteps - originYSteps_) * this->GetStepSizeYUm()};
   }

   virtual int SetPositionUm(double x_um, double y_um) {
      const std::pair<long, long> steps = ConvertPositionUmToSteps(x_um, y_um);
      return Remember(this->SetPositionSteps(steps.first, steps.second), x_um, y_um);
   }

   /**
    * Moves by the steps between the cached position and the requested one: fractions of a step are kept for the next
    * move, and a position reached without this class (homing, moves in steps) cannot send the stage astray.
    */
   virtual int SetRelativePositionUm(double dx, double dy) {
      if (!cached_) {
         double x, y;
         const int result = this->GetPositionUm(x, y);
         if (result != DEVICE_OK)
            return result;
         Remember(DEVICE_OK, x, y);
      }
      const double x = xUm_ + dx;
      const double y = yUm_ + dy;
      const std::pair<long, long> from = ConvertPositionUmToSteps(xUm_, yUm_);
      const std::pair<long, long> to = ConvertPositionUmToSteps(x, y);
      return Remember(this->SetRelativePositionSteps(to.first - from.first, to.second - from.second), x, y);
   }

   /** Moves the origin so that the present position reads (newXUm, newYUm). */
   virtual int SetAdapterOriginUm(double newXUm, double newYUm) {
      long xSteps, ySteps;
      const int result = this->GetPositionSteps(xSteps, ySteps);
      if (result != DEVICE_OK)
         return result;
      originXSteps_ = xSteps - SignX() * std::lround(newXUm / this->GetStepSizeXUm());
      originYSteps_ = ySteps - SignY() * std::lround(newYUm / this->GetStepSizeYUm());
      return Remember(DEVICE_OK, newXUm, newYUm);
   }

   virtual int GetPositionUm(double& x_um, double& y_um) {
      long xSteps, ySteps;
      const int result = this->GetPositionSteps(xSteps, ySteps);
      if (result != DEVICE_OK)
         return result;
      const std::pair<double, double> um = ConvertPositionStepsToUm(xSteps, ySteps);
      x_um = um.first;
      y_um = um.second;
      return Remember(DEVICE_OK, x_um, y_um);
   }

   virtual int SetRelativePositionSteps(long x, long y) {
      long xSteps, ySteps;
      const int result = this->GetPositionSteps(xSteps, ySteps);
      return result == DEVICE_OK ? this->SetPositionSteps(xSteps + x, ySteps + y) : result;
   }

   virtual int UsesOnXYStagePositionChanged(bool& result) const {
      result = false;
      return DEVICE_OK;
   }

   virtual int Move(double, double) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int SetXOrigin() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int SetYOrigin() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int GetXYStageSequenceMaxLength(long&) const { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StartXYStageSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int StopXYStageSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int ClearXYStageSequence() { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int AddToXYStageSequence(double, double) { return DEVICE_UNSUPPORTED_COMMAND; }
   virtual int SendXYStageSequence() { return DEVICE_UNSUPPORTED_COMMAND; }

protected:
   /** The last position that was requested or read. */
   double GetCachedXUm() { return xUm_; }
   double GetCachedYUm() { return yUm_; }

private:
   long SignX() const { return this->IsPropertyEqualTo(MM::g_Keyword_Transpose_MirrorX, "1") ? -1 : 1; }
   long SignY() const { return this->IsPropertyEqualTo(MM::g_Keyword_Transpose_MirrorY, "1") ? -1 : 1; }

   int Remember(int result, double x, double y) {
      if (result == DEVICE_OK) {
         cached_ = true;
         xUm_ = x;
         yUm_ = y;
      }
      return result;
   }

   long originXSteps_ = 0;
   long originYSteps_ = 0;
   bool cached_ = false; // whether xUm_, yUm_ hold a position
   double xUm_ = 0.0;
   double yUm_ = 0.0;
};
