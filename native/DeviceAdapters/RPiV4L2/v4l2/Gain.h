// Gain, and what its numbers mean.
#pragma once

#include "Controls.h"

#include <vector>

namespace v4l2 {

/** From a driver's code to a factor; sensors of one maker share few laws. Source: each sensor's data sheet. */
struct GainLaw {
   enum class Form {
      Unknown, // the code is all that is known
      Linear,  // offset + code / scale
      Inverse, // scale / (scale − code)
      Decibels // 10^(code · scale / 20)
   };
   Form form = Form::Unknown;
   double scale = 1, offset = 0;

   /** NaN where unknown. */
   double Factor(std::int64_t code) const;
   /** The nearest code; rounded, not limited. */
   std::int64_t Code(double factor) const;
   /** "256/(256 − code)"; empty where unknown. */
   std::string Formula() const;
};

/** The law of V4L2_CID_ANALOGUE_GAIN by the name of the media entity ("imx219 10-0010"); unknown for others. */
GainLaw AnalogueGainLaw(const std::string& sensor);

/** The gain of a camera: analogue gain where there is one (it adds no quantisation), else V4L2_CID_GAIN. In factors of
 * the signal where the law is known, else in the driver's own numbers. */
class Gain {
public:
   /** Node first, then sensor; `sensor` is the name of its media entity, empty where there is none. */
   Gain(std::vector<Controls*> sources, const std::string& sensor);

   bool IsAvailable() const { return source_ != nullptr; }
   bool IsFactor() const { return law_.form != GainLaw::Form::Unknown; }
   /** "Analogue Gain of /dev/v4l-subdev0, a factor: 256/(256 − code)"; without one, a sentence that says so. */
   std::string Description() const;

   double Least() const;
   double Most() const;
   double Get() const;
   /** Switches automatic gain off and returns what was applied. Throws Error naming the range. */
   double Set(double gain);

private:
   double Of(std::int64_t code) const;

   Controls* source_ = nullptr;
   std::uint32_t id_ = 0;
   GainLaw law_;
   std::string where_;
};

} // namespace v4l2
