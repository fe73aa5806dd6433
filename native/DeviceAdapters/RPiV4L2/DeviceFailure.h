// Failures as error numbers with texts of their own.
#pragma once

#include "ExplainedProperties.h"
#include "MMDeviceConstants.h"

#include <map>
#include <mutex>
#include <stdexcept>
#include <string>

namespace lensless::rpiv4l2 {

// Error numbers of this module, besides those of ExplainedProperties.h.
constexpr int ERR_UNPLUGGED = 10011;     ///< the node is gone
constexpr int ERR_IN_USE = 10012;        ///< another program has the camera
constexpr int ERR_NOT_PERMITTED = 10013; ///< no rights to the node
constexpr int ERR_IO = 10014;            ///< the driver reports an I/O error
constexpr int ERR_STALLED = 10015;       ///< no frame came in time

/** A failure that has its number already. */
class DeviceFailure : public std::runtime_error {
public:
   DeviceFailure(int number, const std::string& text) : std::runtime_error(text), number_(number) {}
   int Number() const { return number_; }

private:
   int number_;
};

/** The exception being handled, as a number and a text for the user; `otherwise` is the number of failures without a
 * meaning of their own. The one place where exceptions become error numbers; call it in a catch block. */
struct Translated {
   int number;
   std::string text;
};
Translated TranslateException(int otherwise) noexcept;

/** The last text of each error number. From any thread: a sequence's thread may fail while another one asks. */
class FailureTexts {
public:
   void Put(const Translated& failure) noexcept;
   /** False where the number never happened. */
   bool Get(int number, char* text) const;

private:
   mutable std::mutex mutex_; // guards texts_
   std::map<int, std::string> texts_;
};

} // namespace lensless::rpiv4l2
