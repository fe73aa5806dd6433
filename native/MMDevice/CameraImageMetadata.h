// The tags that a camera sends along with a frame.
#pragma once

#include <limits>
#include <locale>
#include <sstream>
#include <string>
#include <type_traits>

namespace MM {

/**
 * Tags as text: the number of tags, padded with spaces, and a newline; then five lines a tag: "s", the key, "_", "1",
 * the value. Of several equal keys the last one wins. Keys and values cannot hold a line break; it becomes a space.
 */
class CameraImageMetadata {
public:
   CameraImageMetadata();

   // Templates are hidden, everything else is defined out of line: see Property.h.

   /** Numbers are written with the decimals their type holds, whatever the locale. */
   template <typename V>
   __attribute__((visibility("hidden"))) void AddTag(const char* key, V value) {
      std::ostringstream text;
      text.imbue(std::locale::classic());
      text.precision(std::is_floating_point<V>::value ? std::numeric_limits<V>::digits10 : 6);
      text << value;
      Append(key, text.str());
   }

   void AddTag(const char* key, const char* value);

   template <typename V>
   __attribute__((visibility("hidden"))) void AddTag(const std::string& key, V value) {
      AddTag(key.c_str(), value);
   }

   void Clear();

   /** Valid until the next change of this object. */
   const char* Serialize() const;

private:
   void Append(const std::string& key, const std::string& value);
   void WriteCount();

   unsigned long count_ = 0;
   std::string serialized_; // kept ready to send
};

} // namespace MM
