#include "CameraImageMetadata.h"

namespace MM {

namespace {

constexpr std::size_t CountWidth = 10; // digits of the largest 32-bit number: the count is replaced in place

std::string OneLine(std::string text) {
   for (char& c : text) {
      if (c == '\n' || c == '\r')
         c = ' ';
   }
   return text;
}

} // namespace

CameraImageMetadata::CameraImageMetadata() {
   Clear();
}

void CameraImageMetadata::AddTag(const char* key, const char* value) {
   Append(key, value);
}

const char* CameraImageMetadata::Serialize() const {
   return serialized_.c_str();
}

void CameraImageMetadata::Clear() {
   count_ = 0;
   serialized_ = std::string(CountWidth, ' ') + '\n';
   WriteCount();
}

void CameraImageMetadata::Append(const std::string& key, const std::string& value) {
   serialized_ += "s\n" + OneLine(key) + "\n_\n1\n" + OneLine(value) + '\n';
   ++count_;
   WriteCount();
}

void CameraImageMetadata::WriteCount() {
   const std::string count = std::to_string(count_);
   serialized_.replace(0, count.size(), count);
}

} // namespace MM
