#include "ConfigLine.h"

#include "../Error.h"
#include "../Text.h"

#include <algorithm>

namespace mmcore {
namespace internal {

namespace {

enum class Kind { Text, Number, Integer };

struct Form {
   const char* command;
   Fate fate;
   std::vector<Kind> fields; // after the command
   bool lastMayMiss;         // and is empty then
};

const Form kForms[] = {
#include <ConfigForms.inc> // in the build folder, made of commands.tsv
};

std::string WrongCount(const std::vector<std::string>& fields) {
   std::string counts;
   for (const Form& form : kForms) {
      if (fields[0] == form.command)
         counts += (counts.empty() ? "" : " or ") + std::to_string(form.fields.size() + 1);
   }
   return "The command " + Quoted(fields[0]) + " takes " + counts + " fields, itself included, but has " +
          std::to_string(fields.size());
}

void RequireKinds(const Form& form, const std::vector<std::string>& fields) {
   for (std::size_t i = 0; i < form.fields.size(); ++i) {
      const std::string& field = fields[i + 1];
      if (form.fields[i] == Kind::Number && !ParseDouble(field))
         throw CMMError(Quoted(field) + " is not a number", MMERR_InvalidCFGEntry);
      if (form.fields[i] == Kind::Integer && !ParseLong(field))
         throw CMMError(Quoted(field) + " is not a whole number", MMERR_InvalidCFGEntry);
   }
}

} // namespace

ConfigLine ParseConfigLine(const std::string& line) {
   std::vector<std::string> fields = SplitAtCommas(line);
   while (fields.size() > 1 && fields.back().empty())
      fields.pop_back();
   bool known = false;
   for (const Form& form : kForms) {
      if (fields[0] != form.command)
         continue;
      known = true;
      if (form.fate != Fate::Run)
         return {form.fate, fields};
      if (form.lastMayMiss && fields.size() == form.fields.size())
         fields.emplace_back();
      if (fields.size() == form.fields.size() + 1) {
         RequireKinds(form, fields);
         return {Fate::Run, fields};
      }
   }
   if (known)
      throw CMMError(WrongCount(fields), MMERR_InvalidCFGEntry);
   return {Fate::Unknown, fields};
}

} // namespace internal
} // namespace mmcore
