// Reads recorded/NAME.txt; the form is explained in recorded/README.md.
#include "RecordedAnswers.h"

#include <cstring>
#include <iomanip>
#include <sstream>
#include <stdexcept>

namespace v4l2::recorded {

namespace {

const std::map<std::string, std::uint32_t> controlTypes = {
    {"int", V4L2_CTRL_TYPE_INTEGER},      {"bool", V4L2_CTRL_TYPE_BOOLEAN},
    {"menu", V4L2_CTRL_TYPE_MENU},        {"intmenu", V4L2_CTRL_TYPE_INTEGER_MENU},
    {"int64", V4L2_CTRL_TYPE_INTEGER64},  {"button", V4L2_CTRL_TYPE_BUTTON},
    {"string", V4L2_CTRL_TYPE_STRING},    {"bitmask", V4L2_CTRL_TYPE_BITMASK},
    {"class", V4L2_CTRL_TYPE_CTRL_CLASS}, {"u8", V4L2_CTRL_TYPE_U8},
    {"u16", V4L2_CTRL_TYPE_U16},          {"u32", V4L2_CTRL_TYPE_U32},
    {"area", V4L2_CTRL_TYPE_AREA}};

const std::map<std::string, std::uint32_t> controlFlags = {{"grabbed", V4L2_CTRL_FLAG_GRABBED},
                                                           {"read-only", V4L2_CTRL_FLAG_READ_ONLY},
                                                           {"update", V4L2_CTRL_FLAG_UPDATE},
                                                           {"inactive", V4L2_CTRL_FLAG_INACTIVE},
                                                           {"slider", V4L2_CTRL_FLAG_SLIDER},
                                                           {"write-only", V4L2_CTRL_FLAG_WRITE_ONLY},
                                                           {"volatile", V4L2_CTRL_FLAG_VOLATILE},
                                                           {"execute-on-write", V4L2_CTRL_FLAG_EXECUTE_ON_WRITE},
                                                           {"modify-layout", V4L2_CTRL_FLAG_MODIFY_LAYOUT},
                                                           {"disabled", V4L2_CTRL_FLAG_DISABLED}};

const std::map<std::string, std::uint32_t> targets = {{"crop", V4L2_SEL_TGT_CROP},
                                                      {"crop-default", V4L2_SEL_TGT_CROP_DEFAULT},
                                                      {"crop-bounds", V4L2_SEL_TGT_CROP_BOUNDS},
                                                      {"native", V4L2_SEL_TGT_NATIVE_SIZE}};

std::vector<std::string> Split(const std::string& text, char separator) {
   std::vector<std::string> parts;
   std::istringstream in(text);
   for (std::string part; std::getline(in, part, separator);)
      parts.push_back(part);
   return parts;
}

std::int64_t Number(const std::string& text) {
   std::size_t end = 0;
   const std::int64_t value = text.empty() ? 0 : static_cast<std::int64_t>(std::stoll(text, &end, 0));
   if (text.empty() || end != text.size())
      throw std::runtime_error("\"" + text + "\" is no number");
   return value;
}

std::uint32_t Whole(const std::string& text) {
   return static_cast<std::uint32_t>(Number(text));
}

std::vector<std::int64_t> Numbers(const std::string& text) {
   std::vector<std::int64_t> numbers;
   for (const std::string& part : Split(text, ','))
      numbers.push_back(Number(part));
   return numbers;
}

std::vector<std::uint32_t> Wholes(const std::string& text) {
   const auto numbers = Numbers(text);
   return {numbers.begin(), numbers.end()};
}

template <class Values>
typename Values::mapped_type Named(const Values& values, const std::string& name) {
   const auto found = values.find(name);
   if (found == values.end())
      throw std::runtime_error("unknown word " + name);
   return found->second;
}

Size SizeOf(const std::string& text) {
   const auto parts = Split(text, 'x');
   return {Whole(parts.at(0)), Whole(parts.at(1))};
}

v4l2_rect Rectangle(const std::string& text) { // left,top/WIDTHxHEIGHT
   const auto parts = Split(text, '/');
   const auto corner = Numbers(parts.at(0));
   const Size size = SizeOf(parts.at(1));
   return {static_cast<std::int32_t>(corner.at(0)), static_cast<std::int32_t>(corner.at(1)), size.width, size.height};
}

std::vector<v4l2_fract> Rates(const std::string& text) {
   std::vector<v4l2_fract> rates;
   for (const std::string& rate : Split(text, ',')) {
      const auto parts = Split(rate, '/');
      rates.push_back({Whole(parts.at(0)), parts.size() > 1 ? Whole(parts[1]) : 1});
   }
   return rates;
}

std::uint32_t Fourcc(const std::string& text) {
   const std::string four = (text + "    ").substr(0, 4);
   return v4l2_fourcc(static_cast<unsigned char>(four[0]), static_cast<unsigned char>(four[1]),
                      static_cast<unsigned char>(four[2]), static_cast<unsigned char>(four[3]));
}

/** One line: words in order, and key=value options. */
struct Statement {
   std::vector<std::string> words;
   std::map<std::string, std::string> options;

   const std::string& Word(std::size_t index) const { return words.at(index); }
   bool Has(const std::string& key) const { return options.count(key) == 1; }
   std::string Option(const std::string& key, const std::string& otherwise = "") const {
      const auto option = options.find(key);
      return option == options.end() ? otherwise : option->second;
   }
};

Statement Words(const std::string& line) {
   Statement statement;
   std::size_t at = 0;
   while ((at = line.find_first_not_of(" \t", at)) != std::string::npos && line[at] != '#') {
      std::string word;
      bool quoted = false, equals = false;
      std::size_t key = 0;
      for (; at < line.size() && (quoted || (line[at] != ' ' && line[at] != '\t')); ++at) {
         if (line[at] == '"')
            quoted = !quoted;
         else if (line[at] == '=' && !quoted && !equals) {
            equals = true;
            key = word.size();
         } else
            word += line[at];
      }
      if (equals)
         statement.options[word.substr(0, key)] = word.substr(key);
      else
         statement.words.push_back(word);
   }
   return statement;
}

template <std::size_t Length>
void Copy(const std::string& text, std::uint8_t (&to)[Length]) {
   std::memcpy(to, text.c_str(), std::min(text.size(), Length - 1));
}

class Reader {
public:
   void Take(const Statement& statement) {
      const std::string& what = statement.Word(0);
      const std::map<std::string, void (Reader::*)(const Statement&)> readers = {
          {"node", &Reader::TakeNode},       {"link", &Reader::TakeLink},
          {"file", &Reader::TakeFile},       {"format", &Reader::TakeFormat},
          {"size", &Reader::TakeSize},       {"sizes", &Reader::TakeSizes},
          {"current", &Reader::TakeCurrent}, {"control", &Reader::TakeControl},
          {"item", &Reader::TakeItem},       {"selection", &Reader::TakeSelection},
          {"pad", &Reader::TakePad},         {"codes", &Reader::TakeCodes},
          {"mode", &Reader::TakeMode},       {"media", &Reader::TakeMedia},
          {"entity", &Reader::TakeEntity},   {"connection", &Reader::TakeConnection}};
      (this->*Named(readers, what))(statement);
   }

   Machine machine;

private:
   void TakeNode(const Statement& s) {
      node_ = &machine.nodes[s.Word(1)];
      node_->path = s.Word(1);
      const auto number = Split(s.Word(2), ':');
      node_->major = Whole(number.at(0));
      node_->minor = Whole(number.at(1));
      Copy(s.Option("driver"), node_->capability.driver);
      Copy(s.Option("card"), node_->capability.card);
      Copy(s.Option("bus"), node_->capability.bus_info);
      node_->capability.version = 6U << 16U | 6U << 8U | 31U;
      node_->capability.device_caps = Whole(s.Option("caps", "0"));
      node_->capability.capabilities =
          Whole(s.Option("all-caps", s.Option("caps", "0"))) | (s.Has("caps") ? V4L2_CAP_DEVICE_CAPS : 0U);
      const std::string name = s.Word(1).substr(std::strlen("/dev/"));
      const std::string folder = "/sys/class/video4linux/" + name;
      machine.files[folder + "/dev"] = s.Word(2) + "\n";
      machine.files[folder + "/name"] = s.Option("name", s.Option("card")) + "\n";
      NumberFile(s.Word(2), name);
   }
   void NumberFile(const std::string& number, const std::string& name) {
      const auto parts = Split(number, ':');
      machine.files["/sys/dev/char/" + number + "/uevent"] =
          "MAJOR=" + parts.at(0) + "\nMINOR=" + parts.at(1) + "\nDEVNAME=" + name + "\n";
   }
   void TakeLink(const Statement& s) { machine.links[s.Word(1)] = node_->path; }
   void TakeFile(const Statement& s) { machine.files[s.Word(1)] = s.Word(2) + "\n"; }

   void TakeFormat(const Statement& s) {
      PixelFormat format;
      format.fourcc = Fourcc(s.Word(1));
      format.description = s.Word(2);
      format.bits = Whole(s.Option("bits", "0"));
      format.lineBits = Whole(s.Option("line-bits", s.Option("bits", "0")));
      format.lineAlign = Whole(s.Option("line-align", "1"));
      format.imageBytes = Whole(s.Option("bytes", "0"));
      format.flags = s.Option("compressed") == "yes" ? V4L2_FMT_FLAG_COMPRESSED : 0U;
      if (s.Has("codes"))
         format.codes = Wholes(s.Option("codes"));
      node_->formats.push_back(format);
   }
   void TakeSize(const Statement& s) {
      const std::vector<v4l2_fract> rates = s.Has("fps") ? Rates(s.Option("fps")) : std::vector<v4l2_fract>{};
      node_->formats.back().sizes.push_back({SizeOf(s.Word(1)), SizeOf(s.Word(1)), {}, rates});
   }
   void TakeSizes(const Statement& s) { // LEAST..MOST step=WxH, of every format so far that has none
      const std::size_t dots = s.Word(1).find("..");
      const FrameSize range{SizeOf(s.Word(1).substr(0, dots)), SizeOf(s.Word(1).substr(dots + 2)),
                            SizeOf(s.Option("step", "1x1")),
                            s.Has("fps") ? Rates(s.Option("fps")) : std::vector<v4l2_fract>{}};
      for (PixelFormat& format : node_->formats)
         if (format.sizes.empty())
            format.sizes.push_back(range);
   }
   void TakeCurrent(const Statement& s) {
      v4l2_pix_format asked{};
      asked.pixelformat = Fourcc(s.Word(1));
      const Size size = SizeOf(s.Word(2));
      asked.width = size.width;
      asked.height = size.height;
      node_->current = Rounded(*node_, asked);
      if (s.Has("fps"))
         node_->rate = Rates(s.Option("fps")).at(0);
   }

   void TakeControl(const Statement& s) {
      Control control;
      control.id = Whole(s.Word(1));
      control.type = Named(controlTypes, s.Word(2));
      control.name = s.Word(3);
      const bool isBool = s.Word(2) == "bool";
      control.minimum = Number(s.Option("min", "0"));
      control.maximum = Number(s.Option("max", isBool ? "1" : "0"));
      control.step = Number(s.Option("step", "1"));
      control.initial = Number(s.Option("default", "0"));
      if (s.Has("dims"))
         control.dims = Wholes(s.Option("dims"));
      std::size_t elements = 1;
      for (const std::uint32_t dim : control.dims)
         elements *= dim;
      control.values.assign(elements, control.initial);
      if (s.Has("value") && control.type == V4L2_CTRL_TYPE_STRING)
         control.text = s.Option("value");
      else if (s.Has("value"))
         control.values.assign(elements, Number(s.Option("value")));
      for (const std::string& flag : Split(s.Option("flags"), ','))
         control.flags |= Named(controlFlags, flag);
      if (s.Has("active-when")) { // ID:VALUE,VALUE
         const auto parts = Split(s.Option("active-when"), ':');
         control.activeWhen = Whole(parts.at(0));
         control.activeValues = Numbers(parts.at(1));
      }
      if (s.Has("max-follows")) { // ID:OFFSET
         const auto parts = Split(s.Option("max-follows"), ':');
         control.maximumFollows = Whole(parts.at(0));
         control.maximumOffset = Number(parts.at(1));
      }
      control.heightLimit = Number(s.Option("height-limit", "0"));
      control.widthLimit = Number(s.Option("width-limit", "0"));
      control_ = &(node_->controls[control.id] = control);
   }
   void TakeItem(const Statement& s) { control_->menu[Number(s.Word(1))] = s.Word(2); }

   void TakeSelection(const Statement& s) {
      const std::uint32_t target = Named(targets, s.Word(1));
      auto& selections = node_->IsSubdevice() ? node_->pads.back().selections : node_->selections;
      selections[target] = Rectangle(s.Word(2));
      if (s.Option("free") == "yes")
         (node_->IsSubdevice() ? node_->pads.back().cropIsFree : node_->cropIsFree) = true;
   }
   void TakePad(const Statement& s) {
      SubdevicePad pad;
      pad.isSource = s.Word(1) == "source";
      pad.trialCropIsStale = s.Option("trial-crop") == "stale";
      pad.follows = static_cast<int>(Number(s.Option("follows", "-1")));
      if (s.Has("format")) { // CODE/WIDTHxHEIGHT
         const auto parts = Split(s.Option("format"), '/');
         const Size size = SizeOf(parts.at(1));
         pad.format.code = Whole(parts.at(0));
         pad.format.width = size.width;
         pad.format.height = size.height;
         pad.format.field = V4L2_FIELD_NONE;
      }
      node_->pads.push_back(pad);
   }
   void TakeCodes(const Statement& s) { node_->pads.back().codes = Wholes(s.Word(1)); }
   void TakeMode(const Statement& s) {
      PadSize mode;
      const std::size_t dots = s.Word(1).find("..");
      mode.least = SizeOf(s.Word(1).substr(0, dots));
      mode.most = dots == std::string::npos ? mode.least : SizeOf(s.Word(1).substr(dots + 2));
      if (s.Has("crop"))
         mode.crop = Rectangle(s.Option("crop"));
      if (s.Has("codes"))
         mode.codes = Wholes(s.Option("codes"));
      for (const auto& [key, value] : s.options)
         if (key.compare(0, 2, "0x") == 0)
            mode.controls[Whole(key)] = Number(value);
      node_->pads.back().sizes.push_back(mode);
   }

   void TakeMedia(const Statement& s) {
      media_ = &machine.media[s.Word(1)];
      media_->path = s.Word(1);
      const auto number = Split(s.Word(2), ':');
      media_->major = Whole(number.at(0));
      media_->minor = Whole(number.at(1));
      const auto copy = [&](const std::string& text, char* to, std::size_t room) {
         std::memcpy(to, text.c_str(), std::min(text.size(), room - 1));
      };
      copy(s.Option("driver"), media_->info.driver, sizeof media_->info.driver);
      copy(s.Option("model"), media_->info.model, sizeof media_->info.model);
      copy(s.Option("bus"), media_->info.bus_info, sizeof media_->info.bus_info);
      NumberFile(s.Word(2), s.Word(1).substr(std::strlen("/dev/")));
   }
   void TakeEntity(const Statement& s) { // entity ID NAME function=… node=… pads=sink,source,…
      MediaEntity entity;
      entity.id = Whole(s.Word(1));
      entity.name = s.Word(2);
      entity.function = Whole(s.Option("function", "0x00020001"));
      entity.node = s.Option("node");
      for (const std::string& pad : Split(s.Option("pads"), ','))
         entity.pads.push_back(pad == "source" ? MEDIA_PAD_FL_SOURCE : MEDIA_PAD_FL_SINK);
      media_->entities.push_back(entity);
   }
   void TakeConnection(const Statement& s) { // connection ENTITY:PAD ENTITY:PAD [enabled] [immutable]
      const auto source = Split(s.Word(1), ':'), sink = Split(s.Word(2), ':');
      MediaLink link{Whole(source.at(0)), Whole(source.at(1)), Whole(sink.at(0)), Whole(sink.at(1)), 0};
      for (std::size_t i = 3; i < s.words.size(); ++i)
         link.flags |= s.words[i] == "enabled" ? MEDIA_LNK_FL_ENABLED : MEDIA_LNK_FL_IMMUTABLE;
      media_->links.push_back(link);
   }

   Node* node_ = nullptr;
   Control* control_ = nullptr;
   Media* media_ = nullptr;
};

} // namespace

Machine Parse(const std::string& text) {
   Reader reader;
   std::istringstream in(text);
   int number = 0;
   for (std::string line; std::getline(in, line);) {
      ++number;
      try {
         const Statement statement = Words(line);
         if (!statement.words.empty())
            reader.Take(statement);
      } catch (const std::exception& error) {
         throw std::runtime_error("recorded machine, line " + std::to_string(number) + ": " + error.what() + ": " +
                                  line);
      }
   }
   for (auto& [path, node] : reader.machine.nodes)
      SettleControls(node);
   return std::move(reader.machine);
}

} // namespace v4l2::recorded
