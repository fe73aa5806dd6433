// Numbers as text, always with a decimal point: a host program's locale must not reach properties and metadata.
#pragma once

#include <string>

namespace MM {

/** Like printf's %.*f. */
std::string FixedText(double value, int decimals);
/** Like printf's %.*g. */
std::string GeneralText(double value, int digits);
/** The number at the start of the text, 0 when there is none (as atof does); infinite when a double cannot hold it. */
double LeadingNumber(const char* text);

} // namespace MM
