/* A plug-in that lacks a function of another library. */
#include "peripheral.h"

int is_not_there(void);

const void* peripheral_interface(uint32_t version) {
   (void)version;
   return is_not_there() ? "" : 0;
}
