// Loading a .cfg file: one command a line.
#include "../Core.h"
#include "../Devices/Stages.h"
#include "../Devices/StateDevices.h"
#include "../Text.h"
#include "ConfigLine.h"
#include "ConfigText.h"

#include <map>

namespace mmcore {
namespace internal {

using Fields = std::vector<std::string>;

// The line has been parsed: what should be a number is one.
static double Number(const std::string& field) {
   return ParseDouble(field).value();
}

static long Integer(const std::string& field) {
   return ParseLong(field).value();
}

static void DefinePresetSetting(Core& core, const Fields& f) {
   if (f.size() > 2)
      core.groups.Define(f[1], f[2], PropertySetting(f[3].c_str(), f[4].c_str(), f[5].c_str()));
   else if (!core.groups.HasGroup(f[1]))
      core.groups.DefineGroup(f[1]);
}

static void SetAffine(Core& core, const Fields& f) {
   std::array<double, 6> affine;
   for (std::size_t i = 0; i < affine.size(); ++i)
      affine[i] = Number(f[i + 2]);
   core.pixelSizes.Set(f[1], &PixelSize::affine, affine);
}

static void LabelState(Core& core, const Fields& f) {
   const DevicePtr device = core.devices.Get(f[1], MM::StateDevice);
   DefineLabel(*device, Integer(f[2]), f[3]);
}

using Run = void (*)(Core& core, const Fields& f);

static const std::map<std::string, Run> kCommands = {
    {MM::g_CFGCommand_Device, [](Core& core, const Fields& f) { core.LoadDevice(f[1], f[2], f[3]); }},
    {MM::g_CFGCommand_Property, [](Core& core, const Fields& f) { core.SetProperty(f[1], f[2], f[3]); }},
    {MM::g_CFGCommand_Delay,
     [](Core& core, const Fields& f) {
        const double ms = Number(f[2]);
        core.devices.Get(f[1])->UseAnyTime([ms](MM::Device& d) { d.SetDelayMs(ms); });
     }},
    {MM::g_CFGCommand_FocusDirection,
     [](Core& core, const Fields& f) { SetFocusDirection(*core.devices.Get(f[1], MM::StageDevice), Integer(f[2])); }},
    {MM::g_CFGCommand_Label, LabelState},
    {MM::g_CFGCommand_ConfigGroup, DefinePresetSetting},
    {MM::g_CFGCommand_ConfigPixelSize,
     [](Core& core, const Fields& f) {
        core.pixelSizes.Define(f[1], PropertySetting(f[2].c_str(), f[3].c_str(), f[4].c_str()));
     }},
    {MM::g_CFGCommand_PixelSize_um,
     [](Core& core, const Fields& f) { core.pixelSizes.Set(f[1], &PixelSize::um, Number(f[2])); }},
    {MM::g_CFGCommand_PixelSizeAffine, SetAffine},
    {MM::g_CFGCommand_PixelSizedxdz,
     [](Core& core, const Fields& f) { core.pixelSizes.Set(f[1], &PixelSize::dxdz, Number(f[2])); }},
    {MM::g_CFGCommand_PixelSizedydz,
     [](Core& core, const Fields& f) { core.pixelSizes.Set(f[1], &PixelSize::dydz, Number(f[2])); }},
    {MM::g_CFGCommand_PixelSizeOptimalZUm,
     [](Core& core, const Fields& f) { core.pixelSizes.Set(f[1], &PixelSize::optimalZUm, Number(f[2])); }},
    {MM::g_CFGCommand_ParentID,
     [](Core& core, const Fields& f) {
        core.devices.Get(f[1])->UseAnyTime([&](MM::Device& d) { d.SetParentID(f[2].c_str()); });
     }},
};

static void RunLine(Core& core, const std::string& line) {
   // Devices see texts only up to it: what is set would not be what the file says.
   if (line.find('\0') != std::string::npos)
      throw CMMError("The line contains a character of value 0, so this is not a text file; remove it",
                     MMERR_InvalidCFGEntry);
   const ConfigLine parsed = ParseConfigLine(line);
   const std::string& word = parsed.fields[0];
   switch (parsed.fate) {
   case Fate::Run:
      kCommands.at(word)(core, parsed.fields);
      break;
   case Fate::Skipped:
      core.logger(LogLevelWarning, "Skipped the obsolete command " + Quoted(line) + "; use ConfigGroup instead");
      break;
   case Fate::Refused:
      throw CMMError("The command " + Quoted(word) + " is no longer supported; remove the line", MMERR_InvalidCFGEntry);
   case Fate::Unknown:
      core.logger(LogLevelDebug, "Skipped the unknown command " + Quoted(line));
   }
}

static void RunFile(Core& core, const std::string& path) {
   const ConfigText text = ReadConfigText(path, "configuration file");
   if (!text.latin1.empty())
      core.logger(LogLevelWarning, "Line " + std::to_string(text.latin1.front()) + " of configuration file " +
                                       Quoted(path) + " is not UTF-8 and was read as Latin-1; save the file as UTF-8");
   int number = 0;
   for (const std::string& line : text.lines) {
      ++number;
      if (line.empty() || line[0] == '#')
         continue;
      try {
         RunLine(core, line);
      } catch (const CMMError& error) {
         throw CMMError("Line " + std::to_string(number) + " of configuration file " + Quoted(path) + ": " +
                            Quoted(line),
                        MMERR_InvalidConfigurationFile, error);
      }
   }
}

static void ApplyStartup(Core& core, const std::string& path) {
   if (!core.groups.Has(MM::g_CFGGroup_System, MM::g_CFGGroup_System_Startup))
      return;
   try {
      core.Apply(core.groups.Get(MM::g_CFGGroup_System, MM::g_CFGGroup_System_Startup));
   } catch (const CMMError& error) {
      throw CMMError("The preset System/Startup, which ends the loading of configuration file " + Quoted(path) +
                         ", cannot be applied",
                     error.getCode(), error);
   }
}

void Core::LoadConfiguration(const std::string& path) {
   try {
      RunFile(*this, path);
      ApplyStartup(*this, path);
      WaitForType(MM::AnyType);
      cache.Replace(ReadSystemState());
   } catch (const CMMError& error) {
      logger(LogLevelError, "Failed to load a configuration: " + error.getFullMsg());
      UnloadAllDevices(); // and reports it
      throw;
   }
   PixelSizeMayHaveChanged();
   events.Post([](MMEventCallback& receiver) { receiver.onSystemConfigurationLoaded(); });
}

} // namespace internal
} // namespace mmcore
