// What is known about a frame: tags with one text or a list of texts each.
#pragma once

#include <cstddef>
#include <exception>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

class MetadataError : public std::exception {
public:
   explicit MetadataError(const char* msg) : message_(msg) {}
   virtual ~MetadataError() {}
   virtual std::string getMsg() { return message_; }
   const char* what() const noexcept override { return message_.c_str(); }

private:
   std::string message_;
};

/** There is no such tag, or it is of the other kind. */
class MetadataKeyError : public MetadataError {
public:
   MetadataKeyError() : MetadataError("Undefined metadata key") {}
   explicit MetadataKeyError(const char* key)
       : MetadataError(("Undefined metadata key: \"" + std::string(key) + "\"").c_str()) {}
   virtual ~MetadataKeyError() {}
};

/** An array tag has no such element. */
class MetadataIndexError : public MetadataError {
public:
   MetadataIndexError() : MetadataError("Metadata array index out of bounds") {}
   virtual ~MetadataIndexError() {}
};

class MetadataSingleTag;
class MetadataArrayTag;

/** Name, device and kind of a tag. The device "_" stands for none: the tag belongs to the frame. */
class MetadataTag {
public:
   MetadataTag() : deviceLabel_("_"), readOnly_(false) {}
   MetadataTag(const char* name, const char* device, bool readOnly)
       : name_(name), deviceLabel_(device), readOnly_(readOnly) {}
   virtual ~MetadataTag() {}

   const std::string& GetDevice() const { return deviceLabel_; }
   const std::string& GetName() const { return name_; }
   /** The key in a Metadata: `name`, or `device-name` when the tag has a device. */
   const std::string GetQualifiedName() const;
   bool IsReadOnly() const { return readOnly_; }
   void SetDevice(const char* device) { deviceLabel_ = device; }
   void SetName(const char* name) { name_ = name; }
   void SetReadOnly(bool ro) { readOnly_ = ro; }

   /** This tag if it is of that kind, else null. */
   virtual const MetadataSingleTag* ToSingleTag() const { return nullptr; }
   virtual const MetadataArrayTag* ToArrayTag() const { return nullptr; }
   /** A copy that the caller deletes. */
   virtual MetadataTag* Clone() = 0;
   /** Name, device, 1 or 0 for read-only, value: a line each. */
   virtual std::string Serialize() = 0;
   virtual bool Restore(const char* stream) = 0;
   virtual bool Restore(std::istringstream& is) = 0;

   static std::string ReadLine(std::istringstream& is);

protected:
   std::string SerializeHead() const;
   bool RestoreHead(std::istringstream& is);

private:
   std::string name_;
   std::string deviceLabel_;
   bool readOnly_;
};

class MetadataSingleTag : public MetadataTag {
public:
   MetadataSingleTag() {}
   MetadataSingleTag(const char* name, const char* device, bool readOnly) : MetadataTag(name, device, readOnly) {}
   virtual ~MetadataSingleTag() {}

   const std::string& GetValue() const { return value_; }
   void SetValue(const char* val) { value_ = val; }
   const MetadataSingleTag* ToSingleTag() const override { return this; }
   MetadataTag* Clone() override { return new MetadataSingleTag(*this); }
   std::string Serialize() override;
   bool Restore(const char* stream) override;
   bool Restore(std::istringstream& is) override;

private:
   std::string value_;
};

class MetadataArrayTag : public MetadataTag {
public:
   MetadataArrayTag() {}
   MetadataArrayTag(const char* name, const char* device, bool readOnly) : MetadataTag(name, device, readOnly) {}
   virtual ~MetadataArrayTag() {}

   const MetadataArrayTag* ToArrayTag() const override { return this; }
   void AddValue(const char* val) { values_.push_back(val); }
   /** Grows the array with empty texts when it is shorter than idx + 1. */
   void SetValue(const char* val, std::size_t idx);
   /** Throws MetadataIndexError unless idx < GetSize(). */
   const std::string& GetValue(std::size_t idx) const;
   std::size_t GetSize() const { return values_.size(); }
   MetadataTag* Clone() override { return new MetadataArrayTag(*this); }
   std::string Serialize() override;
   bool Restore(const char* stream) override;
   bool Restore(std::istringstream& is) override;

private:
   std::vector<std::string> values_;
};

/** The tags of one frame by their qualified names. A value: copies share nothing. */
class Metadata {
public:
   Metadata() {}
   ~Metadata() {}
   Metadata(const Metadata& original);
   Metadata& operator=(const Metadata& rhs);

   void Clear() { tags_.clear(); }
   /** In alphabetical order. */
   std::vector<std::string> GetKeys() const;
   bool HasTag(const char* key) { return tags_.find(key) != tags_.end(); }
   /** Both throw MetadataKeyError if there is no such tag of that kind. */
   MetadataSingleTag GetSingleTag(const char* key) const;
   MetadataArrayTag GetArrayTag(const char* key) const;
   /** Adds a copy of the tag, in place of an older one of the same qualified name. */
   void SetTag(MetadataTag& tag);
   void RemoveTag(const char* key) { tags_.erase(key); }

   /** Sets a read-only tag from anything a stream can print. */
   template <class anytype>
   void PutTag(std::string key, std::string deviceLabel, anytype value) {
      std::ostringstream text;
      text << value;
      MetadataSingleTag tag(key.c_str(), deviceLabel.c_str(), true);
      tag.SetValue(text.str().c_str());
      SetTag(tag);
   }
   /** Sets a tag of the frame itself. */
   template <class anytype>
   void PutImageTag(std::string key, anytype value) {
      PutTag(key, "_", value);
   }
   template <class anytype>
   void put(std::string key, anytype value) {
      PutImageTag(key, value);
   }

   /** Takes over all tags of newTags; they replace older ones. */
   void Merge(const Metadata& newTags);
   /** The form cameras send: the count, then `s` or `a` and the tag's own lines for each. */
   std::string Serialize() const;
   std::string readLine(std::istringstream& iss) { return MetadataTag::ReadLine(iss); }
   /** Replaces the content by that of a serialised text; the last of several equal keys wins. False, and empty, if it
      is malformed. */
   bool Restore(const char* stream);
   /** For people. */
   std::string Dump();

private:
   std::map<std::string, std::unique_ptr<MetadataTag>> tags_;
};
