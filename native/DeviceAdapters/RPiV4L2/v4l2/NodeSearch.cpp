#include "Nodes.h"

#include "Error.h"
#include "Wording.h"

#include <algorithm>
#include <cerrno>
#include <functional>

namespace v4l2 {

namespace {

std::string LastPart(const std::string& path) {
   return path.substr(path.rfind('/') + 1); // npos + 1 is 0: the whole
}

std::vector<std::string> NamesOf(const Node& node) {
   std::vector<std::string> names = {LastPart(node.path), node.card, node.name, node.busInfo};
   for (const auto& links : {node.byId, node.byPath})
      for (const std::string& link : links)
         names.push_back(LastPart(link));
   return names;
}

using Fits = std::function<bool(const std::string& name)>;

std::vector<Node> NodesThat(const std::vector<Node>& nodes, const Fits& fits) {
   std::vector<Node> fitting;
   for (const Node& node : nodes) {
      const std::vector<std::string> names = NamesOf(node);
      if (std::any_of(names.begin(), names.end(), fits))
         fitting.push_back(node);
   }
   return fitting;
}

std::vector<Node> Meant(SystemCalls& calls, const std::vector<Node>& nodes, const std::string& said) {
   if (said.front() == '/') {
      const std::string resolved = calls.Resolve(said);
      std::vector<Node> meant;
      for (const Node& node : nodes)
         if (node.path == said || node.path == resolved)
            meant.push_back(node);
      return meant;
   }
   std::vector<Node> meant = NodesThat(nodes, [&](const std::string& name) { return name == said; });
   if (meant.empty())
      meant = NodesThat(
          nodes, [&](const std::string& name) { return LowerCase(name).find(LowerCase(said)) != std::string::npos; });
   return meant;
}

} // namespace

std::string AllThereAre(const std::vector<Node>& nodes) {
   if (nodes.empty())
      return "There is no video node (/dev/video*) at all: plug the camera in; for a Pi's sensor see its dtoverlay in "
             "config.txt.";
   std::string text = "There are:";
   for (const Node& node : nodes) {
      text += "\n  " + node.Text();
      if (node.StableName() != node.path)
         text += "\n    " + node.StableName();
   }
   return text;
}

Node Find(SystemCalls& calls, const std::string& said) {
   return Find(calls, Nodes(calls), said);
}

Node Find(SystemCalls& calls, const std::vector<Node>& nodes, const std::string& said) {
   if (said.empty())
      throw Error(ENOENT, "No video device was named. " + AllThereAre(nodes));
   const std::vector<Node> meant = Meant(calls, nodes, said);
   if (meant.empty())
      throw Error(ENOENT, "No video device is called '" + said + "'. " + AllThereAre(nodes));

   std::vector<Node> usable;
   std::copy_if(meant.begin(), meant.end(), std::back_inserter(usable),
                [](const Node& node) { return node.IsUsable(); });
   if (usable.size() == 1)
      return usable.front();
   if (usable.empty())
      throw Error(ENODEV, "'" + said + "' cannot be used: " + meant.front().Text() + " " + AllThereAre(nodes));
   std::vector<std::string> paths;
   for (const Node& node : usable)
      paths.push_back(node.path);
   throw Error(EINVAL, "'" + said + "' may mean " + Listed(paths) + ": name one by its path or stable link. " +
                           AllThereAre(nodes));
}

} // namespace v4l2
