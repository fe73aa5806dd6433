// Answers: groups of presets, pixel sizes, and files.
#include "AnswerInstrument.h"

Situations AnswersOfPresets() {
   return {
       {"cfg define w/o group",
        [](Instrument& i) {
           i.core.defineConfig("G", "P");
           return std::to_string(i.core.isGroupDefined("G"));
        }},
       {"cfg bad", Ok([](Instrument& i) {
           i.core.defineConfigGroup("G");
           i.core.setConfig("G", "None");
        })},
       {"cfg nogroup", Ok([](Instrument& i) { i.core.setConfig("None", "P"); })},
       {"cfg set",
        [](Instrument& i) {
           i.Ready();
           i.core.defineConfig("G", "P", "Cam", "Binning", "2");
           i.core.setConfig("G", "P");
           return i.core.getCurrentConfig("G");
        }},
       {"cfg rename",
        [](Instrument& i) {
           i.Ready();
           i.core.defineConfig("G", "P", "Cam", "Binning", "1");
           i.core.renameConfig("G", "P", "P2");
           return i.core.getCurrentConfig("G");
        }},
       {"cfg bad device", Ok([](Instrument& i) {
           i.Ready();
           i.core.defineConfig("G", "P", "None", "X", "1");
           i.core.setConfig("G", "P");
        })},
       {"cfg delete missing", Ok([](Instrument& i) {
           i.core.defineConfigGroup("G");
           i.core.deleteConfig("G", "None");
        })},
       {"cfg delete prop",
        [](Instrument& i) {
           i.core.defineConfig("G", "P", "Cam", "Binning", "1");
           i.core.deleteConfig("G", "P", "Cam", "Binning");
           return std::to_string(i.core.getConfigData("G", "P").size());
        }},
       {"delete group missing", Ok([](Instrument& i) { i.core.deleteConfigGroup("None"); })},
       {"define group twice", Ok([](Instrument& i) {
           i.core.defineConfigGroup("G");
           i.core.defineConfigGroup("G");
        })},
       {"current of no group", [](Instrument& i) { return i.core.getCurrentConfig("None"); }},
       {"avail configs nogroup",
        [](Instrument& i) { return std::to_string(i.core.getAvailableConfigs("None").size()); }},
       {"define comma group", Ok([](Instrument& i) { i.core.defineConfigGroup("a,b"); })},
       {"define empty group", Ok([](Instrument& i) { i.core.defineConfigGroup(""); })},
       {"px none",
        [](Instrument& i) {
           i.Ready();
           const std::vector<double> affine = i.core.getPixelSizeAffine();
           return Text(i.core.getPixelSizeUm()) + " '" + i.core.getCurrentPixelSizeConfig() + "' " + Text(affine[0]) +
                  " " + std::to_string(affine.size());
        }},
       {"px define",
        [](Instrument& i) {
           i.DefinePixelSize();
           const std::vector<double> affine = i.core.getPixelSizeAffine();
           return Text(i.core.getPixelSizeUm()) + " aff " + Text(affine[0]) + " " + Text(affine[4]);
        }},
       {"px binning 2",
        [](Instrument& i) {
           i.DefinePixelSize();
           i.core.setBinning(2);
           return Text(i.core.getPixelSizeUm());
        }},
       {"px bad", Ok([](Instrument& i) {
           i.DefinePixelSize();
           i.core.getPixelSizeUmByID("None");
        })},
       {"px aff bad size", Ok([](Instrument& i) {
           i.DefinePixelSize();
           i.core.setPixelSizeAffine("P", {1, 2});
        })},
       {"px aff",
        [](Instrument& i) {
           i.DefinePixelSize();
           const std::vector<double> affine = i.core.getPixelSizeAffineByID("P");
           return Text(affine[0]) + " " + Text(affine[4]);
        }},
       {"px neg", Ok([](Instrument& i) {
           i.DefinePixelSize();
           i.core.setPixelSizeUm("P", -1);
        })},
       {"px no settings",
        [](Instrument& i) {
           i.DefinePixelSize();
           i.core.definePixelSizeConfig("E");
           i.core.setPixelSizeUm("E", 4);
           return i.core.getCurrentPixelSizeConfig() + " " + Text(i.core.getPixelSizeUm());
        }},
       {"save", Ok([](Instrument& i) {
           i.Ready();
           i.core.saveSystemConfiguration("/no/such/folder/a.cfg");
        })},
       {"load none", Ok([](Instrument& i) { i.core.loadSystemConfiguration("/no/such/file.cfg"); })},
       {"loadState none", Ok([](Instrument& i) { i.core.loadSystemState("/no/such/file.txt"); })},
       {"cfg bogus cmd",
        [](Instrument& i) {
           i.LoadFile(kBase + "Bogus,1,2\n");
           return std::to_string(i.core.getLoadedDevices().size());
        }},
       {"cfg short dev", Ok([](Instrument& i) { i.LoadFile("Device,Cam\n"); })},
       {"cfg crlf", Ok([](Instrument& i) { i.LoadFile("Device,Cam,A,Camera\r\nProperty,Cam,None,1\r\n"); })},
       {"cfg bad prop", Ok([](Instrument& i) { i.LoadFile(kBase + "Property,Cam,Binning,3\n"); })},
       {"cfg bad startup", Ok([](Instrument& i) { i.LoadFile(kBase + "ConfigGroup,System,Startup,Cam,Binning,3\n"); })},
       {"cfg obsolete", Ok([](Instrument& i) { i.LoadFile(kBase + "Equipment,1,2,3\n"); })},
   };
}
