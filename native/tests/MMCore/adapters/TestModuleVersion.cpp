// A module of other versions than the core's: only what is asked before anything else is called.
extern "C" {
__attribute__((visibility("default"))) long GetModuleVersion() {
   return 9;
}
__attribute__((visibility("default"))) long GetDeviceInterfaceVersion() {
   return 75;
}
}
