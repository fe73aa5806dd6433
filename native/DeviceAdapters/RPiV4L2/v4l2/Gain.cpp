#include "Gain.h"

#include "ExposureTimes.h"
#include "Wording.h"

#include <cerrno>
#include <cmath>
#include <limits>

namespace v4l2 {

namespace {

struct KnownLaw {
   const char* sensor; // how the entity's name begins
   GainLaw law;
};

// From the sensors' data sheets; IMX29x and relatives count in 0.3 dB, IMX296 in 0.1 dB.
const KnownLaw knownLaws[] = {
    {"imx219", {GainLaw::Form::Inverse, 256, 0}},  {"imx477", {GainLaw::Form::Inverse, 1024, 0}},
    {"imx378", {GainLaw::Form::Inverse, 1024, 0}}, {"imx519", {GainLaw::Form::Inverse, 1024, 0}},
    {"imx708", {GainLaw::Form::Inverse, 1024, 0}}, {"imx290", {GainLaw::Form::Decibels, 0.3, 0}},
    {"imx327", {GainLaw::Form::Decibels, 0.3, 0}}, {"imx462", {GainLaw::Form::Decibels, 0.3, 0}},
    {"imx296", {GainLaw::Form::Decibels, 0.1, 0}}, {"ov5647", {GainLaw::Form::Linear, 16, 0}},
    {"ov7251", {GainLaw::Form::Linear, 16, 0}},    {"ov9281", {GainLaw::Form::Linear, 16, 0}}};

} // namespace

double GainLaw::Factor(std::int64_t code) const {
   const auto number = static_cast<double>(code);
   switch (form) {
   case Form::Linear:
      return offset + number / scale;
   case Form::Inverse:
      return scale / (scale - number);
   case Form::Decibels:
      return std::pow(10.0, number * scale / 20);
   default:
      return std::numeric_limits<double>::quiet_NaN();
   }
}

std::int64_t GainLaw::Code(double factor) const {
   switch (form) {
   case Form::Linear:
      return std::llround((factor - offset) * scale);
   case Form::Inverse:
      return std::llround(scale - scale / factor);
   case Form::Decibels:
      return std::llround(20 * std::log10(factor) / scale);
   default:
      return std::llround(factor);
   }
}

std::string GainLaw::Formula() const {
   switch (form) {
   case Form::Linear:
      return (offset != 0 ? NumberText(offset) + " + " : "") + "code/" + NumberText(scale);
   case Form::Inverse:
      return NumberText(scale) + "/(" + NumberText(scale) + " − code)";
   case Form::Decibels:
      return "code in " + NumberText(scale) + " dB";
   default:
      return "";
   }
}

GainLaw AnalogueGainLaw(const std::string& sensor) {
   for (const KnownLaw& known : knownLaws)
      if (sensor.rfind(known.sensor, 0) == 0)
         return known.law;
   return {};
}

Gain::Gain(std::vector<Controls*> sources, const std::string& sensor) {
   std::vector<std::string> paths;
   for (const std::uint32_t id : {V4L2_CID_ANALOGUE_GAIN, V4L2_CID_GAIN})
      for (Controls* source : sources)
         if (source_ == nullptr && source->Has(id)) {
            source_ = source;
            id_ = id;
         }
   if (id_ == V4L2_CID_ANALOGUE_GAIN)
      law_ = AnalogueGainLaw(sensor);
   for (const Controls* source : sources)
      paths.push_back(source->Path());
   where_ = Listed(paths);
}

double Gain::Of(std::int64_t code) const {
   return IsFactor() ? law_.Factor(code) : static_cast<double>(code);
}

std::string Gain::Description() const {
   if (source_ == nullptr)
      return where_ + " has no gain control; 'v4l2-ctl --list-ctrls' tells what else it has.";
   return source_->Find(id_)->name + " of " + source_->Path() +
          (IsFactor() ? ", a factor: " + law_.Formula() : ", in the driver's own numbers");
}

double Gain::Least() const {
   if (source_ == nullptr)
      throw Error(ENOTTY, Description());
   return Of(source_->Refresh(id_).minimum);
}

double Gain::Most() const {
   if (source_ == nullptr)
      throw Error(ENOTTY, Description());
   return Of(source_->Refresh(id_).maximum);
}

double Gain::Get() const {
   if (source_ == nullptr)
      throw Error(ENOTTY, Description());
   return Of(source_->Get(id_));
}

double Gain::Set(double gain) {
   const double least = Least(), most = Most(); // both refuse where there is none
   // Half a code of slack: the limits as they are shown are rounded.
   const Control& control = *source_->Find(id_);
   const double belowLeast = (Of(control.minimum + 1) - least) / 2, aboveMost = (most - Of(control.maximum - 1)) / 2;
   if (!(gain >= least - belowLeast && gain <= most + aboveMost))
      throw Error(ERANGE, source_->Path() + " cannot set \"" + control.name + "\" to " + NumberText(gain) +
                              (IsFactor() ? " times" : "") + "; it can from " + NumberText(least) + " to " +
                              NumberText(most) + ".");
   if (source_->Has(V4L2_CID_AUTOGAIN) && source_->Get(V4L2_CID_AUTOGAIN) != 0)
      source_->Set(V4L2_CID_AUTOGAIN, 0);
   const auto step = static_cast<std::int64_t>(control.step);
   const std::int64_t code = IsFactor() ? law_.Code(gain) : std::llround(gain);
   return Of(source_->Set(id_, Steps{control.minimum, control.maximum, step}.Nearest(code)));
}

} // namespace v4l2
