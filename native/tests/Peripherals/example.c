/* A plug-in with a peripheral of every kind, and attributes of every type. */
#include "peripheral.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LAMP, WHEEL, LIFT, TABLE, PROBE, ALL_TYPES, PERIPHERALS };

struct peripheral_device {
   uint32_t index;
   const peripheral_host_1* host;
   int initialised;
   uint8_t open;
   uint32_t position;
   double um[2];
   double intensity;
   int64_t pin;
   peripheral_value all[6];
   char text[64];
   uint8_t bytes[64];
   char error[200];
};

static peripheral_status fail(peripheral_device* device, peripheral_status status, const char* reason) {
   snprintf(device->error, sizeof device->error, "%s", reason);
   return status;
}

static uint32_t count(void) {
   return PERIPHERALS;
}

static peripheral_status describe(uint32_t index, peripheral_description* description) {
   static const peripheral_description offered[PERIPHERALS] = {
       {PERIPHERAL_TEXT("Lamp"), PERIPHERAL_TEXT("A lamp, open when it is on"), PERIPHERAL_SHUTTER, 0},
       {PERIPHERAL_TEXT("Wheel"), PERIPHERAL_TEXT("Three filters"), PERIPHERAL_STATE, 0},
       {PERIPHERAL_TEXT("Lift"), PERIPHERAL_TEXT(""), PERIPHERAL_STAGE, 0},
       {PERIPHERAL_TEXT("Table"), PERIPHERAL_TEXT(""), PERIPHERAL_XY_STAGE, 0},
       {PERIPHERAL_TEXT("Probe"), PERIPHERAL_TEXT("A thermometer"), PERIPHERAL_SENSOR, 0},
       {PERIPHERAL_TEXT("AllTypes"), PERIPHERAL_TEXT("An attribute of every type"), PERIPHERAL_GENERIC, 0},
   };
   if (index >= PERIPHERALS)
      return PERIPHERAL_NOT_FOUND;
   *description = offered[index];
   return PERIPHERAL_OK;
}

static peripheral_status open_(uint32_t index, const peripheral_host_1* host, peripheral_device** opened) {
   peripheral_device* const device = calloc(1, sizeof *device);
   if (!device)
      return PERIPHERAL_NO_MEMORY;
   device->index = index;
   device->host = host;
   device->pin = 18;
   for (uint32_t i = 0; i < 6; ++i)
      device->all[i].type = PERIPHERAL_INT64 + i;
   device->all[4].as.string.data = device->text;
   device->all[5].as.bytes.data = device->bytes;
   *opened = device;
   return PERIPHERAL_OK;
}

static void close_(peripheral_device** opened) {
   free(*opened);
   *opened = NULL;
}

static peripheral_text error_text(peripheral_device* device) {
   peripheral_text text = {"", 0};
   if (device) {
      text.data = device->error;
      text.length = strlen(device->error);
   }
   return text;
}

static const peripheral_value gains[] = {{PERIPHERAL_UINT64, 0, {.uint64 = 1}}, {PERIPHERAL_UINT64, 0, {.uint64 = 4}}};

static const peripheral_attribute lamp_attributes[] = {
    {PERIPHERAL_TEXT("Pin"), PERIPHERAL_TEXT("GPIO line"), PERIPHERAL_TEXT(""), PERIPHERAL_INT64, PERIPHERAL_READ_WRITE,
     PERIPHERAL_BEFORE_INITIALISE, 1, 0, 27, 1, NULL, 0},
    {PERIPHERAL_TEXT("Intensity"), PERIPHERAL_TEXT(""), PERIPHERAL_TEXT("mA"), PERIPHERAL_DOUBLE, PERIPHERAL_READ_WRITE,
     PERIPHERAL_ALWAYS, 1, 0, 20, 0.5, NULL, 0},
};
static const peripheral_attribute probe_attributes[] = {
    {PERIPHERAL_TEXT("Temperature"), PERIPHERAL_TEXT(""), PERIPHERAL_TEXT("°C"), PERIPHERAL_DOUBLE, PERIPHERAL_READ, 0,
     0, 0, 0, 0, NULL, 0},
    {PERIPHERAL_TEXT("Serial"), PERIPHERAL_TEXT(""), PERIPHERAL_TEXT(""), PERIPHERAL_STRING, PERIPHERAL_CONSTANT, 0, 0,
     0, 0, 0, NULL, 0},
};
#define OF_TYPE(name, type)                                                                                            \
   {                                                                                                                   \
      PERIPHERAL_TEXT(name), PERIPHERAL_TEXT(""), PERIPHERAL_TEXT(""), type, PERIPHERAL_READ_WRITE, PERIPHERAL_ALWAYS, \
          0, 0, 0, 0, NULL, 0                                                                                          \
   }
static const peripheral_attribute all_attributes[] = {
    OF_TYPE("Int64", PERIPHERAL_INT64),
    OF_TYPE("UInt64", PERIPHERAL_UINT64),
    OF_TYPE("Double", PERIPHERAL_DOUBLE),
    OF_TYPE("Bool", PERIPHERAL_BOOL),
    OF_TYPE("String", PERIPHERAL_STRING),
    OF_TYPE("Bytes", PERIPHERAL_BYTES),
    {PERIPHERAL_TEXT("Gain"), PERIPHERAL_TEXT(""), PERIPHERAL_TEXT(""), PERIPHERAL_UINT64, PERIPHERAL_READ_WRITE,
     PERIPHERAL_ALWAYS, 0, 0, 0, 0, gains, 2},
};

static const peripheral_attribute* attributes_of(const peripheral_device* device, uint32_t* number) {
   switch (device->index) {
   case LAMP:
      *number = 2;
      return lamp_attributes;
   case PROBE:
      *number = 2;
      return probe_attributes;
   case ALL_TYPES:
      *number = 7;
      return all_attributes;
   default:
      *number = 0;
      return NULL;
   }
}

static uint32_t attribute_count(peripheral_device* device) {
   uint32_t number = 0;
   attributes_of(device, &number);
   return number;
}

static peripheral_status attribute(peripheral_device* device, uint32_t index, peripheral_attribute* out) {
   uint32_t number = 0;
   const peripheral_attribute* const known = attributes_of(device, &number);
   if (index >= number)
      return fail(device, PERIPHERAL_NOT_FOUND, "no such attribute");
   *out = known[index];
   return PERIPHERAL_OK;
}

static peripheral_status get(peripheral_device* device, uint32_t index, peripheral_value* value) {
   if (device->index == LAMP) {
      value->type = index == 0 ? PERIPHERAL_INT64 : PERIPHERAL_DOUBLE;
      if (index == 0)
         value->as.int64 = device->pin;
      else
         value->as.float64 = device->intensity;
   } else if (device->index == PROBE && index == 0) {
      value->type = PERIPHERAL_DOUBLE;
      value->as.float64 = 36.625;
   } else if (device->index == PROBE) {
      const peripheral_text serial = PERIPHERAL_TEXT("28-0316a2795bff");
      value->type = PERIPHERAL_STRING;
      value->as.string = serial;
   } else if (index == 6) {
      *value = gains[device->position];
   } else {
      *value = device->all[index];
   }
   return PERIPHERAL_OK;
}

static peripheral_status set(peripheral_device* device, uint32_t index, const peripheral_value* value) {
   if (device->index == LAMP && index == 0) {
      if (device->initialised)
         return fail(device, PERIPHERAL_WRONG_PHASE, "the line is in use");
      device->pin = value->as.int64;
   } else if (device->index == LAMP) {
      device->intensity = value->as.float64;
      device->host->changed(device->host->context, 1, value);
   } else if (index == 6) {
      device->position = value->as.uint64 == gains[1].as.uint64;
   } else if (value->type == PERIPHERAL_STRING) {
      if (value->as.string.length >= sizeof device->text)
         return fail(device, PERIPHERAL_OUT_OF_RANGE, "63 bytes at most");
      memcpy(device->text, value->as.string.data, value->as.string.length + 1);
      device->all[4].as.string.length = value->as.string.length;
   } else if (value->type == PERIPHERAL_BYTES) {
      if (value->as.bytes.length > sizeof device->bytes)
         return fail(device, PERIPHERAL_OUT_OF_RANGE, "64 bytes at most");
      if (value->as.bytes.length > 0)
         memcpy(device->bytes, value->as.bytes.data, value->as.bytes.length);
      device->all[5].as.bytes.length = value->as.bytes.length;
   } else {
      device->all[index] = *value;
   }
   return PERIPHERAL_OK;
}

static peripheral_status initialise(peripheral_device* device) {
   const peripheral_text hello = PERIPHERAL_TEXT("the example is ready");
   if (device->index == LAMP && device->pin == 13)
      return fail(device, PERIPHERAL_IN_USE, "line 13 is held by 'fan-control'; choose another Pin");
   device->initialised = 1;
   device->open = 0;
   device->host->log(device->host->context, PERIPHERAL_INFO, hello);
   return PERIPHERAL_OK;
}

static peripheral_status shut_down(peripheral_device* device) {
   device->initialised = 0;
   device->open = 0;
   return PERIPHERAL_OK;
}

static peripheral_status state_count(peripheral_device* device, uint32_t* positions) {
   (void)device;
   *positions = 3;
   return PERIPHERAL_OK;
}
static peripheral_status state_label(peripheral_device* device, uint32_t position, peripheral_text* label) {
   static const peripheral_text labels[] = {PERIPHERAL_TEXT("Empty"), PERIPHERAL_TEXT("Red"), PERIPHERAL_TEXT("Grün")};
   if (position > 2)
      return fail(device, PERIPHERAL_NOT_FOUND, "positions are 0 to 2");
   *label = labels[position];
   return PERIPHERAL_OK;
}
static peripheral_status state_get(peripheral_device* device, uint32_t* position) {
   *position = device->position;
   return PERIPHERAL_OK;
}
static peripheral_status state_set(peripheral_device* device, uint32_t position) {
   device->position = position;
   return PERIPHERAL_OK;
}

static peripheral_status shutter_get(peripheral_device* device, uint8_t* open) {
   *open = device->open;
   return PERIPHERAL_OK;
}
static peripheral_status shutter_set(peripheral_device* device, uint8_t open) {
   device->open = open;
   return PERIPHERAL_OK;
}

static peripheral_status stage_limits(peripheral_device* device, double* lowest, double* highest) {
   (void)device;
   *lowest = -100;
   *highest = 2500.5;
   return PERIPHERAL_OK;
}
static peripheral_status stage_get(peripheral_device* device, double* um) {
   *um = device->um[0];
   return PERIPHERAL_OK;
}
static peripheral_status stage_set(peripheral_device* device, double um) {
   device->um[0] = um;
   return PERIPHERAL_OK;
}
static peripheral_status stage_home(peripheral_device* device) {
   device->um[0] = device->um[1] = 0;
   return PERIPHERAL_OK;
}
static peripheral_status stage_stop(peripheral_device* device) {
   (void)device;
   return PERIPHERAL_OK;
}

static peripheral_status xy_limits(peripheral_device* device, double lowest[2], double highest[2]) {
   (void)device;
   lowest[0] = lowest[1] = 0;
   highest[0] = 1000;
   highest[1] = 500;
   return PERIPHERAL_OK;
}
static peripheral_status xy_get(peripheral_device* device, double um[2]) {
   memcpy(um, device->um, sizeof device->um);
   return PERIPHERAL_OK;
}
static peripheral_status xy_set(peripheral_device* device, const double um[2]) {
   memcpy(device->um, um, sizeof device->um);
   return PERIPHERAL_OK;
}

const void* peripheral_interface(uint32_t version) {
   static const peripheral_state_1 state = {state_count, state_label, state_get, state_set};
   static const peripheral_shutter_1 shutter = {shutter_get, shutter_set};
   static const peripheral_stage_1 stage = {stage_limits, stage_get, stage_set, stage_stop, stage_home};
   static const peripheral_xy_stage_1 xy_stage = {xy_limits, xy_get, xy_set, stage_stop, NULL};
   static const peripheral_library_1 library = {PERIPHERAL_VERSION_1,
                                                sizeof(peripheral_library_1),
                                                PERIPHERAL_TEXT("example"),
                                                PERIPHERAL_TEXT("1.2"),
                                                PERIPHERAL_TEXT("A peripheral of every kind"),
                                                count,
                                                describe,
                                                open_,
                                                close_,
                                                error_text,
                                                attribute_count,
                                                attribute,
                                                get,
                                                set,
                                                initialise,
                                                shut_down,
                                                NULL,
                                                &state,
                                                &shutter,
                                                &stage,
                                                &xy_stage};
   return version == PERIPHERAL_VERSION_1 ? &library : NULL;
}
