// Saving a .cfg file: loading it again gives the same system.
#include "../Core.h"
#include "../Devices/DeviceProperties.h"
#include "../Devices/Stages.h"
#include "../Devices/StateDevices.h"
#include "../Text.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <initializer_list>

namespace mmcore {
namespace internal {

class ConfigLines {
public:
   explicit ConfigLines(const Logger& logger) : logger_(logger) {}
   void Comment(const std::string& text) { text_ += "# " + text + "\n"; }
   void Add(std::initializer_list<std::string> fields) {
      std::string line;
      bool separates = false; // a comma of a field's own, as an adapter's label may have
      for (const std::string& field : fields) {
         line += (line.empty() ? "" : ",") + field;
         separates = separates || field.find(',') != std::string::npos;
      }
      if (separates)
         logger_(LogLevelWarning, "Not saved, because a comma separates fields in files: " + line);
      else
         text_ += line + "\n";
   }
   void CoreProperty(const char* property, const std::string& value) {
      Add({MM::g_CFGCommand_Property, MM::g_Keyword_CoreDevice, property, value});
   }
   const std::string& Text() const { return text_; }

private:
   const Logger& logger_;
   std::string text_;
};

static void AddPreInitProperties(ConfigLines& lines, Device& device) {
   for (const std::string& property : PropertyNames(device)) {
      if (IsPreInit(device, property) && !IsReadOnly(device, property))
         lines.Add({MM::g_CFGCommand_Property, device.Label(), property, ReadProperty(device, property)});
   }
}

// No command removes a label. But a label belongs to one position only: a position that is to have none is first given
// a label that the next line gives to another position.
static void AddLabels(ConfigLines& lines, const Core& core, Device& device) {
   std::vector<std::pair<long, std::string>> labels;
   for (long i = 0, n = NumberOfPositions(device); i < n; ++i) {
      const std::string label = LabelOfPosition(device, i);
      if (!label.empty())
         labels.emplace_back(i, label);
   }
   const auto add = [&](long position, const std::string& label) {
      lines.Add({MM::g_CFGCommand_Label, device.Label(), std::to_string(position), label});
   };
   for (const long position : StrippedPositions(device)) {
      if (!labels.empty())
         add(position, labels.front().second);
      else
         core.logger(LogLevelWarning, "Not saved, because files cannot say that no position has a label: position " +
                                          std::to_string(position) + " of " + Quoted(device.Label()));
   }
   for (const auto& [position, label] : labels)
      add(position, label);
}

static void AddGroups(ConfigLines& lines, const Core& core) {
   for (const std::string& group : core.groups.Groups()) {
      const Presets presets = core.groups.Known(group);
      if (presets.empty() && group.empty())
         core.logger(LogLevelWarning, "Not saved, because files cannot hold it: a group without name and presets");
      else if (presets.empty())
         lines.Add({MM::g_CFGCommand_ConfigGroup, group});
      for (const auto& [preset, settings] : presets) {
         if (settings.size() == 0)
            core.logger(LogLevelWarning, "Not saved, because files cannot hold a preset without settings: " +
                                             Quoted(group) + " " + Quoted(preset));
         for (size_t i = 0; i < settings.size(); ++i) {
            const PropertySetting s = settings.getSetting(i);
            lines.Add({MM::g_CFGCommand_ConfigGroup, group, preset, s.getDeviceLabel(), s.getPropertyName(),
                       s.getPropertyValue()});
         }
      }
   }
}

static void AddPixelSizes(ConfigLines& lines, const Core& core) {
   for (const auto& [id, size] : core.pixelSizes.All()) {
      if (size.settings.size() == 0) {
         core.logger(LogLevelWarning,
                     "Not saved, because files cannot hold a pixel size without settings: " + Quoted(id));
         continue;
      }
      for (size_t i = 0; i < size.settings.size(); ++i) {
         const PropertySetting s = size.settings.getSetting(i);
         lines.Add(
             {MM::g_CFGCommand_ConfigPixelSize, id, s.getDeviceLabel(), s.getPropertyName(), s.getPropertyValue()});
      }
      const auto& a = size.affine;
      lines.Add({MM::g_CFGCommand_PixelSize_um, id, NumberText(size.um)});
      lines.Add({MM::g_CFGCommand_PixelSizeAffine, id, NumberText(a[0]), NumberText(a[1]), NumberText(a[2]),
                 NumberText(a[3]), NumberText(a[4]), NumberText(a[5])});
      lines.Add({MM::g_CFGCommand_PixelSizedxdz, id, NumberText(size.dxdz)});
      lines.Add({MM::g_CFGCommand_PixelSizedydz, id, NumberText(size.dydz)});
      lines.Add({MM::g_CFGCommand_PixelSizeOptimalZUm, id, NumberText(size.optimalZUm)});
   }
}

static std::string ParentOf(Device& device) {
   char parent[MM::MaxStrLength] = "";
   device.UseAnyTime([&](MM::Device& d) { d.GetParentID(parent); });
   return parent;
}

// Files hold the roles that all cores restore. The others come back by the order of loading, or not at all.
static void WarnOfRolesNotSaved(const Core& core) {
   const auto warn = [&](const char* property, const std::string& value, const std::string& onLoading) {
      if (value != onLoading)
         core.logger(LogLevelWarning, std::string("Not saved: Core-") + property + " " + Quoted(value) +
                                          "; loading the file gives " + Quoted(onLoading) +
                                          ". A preset System/Startup can hold it");
   };
   for (const Role role : {Role::XYStage, Role::AutoFocus, Role::ImageProcessor, Role::SLM, Role::Galvo}) {
      const RoleKind& kind = KindOf(role);
      const std::vector<DevicePtr> candidates = core.devices.OfType(kind.type);
      const bool given = kind.byDefault && !candidates.empty();
      warn(kind.property, core.roles.LabelOf(role), given ? candidates.back()->Label() : "");
   }
   warn(MM::g_Keyword_CoreChannelGroup, core.ChannelGroup(), "");
}

static std::string ConfigurationText(Core& core) {
   ConfigLines lines(core.logger);
   const std::vector<DevicePtr> all = core.devices.All();
   lines.Comment("Written by MMCore on " + LocalTimeText(std::chrono::system_clock::now()).substr(0, 19));
   lines.CoreProperty(MM::g_Keyword_CoreInitialize, "0");
   lines.Comment("Devices");
   for (const DevicePtr& device : all)
      lines.Add({MM::g_CFGCommand_Device, device->Label(), device->Module().Name(), device->Name()});
   lines.Comment("Properties that take effect before initialisation");
   for (const DevicePtr& device : all)
      AddPreInitProperties(lines, *device);
   lines.Comment("Hubs of peripherals");
   for (const DevicePtr& device : all) {
      const std::string parent = ParentOf(*device);
      if (!parent.empty())
         lines.Add({MM::g_CFGCommand_ParentID, device->Label(), parent});
   }
   lines.CoreProperty(MM::g_Keyword_CoreInitialize, "1");
   lines.Comment("Delays in milliseconds");
   for (const DevicePtr& device : all) {
      const double delay = device->UseAnyTime([](MM::Device& d) { return d.GetDelayMs(); });
      if (delay != 0.0)
         lines.Add({MM::g_CFGCommand_Delay, device->Label(), NumberText(delay)});
   }
   lines.Comment("Focus directions");
   for (const DevicePtr& stage : core.devices.OfType(MM::StageDevice))
      lines.Add({MM::g_CFGCommand_FocusDirection, stage->Label(), std::to_string(FocusDirection(*stage))});
   lines.Comment("Labels");
   for (const DevicePtr& device : core.devices.OfType(MM::StateDevice))
      AddLabels(lines, core, *device);
   lines.Comment("Configuration groups");
   AddGroups(lines, core);
   lines.Comment("Pixel sizes");
   AddPixelSizes(lines, core);
   lines.Comment("Roles");
   for (const char* property :
        {MM::g_Keyword_CoreCamera, MM::g_Keyword_CoreShutter, MM::g_Keyword_CoreFocus, MM::g_Keyword_CoreAutoShutter})
      lines.CoreProperty(property, core.GetCoreProperty(property));
   WarnOfRolesNotSaved(core);
   return lines.Text();
}

void WriteWholeFile(const std::string& path, const std::string& text) {
   const std::string temporary = path + ".part";
   std::ofstream file(temporary, std::ios::binary | std::ios::trunc);
   file << text;
   file.close();
   if (!file || std::rename(temporary.c_str(), path.c_str()) != 0) {
      const std::string reason = std::strerror(errno);
      std::remove(temporary.c_str());
      throw CMMError("Cannot write file " + Quoted(path) + ": " + reason, MMERR_FileOpenFailed);
   }
}

void Core::SaveConfiguration(const std::string& path) {
   WriteWholeFile(path, ConfigurationText(*this));
}

} // namespace internal
} // namespace mmcore
