// A module that calls a function no library has.
#include "ModuleInterface.h"

extern "C" int function_that_no_library_has();

MODULE_API void InitializeModuleData() {}
MODULE_API MM::Device* CreateDevice(const char*) {
   return function_that_no_library_has() ? nullptr : nullptr;
}
MODULE_API void DeleteDevice(MM::Device*) {}
