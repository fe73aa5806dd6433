// Loading a .cfg file: one command a line.
#include "../Core.h"
#include "../Devices/Stages.h"
#include "../Devices/StateDevices.h"
#include "../Text.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

namespace mmcore {
namespace internal {

using Fields = std::vector<std::string>;

static double NumberField(const std::string& text) {
   const std::optional<double> number = ParseDouble(text);
   if (!number)
      throw CMMError(Quoted(text) + " is not a number", MMERR_InvalidCFGEntry);
   return *number;
}

static long IntegerField(const std::string& text) {
   const std::optional<long> number = ParseLong(text);
   if (!number)
      throw CMMError(Quoted(text) + " is not a whole number", MMERR_InvalidCFGEntry);
   return *number;
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
      affine[i] = NumberField(f[i + 2]);
   core.pixelSizes.Set(f[1], &PixelSize::affine, affine);
}

static void LabelState(Core& core, const Fields& f) {
   const DevicePtr device = core.devices.Get(f[1], MM::StateDevice);
   DefineLabel(*device, IntegerField(f[2]), f[3]);
}

struct Command {
   const char* word;
   std::size_t fields;
   bool lastMayBeEmpty; // and then be left out
   void (*run)(Core& core, const Fields& f);
};

// ConfigGroup has a second form, of two fields, which FitFields knows.
static const Command kCommands[] = {
    {MM::g_CFGCommand_Device, 4, false, [](Core& core, const Fields& f) { core.LoadDevice(f[1], f[2], f[3]); }},
    {MM::g_CFGCommand_Property, 4, true, [](Core& core, const Fields& f) { core.SetProperty(f[1], f[2], f[3]); }},
    {MM::g_CFGCommand_Delay, 3, false,
     [](Core& core, const Fields& f) {
        const double ms = NumberField(f[2]);
        core.devices.Get(f[1])->UseAnyTime([ms](MM::Device& d) { d.SetDelayMs(ms); });
     }},
    {MM::g_CFGCommand_FocusDirection, 3, false,
     [](Core& core, const Fields& f) {
        SetFocusDirection(*core.devices.Get(f[1], MM::StageDevice), IntegerField(f[2]));
     }},
    {MM::g_CFGCommand_Label, 4, false, LabelState},
    {MM::g_CFGCommand_ConfigGroup, 6, true, DefinePresetSetting},
    {MM::g_CFGCommand_ConfigPixelSize, 5, true,
     [](Core& core, const Fields& f) {
        core.pixelSizes.Define(f[1], PropertySetting(f[2].c_str(), f[3].c_str(), f[4].c_str()));
     }},
    {MM::g_CFGCommand_PixelSize_um, 3, false,
     [](Core& core, const Fields& f) { core.pixelSizes.Set(f[1], &PixelSize::um, NumberField(f[2])); }},
    {MM::g_CFGCommand_PixelSizeAffine, 8, false, SetAffine},
    {MM::g_CFGCommand_PixelSizedxdz, 3, false,
     [](Core& core, const Fields& f) { core.pixelSizes.Set(f[1], &PixelSize::dxdz, NumberField(f[2])); }},
    {MM::g_CFGCommand_PixelSizedydz, 3, false,
     [](Core& core, const Fields& f) { core.pixelSizes.Set(f[1], &PixelSize::dydz, NumberField(f[2])); }},
    {MM::g_CFGCommand_PixelSizeOptimalZUm, 3, false,
     [](Core& core, const Fields& f) { core.pixelSizes.Set(f[1], &PixelSize::optimalZUm, NumberField(f[2])); }},
    {MM::g_CFGCommand_ParentID, 3, false,
     [](Core& core, const Fields& f) {
        core.devices.Get(f[1])->UseAnyTime([&](MM::Device& d) { d.SetParentID(f[2].c_str()); });
     }},
};

// Brings the fields to the number the command takes; throws if that cannot be.
static void FitFields(const Command& command, Fields& fields) {
   while (fields.size() > 1 && fields.back().empty())
      fields.pop_back();
   if (command.lastMayBeEmpty && fields.size() + 1 == command.fields)
      fields.emplace_back();
   const bool groupAlone = command.run == DefinePresetSetting && fields.size() == 2;
   if (fields.size() != command.fields && !groupAlone)
      throw CMMError("The command " + Quoted(command.word) + " takes " + std::to_string(command.fields) +
                         " fields, itself included, but has " + std::to_string(fields.size()),
                     MMERR_InvalidCFGEntry);
}

static void RunLine(Core& core, const std::string& line) {
   // Devices see texts only up to it: what is set would not be what the file says.
   if (line.find('\0') != std::string::npos)
      throw CMMError("A character of value 0 is in the line, so this is no text file; remove it",
                     MMERR_InvalidCFGEntry);
   Fields fields = SplitAtCommas(line);
   const std::string& word = fields[0];
   if (word == MM::g_CFGCommand_Configuration) {
      core.logger(LogLevelWarning, "Skipped the obsolete command " + Quoted(line) + "; use ConfigGroup instead");
      return;
   }
   if (word == MM::g_CFGCommand_Equipment || word == MM::g_CFGCommand_ImageSynchro)
      throw CMMError("The command " + Quoted(word) + " is no longer supported; remove the line", MMERR_InvalidCFGEntry);
   for (const Command& command : kCommands) {
      if (word == command.word) {
         FitFields(command, fields);
         command.run(core, fields);
         return;
      }
   }
   core.logger(LogLevelDebug, "Skipped the unknown command " + Quoted(line));
}

static void RunFile(Core& core, const std::string& path) {
   std::error_code unreadable;
   if (std::filesystem::is_directory(path, unreadable)) // which a stream opens without complaint
      throw CMMError("Cannot open configuration file " + Quoted(path) + ": it is a folder", MMERR_FileOpenFailed);
   std::ifstream file(path, std::ios::binary);
   if (!file)
      throw CMMError("Cannot open configuration file " + Quoted(path) + ": " + std::strerror(errno),
                     MMERR_FileOpenFailed);
   std::string line;
   for (int number = 1; std::getline(file, line); ++number) {
      if (number == 1 && line.compare(0, 3, "\xEF\xBB\xBF") == 0)
         line.erase(0, 3);
      while (!line.empty() && line.back() == '\r')
         line.pop_back();
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

void Core::LoadConfiguration(const std::string& path) {
   try {
      RunFile(*this, path);
      if (groups.Has(MM::g_CFGGroup_System, MM::g_CFGGroup_System_Startup))
         Apply(groups.Get(MM::g_CFGGroup_System, MM::g_CFGGroup_System_Startup));
      WaitForType(MM::AnyType);
      cache.Replace(ReadSystemState());
   } catch (const CMMError& error) {
      logger(LogLevelError, "Failed to load a configuration: " + error.getFullMsg());
      UnloadAllDevices(); // and tells so
      throw;
   }
   PixelSizeMayHaveChanged();
   events.Post([](MMEventCallback& receiver) { receiver.onSystemConfigurationLoaded(); });
}

} // namespace internal
} // namespace mmcore
