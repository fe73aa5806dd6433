// Pictures of a recording that have been read.
#pragma once

#include "GreyImage.h"

#include <cstddef>
#include <map>
#include <memory>
#include <utility>

namespace lensless::sim {

/**
 * Keeps the pictures that are read first, as long as they fit. A recording is played from its beginning again and
 * again: if it is larger than the cache, one that kept those read last would never find anything. For one thread at a
 * time.
 */
class PictureCache {
public:
   /** Null where the picture is not kept. */
   std::shared_ptr<const GreyImage> find(std::size_t number) const {
      const auto found = pictures_.find(number);
      return found == pictures_.end() ? nullptr : found->second;
   }

   /** Adds a picture that is not in the cache, if all of them together take no more than mostBytes. */
   void keep(std::size_t number, std::shared_ptr<const GreyImage> picture, std::size_t mostBytes) {
      if (bytes_ + picture->bytes.size() > mostBytes)
         return;
      bytes_ += picture->bytes.size();
      pictures_.emplace(number, std::move(picture));
   }

   /** Empties the cache if it holds more bytes. */
   void limit(std::size_t mostBytes) {
      if (bytes_ > mostBytes)
         *this = PictureCache();
   }

private:
   std::map<std::size_t, std::shared_ptr<const GreyImage>> pictures_;
   std::size_t bytes_ = 0;
};

} // namespace lensless::sim
