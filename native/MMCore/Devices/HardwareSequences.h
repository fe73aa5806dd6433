// Sequences that hardware steps through by itself, on a trigger: of property values, exposures, positions, images.
#pragma once

#include "Device.h"

#include <cstddef>

namespace mmcore {
namespace internal {

/** Clears the sequence a device holds, adds the steps 0 … count - 1, sends it. The first error number ends it. */
template <class Clear, class Add, class Send>
int LoadSteps(std::size_t count, Clear clear, Add add, Send send) {
   int code = clear();
   for (std::size_t i = 0; i < count && code == DEVICE_OK; ++i)
      code = add(i);
   return code == DEVICE_OK ? send() : code;
}

/** What a function like IsStageSequenceable answers. */
template <class T>
bool IsSequenceable(Device& device, int (T::*ask)(bool&) const) {
   bool sequenceable = false;
   device.Do<T>("tell whether it takes sequences", [&](T& t) { return (t.*ask)(sequenceable); });
   return sequenceable;
}

/** What a function like GetStageSequenceMaxLength answers. */
template <class T>
long SequenceMaxLength(Device& device, int (T::*ask)(long&) const) {
   long length = 0;
   device.Do<T>("tell its longest sequence", [&](T& t) { return (t.*ask)(length); });
   return length;
}

template <class T>
void StartSequence(Device& device, int (T::*start)()) {
   device.Do<T>("start a sequence", [start](T& t) { return (t.*start)(); });
}

template <class T>
void StopSequence(Device& device, int (T::*stop)()) {
   device.Do<T>("stop a sequence", [stop](T& t) { return (t.*stop)(); });
}

} // namespace internal
} // namespace mmcore
