// The media graph and the pads of its sub-devices.
#include "RecordedAnswers.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>

namespace v4l2::recorded {

namespace {

const MediaEntity* Find(const Media& media, std::uint32_t id) {
   const auto found = std::find_if(media.entities.begin(), media.entities.end(),
                                   [&](const MediaEntity& entity) { return entity.id == id; });
   return found == media.entities.end() ? nullptr : &*found;
}

// Ids of the graph's objects, as the kernel makes them: the kind in the top byte.
std::uint32_t PadId(const MediaEntity& entity, std::uint32_t pad) {
   return 0x01000000U + entity.id * 16 + pad;
}
std::uint32_t LinkId(std::size_t index) {
   return 0x02000000U + static_cast<std::uint32_t>(index);
}
std::uint32_t InterfaceId(const MediaEntity& entity) {
   return 0x03000000U + entity.id;
}

template <class Element>
int Fill(std::uint64_t address, std::uint32_t room, const std::vector<Element>& elements) {
   if (address == 0)
      return 0;
   if (room < elements.size())
      return ENOSPC;
   std::copy(elements.begin(), elements.end(), reinterpret_cast<Element*>(address));
   return 0;
}

int Topology(const Machine& machine, const Media& media, media_v2_topology& topology) {
   std::vector<media_v2_entity> entities;
   std::vector<media_v2_interface> interfaces;
   std::vector<media_v2_pad> pads;
   std::vector<media_v2_link> links;
   for (const MediaEntity& entity : media.entities) {
      media_v2_entity out{};
      out.id = entity.id;
      std::strncpy(out.name, entity.name.c_str(), sizeof out.name - 1);
      out.function = entity.function;
      entities.push_back(out);
      for (std::uint32_t pad = 0; pad < entity.pads.size(); ++pad)
         pads.push_back({PadId(entity, pad), entity.id, entity.pads[pad], pad, {}});
      const auto node = machine.nodes.find(entity.node);
      if (node == machine.nodes.end())
         continue;
      media_v2_interface interface {};
      interface.id = InterfaceId(entity);
      interface.intf_type = node->second.IsSubdevice() ? MEDIA_INTF_T_V4L_SUBDEV : MEDIA_INTF_T_V4L_VIDEO;
      interface.devnode = {node->second.major, node->second.minor};
      interfaces.push_back(interface);
      links.push_back({LinkId(0x10000U + entity.id),
                       interface.id,
                       entity.id,
                       MEDIA_LNK_FL_INTERFACE_LINK | MEDIA_LNK_FL_ENABLED | MEDIA_LNK_FL_IMMUTABLE,
                       {}});
   }
   for (std::size_t i = 0; i < media.links.size(); ++i) {
      const MediaLink& link = media.links[i];
      links.push_back({LinkId(i),
                       PadId(*Find(media, link.source), link.sourcePad),
                       PadId(*Find(media, link.sink), link.sinkPad),
                       link.flags,
                       {}});
   }
   topology.topology_version = 1;
   const int results[] = {Fill(topology.ptr_entities, topology.num_entities, entities),
                          Fill(topology.ptr_interfaces, topology.num_interfaces, interfaces),
                          Fill(topology.ptr_pads, topology.num_pads, pads),
                          Fill(topology.ptr_links, topology.num_links, links)};
   topology.num_entities = static_cast<std::uint32_t>(entities.size());
   topology.num_interfaces = static_cast<std::uint32_t>(interfaces.size());
   topology.num_pads = static_cast<std::uint32_t>(pads.size());
   topology.num_links = static_cast<std::uint32_t>(links.size());
   return *std::max_element(std::begin(results), std::end(results));
}

int SetupLink(Media& media, const media_link_desc& wanted) {
   for (MediaLink& link : media.links) {
      if (link.source != wanted.source.entity || link.sourcePad != wanted.source.index ||
          link.sink != wanted.sink.entity || link.sinkPad != wanted.sink.index)
         continue;
      const std::uint32_t fixed = (link.flags & MEDIA_LNK_FL_IMMUTABLE) != 0 ? ~0U : ~MEDIA_LNK_FL_ENABLED;
      if ((link.flags & fixed) != (wanted.flags & fixed))
         return EINVAL;
      link.flags = wanted.flags;
      return 0;
   }
   return EINVAL;
}

/** Bayer orders of a code list come in fours, RGGB GRBG GBRG BGGR: flips choose within a four, as imx219's driver does.
 */
std::uint32_t Flipped(const Node& node, const SubdevicePad& pad, std::uint32_t code) {
   const auto flip = [&](std::uint32_t id) {
      const auto found = node.controls.find(id);
      return found != node.controls.end() && found->second.values[0] != 0 ? 1U : 0U;
   };
   const auto found = std::find(pad.codes.begin(), pad.codes.end(), code);
   if (found == pad.codes.end() || pad.codes.size() % 4 != 0 || node.controls.count(V4L2_CID_HFLIP) == 0)
      return code;
   const auto four = static_cast<std::size_t>(found - pad.codes.begin()) / 4 * 4;
   return pad.codes[four + flip(V4L2_CID_HFLIP) + 2 * flip(V4L2_CID_VFLIP)];
}

/** Codes a sensor offers now: one of each four. */
std::vector<std::uint32_t> Offered(const Node& node, const SubdevicePad& pad) {
   if (pad.follows >= 0) {
      std::vector<std::uint32_t> codes{node.pads[static_cast<std::size_t>(pad.follows)].format.code};
      codes.insert(codes.end(), pad.codes.begin(), pad.codes.end());
      return codes;
   }
   if (pad.codes.size() % 4 != 0 || !pad.isSource || node.controls.count(V4L2_CID_HFLIP) == 0)
      return pad.codes;
   std::vector<std::uint32_t> codes;
   for (std::size_t i = 0; i < pad.codes.size(); i += 4)
      codes.push_back(Flipped(node, pad, pad.codes[i]));
   return codes;
}

bool SizeHasCode(const Node& node, const SubdevicePad& pad, const PadSize& size, std::uint32_t code) {
   return size.codes.empty() || std::any_of(size.codes.begin(), size.codes.end(), [&](std::uint32_t offered) {
             return Flipped(node, pad, offered) == Flipped(node, pad, code);
          });
}

int EnumerateSizes(const Node& node, const SubdevicePad& pad, v4l2_subdev_frame_size_enum& wanted) {
   const auto offered = Offered(node, pad);
   if (std::count(offered.begin(), offered.end(), wanted.code) == 0)
      return EINVAL;
   std::uint32_t left = wanted.index;
   for (const PadSize& size : pad.sizes) {
      if (!SizeHasCode(node, pad, size, wanted.code) || left-- > 0)
         continue;
      wanted.min_width = size.least.width;
      wanted.min_height = size.least.height;
      wanted.max_width = size.most.width;
      wanted.max_height = size.most.height;
      return 0;
   }
   return EINVAL;
}

/** The nearest mode with the code; a format of it. */
const PadSize* Nearest(const Node& node, const SubdevicePad& pad, v4l2_mbus_framefmt& format) {
   const PadSize* nearest = nullptr;
   std::uint64_t least = ~std::uint64_t{0};
   for (const PadSize& size : pad.sizes) {
      const std::uint32_t width = std::clamp(format.width, size.least.width, size.most.width);
      const std::uint32_t height = std::clamp(format.height, size.least.height, size.most.height);
      const auto distance =
          static_cast<std::uint64_t>(std::abs(static_cast<long>(width) - static_cast<long>(format.width)) +
                                     std::abs(static_cast<long>(height) - static_cast<long>(format.height)));
      if (!SizeHasCode(node, pad, size, format.code) || distance >= least)
         continue;
      least = distance;
      nearest = &size;
   }
   if (nearest != nullptr) {
      format.width = std::clamp(format.width, nearest->least.width, nearest->most.width);
      format.height = std::clamp(format.height, nearest->least.height, nearest->most.height);
   }
   return nearest;
}

int SetPadFormat(Node& node, v4l2_subdev_format& wanted, const Changed& changed) {
   SubdevicePad& pad = node.pads[wanted.pad];
   v4l2_mbus_framefmt format = wanted.format;
   if (pad.follows >= 0) { // what leaves is what entered, or what the receiver makes of it
      const v4l2_mbus_framefmt& entered = node.pads[static_cast<std::size_t>(pad.follows)].format;
      const bool makes = std::count(pad.codes.begin(), pad.codes.end(), format.code) > 0;
      format = entered;
      format.code = makes ? wanted.format.code : entered.code;
      if (wanted.which == V4L2_SUBDEV_FORMAT_ACTIVE)
         pad.format = format;
      wanted.format = format;
      return 0;
   }
   if (!pad.codes.empty() && std::count(pad.codes.begin(), pad.codes.end(), format.code) == 0)
      format.code = pad.codes.front();
   format.code = Flipped(node, pad, format.code);
   format.field = V4L2_FIELD_NONE;
   const PadSize* mode = Nearest(node, pad, format);
   if (wanted.which == V4L2_SUBDEV_FORMAT_ACTIVE) {
      const auto before = node.controls;
      pad.format = format;
      for (std::size_t i = 0; i < node.pads.size(); ++i)
         if (node.pads[i].follows == static_cast<int>(wanted.pad))
            node.pads[i].format = format;
      if (mode != nullptr) {
         if (mode->crop.width > 0)
            pad.selections[V4L2_SEL_TGT_CROP] = mode->crop;
         for (const auto& [id, value] : mode->controls) {
            node.controls.at(id).values = {value};
            node.controls.at(id).initial = value;
         }
         changed(before);
      }
   } else if (mode != nullptr && !pad.trialCropIsStale && mode->crop.width > 0) {
      pad.trialCrop = mode->crop;
   }
   wanted.format = format;
   return 0;
}

int AnswerPadSelection(Node& node, unsigned long request, v4l2_subdev_selection& wanted, const Changed& changed) {
   SubdevicePad& pad = node.pads[wanted.pad];
   const auto found = pad.selections.find(wanted.target);
   if (found == pad.selections.end())
      return pad.selections.empty() ? ENOTTY : EINVAL;
   if (request == VIDIOC_SUBDEV_G_SELECTION && wanted.which == V4L2_SUBDEV_FORMAT_TRY &&
       wanted.target == V4L2_SEL_TGT_CROP && pad.trialCrop.width > 0) {
      wanted.r = pad.trialCrop;
      return 0;
   }
   if (request == VIDIOC_SUBDEV_S_SELECTION) {
      if (!pad.cropIsFree || wanted.target != V4L2_SEL_TGT_CROP)
         return pad.cropIsFree ? EINVAL : ENOTTY;
      const v4l2_rect bounds = pad.selections.at(V4L2_SEL_TGT_CROP_BOUNDS);
      v4l2_rect crop = wanted.r;
      crop.width = std::clamp((crop.width + 2) & ~3U, 16U, bounds.width);
      crop.height = std::clamp((crop.height + 2) & ~3U, 16U, bounds.height);
      crop.left = std::clamp(crop.left & ~1, bounds.left, bounds.left + static_cast<int>(bounds.width - crop.width));
      crop.top = std::clamp(crop.top & ~1, bounds.top, bounds.top + static_cast<int>(bounds.height - crop.height));
      wanted.r = crop;
      if (wanted.which == V4L2_SUBDEV_FORMAT_TRY)
         return 0;
      const auto before = node.controls;
      found->second = crop;
      pad.format.width = crop.width;
      pad.format.height = crop.height;
      changed(before);
   }
   wanted.r = found->second;
   return 0;
}

} // namespace

Answered AnswerMedia(const Machine& machine, Media& media, unsigned long request, void* argument) {
   switch (request) {
   case MEDIA_IOC_DEVICE_INFO:
      *static_cast<media_device_info*>(argument) = media.info;
      return 0;
   case MEDIA_IOC_G_TOPOLOGY:
      return Topology(machine, media, *static_cast<media_v2_topology*>(argument));
   case MEDIA_IOC_SETUP_LINK:
      return SetupLink(media, *static_cast<const media_link_desc*>(argument));
   default:
      return {};
   }
}

Answered AnswerPads(Node& node, unsigned long request, void* argument, const Changed& changed) {
   const auto pads = node.pads.size();
   switch (request) {
   case VIDIOC_SUBDEV_ENUM_MBUS_CODE: {
      auto& wanted = *static_cast<v4l2_subdev_mbus_code_enum*>(argument);
      if (wanted.pad >= pads)
         return EINVAL;
      const auto codes = Offered(node, node.pads[wanted.pad]);
      if (wanted.index >= codes.size())
         return EINVAL;
      wanted.code = codes[wanted.index];
      return 0;
   }
   case VIDIOC_SUBDEV_ENUM_FRAME_SIZE: {
      auto& wanted = *static_cast<v4l2_subdev_frame_size_enum*>(argument);
      return wanted.pad < pads ? EnumerateSizes(node, node.pads[wanted.pad], wanted) : EINVAL;
   }
   case VIDIOC_SUBDEV_G_FMT: {
      auto& wanted = *static_cast<v4l2_subdev_format*>(argument);
      if (wanted.pad >= pads)
         return EINVAL;
      wanted.format = node.pads[wanted.pad].format;
      if (node.pads[wanted.pad].isSource)
         wanted.format.code = Flipped(node, node.pads[wanted.pad], wanted.format.code);
      return 0;
   }
   case VIDIOC_SUBDEV_S_FMT: {
      auto& wanted = *static_cast<v4l2_subdev_format*>(argument);
      return wanted.pad < pads ? SetPadFormat(node, wanted, changed) : EINVAL;
   }
   case VIDIOC_SUBDEV_G_SELECTION:
   case VIDIOC_SUBDEV_S_SELECTION: {
      auto& wanted = *static_cast<v4l2_subdev_selection*>(argument);
      return wanted.pad < pads ? AnswerPadSelection(node, request, wanted, changed) : EINVAL;
   }
   default:
      return {};
   }
}

} // namespace v4l2::recorded
