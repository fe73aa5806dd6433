#include "Wording.h"

#include <algorithm>
#include <iomanip>
#include <locale>
#include <sstream>

namespace v4l2 {

std::string Listed(const std::vector<std::string>& things) {
   std::string text;
   for (std::size_t i = 0; i < things.size(); ++i) {
      if (i > 0)
         text += i + 1 == things.size() ? " and " : ", ";
      text += things[i];
   }
   return text;
}

std::string NumberText(double number) {
   std::ostringstream text;
   text.imbue(std::locale::classic());
   text << std::setprecision(5) << number;
   return text.str();
}

std::string LowerCase(std::string text) {
   std::transform(text.begin(), text.end(), text.begin(),
                  [](char letter) { return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter + 32) : letter; });
   return text;
}

} // namespace v4l2
