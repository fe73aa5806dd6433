/* The interface as a host in plain C sees it: sizes that may never change, and a round through the example. */
#include "peripheral.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static int failures;
#define CHECK(condition)                                                                                               \
   do {                                                                                                                \
      if (!(condition)) {                                                                                              \
         fprintf(stderr, "%s:%d: not true: %s\n", __FILE__, __LINE__, #condition);                                     \
         ++failures;                                                                                                   \
      }                                                                                                                \
   } while (0)

_Static_assert(sizeof(peripheral_status) == 4, "");
_Static_assert(offsetof(peripheral_value, as) == 8, "");
_Static_assert(offsetof(peripheral_text, length) == 8 || sizeof(void*) == 4, "");
#if UINTPTR_MAX == UINT64_MAX
_Static_assert(sizeof(peripheral_text) == 16, "");
_Static_assert(sizeof(peripheral_value) == 24, "");
_Static_assert(sizeof(peripheral_attribute) == 104, "");
_Static_assert(sizeof(peripheral_description) == 40, "");
_Static_assert(sizeof(peripheral_host_1) == 32, "");
_Static_assert(sizeof(peripheral_library_1) == 184, "");
#endif

static int changes;

static void log_(void* context, uint32_t level, peripheral_text message) {
   CHECK(context == &changes && level == PERIPHERAL_INFO && message.data[message.length] == '\0');
}

static void changed(void* context, uint32_t attribute, const peripheral_value* value) {
   CHECK(context == &changes && attribute == 1 && value->type == PERIPHERAL_DOUBLE);
   ++changes;
}

int main(int argc, char** argv) {
   void* const file = argc == 2 ? dlopen(argv[1], RTLD_NOW) : NULL;
   if (!file) {
      fprintf(stderr, "usage: abi PLUG-IN: %s\n", dlerror());
      return 2;
   }
   const void* (*ask)(uint32_t) = NULL;
   *(void**)&ask = dlsym(file, "peripheral_interface");
   CHECK(ask(2) == NULL);
   CHECK(ask(PERIPHERAL_VERSION_1) == ask(PERIPHERAL_VERSION_1));
   const peripheral_library_1* const library = ask(PERIPHERAL_VERSION_1);
   const peripheral_host_1 host = {PERIPHERAL_VERSION_1, sizeof host, &changes, log_, changed};
   peripheral_device* lamp = NULL;
   CHECK(library->open(0, &host, &lamp) == PERIPHERAL_OK);
   CHECK(library->initialise(lamp) == PERIPHERAL_OK);
   peripheral_value value = {PERIPHERAL_DOUBLE, 0, {.float64 = 7.5}};
   CHECK(library->set(lamp, 1, &value) == PERIPHERAL_OK && changes == 1);
   value.as.float64 = 0;
   CHECK(library->get(lamp, 1, &value) == PERIPHERAL_OK && value.as.float64 == 7.5);
   uint8_t open = 9;
   CHECK(library->shutter->get(lamp, &open) == PERIPHERAL_OK && open == 0);
   library->close(&lamp);
   CHECK(lamp == NULL);
   library->close(&lamp); /* nothing */
   dlclose(file);
   return failures > 0;
}
