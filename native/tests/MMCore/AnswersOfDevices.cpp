// Answers: loading, initialising and unloading devices, their properties and states, shutter and autofocus.
#include "AnswerInstrument.h"

Situations AnswersOfDevices() {
   return {
       {"no shutter open", Ok([](Instrument& i) { i.core.setShutterOpen(true); })},
       {"no shutter get", [](Instrument& i) { return std::to_string(i.core.getShutterOpen()); }},
       {"no af fullFocus", Ok([](Instrument& i) { i.core.fullFocus(); })},
       {"no af enabled", [](Instrument& i) { return std::to_string(i.core.isContinuousFocusEnabled()); }},
       {"no af offset", Ok([](Instrument& i) { i.core.getAutoFocusOffset(); })},
       {"no af score", [](Instrument& i) { return Text(i.core.getLastFocusScore()); }},
       {"no af locked", [](Instrument& i) { return std::to_string(i.core.isContinuousFocusLocked()); }},
       {"load bad adapter", Ok([](Instrument& i) { i.core.loadDevice("X", "NoSuchAdapter", "Y"); })},
       {"load bad device", Ok([](Instrument& i) { i.core.loadDevice("X", "A", "NoSuchDevice"); })},
       {"load Core label", Ok([](Instrument& i) { i.core.loadDevice("Core", "A", "Camera"); })},
       {"load comma label", Ok([](Instrument& i) { i.core.loadDevice("a,b", "A", "Camera"); })},
       {"load", Ok([](Instrument& i) { i.core.loadDevice("Cam", "A", "Camera"); })},
       {"load dup", Ok([](Instrument& i) {
           i.Load();
           i.core.loadDevice("Cam", "A", "Camera");
        })},
       {"prop before init", Ok([](Instrument& i) {
           i.Load();
           i.core.getProperty("Cam", "Gain");
        })},
       {"snap before init role", Ok([](Instrument& i) {
           i.Load();
           i.core.setCameraDevice("Cam");
           i.core.snapImage();
        })},
       {"init", Ok([](Instrument& i) {
           i.Load();
           i.core.initializeDevice("Cam");
        })},
       {"init twice", Ok([](Instrument& i) {
           i.Load();
           i.core.initializeDevice("Cam");
           i.core.initializeDevice("Cam");
        })},
       {"camera role after initDevice",
        [](Instrument& i) {
           i.Load();
           i.core.setCameraDevice("Cam");
           i.core.initializeDevice("Cam");
           return i.core.getCameraDevice();
        }},
       {"initAll", Ok([](Instrument& i) {
           i.Load();
           i.core.initializeDevice("Cam");
           i.core.initializeAllDevices();
        })},
       {"focus role",
        [](Instrument& i) {
           i.Ready();
           return i.core.getFocusDevice();
        }},
       {"roles",
        [](Instrument& i) {
           i.Ready();
           return i.core.getCameraDevice() + "," + i.core.getShutterDevice() + "," + i.core.getXYStageDevice();
        }},
       {"bad prop", Ok([](Instrument& i) {
           i.Ready();
           i.core.getProperty("Cam", "None");
        })},
       {"set bad prop", Ok([](Instrument& i) {
           i.Ready();
           i.core.setProperty("Cam", "None", "1");
        })},
       {"set readonly", Ok([](Instrument& i) {
           i.Ready();
           i.core.setProperty("Cam", "Name", "Other");
        })},
       {"set pre-init after init",
        [](Instrument& i) {
           i.Ready();
           i.core.setProperty("Cam", "MaximumExposureMs", "500");
           return i.core.getProperty("Cam", "MaximumExposureMs");
        }},
       {"set not allowed", Ok([](Instrument& i) {
           i.Ready();
           i.core.setProperty("Cam", "Binning", "3");
        })},
       {"set above", Ok([](Instrument& i) {
           i.Ready();
           i.core.setProperty("Cam", "Gain", "9");
        })},
       {"bool prop",
        [](Instrument& i) {
           i.Ready();
           i.core.setProperty("Cam", "Whole", true);
           return i.core.getProperty("Cam", "Whole");
        }},
       {"double prop",
        [](Instrument& i) {
           i.Ready();
           i.core.setProperty("Cam", "Fine", 12.3456);
           return i.core.getProperty("Cam", "Fine");
        }},
       {"float int",
        [](Instrument& i) {
           i.Ready();
           i.core.setProperty("Cam", "Whole", 2.0f);
           return i.core.getProperty("Cam", "Whole");
        }},
       {"comma value", Ok([](Instrument& i) {
           i.Ready();
           i.core.setProperty("Cam", "Binning", "1,2");
        })},
       {"wheel state bad", Ok([](Instrument& i) {
           i.Ready();
           i.core.setState("W", 10);
        })},
       {"wheel label bad", Ok([](Instrument& i) {
           i.Ready();
           i.core.setStateLabel("W", "Violet");
        })},
       {"wheel get label",
        [](Instrument& i) {
           i.Ready();
           return i.core.getStateLabel("W");
        }},
       // The label moves to position 1, and leaves the present position without one.
       {"define label dup",
        [](Instrument& i) {
           i.Ready();
           i.core.defineStateLabel("W", 1, "State-0");
           return i.core.getStateLabel("W");
        }},
       {"state from bad label", Ok([](Instrument& i) {
           i.Ready();
           i.core.getStateFromLabel("W", "Violet");
        })},
       {"wrong kind", Ok([](Instrument& i) {
           i.Ready();
           i.core.setPosition("Cam", 1);
        })},
       {"unknown", Ok([](Instrument& i) {
           i.Ready();
           i.core.getDeviceType("None");
        })},
       {"null", Ok([](Instrument& i) {
           i.Ready();
           i.core.getDeviceType(nullptr);
        })},
       {"empty", Ok([](Instrument& i) {
           i.Ready();
           i.core.getDeviceType("");
        })},
       {"setState neg", Ok([](Instrument& i) {
           i.Ready();
           i.core.setState("W", -1);
        })},
       {"reset",
        [](Instrument& i) {
           i.Ready();
           i.core.reset();
           return std::to_string(i.core.getLoadedDevices().size());
        }},
       {"unload unknown", Ok([](Instrument& i) { i.core.unloadDevice("None"); })},
       {"unloadLibrary", Ok([](Instrument& i) {
           i.Ready();
           i.core.unloadAllDevices();
           i.core.unloadLibrary("A");
        })},
   };
}
