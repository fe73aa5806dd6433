// A module of the right versions that lacks all other functions.
extern "C" {
__attribute__((visibility("default"))) long GetModuleVersion() {
   return 10;
}
__attribute__((visibility("default"))) long GetDeviceInterfaceVersion() {
   return 75;
}
}
