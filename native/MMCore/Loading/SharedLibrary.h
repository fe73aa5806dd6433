// A shared library that is open while the object lives.
#pragma once

#include <string>

namespace mmcore {
namespace internal {

class SharedLibrary {
public:
   /** Opens with immediate binding and local scope. Throws with the loader's text as cause. */
   explicit SharedLibrary(const std::string& path);
   ~SharedLibrary();
   SharedLibrary(const SharedLibrary&) = delete;
   SharedLibrary& operator=(const SharedLibrary&) = delete;

   /** Throws MMERR_LibraryFunctionNotFound, naming function and file. */
   void* Function(const char* name) const;
   /** The same for all SharedLibrary objects of one file. */
   void* Handle() const { return handle_; }

private:
   std::string path_;
   void* handle_;
};

/** The folder of the library or program that holds this code. */
std::string FolderOfThisLibrary();

} // namespace internal
} // namespace mmcore
