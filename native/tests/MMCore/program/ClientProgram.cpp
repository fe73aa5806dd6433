// A program in the manner of those written for CMMCore: it says that such sources compile unchanged and run.
// usage: client_program FOLDER-OF-THE-SAMPLE-ADAPTER
#include "ImageMetadata.h"
#include "MMCore.h"
#include "MMEventCallback.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <sstream>
#include <string>
#include <vector>

using namespace std;

class MyEventCallback : public MMEventCallback {
public:
   MyEventCallback() : propertyChanges(0), stageMoves(0), configurationsLoaded(0) {}

   void onPropertyChanged(const char* name, const char* propName, const char* propValue) {
      cout << "property " << name << "-" << propName << " = " << propValue << endl;
      ++propertyChanges;
   }
   void onStagePositionChanged(const char* name, double pos) {
      cout << "stage " << name << " at " << pos << endl;
      ++stageMoves;
   }
   void onSystemConfigurationLoaded() { ++configurationsLoaded; }

   int propertyChanges;
   int stageMoves;
   int configurationsLoaded;
};

static int failures = 0;

static void check(bool ok, const char* what) {
   cout << (ok ? "ok   " : "FAIL ") << what << endl;
   if (!ok)
      ++failures;
}

static void loadDevices(CMMCore& core) {
   core.loadDevice("Hub", "Sample", "SHub");
   core.loadDevice("Camera", "Sample", "SCam");
   core.loadDevice("Wheel", "Sample", "SWheel");
   core.loadDevice("Stage", "Sample", "SStage");
   core.loadDevice("Shutter", "Sample", "SShutter");
   core.initializeAllDevices();
   core.setCameraDevice("Camera");
   core.setFocusDevice("Stage");
   core.setShutterDevice("Shutter");
}

static void listEverything(CMMCore& core) {
   vector<string> labels = core.getLoadedDevices();
   for (size_t i = 0; i < labels.size(); i++) {
      cout << labels[i] << " (" << core.getDeviceLibrary(labels[i].c_str()) << ")" << endl;
      vector<string> props = core.getDevicePropertyNames(labels[i].c_str());
      for (vector<string>::const_iterator it = props.begin(); it != props.end(); ++it) {
         cout << "   " << *it << " = " << core.getProperty(labels[i].c_str(), it->c_str());
         vector<string> allowed = core.getAllowedPropertyValues(labels[i].c_str(), it->c_str());
         for (size_t j = 0; j < allowed.size(); j++)
            cout << (j ? ", " : "   of ") << allowed[j];
         if (core.hasPropertyLimits(labels[i].c_str(), it->c_str()))
            cout << "   in " << core.getPropertyLowerLimit(labels[i].c_str(), it->c_str()) << " to "
                 << core.getPropertyUpperLimit(labels[i].c_str(), it->c_str());
         cout << endl;
      }
   }
}

static void checkState(CMMCore& core) {
   Configuration state = core.getSystemState();
   bool found = false;
   for (size_t i = 0; i < state.size(); i++) {
      PropertySetting s = state.getSetting(i);
      if (s.getDeviceLabel() == "Camera" && s.getPropertyName() == MM::g_Keyword_Binning)
         found = s.getPropertyValue() == "1";
   }
   check(found, "the system state holds the binning");
   check(core.getSystemStateCache().size() > 0, "the cache is filled");
}

static void checkPresets(CMMCore& core) {
   core.defineConfig("Channel", "DAPI", "Wheel", "Label", "State-1");
   core.defineConfig("Channel", "FITC", "Wheel", "Label", "State-2");
   core.setConfig("Channel", "FITC");
   core.waitForConfig("Channel", "FITC");
   check(core.getCurrentConfig("Channel") == "FITC", "the preset that was set is current");
   check(core.getState("Wheel") == 2, "the wheel has turned");
   Configuration preset = core.getConfigData("Channel", "DAPI");
   check(preset.isPropertyIncluded("Wheel", "Label"), "a preset tells what it sets");
   check(preset.getSetting("Wheel", "Label").getPropertyValue() == "State-1", "and to what");
}

static void checkSnap(CMMCore& core) {
   core.setExposure(5.0);
   core.setAutoShutter(true);
   core.snapImage();
   unsigned char* pixels = (unsigned char*)core.getImage();
   check(pixels != 0 && pixels[0] > 0, "a snapped image has pixels");
   check(core.getImageWidth() * core.getImageHeight() * core.getBytesPerPixel() == (unsigned)core.getImageBufferSize(),
         "the sizes agree");
   check(!core.getShutterOpen(), "the shutter is closed again");
}

static void checkSequence(CMMCore& core) {
   const long frames = 10;
   core.setCircularBufferMemoryFootprint(8);
   core.startSequenceAcquisition(frames, 0.0, true);
   long popped = 0;
   bool numbered = true;
   while (core.getRemainingImageCount() > 0 || core.isSequenceRunning(core.getCameraDevice().c_str())) {
      if (core.getRemainingImageCount() == 0) {
         core.sleep(1.0);
         continue;
      }
      Metadata md;
      core.popNextImageMD(md);
      int number = atoi(md.GetSingleTag(MM::g_Keyword_Metadata_ImageNumber).GetValue().c_str());
      numbered = numbered && number == popped++;
      numbered = numbered && md.GetSingleTag("Camera").GetValue() == "Camera";
      vector<string> keys = md.GetKeys();
      for (size_t i = 0; i < keys.size(); i++)
         numbered = numbered && md.GetSingleTag(keys[i].c_str()).GetName() == keys[i];
   }
   core.stopSequenceAcquisition();
   check(popped == frames, "all frames of the sequence arrive");
   check(numbered, "with their numbers");
   try {
      Metadata md;
      md.GetSingleTag("NoSuchTag");
      check(false, "a tag that is not there is an error");
   } catch (MetadataKeyError& e) {
      check(!e.getMsg().empty(), "a tag that is not there is an error");
   }
}

static void checkErrors(CMMCore& core) {
   try {
      core.setProperty("Camera", "Gain", 1000L);
      check(false, "a gain out of limits is refused");
   } catch (CMMError& e) {
      cout << e.getMsg() << endl << e.getFullMsg() << endl;
      check(e.getCode() == MMERR_GENERIC, "a gain out of limits is refused");
      check(e.getUnderlyingError() != 0, "with its cause");
   }
   try {
      core.loadDevice("X", "NoSuchAdapter", "Y");
      check(false, "an adapter that is not there is an error");
   } catch (const exception& e) {
      check(strlen(e.what()) > 0, "an adapter that is not there is an error");
   }
}

int main(int argc, char* argv[]) {
   const char* folder = argc > 1 ? argv[1] : getenv("SAMPLE_ADAPTER_FOLDER");
   if (!folder) {
      cerr << "usage: " << argv[0] << " FOLDER" << endl;
      return 2;
   }
   CMMCore core;
   MyEventCallback callback;
   try {
      core.enableStderrLog(false);
      vector<string> paths;
      paths.push_back(folder);
      core.setDeviceAdapterSearchPaths(paths);
      cout << core.getVersionInfo() << endl << core.getAPIVersionInfo() << endl;
      vector<string> names = core.getAvailableDevices("Sample");
      check(names.size() == 5, "the adapter offers five devices");

      core.registerCallback(&callback);
      loadDevices(core);
      core.updateSystemStateCache();
      listEverything(core);
      checkState(core);
      checkPresets(core);
      checkSnap(core);
      checkSequence(core);
      checkErrors(core);

      core.setPosition(25.0);
      core.waitForDevice(core.getFocusDevice().c_str());
      check(core.getPosition() == 25.0, "the stage has moved");
      core.setPosition("Stage", 0.0);
      core.unloadAllDevices();
      core.registerCallback(0);
      check(core.getLoadedDevices().size() == 1, "only the core is left");
   } catch (CMMError& e) {
      cerr << e.getFullMsg() << endl;
      return 1;
   }
   return failures == 0 ? 0 : 1;
}
