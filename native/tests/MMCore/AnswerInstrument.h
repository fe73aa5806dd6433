// The instrument of the situations in answers.tsv.
#pragma once

#include "AnswerDevices.h"
#include "CoreFixture.h"

#include <cstdio>
#include <functional>
#include <map>

inline std::string Text(double number) {
   char text[64];
   std::snprintf(text, sizeof text, "%f", number);
   return text;
}

/** A core, without a device or with all of them initialised, the camera, shutter and XY stage in their roles. */
struct Instrument {
   Instrument() { core.loadMockDeviceAdapter("A", &adapter); }
   void Load() {
      for (const auto& [label, device] :
           {std::pair{"Cam", "Camera"}, {"Sh", "Shutter"}, {"W", "Wheel"}, {"Z", "Stage"}, {"XY", "XYStage"}})
         core.loadDevice(label, "A", device);
   }
   void Ready() {
      Load();
      core.initializeAllDevices();
   }
   void Run() {
      Ready();
      core.snapImage();
      core.startContinuousSequenceAcquisition(0);
   }
   std::string File(const std::string& text) {
      const std::string path = testing::TempDir() + "answers-" + std::to_string(getpid()) + ".cfg";
      std::ofstream(path, std::ios::binary) << text;
      return path;
   }
   void LoadFile(const std::string& text) { core.loadSystemConfiguration(File(text).c_str()); }
   /** A pixel size of 0.5 µm at binning 1 and 2. */
   void DefinePixelSize() {
      Ready();
      core.definePixelSizeConfig("P", "W", "State", "0");
      core.setPixelSizeUm("P", 0.5);
   }

   AnswerAdapter adapter;
   CMMCore core;
};

/** What is done in a situation, and the answer as text; errors are thrown. */
using Call = std::function<std::string(Instrument&)>;
using Situations = std::map<std::string, Call>;

/** For a situation whose answer is "ok" if nothing is thrown. */
inline Call Ok(const std::function<void(Instrument&)>& call) {
   return [call](Instrument& i) {
      call(i);
      return std::string("ok");
   };
}

/** The beginning of configuration files: a camera, initialised. */
inline const std::string kBase = "Device,Cam,A,Camera\nProperty,Core,Initialize,1\n";

Situations AnswersOfDevices();
Situations AnswersOfCameras();
Situations AnswersOfPresets();
Situations AnswersOfStages();
