// A line of a configuration file: which command it is, and whether its fields are what commands.tsv says.
#pragma once

#include <string>
#include <vector>

namespace mmcore {
namespace internal {

enum class Fate {
   Run,     ///< a command to carry out
   Skipped, ///< obsolete, and passed over
   Refused, ///< no longer supported
   Unknown, ///< passed over as well: what newer programs write
};

/** The command, then its fields as one of its forms has them, of the kinds they should be. */
struct ConfigLine {
   Fate fate;
   std::vector<std::string> fields;
};

/** Throws MMERR_InvalidCFGEntry where a command to run has other fields. */
ConfigLine ParseConfigLine(const std::string& line);

} // namespace internal
} // namespace mmcore
