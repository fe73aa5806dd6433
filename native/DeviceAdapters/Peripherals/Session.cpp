#include "Session.h"

namespace lensless::peripherals {

Session::Session(std::shared_ptr<PlugIn> plugIn, const std::string& name, Listener listener)
    : plugIn_(std::move(plugIn)), peripheral_(name), notices_(std::make_shared<Notices>(std::move(listener))) {
   opened_ = plugIn_->worker.call<std::shared_ptr<Opened>>(
       "opening " + name, [library = plugIn_->library, name, notices = notices_] {
          return std::shared_ptr<Opened>(library->open(name, Notices::of(notices)));
       });
   attributes_ = opened_->attributes();
}

Session::~Session() {
   notices_->stop();
   plugIn_->worker.post("closing " + peripheral_, [last = std::move(opened_)] {});
   try {
      plugIn_->worker.call<int>("closing " + peripheral_, [] { return 0; });
   } catch (const Failure&) {
      // It hangs, and is closed when it returns.
   }
}

} // namespace lensless::peripherals
