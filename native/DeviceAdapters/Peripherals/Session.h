// A device's way to its peripheral: through the plug-in's thread, with a limit.
#pragma once

#include "Host/Failure.h"
#include "Host/Folders.h"
#include "Host/Opened.h"
#include "Notices.h"

#include <functional>
#include <memory>
#include <string>

namespace lensless::peripherals {

class Session {
public:
   /** Opens the peripheral. Throws Failure. */
   Session(std::shared_ptr<PlugIn> plugIn, const std::string& name, Listener listener);
   /** Closes it on its thread; waits no longer than the limit. */
   ~Session();
   Session(const Session&) = delete;
   Session& operator=(const Session&) = delete;

   const std::vector<Attribute>& attributes() const { return attributes_; }

   /** Makes the call on the plug-in's thread and answers its result. Throws Failure. */
   template <class Result>
   Result call(const std::string& what, std::function<Result(Opened&)> work) {
      return plugIn_->worker.call<Result>(what + " of " + peripheral_,
                                          [opened = opened_, work = std::move(work)] { return work(*opened); });
   }
   void run(const std::string& what, std::function<void(Opened&)> work) {
      call<int>(what, [work = std::move(work)](Opened& opened) {
         work(opened);
         return 0;
      });
   }

private:
   const std::shared_ptr<PlugIn> plugIn_;
   const std::string peripheral_;
   const std::shared_ptr<Notices> notices_;
   std::shared_ptr<Opened> opened_; // used, and freed, on the plug-in's thread
   std::vector<Attribute> attributes_;
};

} // namespace lensless::peripherals
