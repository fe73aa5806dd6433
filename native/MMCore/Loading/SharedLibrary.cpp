#include "SharedLibrary.h"

#include "../Error.h"
#include "../Text.h"

#include <dlfcn.h>
#include <filesystem>

namespace mmcore {
namespace internal {

static std::string LoaderText() {
   const char* text = dlerror();
   return text ? text : "The loader gives no reason";
}

SharedLibrary::SharedLibrary(const std::string& path)
    : path_(path), handle_(dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL)) {
   if (!handle_)
      throw CMMError("Failed to load module " + Quoted(path), CMMError(LoaderText()));
}

SharedLibrary::~SharedLibrary() {
   dlclose(handle_);
}

void* SharedLibrary::Function(const char* name) const {
   void* function = dlsym(handle_, name);
   if (!function)
      throw CMMError("Failed to find function " + Quoted(name) + " in module " + Quoted(path_),
                     MMERR_LibraryFunctionNotFound, CMMError(LoaderText()));
   return function;
}

std::string FolderOfThisLibrary() {
   Dl_info info{};
   if (!dladdr(reinterpret_cast<void*>(&FolderOfThisLibrary), &info) || !info.dli_fname)
      return ".";
   std::error_code ignored;
   const std::filesystem::path file = std::filesystem::weakly_canonical(info.dli_fname, ignored);
   return file.parent_path().string();
}

} // namespace internal
} // namespace mmcore
