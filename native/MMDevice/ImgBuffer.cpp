#include "ImgBuffer.h"

#include <algorithm>
#include <cstring>

ImgBuffer::ImgBuffer(unsigned xSize, unsigned ySize, unsigned pixDepth) {
   Resize(xSize, ySize, pixDepth);
}

ImgBuffer::ImgBuffer(const ImgBuffer& ib) = default;

ImgBuffer::ImgBuffer() = default;

ImgBuffer::~ImgBuffer() = default;

ImgBuffer& ImgBuffer::operator=(const ImgBuffer& rhs) = default;

unsigned int ImgBuffer::Width() const {
   return width_;
}

unsigned int ImgBuffer::Height() const {
   return height_;
}

unsigned int ImgBuffer::Depth() const {
   return depth_;
}

const unsigned char* ImgBuffer::GetPixels() const {
   return pixels_.data();
}

unsigned char* ImgBuffer::GetPixelsRW() {
   return pixels_.data();
}

void ImgBuffer::SetName(const char* name) {
   name_ = name;
}

const std::string& ImgBuffer::GetName() {
   return name_;
}

void ImgBuffer::SetPixels(const void* pixArray) {
   if (!pixels_.empty())
      std::memcpy(pixels_.data(), pixArray, pixels_.size());
}

void ImgBuffer::SetPixelsPadded(const void* pixArray, int paddingBytesPerLine) {
   const std::size_t rowBytes = static_cast<std::size_t>(width_) * depth_;
   if (rowBytes == 0)
      return;
   const unsigned char* source = static_cast<const unsigned char*>(pixArray);
   for (std::size_t row = 0; row < height_; ++row) {
      std::memcpy(&pixels_[row * rowBytes], source, rowBytes);
      source += static_cast<std::ptrdiff_t>(rowBytes) + paddingBytesPerLine;
   }
}

void ImgBuffer::ResetPixels() {
   std::fill(pixels_.begin(), pixels_.end(), static_cast<unsigned char>(0));
}

void ImgBuffer::Resize(unsigned xSize, unsigned ySize, unsigned pixDepth) {
   pixels_.assign(static_cast<std::size_t>(xSize) * ySize * pixDepth, 0);
   width_ = xSize;
   height_ = ySize;
   depth_ = pixDepth;
}

void ImgBuffer::Resize(unsigned xSize, unsigned ySize) {
   Resize(xSize, ySize, depth_);
}

bool ImgBuffer::Compatible(const ImgBuffer& img) const {
   return width_ == img.width_ && height_ == img.height_ && depth_ == img.depth_;
}

void ImgBuffer::Copy(const ImgBuffer& rhs) {
   width_ = rhs.width_;
   height_ = rhs.height_;
   depth_ = rhs.depth_;
   pixels_ = rhs.pixels_;
}
