// A camera in colour.
#pragma once

#include "Pictures.h"

/** 96×64 pixels, for snaps: RGB32 or a byte of grey, as its PixelType says. */
class ColourSensor : public Sensor {
public:
   explicit ColourSensor(const char* name) : Sensor(name), bytes_(GetImageWidth() * GetImageHeight() * 4) {
      CreateStringProperty(MM::g_Keyword_PixelType, colour, false);
      AddAllowedValue(MM::g_Keyword_PixelType, colour);
      AddAllowedValue(MM::g_Keyword_PixelType, "8bit");
      for (std::size_t i = 0; i < bytes_.size(); ++i)
         bytes_[i] = static_cast<unsigned char>(i % 251);
   }

   const unsigned char* GetImageBuffer() override { return bytes_.data(); }
   const unsigned int* GetImageBufferAsRGB32() override {
      return Colour() ? reinterpret_cast<const unsigned int*>(bytes_.data()) : nullptr;
   }
   unsigned GetImageWidth() const override { return 96; }
   unsigned GetImageHeight() const override { return 64; }
   unsigned GetImageBytesPerPixel() const override { return Colour() ? 4 : 1; }
   unsigned GetNumberOfComponents() const override { return Colour() ? 4 : 1; }
   long GetImageBufferSize() const override {
      return static_cast<long>(GetImageWidth() * GetImageHeight() * GetImageBytesPerPixel());
   }

private:
   static constexpr const char* colour = "32bitRGB";

   bool Colour() const {
      char value[MM::MaxStrLength];
      GetProperty(MM::g_Keyword_PixelType, value);
      return std::string(value) == colour;
   }

   std::vector<unsigned char> bytes_;
};
