// A picture in memory: rows without padding, each pixel of the same number of bytes.
#pragma once

#include <string>
#include <vector>

class ImgBuffer {
public:
   /** Width and height in pixels, depth in bytes per pixel. All bytes are zero. */
   ImgBuffer(unsigned xSize, unsigned ySize, unsigned pixDepth);
   ImgBuffer(const ImgBuffer& ib);
   /** No pixels, one byte per pixel. */
   ImgBuffer();
   ~ImgBuffer();

   unsigned int Width() const;
   unsigned int Height() const;
   /** Bytes per pixel. */
   unsigned int Depth() const;

   /** Copies Width * Height * Depth bytes. */
   void SetPixels(const void* pixArray);
   /** Copies rows that are followed by padding. */
   void SetPixelsPadded(const void* pixArray, int paddingBytesPerLine);
   /** Makes all bytes zero. */
   void ResetPixels();
   const unsigned char* GetPixels() const;
   unsigned char* GetPixelsRW();

   /** All bytes become zero. */
   void Resize(unsigned xSize, unsigned ySize, unsigned pixDepth);
   /** Keeps the depth. */
   void Resize(unsigned xSize, unsigned ySize);
   /** Same width, height and depth. */
   bool Compatible(const ImgBuffer& img) const;

   void SetName(const char* name);
   const std::string& GetName();

   /** Takes over size and pixels, not the name. */
   void Copy(const ImgBuffer& rhs);
   ImgBuffer& operator=(const ImgBuffer& rhs);

private:
   unsigned width_ = 0;
   unsigned height_ = 0;
   unsigned depth_ = 1;
   std::vector<unsigned char> pixels_; // width_ * height_ * depth_ bytes
   std::string name_;
};
