#include "MediaGraph.h"

#include "Failure.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <linux/media.h>
#include <map>

namespace v4l2 {

namespace {

template <std::size_t Length>
std::string TextOf(const char (&characters)[Length]) {
   return {characters, strnlen(characters, Length)};
}

/** The topology's four lists, read until they fit: the graph may grow between counting and reading. */
struct Topology {
   std::vector<media_v2_entity> entities;
   std::vector<media_v2_interface> interfaces;
   std::vector<media_v2_pad> pads;
   std::vector<media_v2_link> links;

   /** 0 or an errno. */
   int Read(SystemCalls& calls, int descriptor) {
      for (int attempt = 0; attempt < 10; ++attempt) {
         media_v2_topology counts{};
         if (calls.Ioctl(descriptor, MEDIA_IOC_G_TOPOLOGY, &counts) != 0)
            return errno;
         entities.resize(counts.num_entities);
         interfaces.resize(counts.num_interfaces);
         pads.resize(counts.num_pads);
         links.resize(counts.num_links);
         media_v2_topology lists = counts;
         lists.ptr_entities = reinterpret_cast<std::uintptr_t>(entities.data());
         lists.ptr_interfaces = reinterpret_cast<std::uintptr_t>(interfaces.data());
         lists.ptr_pads = reinterpret_cast<std::uintptr_t>(pads.data());
         lists.ptr_links = reinterpret_cast<std::uintptr_t>(links.data());
         if (calls.Ioctl(descriptor, MEDIA_IOC_G_TOPOLOGY, &lists) == 0) {
            if (lists.topology_version == counts.topology_version)
               return 0;
         } else if (errno != ENOSPC) {
            return errno;
         }
      }
      return EAGAIN;
   }
};

bool IsInterfaceLink(const media_v2_link& link) {
   return (link.flags & MEDIA_LNK_FL_LINK_TYPE) == MEDIA_LNK_FL_INTERFACE_LINK;
}

} // namespace

bool MediaEntity::IsSensor() const {
   return function == MEDIA_ENT_F_CAM_SENSOR;
}

bool MediaLink::IsEnabled() const {
   return (flags & MEDIA_LNK_FL_ENABLED) != 0;
}

bool MediaLink::IsImmutable() const {
   return (flags & MEDIA_LNK_FL_IMMUTABLE) != 0;
}

bool MediaLink::Joins(const MediaLink& other) const {
   return source == other.source && sourcePad == other.sourcePad && sink == other.sink && sinkPad == other.sinkPad;
}

MediaGraph::MediaGraph(SystemCalls& calls, const std::string& path) : calls_(&calls), path_(path) {
   const int descriptor = calls.Open(path, O_RDWR);
   if (descriptor < 0)
      throw Failure(calls, path, "could not be opened", errno);
   descriptor_ = FileDescriptor(calls, descriptor);
   Read();
}

std::optional<MediaGraph> MediaGraph::Of(SystemCalls& calls, const std::string& videoNode) {
   const std::string node = calls.Resolve(videoNode);
   std::optional<Error> refused;
   for (const std::string& name : calls.List("/dev")) {
      if (name.rfind("media", 0) != 0 || name.find_first_not_of("0123456789", 5) != std::string::npos)
         continue;
      try {
         MediaGraph graph(calls, "/dev/" + name);
         if (graph.OfNode(node) != nullptr)
            return graph;
      } catch (const Error& error) {
         refused = error;
      }
   }
   if (refused)
      throw *refused;
   return {};
}

std::string MediaGraph::NodeOf(std::uint32_t major, std::uint32_t minor) const {
   const std::string number = std::to_string(major) + ":" + std::to_string(minor);
   const std::string event = calls_->Read("/sys/dev/char/" + number + "/uevent");
   const std::string key = "DEVNAME=";
   const std::size_t found = event.find(key);
   if (found == std::string::npos)
      return "";
   const std::size_t begin = found + key.size();
   return "/dev/" + event.substr(begin, event.find('\n', begin) - begin);
}

void MediaGraph::Read() {
   media_device_info info{};
   if (calls_->Ioctl(descriptor_.Get(), MEDIA_IOC_DEVICE_INFO, &info) != 0)
      throw Failure(*calls_, path_, "is not a media device", errno);
   driver_ = TextOf(info.driver);
   model_ = TextOf(info.model);
   busInfo_ = TextOf(info.bus_info);
   Topology topology;
   if (const int error = topology.Read(*calls_, descriptor_.Get()); error != 0)
      throw Failure(*calls_, path_, "did not tell its entities and links", error);

   std::map<std::uint32_t, const media_v2_pad*> pads;
   std::map<std::uint32_t, const media_v2_interface*> interfaces;
   for (const auto& pad : topology.pads)
      pads[pad.id] = &pad;
   for (const auto& interface : topology.interfaces)
      interfaces[interface.id] = &interface;
   for (const auto& from : topology.entities) {
      MediaEntity entity;
      entity.id = from.id;
      entity.function = from.function;
      entity.name = TextOf(from.name);
      for (const auto& pad : topology.pads)
         if (pad.entity_id == from.id)
            entity.pads.push_back({pad.index, (pad.flags & MEDIA_PAD_FL_SOURCE) != 0});
      std::sort(entity.pads.begin(), entity.pads.end(), [](auto a, auto b) { return a.index < b.index; });
      for (const auto& link : topology.links)
         if (IsInterfaceLink(link) && link.sink_id == from.id && interfaces.count(link.source_id) == 1) {
            const media_v2_interface& interface = *interfaces[link.source_id];
            entity.isSubdevice = interface.intf_type == MEDIA_INTF_T_V4L_SUBDEV;
            entity.node = NodeOf(interface.devnode.major, interface.devnode.minor);
         }
      entities_.push_back(std::move(entity));
   }
   for (const auto& link : topology.links)
      if (!IsInterfaceLink(link) && pads.count(link.source_id) == 1 && pads.count(link.sink_id) == 1) {
         const media_v2_pad &source = *pads[link.source_id], &sink = *pads[link.sink_id];
         links_.push_back({source.entity_id, source.index, sink.entity_id, sink.index, link.flags});
      }
}

const MediaEntity& MediaGraph::Entity(std::uint32_t id) const {
   for (const MediaEntity& entity : entities_)
      if (entity.id == id)
         return entity;
   throw Error(EINVAL, path_ + " has no entity " + std::to_string(id) + "; 'media-ctl -d " + path_ +
                           " -p' tells which it has.");
}

const MediaEntity* MediaGraph::OfNode(const std::string& node) const {
   const auto found = std::find_if(entities_.begin(), entities_.end(),
                                   [&](const MediaEntity& entity) { return !node.empty() && entity.node == node; });
   return found == entities_.end() ? nullptr : &*found;
}

void MediaGraph::SetLink(const MediaLink& wanted, bool enabled) {
   const auto link = std::find_if(links_.begin(), links_.end(), [&](const auto& own) { return own.Joins(wanted); });
   if (link == links_.end())
      throw Error(EINVAL, path_ + " has no link " + Text(wanted) + "; 'media-ctl -d " + path_ + " -p' tells which.");
   if (link->IsEnabled() == enabled)
      return;
   if (link->IsImmutable())
      throw Error(EPERM, path_ + " cannot " + (enabled ? "enable " : "disable ") + Text(wanted) + ": it is immutable.");
   media_link_desc description{};
   description.source.entity = link->source;
   description.source.index = static_cast<std::uint16_t>(link->sourcePad);
   description.source.flags = MEDIA_PAD_FL_SOURCE;
   description.sink.entity = link->sink;
   description.sink.index = static_cast<std::uint16_t>(link->sinkPad);
   description.sink.flags = MEDIA_PAD_FL_SINK;
   // All other flags must be given as they are.
   description.flags = (link->flags & ~MEDIA_LNK_FL_ENABLED) | (enabled ? MEDIA_LNK_FL_ENABLED : 0U);
   if (calls_->Ioctl(descriptor_.Get(), MEDIA_IOC_SETUP_LINK, &description) != 0)
      throw Failure(*calls_, path_, std::string("could not ") + (enabled ? "enable " : "disable ") + Text(wanted),
                    errno);
   link->flags = description.flags;
}

} // namespace v4l2
