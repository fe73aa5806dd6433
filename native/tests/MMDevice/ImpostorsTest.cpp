// An adapter that hides nothing, in a program that exports classes of the same names as those of libMMDevice: the
// adapter keeps to its own. The program knows nothing of libMMDevice.
#define MMDEVICE_CLIENT_BUILD
#include "ModuleInterface.h"

#include <gtest/gtest.h>

#include <dlfcn.h>

#include <string>

static int called = 0; // functions of this program by the adapter

class ImgBuffer {
public:
   ImgBuffer(unsigned, unsigned, unsigned);
   ~ImgBuffer();
   unsigned Width() const;
   unsigned Height() const;
   unsigned Depth() const;
   const unsigned char* GetPixels() const;
};
ImgBuffer::ImgBuffer(unsigned, unsigned, unsigned) {
   ++called;
}
ImgBuffer::~ImgBuffer() {
   ++called;
}
unsigned ImgBuffer::Width() const {
   return static_cast<unsigned>(++called);
}
unsigned ImgBuffer::Height() const {
   return static_cast<unsigned>(++called);
}
unsigned ImgBuffer::Depth() const {
   return static_cast<unsigned>(++called);
}
const unsigned char* ImgBuffer::GetPixels() const {
   ++called;
   return nullptr;
}

class CDeviceUtils {
public:
   static bool CopyLimitedString(char* target, const char* source);
};
bool CDeviceUtils::CopyLimitedString(char*, const char*) {
   return ++called != 0;
}

class MMThreadLock {
public:
   MMThreadLock();
   void Lock();
};
MMThreadLock::MMThreadLock() {
   ++called;
}
void MMThreadLock::Lock() {
   ++called;
}

namespace MM {
class CameraImageMetadata {
public:
   CameraImageMetadata();
   const char* Serialize() const;
};
CameraImageMetadata::CameraImageMetadata() {
   ++called;
}
const char* CameraImageMetadata::Serialize() const {
   ++called;
   return "";
}

class Property {
public:
   bool GetReadOnly() const;
   bool HasLimits() const;
};
bool Property::GetReadOnly() const {
   return ++called != 0;
}
bool Property::HasLimits() const {
   return ++called != 0;
}

class PropertyCollection {
public:
   PropertyCollection();
};
PropertyCollection::PropertyCollection() {
   ++called;
}
} // namespace MM

namespace {

struct Impostors : testing::Test {
   Impostors() : library(dlopen(MINIMAL_MODULE, RTLD_NOW | RTLD_LOCAL)) {}
   ~Impostors() override {
      if (library)
         dlclose(library);
   }
   void SetUp() override {
      ASSERT_NE(library, nullptr) << dlerror();
      Get<fnInitializeModuleData>("InitializeModuleData")();
   }
   template <typename Function>
   Function Get(const char* name) {
      Function function = reinterpret_cast<Function>(dlsym(library, name));
      EXPECT_NE(function, nullptr) << name;
      return function;
   }
   void* library;
};

TEST_F(Impostors, Are_never_called_by_an_adapter_that_hides_nothing) {
   MM::Device* device = Get<fnCreateDevice>("CreateDevice")("MinimalCamera");
   ASSERT_NE(device, nullptr);
   auto* camera = static_cast<MM::Camera*>(device);
   char text[MM::MaxStrLength] = "";
   camera->GetName(text);
   EXPECT_STREQ(text, "MinimalCamera");
   EXPECT_EQ(camera->GetImageWidth(), 3u);
   EXPECT_EQ(camera->GetImageHeight(), 2u);
   EXPECT_EQ(camera->GetImageBytesPerPixel(), 1u);
   EXPECT_NE(camera->GetImageBuffer(), nullptr);
   bool readOnly = true, limits = true;
   EXPECT_EQ(camera->GetPropertyReadOnly(MM::g_Keyword_Transpose_SwapXY, readOnly), DEVICE_OK);
   EXPECT_FALSE(readOnly);
   EXPECT_EQ(camera->HasPropertyLimits(MM::g_Keyword_Transpose_SwapXY, limits), DEVICE_OK);
   EXPECT_FALSE(limits);
   camera->AddTag("Key", "_", "Value");
   camera->GetTags(text);
   EXPECT_NE(std::string(text).find("Key"), std::string::npos);
   Get<fnDeleteDevice>("DeleteDevice")(device);
   EXPECT_EQ(called, 0);
}

TEST_F(Impostors, The_program_really_exports_them) {
   void* program = dlopen(nullptr, RTLD_NOW);
   EXPECT_NE(dlsym(program, "_ZNK9ImgBuffer5WidthEv"), nullptr);
   EXPECT_NE(dlsym(program, "_ZNK2MM8Property11GetReadOnlyEv"), nullptr);
   EXPECT_EQ(dlsym(library, "_ZN12MMThreadLock6UnlockEv"), nullptr) << "the adapter exports its own";
   dlclose(program);
}

// What the base classes leave to answer when a device says nothing of its own.
TEST_F(Impostors, Every_base_class_makes_a_device_of_what_is_pure_alone) {
   const auto nameAt = Get<fnGetDeviceName>("GetDeviceName");
   const auto typeOf = Get<fnGetDeviceType>("GetDeviceType");
   const unsigned count = Get<fnGetNumberOfDevices>("GetNumberOfDevices")();
   EXPECT_EQ(count, 17u);
   for (unsigned i = 0; i < count; ++i) {
      char name[MM::MaxStrLength] = "", own[MM::MaxStrLength] = "";
      int type = 0;
      ASSERT_TRUE(nameAt(i, name, sizeof name));
      ASSERT_TRUE(typeOf(name, &type));
      MM::Device* device = Get<fnCreateDevice>("CreateDevice")(name);
      ASSERT_NE(device, nullptr) << name;
      device->GetName(own);
      EXPECT_STREQ(own, name);
      EXPECT_EQ(device->GetType(), type) << name;
      EXPECT_FALSE(device->Busy()) << name;
      EXPECT_EQ(device->Initialize(), DEVICE_OK) << name;
      EXPECT_EQ(device->Shutdown(), DEVICE_OK) << name;
      EXPECT_FALSE(device->SupportsDeviceDetection()) << name;
      EXPECT_EQ(device->DetectDevice(), MM::Unimplemented) << name;
      Get<fnDeleteDevice>("DeleteDevice")(device);
   }
}

TEST_F(Impostors, A_galvo_begins_at_0) {
   MM::Device* device = Get<fnCreateDevice>("CreateDevice")("MinimalGalvo");
   EXPECT_EQ(static_cast<MM::Galvo*>(device)->GetXMinimum(), 0.0);
   EXPECT_EQ(static_cast<MM::Galvo*>(device)->GetYMinimum(), 0.0);
   Get<fnDeleteDevice>("DeleteDevice")(device);
}

} // namespace
