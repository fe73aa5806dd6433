// The core as C# sees it. Only what MMCore's public headers declare is used, so that any API-compatible MMCore will do.
%module(directors="1") MMCoreSharp

%{
#include "MMCore.h"
%}

// Everything generated stays inside the interop assembly.
%pragma(csharp) moduleclassmodifiers="internal partial class"
%pragma(csharp) imclassclassmodifiers="internal unsafe class"
%typemap(csclassmodifiers) SWIGTYPE, SWIGTYPE &, SWIGTYPE *, SWIGTYPE [], SWIGTYPE (CLASS::*) "internal partial class"
%typemap(csclassmodifiers) CMMCore "internal unsafe partial class"
%typemap(csclassmodifiers) enum SWIGTYPE "internal enum"

%include "typemaps/errors.i"
%include "typemaps/integers.i"
%include "typemaps/strings.i"
%include "typemaps/vectors.i"
%include "typemaps/pixels.i"
%include "typemaps/handles.i"
%include "typemaps/callbacks.i"

// What comes back through references becomes an out parameter.
%include <typemaps.i>
%apply int& OUTPUT { int& x, int& y, int& xSize, int& ySize };
%apply double& OUTPUT { double& x_stage, double& y_stage };

// An adapter in the program itself is written in C++; C# programs have no use for it.
%ignore CMMCore::loadMockDeviceAdapter;
// Declared ahead for its own use.
%ignore mmcore::internal;
// Keywords are written out where they are needed; numbers and enumerations are taken over.
%rename("$ignore", regexmatch$name="^g_") "";
%csconst(1);

// Words that headers put around their declarations. Another core's headers have them from CoreDeclHelpers.h, which may
// define them for SWIG too, where it is imported.
#define __attribute__(x)
#ifdef HELPERS_ARE_IMPORTED
%import "CoreDeclHelpers.h"
#endif
#ifndef MMCORE_LEGACY_THROW
#define MMCORE_LEGACY_THROW(x)
#endif
#ifndef MMCORE_NOEXCEPT
#define MMCORE_NOEXCEPT
#endif
#ifndef MMCORE_DEPRECATED
#ifdef DEPRECATED_TAKES_DECLARATION
#define MMCORE_DEPRECATED(declaration) declaration
#else
#define MMCORE_DEPRECATED
#endif
#endif
// Exception specifications, where that header has them: what is thrown goes on to the handler around every call.
%typemap(throws, canthrow=1) CMMError, MetadataKeyError, MetadataIndexError "throw;"

%include "MMDeviceConstants.h"
%include "ErrorCodes.h"
%include "LogLevel.h"
%include "Configuration.h"
%include "MMEventCallback.h"
%include "MMCore.h"
