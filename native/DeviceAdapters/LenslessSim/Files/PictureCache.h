// Pictures of a recording that have been read.
#pragma once

#include "GreyImage.h"

#include <cstddef>
#include <map>
#include <memory>
#include <utility>

namespace lensless::sim {

/**
 * Keeps the pictures that are read first, as long as they fit: a recording is played from its beginning again and
 * again, so that keeping those read last would find nothing in one that is larger. For one thread at a time.
 */
class PictureCache {
public:
   /** Null where the picture is not kept. */
   std::shared_ptr<const GreyImage> find(std::size_t number) const {
      const auto found = pictures_.find(number);
      return found == pictures_.end() ? nullptr : found->second;
   }

   /** Keeps a picture that is not yet kept, if it fits into so many bytes with the others. */
   void keep(std::size_t number, std::shared_ptr<const GreyImage> picture, std::size_t mostBytes) {
      if (bytes_ + picture->bytes.size() > mostBytes)
         return;
      bytes_ += picture->bytes.size();
      pictures_.emplace(number, std::move(picture));
   }

   /** Lets go of all, if they take more bytes. */
   void limit(std::size_t mostBytes) {
      if (bytes_ > mostBytes)
         *this = PictureCache();
   }

private:
   std::map<std::size_t, std::shared_ptr<const GreyImage>> pictures_;
   std::size_t bytes_ = 0;
};

} // namespace lensless::sim
