// What a driver says of one of its controls.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace v4l2 {

enum class ControlKind {
   Integer,     // 32 or 64 bit
   Boolean,     // 0 and 1
   Menu,        // the value is the index of an item with a name
   IntegerMenu, // the value is the index of an item with a number
   Bitmask,     // maximum is the mask of the bits there are
   String,      // minimum and maximum are lengths in bytes
   Button,      // has no value; writing presses it
   Array,       // many integers, of one or more dimensions
   Class,       // a heading: neither read nor written
   Other        // a structure of a codec: listed, neither read nor written here
};

struct MenuItem {
   std::int64_t index = 0;
   std::string name;       // of an integer menu: the number as text
   std::int64_t value = 0; // of an integer menu: the number; otherwise the index
};

/** Limits and flags are as of the last query: changing one control may change them in others. */
struct Control {
   std::uint32_t id = 0;   // V4L2_CID_…
   std::uint32_t type = 0; // V4L2_CTRL_TYPE_…
   ControlKind kind = ControlKind::Other;
   std::string name; // the driver's: "Exposure Time, Absolute"
   std::int64_t minimum = 0, maximum = 0, initial = 0;
   std::uint64_t step = 1;
   std::uint32_t flags = 0; // V4L2_CTRL_FLAG_…
   std::uint32_t elementBytes = 0, elements = 1;
   std::vector<std::uint32_t> dimensions; // outermost first; none: a single value
   std::vector<MenuItem> menu;            // those there are; indices may have gaps

   bool IsReadOnly() const;    // never to be set
   bool IsWriteOnly() const;   // never to be read
   bool IsInactive() const;    // without effect now: another control (an automatic) has taken over
   bool IsGrabbed() const;     // not to be set now: mostly while streaming
   bool IsVolatile() const;    // the hardware changes it by itself: to be read anew each time
   bool ActsOnWrite() const;   // writing it acts even if the value is the same
   bool ChangesOthers() const; // query the others again after setting it
   bool ChangesLayout() const; // setting it may change the format of the buffers
   bool IsReadable() const;    // has a value that Controls can read
   bool IsWritable() const;    // has a value that Controls can set (leaving aside that it is grabbed now), or a button
   bool HasPayload() const;    // more than a number: string, array, structure

   /** An item as people choose it: its name, with the index where two items share one name. */
   std::string TextOf(const MenuItem& item) const;
   /** Null where no item has this index, or this text. */
   const MenuItem* ItemAt(std::int64_t index) const;
   const MenuItem* ItemOf(const std::string& text) const;

   /** "from 3 to 2047", "from 0 to 250 in steps of 5", "\"Manual Mode\" and \"Aperture Priority Mode\"", "0 and 1". */
   std::string Allowed() const;
};

} // namespace v4l2
