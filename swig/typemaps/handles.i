// The core is held by a SafeHandle (CoreHandle.cs). The marshaller counts the calls that are inside, so that Dispose
// from another thread waits for them, and refuses calls after Dispose with ObjectDisposedException.

%typemap(imtype, out="global::System.IntPtr") CMMCore * "CoreHandle"
%typemap(csbody) CMMCore %{
  internal CoreHandle swigCPtr { get; }

  internal $csclassname(global::System.IntPtr cPtr, bool cMemoryOwn) {
    swigCPtr = new CoreHandle(cPtr);
  }
%}
%typemap(csdispose) CMMCore ""
%typemap(csdisposing, methodname="Dispose", methodmodifiers="public", parameters="") CMMCore "{
    swigCPtr.Dispose();
  }"

%{
// Without exceptions: called by the handle, possibly from the finaliser's thread.
extern "C" SWIGEXPORT void MMCoreSharp_deleteCore(CMMCore* core) {
   try {
      delete core;
   } catch (...) {
      // A destructor that throws has nobody left to tell.
   }
}
%}
