// The core calls C# through a director. Its C# half stays alive until the core is deleted: see CoreHandle.cs and
// RootedCallback.cs.

%{
#include "MMEventCallback.h"
%}

%feature("director") MMEventCallback;
