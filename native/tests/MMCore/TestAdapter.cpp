#include "TestAdapter.h"

// The only place that makes devices: so all their templates are compiled once.
template <class T>
static std::pair<MM::DeviceType, std::function<MM::Device*()>> Make(Journal& journal) {
   return {T::Type, [&journal]() -> MM::Device* { return new T(journal); }};
}

TestAdapter::TestAdapter()
    : makers_{{"AutoFocus", Make<TestAutoFocus>(journal)},
              {"Camera", Make<TestCamera>(journal)},
              {"Galvo", Make<TestGalvo>(journal)},
              {"Generic", Make<TestGeneric>(journal)},
              {"Hub", Make<TestHub>(journal)},
              {"Magnifier", Make<TestMagnifier>(journal)},
              {"PressurePump", Make<TestPressurePump>(journal)},
              {"Processor", Make<TestProcessor>(journal)},
              {"Serial", Make<TestSerial>(journal)},
              {"Shutter", Make<TestShutter>(journal)},
              {"SLM", Make<TestSLM>(journal)},
              {"Stage", Make<TestStage>(journal)},
              {"State", Make<TestState>(journal)},
              {"VolumetricPump", Make<TestVolumetricPump>(journal)},
              {"XYStage", Make<TestXYStage>(journal)}} {}

void TestAdapter::InitializeModuleData(RegisterDeviceFunc registerDevice) {
   for (const auto& [name, maker] : makers_)
      registerDevice(name.c_str(), maker.first, "A device for tests");
}

MM::Device* TestAdapter::CreateDevice(const char* name) {
   const auto maker = makers_.find(name);
   return maker == makers_.end() ? nullptr : devices_.emplace_back(maker->second.second());
}

void TestAdapter::DeleteDevice(MM::Device* device) {
   for (MM::Device*& each : devices_)
      each = each == device ? nullptr : each;
   delete device;
}
