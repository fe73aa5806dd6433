// C++ exceptions become C# ones; none crosses the boundary. A CMMError keeps its chain: message and code of each layer.

%{
#include "Error.h"

#include <exception>
#include <new>
#include <string>
#include <vector>

namespace {

// Layers outermost first. Texts are valid during the call.
using CoreErrorCallback = void (*)(const char* fullMessage, int specificCode, const char* const* messages,
                                   const int* codes, int layers);
CoreErrorCallback coreErrorCallback = nullptr;

void reportCoreError(const CMMError& error) {
   std::vector<std::string> messages;
   std::vector<int> codes;
   for (const CMMError* layer = &error; layer != nullptr; layer = layer->getUnderlyingError()) {
      messages.push_back(layer->getMsg());
      codes.push_back(static_cast<int>(layer->getCode()));
   }
   std::vector<const char*> texts;
   for (const std::string& message : messages)
      texts.push_back(message.c_str());
   coreErrorCallback(error.getFullMsg().c_str(), static_cast<int>(error.getSpecificCode()), texts.data(), codes.data(),
                     static_cast<int>(codes.size()));
}

void reportForeignError(const char* what) {
   reportCoreError(CMMError(std::string("Unexpected C++ exception: ") + what, MMERR_UnhandledException));
}

// To be called in a catch block. SWIG knows by the first part of its name that the C# side has to look for an exception.
void SWIG_CSharpSetPendingExceptionFromCurrent() noexcept {
   try {
      try {
         throw;
      } catch (const CMMError& error) {
         reportCoreError(error);
      } catch (const std::bad_alloc&) {
         throw;
      } catch (const std::exception& error) {
         reportForeignError(error.what());
      } catch (...) {
         reportForeignError("of a type that is not derived from std::exception");
      }
   } catch (...) {
      SWIG_CSharpSetPendingException(SWIG_CSharpOutOfMemoryException, "The core ran out of memory.");
   }
}

} // namespace

extern "C" SWIGEXPORT void MMCoreSharp_setErrorCallback(CoreErrorCallback callback) { coreErrorCallback = callback; }
%}

// Before the first call of any function.
%pragma(csharp) imclasscode=%{
  private static readonly bool errorsConnected = CoreErrors.Connect();
%}

%exception {
   try {
      $action
   } catch (...) {
      SWIG_CSharpSetPendingExceptionFromCurrent();
      return $null;
   }
}
