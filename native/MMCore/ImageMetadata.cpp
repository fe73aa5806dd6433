#include "ImageMetadata.h"

#include <cstdlib>

static constexpr const char* kNoDevice = "_";

const std::string MetadataTag::GetQualifiedName() const {
   return deviceLabel_ == kNoDevice ? name_ : deviceLabel_ + "-" + name_;
}

std::string MetadataTag::ReadLine(std::istringstream& is) {
   std::string line;
   std::getline(is, line);
   return line;
}

std::string MetadataTag::SerializeHead() const {
   return name_ + "\n" + deviceLabel_ + "\n" + (readOnly_ ? "1" : "0") + "\n";
}

bool MetadataTag::RestoreHead(std::istringstream& is) {
   name_ = ReadLine(is);
   deviceLabel_ = ReadLine(is);
   readOnly_ = ReadLine(is) == "1";
   return !is.fail();
}

std::string MetadataSingleTag::Serialize() {
   return SerializeHead() + value_ + "\n";
}

bool MetadataSingleTag::Restore(const char* stream) {
   std::istringstream is(stream);
   return Restore(is);
}

bool MetadataSingleTag::Restore(std::istringstream& is) {
   if (!RestoreHead(is))
      return false;
   value_ = ReadLine(is);
   return !is.fail();
}

void MetadataArrayTag::SetValue(const char* val, std::size_t idx) {
   if (values_.size() <= idx)
      values_.resize(idx + 1);
   values_[idx] = val;
}

const std::string& MetadataArrayTag::GetValue(std::size_t idx) const {
   if (idx >= values_.size())
      throw MetadataIndexError();
   return values_[idx];
}

std::string MetadataArrayTag::Serialize() {
   std::string lines = SerializeHead() + std::to_string(values_.size()) + "\n";
   for (const std::string& value : values_)
      lines += value + "\n";
   return lines;
}

bool MetadataArrayTag::Restore(const char* stream) {
   std::istringstream is(stream);
   return Restore(is);
}

bool MetadataArrayTag::Restore(std::istringstream& is) {
   if (!RestoreHead(is))
      return false;
   const long count = std::atol(ReadLine(is).c_str());
   values_.clear();
   for (long i = 0; i < count && !is.fail(); ++i)
      values_.push_back(ReadLine(is));
   return !is.fail();
}

Metadata::Metadata(const Metadata& original) {
   Merge(original);
}

Metadata& Metadata::operator=(const Metadata& rhs) {
   if (this != &rhs) {
      Clear();
      Merge(rhs);
   }
   return *this;
}

std::vector<std::string> Metadata::GetKeys() const {
   std::vector<std::string> keys;
   for (const auto& entry : tags_)
      keys.push_back(entry.first);
   return keys;
}

MetadataSingleTag Metadata::GetSingleTag(const char* key) const {
   const auto found = tags_.find(key);
   const MetadataSingleTag* tag = found == tags_.end() ? nullptr : found->second->ToSingleTag();
   if (!tag)
      throw MetadataKeyError(key);
   return *tag;
}

MetadataArrayTag Metadata::GetArrayTag(const char* key) const {
   const auto found = tags_.find(key);
   const MetadataArrayTag* tag = found == tags_.end() ? nullptr : found->second->ToArrayTag();
   if (!tag)
      throw MetadataKeyError(key);
   return *tag;
}

void Metadata::SetTag(MetadataTag& tag) {
   tags_[tag.GetQualifiedName()] = std::unique_ptr<MetadataTag>(tag.Clone());
}

void Metadata::Merge(const Metadata& newTags) {
   for (const auto& entry : newTags.tags_)
      SetTag(*entry.second);
}

std::string Metadata::Serialize() const {
   std::string text = std::to_string(tags_.size()) + "\n";
   for (const auto& entry : tags_)
      text += (entry.second->ToArrayTag() ? "a\n" : "s\n") + entry.second->Serialize();
   return text;
}

bool Metadata::Restore(const char* stream) {
   Clear();
   if (!stream)
      return false;
   std::istringstream is(stream);
   const long count = std::atol(readLine(is).c_str());
   for (long i = 0; i < count; ++i) {
      const std::string kind = readLine(is);
      std::unique_ptr<MetadataTag> tag;
      if (kind == "s")
         tag = std::make_unique<MetadataSingleTag>();
      else if (kind == "a")
         tag = std::make_unique<MetadataArrayTag>();
      if (!tag || !tag->Restore(is)) {
         Clear();
         return false;
      }
      std::string key = tag->GetQualifiedName();
      tags_[std::move(key)] = std::move(tag);
   }
   return true;
}

std::string Metadata::Dump() {
   std::string text = std::to_string(tags_.size()) + " tags\n";
   for (const auto& entry : tags_) {
      text += entry.first + ": ";
      if (const MetadataSingleTag* single = entry.second->ToSingleTag()) {
         text += single->GetValue();
      } else if (const MetadataArrayTag* array = entry.second->ToArrayTag()) {
         for (std::size_t i = 0; i < array->GetSize(); ++i)
            text += (i ? ", " : "") + array->GetValue(i);
      }
      text += "\n";
   }
   return text;
}
