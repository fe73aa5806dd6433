#include "FrameReader.h"

#include "v4l2/FourCc.h"

#include <cstring>
#include <linux/videodev2.h>
#include <stdexcept>

namespace lensless::rpiv4l2 {

namespace {

pixels::YuvEncoding EncodingOf(const v4l2::GrantedFormat& format) {
   std::uint32_t encoding = format.encoding, quantisation = format.quantisation;
   if (encoding == V4L2_YCBCR_ENC_DEFAULT)
      encoding = V4L2_MAP_YCBCR_ENC_DEFAULT(format.colourSpace);
   if (quantisation == V4L2_QUANTIZATION_DEFAULT)
      quantisation = V4L2_MAP_QUANTIZATION_DEFAULT(false, format.colourSpace, encoding);
   pixels::YuvEncoding yuv;
   yuv.bt709 = encoding == V4L2_YCBCR_ENC_709 || encoding == V4L2_YCBCR_ENC_XV709;
   yuv.fullRange = quantisation == V4L2_QUANTIZATION_FULL_RANGE;
   return yuv;
}

pixels::Layout LayoutOf(const v4l2::GrantedFormat& format) {
   pixels::Layout layout;
   layout.width = static_cast<int>(format.size.width);
   layout.height = static_cast<int>(format.size.height);
   for (std::size_t plane = 0; plane < format.planes.size() && plane < layout.bytesPerLine.size(); ++plane)
      layout.bytesPerLine[plane] = format.planes[plane].bytesPerLine;
   layout.yuv = EncodingOf(format);
   return layout;
}

pixels::Output OutputOf(const pixels::PixelFormat& format, ImageWish::Colour colour) {
   const bool isColour = colour == ImageWish::Colour::Rgb32 || (colour == ImageWish::Colour::Auto && !format.HasGrey());
   return isColour ? pixels::Output::Rgb32 : pixels::GreyOutput(format);
}

} // namespace

std::vector<std::string> Reasons(std::uint32_t fourCc, const ImageWish& wish) {
   const std::string name = v4l2::FourCcText(fourCc);
   const pixels::PixelFormat* const format = pixels::FindFormat(fourCc);
   if (!format || format->Refusal())
      return {name + " cannot be read" + (format ? std::string(": ") + format->Refusal() : "")};
   std::vector<std::string> reasons;
   const bool isBayer = format->order != pixels::BayerOrder::None;
   if (wish.colour == ImageWish::Colour::Rgb32 && !format->HasColour())
      reasons.push_back("Colour cannot be RGB32: " + name +
                        (isBayer ? " is raw and stays raw, choose Auto, and one colour by ColourPlane"
                                 : " has no colours, choose Auto"));
   if (wish.colour == ImageWish::Colour::Grey && !format->HasGrey())
      reasons.push_back("Colour cannot be Grey: " + name + " has no grey, choose Auto or another Format");
   if (wish.plane && !isBayer)
      reasons.push_back("ColourPlane cannot be " + std::string(pixels::Name(*wish.plane)) + ": " + name +
                        " is not the format of a Bayer sensor, choose All");
   return reasons;
}

FrameReader::FrameReader(const v4l2::GrantedFormat& format, pixels::BayerOrder order, const ImageWish& wish,
                         const v4l2::Rectangle& part)
    : frameSize_(format.size), part_(part), plane_(wish.plane),
      partOrder_(pixels::Shifted(order, part.left, part.top)) {
   std::string reasons;
   for (const std::string& reason : Reasons(format.fourCc, wish))
      reasons += (reasons.empty() ? "" : "; ") + reason;
   if (!reasons.empty())
      throw std::invalid_argument(reasons);
   const pixels::PixelFormat& pixelFormat = *pixels::FindFormat(format.fourCc);
   const pixels::Output output = OutputOf(pixelFormat, wish.colour);
   if (pixelFormat.IsJpeg())
      decoder_.emplace(static_cast<int>(frameSize_.width), static_cast<int>(frameSize_.height), output);
   else
      unpacker_.emplace(pixelFormat, LayoutOf(format), output);

   layout_.width = static_cast<int>(plane_ ? part.width / 2 : part.width);
   layout_.height = static_cast<int>(plane_ ? part.height / 2 : part.height);
   layout_.bytesPerPixel = pixels::BytesPerPixel(output);
   layout_.components = output == pixels::Output::Rgb32 ? 4 : 1;
   layout_.bitDepth = output == pixels::Output::Rgb32 ? 8 : pixelFormat.bitDepth;
   layout_.order = plane_ ? pixels::BayerOrder::None : partOrder_;

   if (decoder_ || !unpacker_->IsPlain())
      frame_.resize(decoder_ ? decoder_->OutputSize() : unpacker_->OutputSize());
   if (!IsWholeFrame())
      image_.resize(layout_.Bytes());
}

bool FrameReader::IsWholeFrame() const {
   return !plane_ && part_ == v4l2::Rectangle{0, 0, frameSize_.width, frameSize_.height};
}

std::string FrameReader::Read(const v4l2::Buffer& buffer, const std::uint8_t*& image) {
   const std::uint8_t* frame = nullptr;
   const std::string trouble = Unpack(buffer, frame);
   if (trouble.empty())
      image = IsWholeFrame() ? frame : Part(frame);
   return trouble;
}

std::string FrameReader::Unpack(const v4l2::Buffer& buffer, const std::uint8_t*& frame) {
   pixels::Planes planes;
   for (std::size_t plane = 0; plane < buffer.Planes().size() && plane < planes.size(); ++plane)
      planes[plane] = {buffer.Planes()[plane].bytes, buffer.Planes()[plane].size};
   if (unpacker_ && unpacker_->IsPlain()) {
      frame = planes[0].data;
      return unpacker_->Check(planes);
   }
   frame = frame_.data();
   return decoder_ ? decoder_->Decode(planes[0], frame_.data()) : unpacker_->Unpack(planes, frame_.data());
}

const std::uint8_t* FrameReader::Part(const std::uint8_t* frame) {
   const auto depth = static_cast<std::size_t>(layout_.bytesPerPixel);
   const std::size_t line = frameSize_.width * depth;
   const std::uint8_t* const first =
       frame + static_cast<std::size_t>(part_.top) * line + static_cast<std::size_t>(part_.left) * depth;
   const int width = static_cast<int>(part_.width), height = static_cast<int>(part_.height);
   if (plane_ && depth == 2) // both the driver's buffers and ours are aligned, and so is every pixel in them
      pixels::ExtractPlane(reinterpret_cast<const std::uint16_t*>(first), line, width, height, partOrder_, *plane_,
                           reinterpret_cast<std::uint16_t*>(image_.data()));
   else if (plane_)
      pixels::ExtractPlane(first, line, width, height, partOrder_, *plane_, image_.data());
   else
      for (std::size_t row = 0; row < part_.height; ++row)
         std::memcpy(&image_[row * part_.width * depth], first + row * line, part_.width * depth);
   return image_.data();
}

} // namespace lensless::rpiv4l2
