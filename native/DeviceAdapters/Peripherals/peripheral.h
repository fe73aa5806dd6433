/*
 * Peripherals of a lensless microscope as plug-ins: a plain C interface, version 1.
 *
 * A plug-in is a shared library that exports one function, peripheral_interface(). Asked for a version, it answers the
 * table of that version, or NULL if it does not know it. The program that loads plug-ins (the host, for example the
 * device adapter Peripherals of Micro-Manager) asks for the newest version that it knows, then for older ones. So a
 * plug-in of version 1 goes on working when there is a version 2, and a table never changes once it has been released.
 *
 * A plug-in offers peripherals: a lamp, a stage, a thermometer. Each has a kind, which says what the host can do with
 * it beyond its attributes, and attributes: values with a name and a type.
 *
 * Life of a peripheral:
 *   open        It can be asked for its attributes; those of phase PERIPHERAL_BEFORE_INITIALISE can be set. No hardware
 *               is touched.
 *   initialise  The hardware is there, or the reason why not is told. From here on the functions of its kind and the
 *               attributes of phase PERIPHERAL_ALWAYS may be used. Outputs are in their safe state: lights off, stages
 *               where they are.
 *   shut_down   Outputs are in their safe state again. It may be initialised once more.
 *   close       Shuts it down if need be, and frees it.
 *
 * Memory. Whoever allocates frees. Texts, bytes, tables and arrays that a plug-in hands out stay its own; those of a
 * peripheral are valid until the next call for that peripheral, those of the table and of descriptions until the
 * plug-in is unloaded. The host copies what it keeps. What the host hands to a plug-in is valid during that call alone.
 * An open peripheral is freed by close() of the table that opened it; close() takes the address of the handle and sets
 * it to NULL, so that closing twice does nothing.
 *
 * Threads. The host calls all functions of one plug-in from one thread, one after the other, peripheral_interface()
 * included. A function may take as long as the host's time limit (5 s unless configured otherwise); a plug-in with
 * longer work starts it, returns, and says busy. A plug-in may call the host's functions from any thread, from the time
 * when open() is called until close() returns, also from within a call.
 *
 * Errors. Functions return PERIPHERAL_OK or another peripheral_status. For any but PERIPHERAL_OK, error_text() answers
 * what failed, with the value, what is allowed and the next step. No exception, signal or longjmp may leave a plug-in.
 *
 * Texts are UTF-8. They have a length and, behind it, a NUL that the length does not count; no NUL lies within. The
 * host refuses texts of more than PERIPHERAL_LONGEST_TEXT bytes.
 */
#ifndef LENSLESS_PERIPHERAL_H
#define LENSLESS_PERIPHERAL_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

#define PERIPHERAL_VERSION_1 1u

#define PERIPHERAL_LONGEST_TEXT 1048576u /* bytes; of the values of bytes, too */
#define PERIPHERAL_LONGEST_NAME 100u     /* bytes; of libraries, peripherals, attributes, labels */
#define PERIPHERAL_MOST 1000u /* peripherals of a library, attributes of a peripheral, labels, allowed values */

/** What a function answers. */
typedef int32_t peripheral_status;
enum {
   PERIPHERAL_OK = 0,
   PERIPHERAL_FAILED = 1,       /* for any other reason */
   PERIPHERAL_UNSUPPORTED = 2,  /* this peripheral cannot do that */
   PERIPHERAL_NOT_FOUND = 3,    /* no peripheral, attribute or position of that number */
   PERIPHERAL_WRONG_TYPE = 4,   /* the value is of another type than the attribute */
   PERIPHERAL_OUT_OF_RANGE = 5, /* the value is beyond a limit or not among those allowed */
   PERIPHERAL_READ_ONLY = 6,    /* the attribute cannot be set */
   PERIPHERAL_WRONG_PHASE = 7,  /* not before, or not after, initialisation */
   PERIPHERAL_NO_DEVICE = 8,    /* the hardware is not there, or does not answer */
   PERIPHERAL_NO_PERMISSION = 9,
   PERIPHERAL_IN_USE = 10, /* by another program or peripheral; the text says which */
   PERIPHERAL_NO_MEMORY = 11
};

/** A text: length bytes of UTF-8 at data, then a NUL. */
typedef struct peripheral_text {
   const char* data;
   uint64_t length;
} peripheral_text;

/** The text of a string literal. */
#define PERIPHERAL_TEXT(literal)                                                                                       \
   { ("" literal), sizeof(literal) - 1 }

/** length bytes at data, which may be NULL for none. */
typedef struct peripheral_bytes {
   const uint8_t* data;
   uint64_t length;
} peripheral_bytes;

/** Types of values. */
enum {
   PERIPHERAL_INT64 = 1,
   PERIPHERAL_UINT64 = 2,
   PERIPHERAL_DOUBLE = 3, /* finite */
   PERIPHERAL_BOOL = 4,   /* 0 or 1 */
   PERIPHERAL_STRING = 5,
   PERIPHERAL_BYTES = 6
};

/** A value with its type: as.int64 belongs to PERIPHERAL_INT64 and so on. */
typedef struct peripheral_value {
   uint32_t type;
   uint32_t reserved; /* 0 */
   union {
      int64_t int64;
      uint64_t uint64;
      double float64;
      uint8_t boolean;
      peripheral_text string;
      peripheral_bytes bytes;
   } as;
} peripheral_value;

/** What can be done with an attribute. */
enum {
   PERIPHERAL_CONSTANT = 1,  /* read once */
   PERIPHERAL_READ = 2,      /* read again and again */
   PERIPHERAL_READ_WRITE = 3 /* and set */
};

/** When an attribute can be set. Reading is possible at any time. */
enum { PERIPHERAL_BEFORE_INITIALISE = 1, PERIPHERAL_ALWAYS = 2 };

/** What an attribute is. It stays the same from open() to close(), limits and allowed values included. */
typedef struct peripheral_attribute {
   peripheral_text name;            /* unique within the peripheral, as Intensity */
   peripheral_text description;     /* may be empty */
   peripheral_text unit;            /* as mA or °C; empty for none */
   uint32_t type;                   /* PERIPHERAL_INT64 … */
   uint32_t access;                 /* PERIPHERAL_CONSTANT … */
   uint32_t phase;                  /* PERIPHERAL_BEFORE_INITIALISE or PERIPHERAL_ALWAYS; of READ_WRITE only, else 0 */
   uint32_t has_limits;             /* 1: minimum and maximum hold; numbers only */
   double minimum, maximum;         /* both are allowed */
   double step;                     /* values are minimum + n · step; 0 for any. Needs limits */
   const peripheral_value* allowed; /* the values there are, of the attribute's type; NULL for all */
   uint64_t allowed_count;
} peripheral_attribute;

/** What a peripheral is, which says which table of functions serves it. */
enum {
   PERIPHERAL_GENERIC = 0, /* attributes alone */
   PERIPHERAL_SENSOR = 1,  /* attributes alone, of which those of access PERIPHERAL_READ are readings */
   PERIPHERAL_STATE = 2,   /* one of several positions: a filter wheel, a matrix of LEDs */
   PERIPHERAL_SHUTTER = 3, /* open or closed; a light is open when it is on */
   PERIPHERAL_STAGE = 4,
   PERIPHERAL_XY_STAGE = 5
};

/** What a library offers. */
typedef struct peripheral_description {
   peripheral_text name;        /* unique within the library; letters, digits, - and _ */
   peripheral_text description; /* may be empty */
   uint32_t kind;               /* PERIPHERAL_GENERIC … */
   uint32_t reserved;           /* 0 */
} peripheral_description;

/** An open peripheral. What is behind it is the plug-in's. */
typedef struct peripheral_device peripheral_device;

/** Levels of log messages. */
enum { PERIPHERAL_DEBUG = 0, PERIPHERAL_INFO = 1, PERIPHERAL_WARNING = 2, PERIPHERAL_ERROR = 3 };

/** What the host does for an open peripheral. Valid, with its context, until close() has returned. */
typedef struct peripheral_host_1 {
   uint32_t version; /* PERIPHERAL_VERSION_1 */
   uint32_t size;    /* of this struct, bytes */
   void* context;    /* first argument of each function */
   /** Writes a line to the host's log. */
   void (*log)(void* context, uint32_t level, peripheral_text message);
   /** Tells that an attribute has another value now, without having been set by the host. */
   void (*changed)(void* context, uint32_t attribute, const peripheral_value* value);
} peripheral_host_1;

/** Positions are numbers from 0. */
typedef struct peripheral_state_1 {
   peripheral_status (*count)(peripheral_device*, uint32_t* positions); /* from 1; the same from initialise() on */
   peripheral_status (*label)(peripheral_device*, uint32_t position, peripheral_text* label);
   peripheral_status (*get)(peripheral_device*, uint32_t* position);
   peripheral_status (*set)(peripheral_device*, uint32_t position);
} peripheral_state_1;

/** Open is 1, closed is 0. */
typedef struct peripheral_shutter_1 {
   peripheral_status (*get)(peripheral_device*, uint8_t* open);
   peripheral_status (*set)(peripheral_device*, uint8_t open);
} peripheral_shutter_1;

/** Positions are in micrometres. A stage does not move before its limits are known. */
typedef struct peripheral_stage_1 {
   peripheral_status (*limits)(peripheral_device*, double* lowest_um, double* highest_um);
   peripheral_status (*get)(peripheral_device*, double* um);
   peripheral_status (*set)(peripheral_device*, double um); /* begins the move; busy until it ends */
   peripheral_status (*stop)(peripheral_device*);
   peripheral_status (*home)(peripheral_device*); /* NULL if it cannot */
} peripheral_stage_1;

/** As a stage, of two axes. */
typedef struct peripheral_xy_stage_1 {
   peripheral_status (*limits)(peripheral_device*, double lowest_um[2], double highest_um[2]);
   peripheral_status (*get)(peripheral_device*, double um[2]);
   peripheral_status (*set)(peripheral_device*, const double um[2]);
   peripheral_status (*stop)(peripheral_device*);
   peripheral_status (*home)(peripheral_device*); /* NULL if it cannot */
} peripheral_xy_stage_1;

/**
 * Version 1 of what a plug-in is. Functions are not NULL, except where it says so; a table of functions is NULL if no
 * peripheral of the library is of its kind.
 */
typedef struct peripheral_library_1 {
   uint32_t version; /* PERIPHERAL_VERSION_1 */
   uint32_t size;    /* of this struct, bytes */
   peripheral_text name, release, description;

   uint32_t (*count)(void); /* of the peripherals; the same until the plug-in is unloaded */
   peripheral_status (*describe)(uint32_t index, peripheral_description* description);

   /** Opens the peripheral of that number; a peripheral is opened once at a time. */
   peripheral_status (*open)(uint32_t index, const peripheral_host_1* host, peripheral_device** opened);
   /** Shuts it down if need be, frees it and sets the handle to NULL. Nothing for NULL. */
   void (*close)(peripheral_device** opened);
   /** Why the last call failed for that peripheral; for NULL: why peripheral_interface() or open() did. */
   peripheral_text (*error_text)(peripheral_device*);

   uint32_t (*attribute_count)(peripheral_device*);
   peripheral_status (*attribute)(peripheral_device*, uint32_t index, peripheral_attribute* attribute);
   peripheral_status (*get)(peripheral_device*, uint32_t attribute, peripheral_value* value);
   peripheral_status (*set)(peripheral_device*, uint32_t attribute, const peripheral_value* value);

   peripheral_status (*initialise)(peripheral_device*);
   peripheral_status (*shut_down)(peripheral_device*);
   /** Whether something that was begun goes on, as a stage's move: 1 or 0. NULL if nothing ever does. */
   peripheral_status (*busy)(peripheral_device*, uint8_t* busy);

   const peripheral_state_1* state;
   const peripheral_shutter_1* shutter;
   const peripheral_stage_1* stage;
   const peripheral_xy_stage_1* xy_stage;
} peripheral_library_1;

#if defined(_WIN32)
#define PERIPHERAL_EXPORT __declspec(dllexport)
#else
#define PERIPHERAL_EXPORT __attribute__((visibility("default")))
#endif

/**
 * What a plug-in exports: the table of that version, as const peripheral_library_1* for PERIPHERAL_VERSION_1; NULL if
 * it does not have it. The same pointer at every call, valid until the plug-in is unloaded.
 */
PERIPHERAL_EXPORT const void* peripheral_interface(uint32_t version);

#ifdef __cplusplus
}
#endif

#endif
