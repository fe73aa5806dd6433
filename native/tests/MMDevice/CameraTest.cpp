// Cameras and their sequence thread.
#include "FakeCore.h"
#include "TestDevices.h"

#include "ImgBuffer.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>

namespace {

class Snapper : public CLegacyCameraBase<Snapper> {
public:
   Snapper() : image_(4, 3, 1) { SetLabel("Cam"); }
   ~Snapper() override { StopSequenceAcquisition(); }

   int Initialize() override { return DEVICE_OK; }
   int Shutdown() override { return DEVICE_OK; }
   void GetName(char* name) const override { CDeviceUtils::CopyLimitedString(name, "Snapper"); }
   int SnapImage() override {
      if (throws)
         throw std::runtime_error("no light");
      image_.GetPixelsRW()[0] = static_cast<unsigned char>(++snaps);
      return snaps == failsAt ? 10006 : DEVICE_OK;
   }
   const unsigned char* GetImageBuffer() override { return image_.GetPixels(); }
   unsigned GetImageWidth() const override { return image_.Width(); }
   unsigned GetImageHeight() const override { return image_.Height(); }
   unsigned GetImageBytesPerPixel() const override { return image_.Depth(); }
   unsigned GetBitDepth() const override { return 8; }
   long GetImageBufferSize() const override { return 12; }
   double GetExposure() const override { return 1; }
   void SetExposure(double) override {}
   int SetROI(unsigned, unsigned, unsigned, unsigned) override { return DEVICE_OK; }
   int GetROI(unsigned&, unsigned&, unsigned&, unsigned&) override { return DEVICE_OK; }
   int ClearROI() override { return DEVICE_OK; }
   int GetBinning() const override { return 1; }
   int SetBinning(int) override { return DEVICE_OK; }
   int IsExposureSequenceable(bool& is) const override {
      is = false;
      return DEVICE_OK;
   }

   using CLegacyCameraBase<Snapper>::GetImageBuffer;
   using CLegacyCameraBase<Snapper>::GetImageCounter;
   using CLegacyCameraBase<Snapper>::GetIntervalMs;
   using CLegacyCameraBase<Snapper>::GetNumberOfImages;
   using CLegacyCameraBase<Snapper>::isStopOnOverflow;

   std::atomic<int> snaps{0};
   std::atomic<int> failsAt{0};
   std::atomic<bool> throws{false};

private:
   ImgBuffer image_;
};

struct CameraSequence : testing::Test {
   CameraSequence() { camera.SetCallback(&core); }

   std::size_t Frames() {
      std::size_t frames = 0;
      for (const std::string& call : core.Calls())
         frames += call.compare(0, 7, "insert ") == 0 ? 1 : 0;
      return frames;
   }

   FakeCore core;
   Snapper camera; // ends before the core
};

TEST_F(CameraSequence, Prepares_inserts_the_number_of_frames_and_says_it_has_finished) {
   EXPECT_FALSE(camera.IsCapturing());
   ASSERT_EQ(camera.StartSequenceAcquisition(2, 5.0, true), DEVICE_OK);
   core.WaitForCalls("finished", 1);
   EXPECT_FALSE(camera.IsCapturing());
   EXPECT_EQ(core.Calls(), (std::vector<std::string>{"prepare", "insert 1 4x3x1x1", "insert 2 4x3x1x1", "finished 0"}));
   EXPECT_EQ(camera.GetImageCounter(), 2);
   EXPECT_EQ(camera.GetNumberOfImages(), 2);
   EXPECT_EQ(camera.GetIntervalMs(), 5.0);
   EXPECT_TRUE(camera.isStopOnOverflow());
}

TEST_F(CameraSequence, Sends_the_camera_label_with_each_frame) {
   camera.StartSequenceAcquisition(1, 0, true);
   core.WaitForCalls("finished", 1);
   EXPECT_EQ(core.LastMetadata(), "1         \ns\nCamera\n_\n1\nCam\n");
}

TEST_F(CameraSequence, Runs_until_it_is_stopped_and_starts_again) {
   ASSERT_EQ(camera.StartSequenceAcquisition(0.0), DEVICE_OK);
   EXPECT_TRUE(camera.IsCapturing());
   EXPECT_FALSE(camera.isStopOnOverflow());
   core.WaitForCalls("insert", 3);
   EXPECT_EQ(camera.StopSequenceAcquisition(), DEVICE_OK);
   EXPECT_FALSE(camera.IsCapturing());
   EXPECT_EQ(core.Calls().back(), "finished 0"); // nothing comes after a stop
   ASSERT_EQ(camera.StartSequenceAcquisition(1, 0, true), DEVICE_OK);
   core.WaitForCalls("finished", 2);
   ASSERT_EQ(camera.StartSequenceAcquisition(1, 0, true), DEVICE_OK); // without a stop
   core.WaitForCalls("finished", 3);
}

TEST_F(CameraSequence, Refuses_to_start_while_it_runs) {
   camera.StartSequenceAcquisition(0.0);
   EXPECT_EQ(camera.StartSequenceAcquisition(1, 0, true), DEVICE_CAMERA_BUSY_ACQUIRING);
   EXPECT_FALSE(camera.Busy());
   EXPECT_TRUE(Snapper::CaptureRestartHelper(&camera));
   camera.StopSequenceAcquisition();
   EXPECT_FALSE(Snapper::CaptureRestartHelper(&camera));
}

TEST_F(CameraSequence, Ends_at_a_failed_snap_a_failed_insert_or_an_exception) {
   camera.failsAt = 3;
   camera.StartSequenceAcquisition(100, 0, true);
   core.WaitForCalls("finished", 1);
   EXPECT_EQ(Frames(), 2u);
   core.framesUntilOverflow = 1;
   camera.StartSequenceAcquisition(100, 0, true);
   core.WaitForCalls("finished", 2);
   EXPECT_EQ(Frames(), 4u); // the refused one included
   EXPECT_EQ(camera.GetImageCounter(), 1);
   camera.throws = true;
   camera.StartSequenceAcquisition(100, 0, true);
   core.WaitForCalls("finished", 3);
   EXPECT_EQ(Frames(), 4u);
   core.WaitForCalls("log The sequence ended with an exception: no light", 1);
}

TEST_F(CameraSequence, Does_not_start_when_the_core_does_not_agree) {
   core.result = 10008;
   EXPECT_EQ(camera.StartSequenceAcquisition(1, 0, true), 10008);
   EXPECT_FALSE(camera.IsCapturing());
   camera.SetCallback(nullptr);
   EXPECT_EQ(camera.StartSequenceAcquisition(0.0), DEVICE_NO_CALLBACK_REGISTERED);
}

TEST(Camera, Has_one_channel_and_one_component_and_the_orientation_properties) {
   Snapper camera;
   EXPECT_EQ(camera.GetNumberOfComponents(), 1u);
   EXPECT_EQ(camera.GetNumberOfChannels(), 1u);
   char name[MM::MaxStrLength] = "stale";
   EXPECT_EQ(camera.GetChannelName(0, name), DEVICE_OK);
   EXPECT_STREQ(name, "");
   EXPECT_EQ(camera.GetImageBuffer(0u), camera.GetImageBuffer());
   EXPECT_EQ(camera.GetImageBufferAsRGB32(), nullptr);
   for (const char* property : {"TransposeXY", "TransposeMirrorX", "TransposeMirrorY", "TransposeCorrection"}) {
      EXPECT_EQ(ValueOf(camera, property), "0");
      EXPECT_EQ(camera.SetProperty(property, "1"), DEVICE_OK);
      EXPECT_EQ(camera.SetProperty(property, "2"), DEVICE_INVALID_PROPERTY_VALUE);
   }
}

class TwoChannels : public Snapper {
public:
   unsigned GetNumberOfChannels() const override { return 2; }
   using CCameraBase<Snapper>::GetImageBuffer;
};

TEST(Camera, Of_several_channels_offers_no_buffer_of_its_own) {
   TwoChannels camera;
   EXPECT_EQ(static_cast<MM::Camera&>(camera).GetImageBuffer(0), nullptr);
}

TEST(Camera, Answers_unsupported_to_sequences_of_exposures_and_several_rois) {
   Snapper camera;
   long length;
   unsigned count = 0;
   for (const int result :
        {camera.GetExposureSequenceMaxLength(length), camera.StartExposureSequence(), camera.StopExposureSequence(),
         camera.ClearExposureSequence(), camera.AddToExposureSequence(1), camera.SendExposureSequence(),
         camera.GetMultiROICount(count), camera.SetMultiROI(&count, &count, &count, &count, 1),
         camera.GetMultiROI(&count, &count, &count, &count, &count)})
      EXPECT_EQ(result, DEVICE_UNSUPPORTED_COMMAND);
   EXPECT_FALSE(camera.SupportsMultiROI());
   EXPECT_FALSE(camera.IsMultiROISet());
}

TEST(Camera, Remembers_tags_under_device_and_key) {
   Snapper camera;
   char tags[MM::MaxStrLength];
   camera.GetTags(tags);
   EXPECT_STREQ(tags, "0         \n");
   camera.AddTag("Power", "Laser", "5");
   camera.AddTag("Sample", "_", "algae");
   camera.AddTag("Power", "Laser", "7");
   camera.GetTags(tags);
   EXPECT_STREQ(tags, "2         \ns\nLaser-Power\n_\n1\n7\ns\nSample\n_\n1\nalgae\n");
   camera.RemoveTag("Laser-Power");
   camera.GetTags(tags);
   EXPECT_STREQ(tags, "1         \ns\nSample\n_\n1\nalgae\n");
}

TEST(Camera, Gives_only_whole_tags_when_not_all_fit) {
   Snapper camera;
   const std::string longValue(400, 'x');
   for (const char* key : {"a", "b", "c"})
      camera.AddTag(key, "_", longValue.c_str());
   char tags[MM::MaxStrLength];
   camera.GetTags(tags);
   EXPECT_EQ(std::string(tags), "2         \ns\na\n_\n1\n" + longValue + "\ns\nb\n_\n1\n" + longValue + "\n");
}

/** Counts steps; can be held after the first one. */
class CountingThread : public SnapSequenceThread {
public:
   ~CountingThread() override {
      Stop();
      wait();
   }
   std::atomic<long> steps{0};
   std::atomic<bool> exited{false};

private:
   int RunOnce() override {
      if (++steps == 1)
         Suspend();
      return DEVICE_OK;
   }
   void Log(const char*) override {}
   void OnExiting() override { exited = true; }
};

TEST(SequenceThread, Waits_while_suspended_and_goes_on_when_resumed) {
   CountingThread thread;
   EXPECT_TRUE(thread.IsStopped());
   thread.SetLength(9);
   ASSERT_EQ(thread.Start(4, 2.5), 0);
   while (!thread.IsSuspended())
      CDeviceUtils::SleepMs(1);
   EXPECT_EQ(thread.steps, 1);
   EXPECT_FALSE(thread.exited);
   thread.Resume();
   thread.wait();
   EXPECT_EQ(thread.steps, 4);
   EXPECT_TRUE(thread.exited);
   EXPECT_TRUE(thread.IsStopped());
   EXPECT_EQ(thread.GetLength(), 4);
   EXPECT_EQ(thread.GetImageCounter(), 4);
   EXPECT_EQ(thread.GetIntervalMs(), 2.5);
   EXPECT_GE(thread.GetActualDuration(), MM::MMTime());
   EXPECT_GT(thread.GetStartTime(), MM::MMTime());
}

TEST(SequenceThread, Can_be_stopped_while_suspended) {
   CountingThread thread;
   ASSERT_EQ(thread.Start(4, 0), 0);
   while (!thread.IsSuspended())
      CDeviceUtils::SleepMs(1);
   thread.Stop();
   thread.wait();
   EXPECT_EQ(thread.steps, 1);
   EXPECT_TRUE(thread.exited);
}

} // namespace
