// A camera of the adapter on a recorded machine.
#pragma once

#include "FakeCore.h"
#include "RPiV4L2Camera.h"
#include "StreamingMachine.h"

#include <gtest/gtest.h>
#include <map>
#include <mutex>
#include <set>
#include <string>

/** Notes what a camera reports of its properties. */
class ListeningCore : public FakeCore {
public:
   int OnPropertyChanged(const MM::Device*, const char* property, const char* value) override {
      const std::lock_guard<std::mutex> lock(told_);
      values_[property] = value;
      heard_.notify_all();
      return DEVICE_OK;
   }
   /** Waits until the property was reported with that value, a minute at most. */
   bool hears(const std::string& property, const std::string& value) {
      std::unique_lock<std::mutex> lock(told_);
      return heard_.wait_for(lock, std::chrono::minutes(1), [&] { return values_[property] == value; });
   }

private:
   std::mutex told_; // guards values_
   std::condition_variable heard_;
   std::map<std::string, std::string> values_;
};

class Camera {
public:
   Camera(v4l2::SystemCalls& machine, MM::Core& core) : device_(machine) {
      device_.SetLabel("Camera");
      device_.SetCallback(&core);
   }

   lensless::rpiv4l2::RPiV4L2Camera* operator->() { return &device_; }

   int Set(const std::string& property, const std::string& value) {
      return device_.SetProperty(property.c_str(), value.c_str());
   }
   std::string Get(const std::string& property) {
      char value[MM::MaxStrLength] = "";
      const int result = device_.GetProperty(property.c_str(), value);
      return result == DEVICE_OK ? value : "(" + std::to_string(result) + " " + Text(result) + ")";
   }
   std::set<std::string> Allowed(const std::string& property) {
      std::set<std::string> values;
      char value[MM::MaxStrLength] = "";
      for (unsigned i = 0, n = device_.GetNumberOfPropertyValues(property.c_str()); i < n; ++i)
         if (device_.GetPropertyValueAt(property.c_str(), i, value))
            values.insert(value);
      return values;
   }
   bool IsReadOnly(const std::string& property) {
      bool readOnly = false;
      EXPECT_EQ(device_.GetPropertyReadOnly(property.c_str(), readOnly), DEVICE_OK) << property;
      return readOnly;
   }
   std::string Text(int code) {
      char text[MM::MaxStrLength] = "";
      device_.GetErrorText(code, text);
      return text;
   }
   /** Initialises; fails the test with the reason where it cannot. */
   void Start() {
      const int result = device_.Initialize();
      ASSERT_EQ(result, DEVICE_OK) << Text(result);
   }
   void Snap() {
      const int result = device_.SnapImage();
      ASSERT_EQ(result, DEVICE_OK) << Text(result);
   }

private:
   lensless::rpiv4l2::RPiV4L2Camera device_;
};

/** A webcam, not yet initialised. */
class WebcamTest : public ::testing::Test {
protected:
   v4l2::recorded::StreamingMachine machine{"uvc-webcam"};
   ListeningCore core;
   Camera camera{machine, core};
};

inline bool Contains(const std::string& text, const std::string& part) {
   return text.find(part) != std::string::npos;
}
