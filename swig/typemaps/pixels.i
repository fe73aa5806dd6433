// Pixels come as a pointer into the core's memory; whoever calls copies them before anything else happens to the core.
// Pixels for a modulator go as pointers to memory that the face pins and measures; the core copies them during the call.
// Tags come as a list key, value, key, value, …

%apply void *VOID_INT_PTR { void *, const void * };

%typemap(ctype) unsigned char *pixels, imgRGB32 pixels "void *"
%typemap(imtype) unsigned char *pixels "byte*"
%typemap(cstype) unsigned char *pixels "byte*"
%typemap(imtype) imgRGB32 pixels "uint*"
%typemap(cstype) imgRGB32 pixels "uint*"
%typemap(csin) unsigned char *pixels, imgRGB32 pixels "$csinput"
%typemap(in) unsigned char *pixels, imgRGB32 pixels "$1 = ($1_ltype)$input;"

// Several images: their pointers, one after another (PixelPointers.cs).
%{
struct PixelPointers {
   unsigned char** first;
   std::size_t count;
};
%}
%typemap(ctype) std::vector<unsigned char *> "PixelPointers"
%typemap(imtype) std::vector<unsigned char *> "PixelPointers"
%typemap(cstype) std::vector<unsigned char *> "PixelPointers"
%typemap(csin) std::vector<unsigned char *> "$csinput"
%typemap(in) std::vector<unsigned char *> "$1 = std::vector<unsigned char *>($input.first, $input.first + $input.count);"

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
