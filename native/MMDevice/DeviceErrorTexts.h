// The texts of the DEVICE_ error numbers.
#pragma once

#include <map>
#include <string>

namespace MM {

/** Text of every DEVICE_ error number. */
std::map<int, std::string> DefaultErrorTexts();
/** True for errors whose text is followed by the property's name. */
bool IsPropertyError(int errorCode);

} // namespace MM
