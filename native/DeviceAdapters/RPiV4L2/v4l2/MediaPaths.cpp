// From a sensor to a video node: finding the way, and clearing it.
#include "MediaGraph.h"

#include <algorithm>
#include <limits>
#include <map>

namespace v4l2 {

namespace {

/**
 * The sink pad whose pixels leave by this source pad. The graph does not tell; receivers list their pads in the same
 * order on both sides (rp1-cfe's csi2: 0–3 and 4–7), or have one sink for all sources (unicam).
 */
std::optional<std::uint32_t> SinkBehind(const MediaEntity& entity, std::uint32_t sourcePad) {
   std::vector<std::uint32_t> sinks;
   std::size_t rank = 0;
   for (const MediaPad& pad : entity.pads) {
      if (!pad.isSource)
         sinks.push_back(pad.index);
      else if (pad.index < sourcePad)
         ++rank;
   }
   if (sinks.empty())
      return {};
   return sinks[std::min(rank, sinks.size() - 1)];
}

struct Way {
   std::vector<MediaLink> links; // from the sensor
   int disabled = 0;             // links among them to be enabled
};

bool IsBetter(const Way& a, const Way& b) {
   return a.disabled != b.disabled ? a.disabled < b.disabled : a.links.size() < b.links.size();
}

/** The best way from a sensor into this pad; `depth` ends walks in graphs with loops. */
std::optional<Way> WayInto(const MediaGraph& graph, const MediaEntity& entity, std::uint32_t pad, int depth) {
   std::optional<Way> best;
   for (const MediaLink& link : graph.Links()) {
      if (link.sink != entity.id || link.sinkPad != pad || depth == 0)
         continue;
      const MediaEntity& source = graph.Entity(link.source);
      std::optional<Way> way;
      if (source.IsSensor())
         way = Way{};
      else if (const auto sink = SinkBehind(source, link.sourcePad))
         way = WayInto(graph, source, *sink, depth - 1);
      if (!way)
         continue;
      way->links.push_back(link);
      way->disabled += link.IsEnabled() ? 0 : 1;
      if (!best || IsBetter(*way, *best))
         best = way;
   }
   return best;
}

} // namespace

std::vector<MediaLink> MediaGraph::PathFromSensor(const std::string& videoNode) const {
   const MediaEntity* video = OfNode(calls_->Resolve(videoNode));
   std::optional<Way> best;
   if (video != nullptr)
      for (const MediaPad& pad : video->pads)
         if (const auto way = WayInto(*this, *video, pad.index, static_cast<int>(entities_.size()));
             way && (!best || IsBetter(*way, *best)))
            best = way;
   return best ? best->links : std::vector<MediaLink>{};
}

void MediaGraph::EnablePath(const std::vector<MediaLink>& path) {
   std::vector<MediaLink> competing;
   for (const MediaLink& wanted : path)
      for (const MediaLink& other : links_) {
         const bool isIntoSamePad = other.sink == wanted.sink && other.sinkPad == wanted.sinkPad;
         const bool isFromSamePad =
             other.source == wanted.source && other.sourcePad == wanted.sourcePad && !Entity(wanted.source).IsSensor();
         const bool isOfPath = std::any_of(path.begin(), path.end(), [&](auto& link) { return link.Joins(other); });
         if ((isIntoSamePad || isFromSamePad) && !isOfPath && other.IsEnabled() && !other.IsImmutable())
            competing.push_back(other);
      }
   for (const MediaLink& link : competing)
      SetLink(link, false);
   for (const MediaLink& link : path)
      SetLink(link, true);
}

std::string MediaGraph::Text(const MediaLink& link) const {
   return Entity(link.source).name + ":" + std::to_string(link.sourcePad) + " → " + Entity(link.sink).name + ":" +
          std::to_string(link.sinkPad);
}

std::string MediaGraph::Text(const std::vector<MediaLink>& path) const {
   std::string text;
   for (const MediaLink& link : path)
      text += text.empty() ? Text(link) : " → " + Entity(link.sink).name + ":" + std::to_string(link.sinkPad);
   return text;
}

} // namespace v4l2
