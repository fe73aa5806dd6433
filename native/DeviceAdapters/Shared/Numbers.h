// Numbers in messages and metadata.
#pragma once

#include <locale>
#include <sstream>
#include <string>

namespace lensless {

/** As short as ten digits allow, without regard to the locale: 1000, 0.5, 998.25. */
inline std::string numberText(double value) {
   std::ostringstream text;
   text.imbue(std::locale::classic());
   text.precision(10);
   text << value;
   return text.str();
}

} // namespace lensless
