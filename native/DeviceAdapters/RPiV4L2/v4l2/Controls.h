// The controls of an open node or sub-device: reading, setting, hearing of changes.
#pragma once

#include "Control.h"
#include "Error.h"
#include "SystemCalls.h"

#include <linux/videodev2.h>

namespace v4l2 {

/** A change of a control that something else made: another program, the hardware, or a control it depends on. */
struct ControlChange {
   std::uint32_t id = 0;
   bool value = false, flags = false, limits = false; // what changed
};

/**
 * Borrows an open descriptor, which outlives it. All ids are V4L2_CID_…; all methods throw Error with the node's path,
 * the control's name, the value and what is allowed. Not for two threads at once.
 */
class Controls {
public:
   /** Lists the controls; none where the driver has none. */
   Controls(SystemCalls& calls, int descriptor, std::string path);

   const std::string& Path() const { return path_; }
   int Descriptor() const { return descriptor_; }
   SystemCalls& Calls() const { return *calls_; }

   /** In the driver's order (by id), headings included, disabled ones left out. */
   const std::vector<Control>& All() const { return all_; }
   /** Null where there is none of that id. */
   const Control* Find(std::uint32_t id) const;
   bool Has(std::uint32_t id) const { return Find(id) != nullptr; }
   /** Ids of controls that exist but did not answer when listed, as broken webcams have them; not in All. */
   const std::vector<std::uint32_t>& Unanswered() const { return unanswered_; }
   /** Asks the driver again for limits and flags of this control (or of all) and returns them as they are now. */
   const Control& Refresh(std::uint32_t id);
   void RefreshAll();

   /** Single numbers of every kind: integers, booleans, indices of menus, bitmasks. */
   std::int64_t Get(std::uint32_t id) const;
   /** Refuses what is out of range, off the step, no item of the menu, read-only or grabbed. Returns what the driver
    * applied, read back. Limits and flags of the others are asked again if this control changes others. */
   std::int64_t Set(std::uint32_t id, std::int64_t value);

   std::string GetString(std::uint32_t id) const;
   std::string SetString(std::uint32_t id, const std::string& text);
   /** As many as the control has elements, the innermost dimension fastest. */
   std::vector<std::int64_t> GetArray(std::uint32_t id) const;
   std::vector<std::int64_t> SetArray(std::uint32_t id, const std::vector<std::int64_t>& values);
   void Press(std::uint32_t id);

   /** The value of any readable control as people write it: "12", "1", the name of a menu's item, "0x0000000f", the
    * string itself, "1,2,3". An integer menu's number, not its index. */
   std::string GetText(std::uint32_t id) const;
   /** The inverse; returns the text of what was applied. A button is pressed by any text and is "" afterwards. */
   std::string SetText(std::uint32_t id, const std::string& text);

   /** From now on changes of all controls that can be read are noted by the kernel for this descriptor. False where the
    * driver has no events. */
   bool Subscribe();
   /** Changes since the last call, without waiting, one per control; limits and flags in All() are up to date
    * afterwards. Poll the descriptor for POLLPRI to learn that there are some. */
   std::vector<ControlChange> TakeChanges();

private:
   void Append(const v4l2_query_ext_ctrl& query);
   std::uint32_t SkipUnanswered(std::uint32_t last, int error);
   Control& Known(std::uint32_t id);
   const Control& Known(std::uint32_t id) const { return const_cast<Controls&>(*this).Known(id); }
   [[noreturn]] void Refuse(const Control& control, const std::string& value, const std::string& why) const;
   const Control& Settable(std::uint32_t id, const std::string& value);
   void Write(const Control& control, v4l2_ext_control& wanted, const std::string& value);
   void ReadInto(const Control& control, v4l2_ext_control& wanted) const;

   SystemCalls* calls_;
   int descriptor_;
   std::string path_;
   std::vector<Control> all_;
   std::vector<std::uint32_t> unanswered_;
};

} // namespace v4l2
