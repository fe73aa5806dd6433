#include "DeviceFailure.h"

#include "DeviceUtils.h"
#include "v4l2/Error.h"

#include <cerrno>
#include <exception>
#include <new>

namespace lensless::rpiv4l2 {

namespace {

int NumberOf(const v4l2::Error& error, int otherwise) {
   switch (error.Code()) {
   case ENODEV:
   case ENXIO:
      return ERR_UNPLUGGED;
   case EBUSY:
      return ERR_IN_USE;
   case EACCES:
   case EPERM:
      return ERR_NOT_PERMITTED;
   case EIO:
      return ERR_IO;
   default:
      return otherwise;
   }
}

} // namespace

Translated TranslateException(int otherwise) noexcept {
   try {
      try {
         throw;
      } catch (const DeviceFailure& failure) {
         return {failure.Number(), failure.what()};
      } catch (const v4l2::Error& error) {
         return {NumberOf(error, otherwise), error.what()};
      } catch (const std::bad_alloc&) {
         return {DEVICE_OUT_OF_MEMORY, "Out of memory. Choose a smaller Size or a smaller BufferCount."};
      } catch (const std::exception& error) {
         return {otherwise, error.what()};
      }
   } catch (...) {
      return {otherwise, {}}; // no memory for the text either
   }
}

void FailureTexts::Put(const Translated& failure) noexcept {
   try {
      const std::lock_guard<std::mutex> lock(mutex_);
      texts_[failure.number] = failure.text;
   } catch (const std::exception&) { // no memory: the number has to do
   }
}

bool FailureTexts::Get(int number, char* text) const {
   const std::lock_guard<std::mutex> lock(mutex_);
   const auto found = texts_.find(number);
   if (found == texts_.end() || found->second.empty())
      return false;
   CDeviceUtils::CopyLimitedString(text, found->second.c_str());
   return true;
}

} // namespace lensless::rpiv4l2
