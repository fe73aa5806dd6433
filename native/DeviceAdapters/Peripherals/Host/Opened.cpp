#include "Opened.h"

#include "Checked.h"
#include "Failure.h"

#include <cassert>
#include <cmath>
#include <set>

namespace lensless::peripherals {

struct Opened::Context {
   peripheral_host_1 host{};
   Listener listener;
   const std::vector<Attribute>* attributes = nullptr; // null until they are known

   static void log(void* context, std::uint32_t level, peripheral_text message) {
      const auto& self = *static_cast<Context*>(context);
      try {
         if (self.listener.log)
            self.listener.log(level, checkedText(message, "a log message"));
      } catch (const std::exception& fault) {
         complain(self, fault);
      }
   }

   static void changed(void* context, std::uint32_t attribute, const peripheral_value* value) {
      const auto& self = *static_cast<Context*>(context);
      try {
         if (!self.attributes || !value || attribute >= self.attributes->size())
            throw Failure("a change of attribute " + std::to_string(attribute) + ", which there is not");
         const Attribute& known = (*self.attributes)[attribute];
         if (self.listener.changed)
            self.listener.changed(attribute, checkedValue(*value, known.type, "the new value of " + known.name));
      } catch (const std::exception& fault) {
         complain(self, fault);
      }
   }

   static void complain(const Context& self, const std::exception& fault) {
      if (self.listener.log)
         self.listener.log(PERIPHERAL_WARNING, std::string("The plug-in tells what it should not: ") + fault.what());
   }
};

Opened::Opened(std::shared_ptr<Library> library, std::uint32_t index, Listener listener)
    : library_(std::move(library)), table_(library_->table()), description_(library_->peripherals()[index]),
      context_(std::make_unique<Context>()) {
   context_->listener = std::move(listener);
   context_->host = {PERIPHERAL_VERSION_1, sizeof(peripheral_host_1), context_.get(), &Context::log, &Context::changed};
   require(table_.open(index, &context_->host, &handle_), "open");
   if (!handle_)
      throw Failure(description_.name + " says that it is open, but is not there");
   try {
      readAttributes();
   } catch (...) {
      table_.close(&handle_);
      throw;
   }
   context_->attributes = &attributes_;
}

Opened::~Opened() {
   assertThread();
   table_.close(&handle_);
   assert(handle_ == nullptr && "close() sets the handle to NULL");
}

Value Opened::get(std::uint32_t attribute) {
   const Attribute& asked = known(attribute);
   peripheral_value raw{};
   require(table_.get(handle_, attribute, &raw), "read " + asked.name);
   return checkedValue(raw, asked.type, asked.name + " of " + description_.name);
}

void Opened::set(std::uint32_t attribute, const Value& value) {
   const Attribute& asked = known(attribute);
   if (asked.access != PERIPHERAL_READ_WRITE)
      throw Failure(asked.name + " of " + description_.name + " cannot be set", PERIPHERAL_READ_ONLY);
   requireAllowed(asked, value);
   peripheral_value raw{};
   raw.type = asked.type;
   struct {
      peripheral_value& raw;
      void operator()(std::int64_t held) { raw.as.int64 = held; }
      void operator()(std::uint64_t held) { raw.as.uint64 = held; }
      void operator()(double held) { raw.as.float64 = held; }
      void operator()(bool held) { raw.as.boolean = held ? 1 : 0; }
      void operator()(const std::string& held) { raw.as.string = {held.c_str(), held.size()}; }
      void operator()(const Bytes& held) { raw.as.bytes = {held.data(), held.size()}; }
   } write{raw};
   std::visit(write, value);
   require(table_.set(handle_, attribute, &raw), "set " + asked.name + " to " + textOf(value));
}

void Opened::initialise() {
   require(table_.initialise(handle_), "initialise");
}

void Opened::shutDown() {
   require(table_.shut_down(handle_), "shut down");
}

bool Opened::isBusy() {
   std::uint8_t busy = 0;
   if (table_.busy)
      require(table_.busy(handle_, &busy), "say whether it is busy");
   return busy != 0;
}

std::vector<std::string> Opened::labels() {
   std::uint32_t count = 0;
   require(table_.state->count(handle_, &count), "count its positions");
   if (count == 0 || count > PERIPHERAL_MOST)
      throw Failure(description_.name + " has " + std::to_string(count) + " positions; 1 to " +
                    std::to_string(PERIPHERAL_MOST) + " can be");
   std::vector<std::string> labels;
   std::set<std::string> known;
   for (std::uint32_t position = 0; position < count; ++position) {
      const std::string what = "the label of position " + std::to_string(position) + " of " + description_.name;
      peripheral_text raw{};
      require(table_.state->label(handle_, position, &raw), "tell " + what);
      labels.push_back(checkedName(raw, what));
      if (!known.insert(labels.back()).second)
         throw Failure(what + " is that of another one: " + labels.back());
   }
   return labels;
}

std::uint32_t Opened::position() {
   std::uint32_t position = 0;
   require(table_.state->get(handle_, &position), "tell its position");
   return position;
}

void Opened::setPosition(std::uint32_t position) {
   require(table_.state->set(handle_, position), "go to position " + std::to_string(position));
}

bool Opened::isOpen() {
   std::uint8_t open = 0;
   require(table_.shutter->get(handle_, &open), "tell whether it is open");
   return open != 0;
}

void Opened::setOpen(bool open) {
   require(table_.shutter->set(handle_, open ? 1 : 0), open ? "open" : "close");
}

std::pair<double, double> Opened::limitsUm() {
   double lowest = 0, highest = 0;
   require(table_.stage->limits(handle_, &lowest, &highest), "tell its limits");
   if (!std::isfinite(lowest) || !std::isfinite(highest) || lowest > highest)
      throw Failure(description_.name + " has limits that no position can meet");
   return {lowest, highest};
}

double Opened::um() {
   double um = 0;
   require(table_.stage->get(handle_, &um), "tell its position");
   return um;
}

void Opened::moveTo(double um) {
   require(table_.stage->set(handle_, um), "move to " + textOf(um) + " µm");
}

std::pair<Opened::Point, Opened::Point> Opened::xyLimitsUm() {
   Point lowest{}, highest{};
   require(table_.xy_stage->limits(handle_, lowest.data(), highest.data()), "tell its limits");
   return {lowest, highest};
}

Opened::Point Opened::xyUm() {
   Point um{};
   require(table_.xy_stage->get(handle_, um.data()), "tell its position");
   return um;
}

void Opened::moveTo(const Point& um) {
   require(table_.xy_stage->set(handle_, um.data()), "move to " + textOf(um[0]) + ", " + textOf(um[1]) + " µm");
}

void Opened::stop() {
   const bool twoAxes = description_.kind == PERIPHERAL_XY_STAGE;
   require(twoAxes ? table_.xy_stage->stop(handle_) : table_.stage->stop(handle_), "stop");
}

bool Opened::canHome() const {
   return description_.kind == PERIPHERAL_XY_STAGE ? table_.xy_stage->home != nullptr : table_.stage->home != nullptr;
}

void Opened::home() {
   const bool twoAxes = description_.kind == PERIPHERAL_XY_STAGE;
   require(twoAxes ? table_.xy_stage->home(handle_) : table_.stage->home(handle_), "go home");
}

void Opened::require(peripheral_status status, const std::string& what) {
   assertThread();
   if (status == PERIPHERAL_OK)
      return;
   std::string reason;
   try {
      reason = checkedText(table_.error_text(handle_), "its error text");
   } catch (const Failure& fault) {
      reason = fault.what();
   }
   throw Failure(description_.name + " could not " + what + ": " +
                     (reason.empty() ? "error " + std::to_string(status) : reason),
                 status);
}

const Attribute& Opened::known(std::uint32_t attribute) const {
   if (attribute >= attributes_.size())
      throw Failure(description_.name + " has no attribute " + std::to_string(attribute), PERIPHERAL_NOT_FOUND);
   return attributes_[attribute];
}

void Opened::assertThread() const {
   assert(std::this_thread::get_id() == thread_ && "a plug-in is called from one thread");
}

void Opened::readAttributes() {
   const std::uint32_t count = table_.attribute_count(handle_);
   if (count > PERIPHERAL_MOST)
      throw Failure(description_.name + " has " + std::to_string(count) + " attributes; at most " +
                    std::to_string(PERIPHERAL_MOST) + " can be");
   std::set<std::string> names;
   for (std::uint32_t i = 0; i < count; ++i) {
      const std::string what = "attribute " + std::to_string(i) + " of " + description_.name;
      peripheral_attribute raw{};
      require(table_.attribute(handle_, i, &raw), "describe " + what);
      attributes_.push_back(checkedAttribute(raw, what));
      if (!names.insert(attributes_.back().name).second)
         throw Failure(what + " has the name of another one: " + attributes_.back().name);
   }
}

} // namespace lensless::peripherals
