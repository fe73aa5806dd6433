#include "Offers.h"

#include "Pixels/PixelFormats.h"
#include "v4l2/Error.h"
#include "v4l2/FourCc.h"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>

namespace lensless::rpiv4l2 {

namespace {

using pixels::Packing;

// Offered where a driver takes any size or rate between two; others may be typed.
constexpr std::array<v4l2::Size, 9> commonSizes{{{320, 240},
                                                 {640, 480},
                                                 {800, 600},
                                                 {1024, 768},
                                                 {1280, 720},
                                                 {1280, 960},
                                                 {1640, 1232},
                                                 {1920, 1080},
                                                 {2592, 1944}}};
constexpr std::array<double, 11> commonRates{{1, 2, 5, 10, 15, 20, 25, 30, 50, 60, 90}};

bool IsReadable(std::uint32_t fourCc) {
   const pixels::PixelFormat* const format = pixels::FindFormat(fourCc);
   return format && !format->Refusal();
}

bool IsRaw(const pixels::PixelFormat& format) {
   switch (format.packing) {
   case Packing::Bytes:
   case Packing::Words:
   case Packing::WordsBigEndian:
   case Packing::Mipi10:
   case Packing::Mipi12:
   case Packing::Mipi14:
      return true;
   default:
      return false;
   }
}

/** Larger is better for measuring: what the sensor saw, with all its bits, and the least work to read it. */
auto Worth(std::uint32_t fourCc) {
   const pixels::PixelFormat& format = *pixels::FindFormat(fourCc);
   const bool isMono = IsRaw(format) && format.order == pixels::BayerOrder::None;
   const bool isPlain = format.packing == Packing::Words || format.packing == Packing::Bytes;
   return std::make_tuple(!format.IsJpeg(), IsRaw(format), isMono, format.bitDepth, isPlain);
}

std::string List(const std::vector<std::string>& words) {
   std::string text;
   for (std::size_t i = 0; i < words.size(); ++i)
      text += (i == 0 ? "" : i + 1 == words.size() ? " and " : ", ") + words[i];
   return text;
}

std::uint64_t Area(v4l2::Size size) {
   return std::uint64_t{size.width} * size.height;
}

bool OffersRate(const v4l2::FrameIntervals& intervals, double rate) {
   if (intervals.range) {
      const double fastest = intervals.range->shortest.FramesPerSecond();
      const double slowest = intervals.range->longest.FramesPerSecond();
      return rate <= fastest * 1.0005 && rate >= slowest * 0.9995;
   }
   return intervals.discrete.empty() ||
          std::any_of(intervals.discrete.begin(), intervals.discrete.end(),
                      [rate](v4l2::FrameInterval interval) { return IsRate(interval, rate); });
}

} // namespace

std::optional<std::uint32_t> BestFormat(const std::vector<v4l2::FormatOffer>& offers) {
   std::optional<std::uint32_t> best;
   for (const v4l2::FormatOffer& offer : offers)
      if (IsReadable(offer.fourCc) && (!best || Worth(offer.fourCc) > Worth(*best)))
         best = offer.fourCc;
   return best;
}

std::uint32_t InOrder(std::uint32_t fourCc, pixels::BayerOrder order) {
   const v4l2::BusFormat* const format = v4l2::BusFormatOf(fourCc);
   const v4l2::BusFormat* const other = format ? v4l2::FindBusFormat(format->bits, order) : nullptr;
   return !other ? fourCc : fourCc == format->packed ? other->packed : other->fourCc;
}

NodeOffers::NodeOffers(const v4l2::Device& device, const v4l2::Sensor* sensor) : device_(device), sensor_(sensor) {
   std::vector<v4l2::FormatOffer> offers;
   if (!sensor)
      offers = v4l2::Formats(device);
   else
      for (const v4l2::SensorMode& mode : sensor->Modes())
         for (const v4l2::FormatOffer& offer : v4l2::Formats(device, sensor->BusCode(mode)))
            offers.push_back(offer);
   std::vector<std::string> refused;
   std::set<std::uint32_t> seen;
   for (const v4l2::FormatOffer& offer : offers) {
      if (!seen.insert(offer.fourCc).second)
         continue;
      if (IsReadable(offer.fourCc))
         formats_.push_back(offer);
      else
         refused.push_back(v4l2::FourCcText(offer.fourCc));
   }
   if (!refused.empty())
      refused_ = "; not read here: " + List(refused);
}

v4l2::FrameSizes NodeOffers::SizesOf(std::uint32_t fourCc) const {
   if (!sensor_)
      return v4l2::SizesOf(device_, fourCc);
   v4l2::FrameSizes sizes;
   for (const v4l2::SensorMode& mode : sensor_->Modes())
      if (sensor_->FindMode(mode.size, fourCc) &&
          std::find(sizes.discrete.begin(), sizes.discrete.end(), mode.size) == sizes.discrete.end())
         sizes.discrete.push_back(mode.size);
   return sizes;
}

/** A sensor's rates are told by its blanking, which is known once the mode is set. */
v4l2::FrameIntervals NodeOffers::IntervalsOf(std::uint32_t fourCc, v4l2::Size size) const {
   return sensor_ ? v4l2::FrameIntervals{} : v4l2::IntervalsOf(device_, fourCc, size);
}

std::vector<std::string> NodeOffers::Formats() const {
   std::vector<std::string> texts{automatic};
   for (const v4l2::FormatOffer& offer : formats_)
      texts.push_back(v4l2::FourCcText(offer.fourCc));
   return texts;
}

std::uint32_t NodeOffers::FormatOf(const Choice& choice) const {
   if (choice.format == automatic)
      return BestFormat(formats_).value_or(0);
   // With a sensor flipped meanwhile, a format means its bits and packing: the order follows.
   const auto found = std::find_if(formats_.begin(), formats_.end(), [&](const v4l2::FormatOffer& offer) {
      const pixels::PixelFormat& format = *pixels::FindFormat(offer.fourCc);
      return v4l2::FourCcText(offer.fourCc) == choice.format ||
             (sensor_ && InOrder(v4l2::FourCcOf(choice.format), format.order) == offer.fourCc);
   });
   return found == formats_.end() ? 0 : found->fourCc;
}

/** Auto is the largest of the sizes told, of those at the rate asked for; where any size is granted, the one the node
 * is set to. */
std::optional<v4l2::Size> NodeOffers::SizeIn(const Choice& choice, const v4l2::FrameSizes& sizes,
                                             std::uint32_t fourCc) const {
   if (choice.size != automatic) {
      const std::optional<v4l2::Size> size = SizeOf(choice.size);
      return size && (!sizes.AreTold() || sizes.Offer(*size)) ? size : std::nullopt;
   }
   if (sizes.discrete.empty()) {
      const v4l2::Size current = v4l2::CurrentFormat(device_).size;
      const auto granted = v4l2::TryFormat(device_, {fourCc, current, 0});
      return granted ? granted->size : current;
   }
   std::vector<v4l2::Size> descending = sizes.discrete;
   std::stable_sort(descending.begin(), descending.end(), [](v4l2::Size a, v4l2::Size b) { return Area(a) > Area(b); });
   if (const std::optional<double> rate = RateOf(choice.frameRate))
      for (const v4l2::Size size : descending)
         if (OffersRate(IntervalsOf(fourCc, size), *rate))
            return size;
   return descending.front();
}

std::vector<std::string> NodeOffers::Sizes(const Choice& choice) const {
   std::vector<std::string> texts{automatic};
   const std::uint32_t fourCc = FormatOf(choice);
   if (!fourCc)
      return texts;
   const v4l2::FrameSizes sizes = SizesOf(fourCc);
   for (const v4l2::Size size : sizes.discrete)
      texts.push_back(SizeText(size));
   if (sizes.range) {
      for (const v4l2::Size size : commonSizes)
         if (sizes.Offer(size))
            texts.push_back(SizeText(size));
      texts.push_back(SizeText(sizes.range->largest));
   }
   return texts;
}

std::vector<std::string> NodeOffers::FrameRates(const Choice& choice) const {
   std::vector<std::string> texts{automatic};
   const std::uint32_t fourCc = FormatOf(choice);
   if (!fourCc)
      return texts;
   const std::optional<v4l2::Size> size = SizeIn(choice, SizesOf(fourCc), fourCc);
   if (!size)
      return texts;
   const v4l2::FrameIntervals intervals = IntervalsOf(fourCc, *size);
   for (const v4l2::FrameInterval interval : intervals.discrete)
      texts.push_back(RateText(interval.FramesPerSecond()));
   if (intervals.range) {
      for (const double rate : commonRates)
         if (OffersRate(intervals, rate))
            texts.push_back(RateText(rate));
      texts.push_back(RateText(intervals.range->shortest.FramesPerSecond()));
   }
   return texts;
}

std::uint32_t NodeOffers::JudgedFormat(const Choice& choice) const {
   const std::uint32_t fourCc = FormatOf(choice);
   return fourCc ? fourCc : BestFormat(formats_).value_or(0);
}

std::string NodeOffers::FormatReason(const Choice& choice) const {
   if (formats_.empty())
      return device_.Path() + " has no pixel format that can be read" + refused_;
   if (FormatOf(choice))
      return "";
   std::vector<std::string> offered = Formats();
   offered.erase(offered.begin()); // Auto
   const pixels::PixelFormat* const known = pixels::FindFormat(v4l2::FourCcOf(choice.format));
   const char* const refusal = known ? known->Refusal() : nullptr;
   return "Format cannot be " + choice.format + (refusal ? " (" + std::string(refusal) + ")" : "") + ": " +
          device_.Path() + " offers " + List(offered) + refused_;
}

std::string NodeOffers::SizeReason(const Choice& choice) const {
   const std::uint32_t fourCc = JudgedFormat(choice);
   const v4l2::FrameSizes sizes = SizesOf(fourCc);
   if (!fourCc || SizeIn(choice, sizes, fourCc))
      return "";
   return "Size cannot be " + choice.size + ": in " + v4l2::FourCcText(fourCc) + " " + device_.Path() + " offers " +
          sizes.Text();
}

std::string NodeOffers::RateReason(const Choice& choice) const {
   const std::uint32_t fourCc = JudgedFormat(choice);
   if (choice.frameRate == automatic || !fourCc)
      return "";
   const std::optional<double> rate = RateOf(choice.frameRate);
   if (!rate)
      return "FrameRate cannot be " + choice.frameRate + ": it is a number of frames per second, or Auto";
   const std::optional<v4l2::Size> size = SizeIn(choice, SizesOf(fourCc), fourCc);
   if (!size)
      return "";
   const v4l2::FrameIntervals intervals = IntervalsOf(fourCc, *size);
   if (OffersRate(intervals, *rate))
      return "";
   return "FrameRate cannot be " + choice.frameRate + ": at " + size->Text() + " " + v4l2::FourCcText(fourCc) + " " +
          device_.Path() + " offers " + intervals.Text();
}

std::vector<std::string> NodeOffers::Reasons(const Choice& choice) const {
   std::vector<std::string> reasons;
   for (const std::string& reason : {FormatReason(choice), SizeReason(choice), RateReason(choice)})
      if (!reason.empty())
         reasons.push_back(reason);
   return reasons;
}

Setup NodeOffers::Resolve(const Choice& choice) const {
   Setup setup;
   setup.format.fourCc = FormatOf(choice);
   setup.format.size = *SizeIn(choice, SizesOf(setup.format.fourCc), setup.format.fourCc);
   if (const v4l2::SensorMode* mode = sensor_ ? sensor_->FindMode(setup.format.size, setup.format.fourCc) : nullptr)
      setup.mode = *mode;
   const v4l2::FrameIntervals intervals = IntervalsOf(setup.format.fourCc, setup.format.size);
   if (const std::optional<double> rate = RateOf(choice.frameRate)) {
      setup.isIntervalAsked = true;
      setup.interval = IntervalOf(*rate);
      for (const v4l2::FrameInterval interval : intervals.discrete)
         if (IsRate(interval, *rate))
            setup.interval = interval;
   } else if (!intervals.discrete.empty()) {
      setup.interval = *std::max_element(
          intervals.discrete.begin(), intervals.discrete.end(),
          [](v4l2::FrameInterval a, v4l2::FrameInterval b) { return a.FramesPerSecond() < b.FramesPerSecond(); });
   }
   return setup;
}

std::string DeviceText(const v4l2::Node& node) {
   std::string card = node.card;
   std::replace(card.begin(), card.end(), ',', ' '); // values of properties hold no comma
   return card + " at " + node.StableName();
}

v4l2::Obstacle ObstacleOf(v4l2::SystemCalls& calls, const v4l2::Node& node) {
   if (!node.IsUsable())
      return node.unusable;
   try {
      const v4l2::Device device(calls, node.path);
      const std::string reason = NodeOffers(device, nullptr).FormatReason({});
      return reason.empty() ? v4l2::Obstacle{} : v4l2::Obstacle{"no-format", reason};
   } catch (const v4l2::Error& error) {
      return v4l2::ObstacleOf(calls, node.path, error.Code());
   }
}

std::string UnusableText(const v4l2::Node& node, const v4l2::Obstacle& obstacle) {
   return node.path + " " + obstacle.code + " " + obstacle.words;
}

v4l2::Node NodeOf(v4l2::SystemCalls& calls, const std::vector<v4l2::Node>& nodes, const std::string& said) {
   if (said.empty()) {
      const auto first =
          std::find_if(nodes.begin(), nodes.end(), [](const v4l2::Node& node) { return node.IsUsable(); });
      if (first != nodes.end())
         return *first;
      std::string all;
      for (const v4l2::Node& node : nodes)
         all += "\n" + node.Text();
      throw v4l2::Error(0, nodes.empty() ? "There is no camera: no /dev/video* node. Plug one in, or enable the camera "
                                           "and its driver (on a Raspberry Pi in /boot/firmware/config.txt)."
                                         : "No video node can be used:" + all);
   }
   const std::size_t path = said.rfind(" at /");
   return v4l2::Find(calls, nodes, path == std::string::npos ? said : said.substr(path + 4));
}

} // namespace lensless::rpiv4l2
