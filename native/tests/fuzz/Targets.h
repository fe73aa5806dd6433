// What the fuzzers feed: one function a parser. Each throws Broken when a promise is not kept, whatever the input, and
// returns whether the parser took the input; memory errors are the sanitizers' business.
#pragma once

#include <stdexcept>
#include <string>

/** A parser did what no input may make it do. */
class Broken : public std::logic_error {
public:
   using std::logic_error::logic_error;
};

inline void Require(bool kept, const std::string& promise) {
   if (!kept)
      throw Broken(promise);
}

/** Loads the input as a .cfg file. What loads can be saved, loads again, and is then the same system. */
bool FuzzConfig(const std::string& input);
/** Restores tags from the input. What is restored can be serialised and restored again without change. */
bool FuzzMetadata(const std::string& input);
/** Sets properties of all types to the lines of the input, and splits it at delimiters. Takes what sets a number within
    limits. */
bool FuzzProperty(const std::string& input);
