// CMMCore: the values of properties as a file of `Property` lines.
#include "../Core.h"
#include "../MMCore.h"
#include "../Text.h"
#include "ConfigText.h"

using namespace mmcore::internal;

void CMMCore::saveSystemState(const char* fileName) {
   const std::string path = NotNull(fileName, "file name");
   const Configuration state = core_->ReadSystemState();
   std::string text;
   for (size_t i = 0; i < state.size(); ++i) {
      const PropertySetting s = state.getSetting(i);
      if (s.getReadOnly())
         continue;
      if (s.getPropertyValue().find(',') != std::string::npos)
         core_->logger(mmcore::LogLevelWarning,
                       "Not saved, because a comma separates fields in files: " + s.getVerbose());
      else
         text += std::string(MM::g_CFGCommand_Property) + "," + s.getDeviceLabel() + "," + s.getPropertyName() + "," +
                 s.getPropertyValue() + "\n";
   }
   WriteWholeFile(path, text);
}

void CMMCore::loadSystemState(const char* fileName) {
   const std::string path = NotNull(fileName, "file name");
   Configuration state;
   int number = 0;
   for (const std::string& line : ReadConfigText(path, "file").lines) {
      ++number;
      const std::vector<std::string> fields = SplitAtCommas(line);
      if (fields[0] != MM::g_CFGCommand_Property)
         continue;
      if (fields.size() != 4)
         throw CMMError("Line " + std::to_string(number) + " of file " + Quoted(path) + " has " +
                            std::to_string(fields.size()) + " fields instead of 4: " + Quoted(line),
                        MMERR_InvalidCFGEntry);
      const PropertySetting setting(fields[1].c_str(), fields[2].c_str(), fields[3].c_str());
      if (core_->CanRestore(setting))
         state.addSetting(setting);
   }
   core_->Apply(state);
}
