#include "FourCc.h"
#include "SensorModes.h"
#include "Wording.h"

#include <algorithm>
#include <cerrno>

namespace v4l2 {

namespace {

std::string OrderName(const BusFormat& format) {
   return format.order == pixels::BayerOrder::None ? "grey" : std::string(format.name).substr(1, 4);
}

} // namespace

std::optional<Sensor> Sensor::Behind(SystemCalls& calls, const std::string& videoNode) {
   std::optional<MediaGraph> graph = MediaGraph::Of(calls, videoNode);
   if (!graph)
      return {};
   std::vector<MediaLink> path = graph->PathFromSensor(videoNode);
   if (path.empty())
      return {};
   const MediaEntity& entity = graph->Entity(path.front().source);
   if (!entity.isSubdevice || entity.node.empty())
      return {};
   Subdevice subdevice(calls, entity.node);
   if (subdevice.IsReadOnly())
      return {};
   return Sensor(calls, std::move(*graph), std::move(path), std::move(subdevice));
}

Sensor::Sensor(SystemCalls& calls, MediaGraph graph, std::vector<MediaLink> path, Subdevice subdevice)
    : calls_(&calls), graph_(std::move(graph)), path_(std::move(path)), pad_(path_.front().sourcePad),
      subdevice_(std::move(subdevice)) {
   const MediaEntity& entity = graph_.Entity(path_.front().source);
   name_ = entity.name;
   node_ = entity.node;
   for (std::size_t i = 0; i + 1 < path_.size(); ++i) {
      const MediaEntity& receiver = graph_.Entity(path_[i].sink);
      const bool hasNode = receiver.isSubdevice && !receiver.node.empty();
      receivers_.push_back(hasNode ? Subdevice(calls, receiver.node) : Subdevice());
   }
   controls_ = std::make_unique<v4l2::Controls>(calls, subdevice_.Descriptor(), node_);
   modes_ = ListModes(subdevice_, *controls_, pad_);
   native_ = subdevice_.Selection(pad_, V4L2_SEL_TGT_NATIVE_SIZE, Trial::No).value_or(Rectangle{});
}

const SensorMode* Sensor::FindMode(Size size, std::uint32_t fourCc) const {
   const BusFormat* wanted = v4l2::BusFormatOf(fourCc);
   const auto ofSize = [&](const SensorMode& mode) { return mode.size == size; };
   const auto exact = std::find_if(modes_.begin(), modes_.end(), [&](const SensorMode& mode) {
      return ofSize(mode) && (wanted == nullptr || mode.bits == wanted->bits);
   });
   if (exact != modes_.end())
      return &*exact;
   // 16 bits may be what a receiver makes of fewer.
   const auto widened = std::find_if(modes_.begin(), modes_.end(), ofSize);
   return wanted != nullptr && wanted->bits == 16 && widened != modes_.end() ? &*widened : nullptr;
}

SensorMode Sensor::Current() const {
   const v4l2_mbus_framefmt format = subdevice_.Format(pad_);
   SensorMode mode;
   mode.code = format.code;
   if (const BusFormat* known = FindBusFormat(format.code))
      mode.bits = known->bits;
   mode.size = {format.width, format.height};
   mode.crop = subdevice_.Selection(pad_, V4L2_SEL_TGT_CROP, Trial::No).value_or(Rectangle{});
   mode.binningX = BinningOf(mode.crop.width, mode.size.width);
   mode.binningY = BinningOf(mode.crop.height, mode.size.height);
   return mode;
}

std::uint32_t Sensor::BusCode(const SensorMode& mode) const {
   const std::vector<std::uint32_t> codes = subdevice_.Codes(pad_);
   if (std::count(codes.begin(), codes.end(), mode.code) > 0)
      return mode.code;
   for (const std::uint32_t code : codes) // flips took another of the same depth in its place
      if (const BusFormat* format = FindBusFormat(code); format != nullptr && format->bits == mode.bits)
         return code;
   throw Error(EINVAL, node_ + " no longer offers " + BusFormatText(mode.code) + " for " + mode.Text() + ".");
}

std::vector<std::uint32_t> Sensor::ArrivingCodes(const SensorMode& mode) const {
   std::vector<std::uint32_t> codes{BusCode(mode)};
   const BusFormat* sent = FindBusFormat(codes.front());
   for (std::size_t i = 0; i < receivers_.size() && sent != nullptr; ++i) {
      if (!receivers_[i].IsOpen())
         continue;
      for (const std::uint32_t code : receivers_[i].Codes(path_[i + 1].sourcePad)) {
         const BusFormat* made = FindBusFormat(code);
         if (made != nullptr && made->order == sent->order && made->bits > sent->bits &&
             std::count(codes.begin(), codes.end(), code) == 0)
            codes.push_back(code);
      }
   }
   return codes;
}

BusFormat Sensor::Configure(const SensorMode& mode, std::uint32_t fourCc) {
   graph_.EnablePath(path_);
   v4l2_mbus_framefmt format = subdevice_.Format(pad_); // keeps its colour space
   format.code = BusCode(mode);
   format.width = mode.size.width;
   format.height = mode.size.height;
   format.field = V4L2_FIELD_NONE;
   const BusFormat arrived = Propagate(subdevice_.SetExactFormat(pad_, format), fourCc);
   controls_->RefreshAll(); // a mode brings its own blanking, and limits of exposure
   return arrived;
}

BusFormat Sensor::Propagate(v4l2_mbus_framefmt format, std::uint32_t fourCc) {
   const BusFormat* wanted = v4l2::BusFormatOf(fourCc);
   for (std::size_t i = 0; i < receivers_.size(); ++i) {
      if (!receivers_[i].IsOpen())
         continue;
      const std::uint32_t sourcePad = path_[i + 1].sourcePad;
      receivers_[i].SetExactFormat(path_[i].sinkPad, format);
      v4l2_mbus_framefmt leaving = receivers_[i].Format(sourcePad);
      // The receiver remembers what it was to make of an earlier format: ask for what came in, or for what is wanted.
      const BusFormat* came = FindBusFormat(format.code);
      const BusFormat* made = wanted != nullptr && came != nullptr ? FindBusFormat(wanted->bits, came->order) : nullptr;
      const std::vector<std::uint32_t> makes = receivers_[i].Codes(sourcePad);
      const bool canMake = made != nullptr && std::count(makes.begin(), makes.end(), made->code) > 0;
      const std::uint32_t code = canMake ? made->code : format.code;
      if (leaving.code != code) {
         leaving.code = code;
         leaving = receivers_[i].SetFormat(sourcePad, leaving, Trial::No);
      }
      format = leaving;
   }
   const BusFormat* arrived = FindBusFormat(format.code);
   if (arrived == nullptr) {
      BusFormat unknown;
      unknown.code = format.code;
      return unknown;
   }
   if (wanted != nullptr && arrived->bits != wanted->bits)
      throw Error(EINVAL, name_ + " sends " + std::to_string(arrived->bits) + "-bit " + OrderName(*arrived) + " (" +
                              arrived->name + ") over " + graph_.Text(path_) + ", of which " + FourCcText(fourCc) +
                              " cannot be made; choose " + FourCcText(arrived->fourCc) +
                              (arrived->packed != 0 ? " or " + FourCcText(arrived->packed) : "") +
                              ", or another mode of the sensor.");
   return *arrived;
}

pixels::BayerOrder Sensor::Order() const {
   const BusFormat* format = FindBusFormat(subdevice_.Format(pad_).code);
   return format != nullptr ? format->order : pixels::BayerOrder::None;
}

bool Sensor::CanCrop() const {
   const auto now = subdevice_.Selection(pad_, V4L2_SEL_TGT_CROP, Trial::No);
   return now && subdevice_.SetCrop(pad_, *now, Trial::Yes).has_value();
}

Rectangle Sensor::SetCrop(const Rectangle& crop, const SensorMode& mode, std::uint32_t fourCc) {
   const auto granted = subdevice_.SetCrop(pad_, crop, Trial::No);
   if (!granted) {
      std::vector<std::string> texts;
      for (const SensorMode& known : modes_)
         texts.push_back(known.Text());
      throw Error(ENOTTY, node_ + " cannot read " + crop.Text() + ": its driver has fixed modes only: " +
                              Listed(texts) + ". Choose one of them, or cut the picture.");
   }
   // Drivers answer a crop with a format of its size; where pixels are binned, they are to stay so.
   v4l2_mbus_framefmt format = subdevice_.Format(pad_);
   const Size size = *granted == mode.crop
                         ? mode.size
                         : Size{granted->width / static_cast<std::uint32_t>(std::max(mode.binningX, 1)),
                                granted->height / static_cast<std::uint32_t>(std::max(mode.binningY, 1))};
   if (Size{format.width, format.height} != size) {
      format.width = size.width;
      format.height = size.height;
      format = subdevice_.SetExactFormat(pad_, format);
      if (subdevice_.Selection(pad_, V4L2_SEL_TGT_CROP, Trial::No) != granted)
         throw Error(EINVAL, node_ + " reads another part than " + granted->Text() + " when it sends " + size.Text() +
                                 ". Cut the picture.");
   }
   Propagate(format, fourCc);
   controls_->RefreshAll();
   return *granted;
}

} // namespace v4l2
