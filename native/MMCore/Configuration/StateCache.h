// The last known value of every property.
#pragma once

#include "../Configuration.h"

#include <mutex>
#include <string>

namespace mmcore {
namespace internal {

class StateCache {
public:
   void Put(const std::string& label, const std::string& property, const std::string& value, bool readOnly = false);
   /** Throws MMERR_PropertyNotInCache. */
   std::string Get(const std::string& label, const std::string& property) const;
   Configuration All() const;
   void Replace(Configuration state);
   void Remove(const std::string& label, const std::string& property);
   void RemoveDevice(const std::string& label);

private:
   mutable std::mutex mutex_; // guards state_
   mutable Configuration state_;
};

} // namespace internal
} // namespace mmcore
