#include "Targets.h"

#include "CameraImageMetadata.h"
#include "ImageMetadata.h"

// Either kind of tag, each of which has a parser of its own.
template <class Tag>
static void RestoreTag(const std::string& input) {
   Tag tag;
   if (!tag.Restore(input.c_str()))
      return;
   const std::string text = tag.Serialize();
   Tag again;
   Require(again.Restore(text.c_str()), "A serialised tag is restored");
   Require(again.Serialize() == text, "A restored tag is the tag that was serialised");
}

static bool RestoreAll(const std::string& input) {
   Metadata tags;
   if (!tags.Restore(input.c_str())) {
      Require(tags.GetKeys().empty(), "Malformed metadata leaves no tags");
      return false;
   }
   const std::string text = tags.Serialize();
   Metadata again;
   Require(again.Restore(text.c_str()), "Serialised metadata is restored");
   Require(again.Serialize() == text, "Restored metadata is what was serialised");
   Require(again.GetKeys() == tags.GetKeys(), "Restored metadata has the same keys");

   Metadata merged;
   merged.Merge(tags);
   Require(merged.Dump() == tags.Dump(), "Tags that are merged into nothing stay as they are");
   return true;
}

// What a camera adds comes back as one tag, whatever it holds.
static void SendFromCamera(const std::string& input) {
   const std::size_t middle = input.size() / 2;
   MM::CameraImageMetadata sent;
   sent.AddTag("Before", 1);
   sent.AddTag(input.substr(0, middle).c_str(), input.substr(middle).c_str());
   sent.AddTag("After", 2.5);
   Metadata received;
   Require(received.Restore(sent.Serialize()), "What a camera sends is restored");
   Require(received.HasTag("After") && received.GetSingleTag("After").GetValue() == "2.5",
           "A tag of any text leaves the next one alone");
}

bool FuzzMetadata(const std::string& input) {
   const bool taken = RestoreAll(input);
   RestoreTag<MetadataSingleTag>(input);
   RestoreTag<MetadataArrayTag>(input);
   SendFromCamera(input);
   return taken;
}
