// Pixels come as a pointer into the core's memory; whoever calls copies them before anything else happens to the core.
// Tags come as a list key, value, key, value, …

%apply void *VOID_INT_PTR { void *, const void * };

%{
#include "ImageMetadata.h"

namespace {

std::string textOfTag(const Metadata& metadata, const std::string& key) {
   try {
      return metadata.GetSingleTag(key.c_str()).GetValue();
   } catch (const MetadataKeyError&) {
      const MetadataArrayTag tag = metadata.GetArrayTag(key.c_str());
      std::string values;
      for (std::size_t i = 0; i < tag.GetSize(); ++i)
         values += (i == 0 ? "" : ", ") + tag.GetValue(i);
      return values;
   }
}

} // namespace
%}

class Metadata {
public:
   Metadata();
   ~Metadata();
   %extend {
      std::vector<std::string> keysAndValues() const {
         std::vector<std::string> pairs;
         for (const std::string& key : $self->GetKeys()) {
            pairs.push_back(key);
            pairs.push_back(textOfTag(*$self, key));
         }
         return pairs;
      }
   }
};
