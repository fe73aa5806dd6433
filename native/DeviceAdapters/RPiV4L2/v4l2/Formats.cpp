// What a node grants.
#include "Formats.h"

#include "Error.h"
#include "FourCc.h"
#include "Wording.h"

#include <algorithm>
#include <cerrno>
#include <linux/videodev2.h>

namespace v4l2 {

namespace {

v4l2_format Asked(const Device& device, const FormatRequest& request) {
   v4l2_format asked{};
   asked.type = device.BufferType();
   if (device.IsMultiPlanar()) {
      v4l2_pix_format_mplane& pixels = asked.fmt.pix_mp;
      pixels.width = request.size.width;
      pixels.height = request.size.height;
      pixels.pixelformat = request.fourCc;
      pixels.plane_fmt[0].bytesperline = request.bytesPerLine;
   } else {
      v4l2_pix_format& pixels = asked.fmt.pix;
      pixels.width = request.size.width;
      pixels.height = request.size.height;
      pixels.pixelformat = request.fourCc;
      pixels.bytesperline = request.bytesPerLine;
      pixels.priv = V4L2_PIX_FMT_PRIV_MAGIC; // the fields after it count
   }
   return asked;
}

GrantedFormat SinglePlanar(const v4l2_pix_format& pixels) {
   GrantedFormat granted;
   granted.fourCc = pixels.pixelformat;
   granted.size = {pixels.width, pixels.height};
   granted.field = pixels.field;
   granted.colourSpace = pixels.colorspace;
   if (pixels.priv == V4L2_PIX_FMT_PRIV_MAGIC) {
      granted.transferFunction = pixels.xfer_func;
      granted.encoding = pixels.ycbcr_enc;
      granted.quantisation = pixels.quantization;
   }
   granted.planes = {{pixels.bytesperline, pixels.sizeimage}};
   return granted;
}

GrantedFormat MultiPlanar(const v4l2_pix_format_mplane& pixels) {
   GrantedFormat granted;
   granted.fourCc = pixels.pixelformat;
   granted.size = {pixels.width, pixels.height};
   granted.field = pixels.field;
   granted.colourSpace = pixels.colorspace;
   granted.transferFunction = pixels.xfer_func;
   granted.encoding = pixels.ycbcr_enc;
   granted.quantisation = pixels.quantization;
   granted.isMultiPlanar = true;
   for (unsigned plane = 0; plane < std::min<unsigned>(pixels.num_planes, VIDEO_MAX_PLANES); ++plane)
      granted.planes.push_back({pixels.plane_fmt[plane].bytesperline, pixels.plane_fmt[plane].sizeimage});
   return granted;
}

GrantedFormat Granted(const v4l2_format& format) {
   return format.type == V4L2_BUF_TYPE_VIDEO_CAPTURE_MPLANE ? MultiPlanar(format.fmt.pix_mp)
                                                            : SinglePlanar(format.fmt.pix);
}

Error Rejected(const Device& device, const FormatRequest& request, const GrantedFormat& instead) {
   const std::vector<FormatOffer> formats = Formats(device);
   const bool hasFormat = std::any_of(formats.begin(), formats.end(),
                                      [&](const FormatOffer& offer) { return offer.fourCc == request.fourCc; });
   std::string offers;
   if (hasFormat || formats.empty()) {
      const FrameSizes sizes = SizesOf(device, request.fourCc);
      offers = sizes.AreTold() && !sizes.Offer(request.size) ? "it offers " + sizes.Text()
                                                             : "it would give " + instead.Text();
   } else {
      std::vector<std::string> codes;
      for (const FormatOffer& offer : formats)
         codes.push_back(FourCcText(offer.fourCc));
      offers = "it offers " + Listed(codes);
   }
   return Error(EINVAL, device.Path() + " rejected " + request.Text() + "; " + offers + ".");
}

/** Formats in one plane that carry two chroma samples for each 2×2 pixels after the luma. */
bool Has420InOnePlane(std::uint32_t fourCc) {
   return fourCc == V4L2_PIX_FMT_NV12 || fourCc == V4L2_PIX_FMT_NV21 || fourCc == V4L2_PIX_FMT_YUV420 ||
          fourCc == V4L2_PIX_FMT_YVU420;
}

} // namespace

std::string FormatRequest::Text() const {
   return size.Text() + " " + FourCcText(fourCc);
}

std::string GrantedFormat::Text() const {
   std::string text = size.Text() + " " + FourCcText(fourCc);
   if (!planes.empty() && planes.front().bytesPerLine > 0)
      text += ", " + std::to_string(planes.front().bytesPerLine) + " bytes per line";
   return text;
}

std::size_t GrantedFormat::LeastBytes(std::size_t plane) const {
   const std::size_t stride = planes.at(plane).bytesPerLine;
   if (stride == 0)
      return 1;
   const std::size_t lumaLines = plane == 0 ? size.height : 1; // how many lines further planes have, only they know
   const std::size_t lines = Has420InOnePlane(fourCc) && plane == 0 ? lumaLines + lumaLines / 2 : lumaLines;
   return std::min<std::size_t>(lines * stride, planes[plane].sizeImage);
}

GrantedFormat CurrentFormat(const Device& device) {
   v4l2_format format{};
   format.type = device.BufferType();
   device.Call(VIDIOC_G_FMT, &format, "did not tell its format");
   return Granted(format);
}

std::optional<GrantedFormat> TryFormat(const Device& device, const FormatRequest& request) {
   v4l2_format format = Asked(device, request);
   if (device.Try(VIDIOC_TRY_FMT, &format) != 0)
      return std::nullopt;
   return Granted(format);
}

GrantedFormat SetFormat(const Device& device, const FormatRequest& request) {
   v4l2_format format = Asked(device, request);
   device.Call(VIDIOC_S_FMT, &format, "could not be set to " + request.Text());
   return Granted(format);
}

GrantedFormat SetExactFormat(const Device& device, const FormatRequest& request) {
   const std::optional<GrantedFormat> tried = TryFormat(device, request);
   if (tried && !tried->Is(request))
      throw Rejected(device, request, *tried);
   const GrantedFormat granted = SetFormat(device, request);
   if (!granted.Is(request))
      throw Rejected(device, request, granted);
   return granted;
}

} // namespace v4l2
