// Properties to be set before initialisation, and settings that may be changed at any time.
#include "RPiV4L2Camera.h"

#include <algorithm>
#include <array>

namespace lensless::rpiv4l2 {

namespace {

constexpr const char* deviceProperty = "Device";
constexpr const char* unusableProperty = "UnusableDevices";
constexpr const char* formatProperty = "Format";
constexpr const char* sizeProperty = "Size";
constexpr const char* rateProperty = "FrameRate";
constexpr const char* buffersProperty = "BufferCount";
constexpr const char* colourProperty = "Colour";
constexpr const char* planeProperty = "ColourPlane";
constexpr const char* allPlanes = "All";
constexpr std::array<pixels::ColourPlane, 3> planes{pixels::ColourPlane::Red, pixels::ColourPlane::Green,
                                                    pixels::ColourPlane::Blue};
constexpr const char* on = "On";
constexpr const char* off = "Off";

/** The part of a choice that is a property; null for other properties. */
std::string* PartOf(Choice& choice, const std::string& property) {
   return property == deviceProperty   ? &choice.device
          : property == formatProperty ? &choice.format
          : property == sizeProperty   ? &choice.size
          : property == rateProperty   ? &choice.frameRate
                                       : nullptr;
}

} // namespace

void RPiV4L2Camera::AddChoiceProperties() {
   constexpr bool preInit = true;
   auto* const device = new MM::ActionLambda([this](MM::PropertyBase* property, MM::ActionType action) {
      if (action != MM::BeforeGet || !choice_.device.empty() || camera_)
         return DEVICE_OK;
      const std::vector<v4l2::Node> nodes = v4l2::Nodes(calls_);
      const auto first =
          std::find_if(nodes.begin(), nodes.end(), [](const v4l2::Node& node) { return node.IsUsable(); });
      property->Set(first == nodes.end() ? "" : DeviceText(*first).c_str());
      return DEVICE_OK;
   });
   CreateStringProperty(deviceProperty, "", false, device, preInit);
   auto* const unusable = new MM::ActionLambda([this](MM::PropertyBase* property, MM::ActionType action) {
      if (action == MM::BeforeGet && !camera_)
         property->Set(std::to_string(UnusableDevices().size()).c_str());
      return DEVICE_OK;
   });
   CreateStringProperty(unusableProperty, "0", true, unusable, preInit);
   for (const char* property : {formatProperty, sizeProperty, rateProperty})
      CreateStringProperty(property, automatic, false, nullptr, preInit);
   CreateIntegerProperty(buffersProperty, 4, false, nullptr, preInit);
   SetPropertyLimits(buffersProperty, 2, 32);
   CreateStringProperty(colourProperty, "Auto", false, nullptr, preInit);
   for (const char* value : {"Auto", "Grey", "RGB32"})
      AddAllowedValue(colourProperty, value);
   CreateStringProperty(planeProperty, allPlanes, false, nullptr, preInit);
   AddAllowedValue(planeProperty, allPlanes);
   for (const pixels::ColourPlane plane : planes)
      AddAllowedValue(planeProperty, pixels::Name(plane));
}

void RPiV4L2Camera::AddSettingsProperties() {
   addNumber("SettleFrames", settings_.settleFrames, 0, 1000, mutex_);
   addNumber("StallTimeout-ms", settings_.stallTimeoutMs, 100, 600'000, mutex_);
   auto* const handler = new MM::ActionLambda([this](MM::PropertyBase* property, MM::ActionType action) {
      const std::lock_guard<std::mutex> lock(mutex_);
      if (action == MM::AfterSet) {
         std::string value;
         property->Get(value);
         settings_.keepStreaming = value == on;
         if (!settings_.keepStreaming && camera_ && !sequence_.running())
            camera_->FreeBuffers();
      }
      if (action == MM::BeforeGet)
         property->Set(settings_.keepStreaming ? on : off);
      return DEVICE_OK;
   });
   CreateStringProperty("KeepStreaming", off, false, handler);
   AddAllowedValue("KeepStreaming", on);
   AddAllowedValue("KeepStreaming", off);
}

/** What the machine offers now. Asked when somebody wants to know, so that the constructor opens nothing. */
void RPiV4L2Camera::OfferValues(const std::string& property) {
   std::vector<std::string> values;
   const int result = Answer([&] {
      const std::vector<v4l2::Node> nodes = v4l2::Nodes(calls_);
      if (property == deviceProperty) {
         for (const v4l2::Node& node : nodes)
            if (node.IsUsable())
               values.push_back(DeviceText(node));
         return;
      }
      const v4l2::Device device(calls_, NodeOf(calls_, nodes, choice_.device).path);
      const std::optional<v4l2::Sensor> sensor = v4l2::Sensor::Behind(calls_, device.Path());
      const NodeOffers offers(device, sensor ? &*sensor : nullptr);
      values = property == formatProperty ? offers.Formats()
               : property == sizeProperty ? offers.Sizes(choice_)
                                          : offers.FrameRates(choice_);
   });
   if (result != DEVICE_OK) // the reason is in the log, and Initialize will tell it
      values.assign(property == deviceProperty ? 0 : 1, automatic);
   const std::string& chosen = *PartOf(choice_, property);
   if (!chosen.empty())
      values.push_back(chosen);
   SetAllowedValues(property.c_str(), values);
}

/** The nodes of the machine that are not cameras or not available now, as values of UnusableDevices. */
std::vector<std::string> RPiV4L2Camera::UnusableDevices() {
   std::vector<std::string> values;
   Answer([&] {
      for (const v4l2::Node& node : v4l2::Nodes(calls_)) {
         const v4l2::Obstacle obstacle = ObstacleOf(calls_, node);
         if (!obstacle.code.empty())
            values.push_back(UnusableText(node, obstacle));
      }
   });
   return values;
}

unsigned RPiV4L2Camera::GetNumberOfPropertyValues(const char* property) const {
   auto& self = const_cast<RPiV4L2Camera&>(*this); // the interface asks for values without saying that it will
   if (!camera_ && PartOf(self.choice_, property))
      self.OfferValues(property);
   if (!camera_ && std::string(property) == unusableProperty) {
      std::vector<std::string> values = self.UnusableDevices();
      self.SetAllowedValues(property, values);
   }
   return ExplainedProperties::GetNumberOfPropertyValues(property);
}

/** The value in the words of the allowed values. Throws with what is offered instead. */
std::string RPiV4L2Camera::AcceptedChoice(const std::string& property, const std::string& value) {
   const std::vector<v4l2::Node> nodes = v4l2::Nodes(calls_);
   if (property == deviceProperty)
      return DeviceText(NodeOf(calls_, nodes, value));
   Choice choice = choice_;
   std::string& part = *PartOf(choice, property);
   part = value;
   if (const std::optional<v4l2::Size> size = SizeOf(value); size && property == sizeProperty)
      part = SizeText(*size);
   if (const std::optional<double> rate = RateOf(value); rate && property == rateProperty)
      part = RateText(*rate);
   const v4l2::Device device(calls_, NodeOf(calls_, nodes, choice_.device).path);
   const std::optional<v4l2::Sensor> sensor = v4l2::Sensor::Behind(calls_, device.Path());
   const NodeOffers offers(device, sensor ? &*sensor : nullptr);
   const std::string reason = property == formatProperty ? offers.FormatReason(choice)
                              : property == sizeProperty ? offers.SizeReason(choice)
                                                         : offers.RateReason(choice);
   if (!reason.empty())
      throw DeviceFailure(ERR_REFUSED, reason + ".");
   return part;
}

int RPiV4L2Camera::SetProperty(const char* property, const char* value) {
   std::string* const part = PartOf(choice_, property);
   if (const ControlProperty* const control = camera_ ? FindControl(property) : nullptr)
      LimitControl(*control);
   if (camera_ || !part)
      return ExplainedProperties::SetProperty(property, value);
   std::string accepted;
   const int result = Answer([&] { accepted = AcceptedChoice(property, value); });
   if (result != DEVICE_OK)
      return result;
   *part = accepted;
   AddAllowedValue(property, accepted.c_str());
   return ExplainedProperties::SetProperty(property, accepted.c_str());
}

std::string RPiV4L2Camera::TextOf(const char* property) {
   char value[MM::MaxStrLength] = "";
   GetProperty(property, value);
   return value;
}

CameraWish RPiV4L2Camera::Wish() {
   CameraWish wish;
   wish.choice = choice_;
   const std::string colour = TextOf(colourProperty);
   wish.image.colour = colour == "Grey"    ? ImageWish::Colour::Grey
                       : colour == "RGB32" ? ImageWish::Colour::Rgb32
                                           : ImageWish::Colour::Auto;
   for (const pixels::ColourPlane plane : planes)
      if (TextOf(planeProperty) == pixels::Name(plane))
         wish.image.plane = plane;
   long buffers = 0;
   GetProperty(buffersProperty, buffers);
   wish.buffers = static_cast<std::uint32_t>(buffers);
   return wish;
}

} // namespace lensless::rpiv4l2
