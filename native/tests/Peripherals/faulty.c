/* A plug-in with one fault, which the environment variable FAULT names. */
#include "peripheral.h"

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

struct peripheral_device {
   int dummy;
};

static struct peripheral_device the_one;
static peripheral_library_1 library;
static const peripheral_value one_text[] = {{PERIPHERAL_STRING, 0, {.string = PERIPHERAL_TEXT("red")}}};

static int fault(const char* name) {
   const char* const wanted = getenv("FAULT");
   return wanted && strcmp(wanted, name) == 0;
}

static void crash(void) {
   raise(SIGSEGV);
}

static void hang(void) {
   const char* const until = getenv("FAULT_UNTIL");
   for (int i = 0; i < 6000 && !(until && access(until, F_OK) == 0); ++i)
      usleep(10000);
}

static uint32_t count(void) {
   return fault("too many peripherals") ? 4000000000u : fault("two of a name") ? 2 : 1;
}

static peripheral_status describe(uint32_t index, peripheral_description* description) {
   (void)index;
   if (fault("no description"))
      return PERIPHERAL_FAILED;
   *description = (peripheral_description){PERIPHERAL_TEXT("Thing"), PERIPHERAL_TEXT(""), PERIPHERAL_GENERIC, 0};
   if (fault("name is not UTF-8"))
      description->description = (peripheral_text)PERIPHERAL_TEXT("\xe4\xf6");
   if (fault("length is too long"))
      description->name.length = 40;
   if (fault("length is too short"))
      description->name.length = 3;
   if (fault("length is huge"))
      description->name.length = UINT64_MAX;
   if (fault("text without data"))
      description->name.data = NULL;
   if (fault("name with a space"))
      description->name = (peripheral_text)PERIPHERAL_TEXT("Thing one");
   if (fault("unknown kind"))
      description->kind = 99;
   if (fault("kind without functions"))
      description->kind = PERIPHERAL_STAGE;
   return PERIPHERAL_OK;
}

static peripheral_status open_(uint32_t index, const peripheral_host_1* host, peripheral_device** opened) {
   (void)index;
   (void)host;
   if (fault("crash in open"))
      crash();
   if (fault("open fails"))
      return PERIPHERAL_NO_DEVICE;
   *opened = fault("open without a peripheral") ? NULL : &the_one;
   return PERIPHERAL_OK;
}

static void close_(peripheral_device** opened) {
   *opened = NULL;
}

static peripheral_text error_text(peripheral_device* device) {
   (void)device;
   return (peripheral_text)PERIPHERAL_TEXT("no answer at address 0x76");
}

static uint32_t attribute_count(peripheral_device* device) {
   (void)device;
   return fault("too many attributes") ? 4000000000u : 1;
}

static peripheral_status attribute(peripheral_device* device, uint32_t index, peripheral_attribute* out) {
   (void)device;
   (void)index;
   *out = (peripheral_attribute){.name = PERIPHERAL_TEXT("Level"),
                                 .description = PERIPHERAL_TEXT(""),
                                 .unit = PERIPHERAL_TEXT(""),
                                 .type = PERIPHERAL_DOUBLE,
                                 .access = PERIPHERAL_READ};
   if (fault("unknown type"))
      out->type = 77;
   if (fault("unknown access"))
      out->access = 0;
   if (fault("phase of a reading"))
      out->phase = PERIPHERAL_ALWAYS;
   if (fault("limits upside down")) {
      out->has_limits = 1;
      out->minimum = 2;
      out->maximum = 1;
   }
   if (fault("allowed values without any"))
      out->allowed_count = 3;
   if (fault("allowed value of another type")) {
      out->allowed = one_text;
      out->allowed_count = 1;
   }
   return PERIPHERAL_OK;
}

static peripheral_status get(peripheral_device* device, uint32_t index, peripheral_value* value) {
   (void)device;
   (void)index;
   value->type = fault("value of another type") ? PERIPHERAL_INT64 : PERIPHERAL_DOUBLE;
   value->as.float64 = fault("value is not a number") ? NAN : 1;
   if (fault("hang in get"))
      hang();
   return PERIPHERAL_OK;
}

static peripheral_status set(peripheral_device* device, uint32_t index, const peripheral_value* value) {
   (void)device;
   (void)index;
   (void)value;
   return PERIPHERAL_UNSUPPORTED;
}

static peripheral_status nothing(peripheral_device* device) {
   (void)device;
   return PERIPHERAL_OK;
}

const void* peripheral_interface(uint32_t version) {
   if (fault("crash at once"))
      crash();
   if (fault("abort at once"))
      abort();
   if (fault("exit at once"))
      exit(3);
   if (fault("hang at once"))
      hang();
   if (fault("no version") || version != PERIPHERAL_VERSION_1)
      return NULL;
   library = (peripheral_library_1){.version = PERIPHERAL_VERSION_1,
                                    .size = sizeof library,
                                    .name = PERIPHERAL_TEXT("faulty"),
                                    .release = PERIPHERAL_TEXT(""),
                                    .description = PERIPHERAL_TEXT(""),
                                    .count = count,
                                    .describe = describe,
                                    .open = open_,
                                    .close = close_,
                                    .error_text = error_text,
                                    .attribute_count = attribute_count,
                                    .attribute = attribute,
                                    .get = get,
                                    .set = set,
                                    .initialise = nothing,
                                    .shut_down = nothing};
   if (fault("table of another version"))
      library.version = 2;
   if (fault("table too small"))
      library.size = 40;
   if (fault("functions missing")) {
      library.get = NULL;
      library.close = NULL;
   }
   return &library;
}
