#include "CoreFixture.h"

using Acquisition = CoreTest;

static unsigned char FirstPixel(void* pixels) {
   return *static_cast<unsigned char*>(pixels);
}
static std::string Tag(const Metadata& md, const char* key) {
   return md.GetSingleTag(key).GetValue();
}

TEST_F(Acquisition, Snap_opens_exposes_and_closes_with_auto_shutter) {
   LoadCameraAndShutter();
   adapter.journal.Clear();
   core.snapImage();
   EXPECT_EQ(adapter.journal.Entries(), (std::vector<std::string>{"open Shut", "snap Cam", "close Shut"}));
   EXPECT_EQ(FirstPixel(core.getImage()), 7);
}

TEST_F(Acquisition, Snap_leaves_the_shutter_alone_without_auto_shutter) {
   LoadCameraAndShutter();
   core.setAutoShutter(false);
   adapter.journal.Clear();
   core.snapImage();
   EXPECT_EQ(adapter.journal.Entries(), std::vector<std::string>{"snap Cam"});
}

TEST_F(Acquisition, A_failed_snap_closes_the_shutter) {
   LoadCameraAndShutter();
   Camera().snapResult = DEVICE_SNAP_IMAGE_FAILED;
   EXPECT_EQ(ErrorOf([&] { core.snapImage(); }).getCode(), MMERR_DEVICE_GENERIC);
   EXPECT_FALSE(Shutter().isOpen);
}

TEST_F(Acquisition, Snap_is_refused_without_a_camera_and_during_a_sequence) {
   EXPECT_EQ(ErrorOf([&] { core.snapImage(); }).getCode(), MMERR_CameraNotAvailable);
   LoadCameraAndShutter();
   core.startContinuousSequenceAcquisition(0);
   EXPECT_EQ(ErrorOf([&] { core.snapImage(); }).getCode(), MMERR_NotAllowedDuringSequenceAcquisition);
   EXPECT_EQ(ErrorOf([&] { core.setCameraDevice(""); }).getCode(), MMERR_GENERIC);
   EXPECT_EQ(ErrorOf([&] { core.startContinuousSequenceAcquisition(0); }).getCode(),
             MMERR_NotAllowedDuringSequenceAcquisition);
   core.stopSequenceAcquisition();
}

TEST_F(Acquisition, An_image_before_any_snap_is_an_error) {
   LoadCameraAndShutter();
   EXPECT_EQ(ErrorOf([&] { core.getImage(); }).getCode(), MMERR_InvalidImageSequence);
}

TEST_F(Acquisition, The_buffer_has_250_MB_and_refuses_footprints_that_hold_no_frame) {
   LoadCameraAndShutter();
   EXPECT_EQ(core.getCircularBufferMemoryFootprint(), 250u);
   core.setCircularBufferMemoryFootprint(1);
   core.initializeCircularBuffer();
   EXPECT_EQ(core.getBufferTotalCapacity(), 1024 * 1024 / (64 * 32));
   Camera().SetROI(0, 0, 2048, 2048);
   EXPECT_EQ(ErrorOf([&] { core.startSequenceAcquisition(1, 0, true); }).getCode(),
             MMERR_CircularBufferFailedToInitialize);
}

TEST_F(Acquisition, A_sequence_ends_by_itself_closes_the_shutter_and_starts_again) {
   LoadCameraAndShutter();
   for (int round = 0; round < 3; ++round) {
      core.startSequenceAcquisition(5, 0, true);
      EXPECT_TRUE(Eventually([&] { return !core.isSequenceRunning() && !Shutter().isOpen; }));
      ASSERT_EQ(core.getRemainingImageCount(), 5); // starting cleared the buffer
      for (unsigned char i = 0; i < 5; ++i)
         EXPECT_EQ(FirstPixel(core.popNextImage()), i);
   }
}

TEST_F(Acquisition, Stopping_camera_and_shutter_of_one_module_never_deadlocks) {
   LoadCameraAndShutter();
   Camera().framesWithoutPause = true;
   for (int round = 0; round < 200; ++round) {
      core.startSequenceAcquisition(round % 7, 0, false);
      EXPECT_TRUE(round % 7 == 0 || Shutter().isOpen || !core.isSequenceRunning());
      core.stopSequenceAcquisition();
      EXPECT_FALSE(Shutter().isOpen);
   }
}

TEST_F(Acquisition, A_start_that_fails_closes_the_shutter) {
   LoadCameraAndShutter();
   Camera().startResult = DEVICE_ERR;
   EXPECT_EQ(ErrorOf([&] { core.startSequenceAcquisition(5, 0, true); }).getCode(), MMERR_DEVICE_GENERIC);
   EXPECT_FALSE(Shutter().isOpen);
}

TEST_F(Acquisition, Stop_on_overflow_keeps_what_is_stored) {
   LoadCameraAndShutter();
   Camera().SetROI(0, 0, 1024, 1024);
   core.setCircularBufferMemoryFootprint(3);
   core.startSequenceAcquisition(100, 0, true);
   EXPECT_TRUE(Eventually([&] { return !core.isSequenceRunning(); }));
   EXPECT_TRUE(core.isBufferOverflowed());
   EXPECT_EQ(core.getRemainingImageCount(), 3);
   EXPECT_EQ(core.getBufferFreeCapacity(), 0);
   EXPECT_EQ(FirstPixel(core.popNextImage()), 0);
   EXPECT_TRUE(core.isBufferOverflowed());
   core.clearCircularBuffer();
   EXPECT_FALSE(core.isBufferOverflowed());
}

TEST_F(Acquisition, Without_stop_on_overflow_a_full_buffer_drops_all_and_numbers_go_on) {
   LoadCameraAndShutter();
   Camera().SetROI(0, 0, 1024, 1024);
   core.setCircularBufferMemoryFootprint(3);
   core.startSequenceAcquisition(4, 0, false);
   EXPECT_TRUE(Eventually([&] { return !core.isSequenceRunning(); }));
   EXPECT_FALSE(core.isBufferOverflowed());
   EXPECT_EQ(core.getRemainingImageCount(), 1);
   Metadata md;
   EXPECT_EQ(FirstPixel(core.popNextImageMD(md)), 3);
   EXPECT_EQ(Tag(md, "ImageNumber"), "3");
}

TEST_F(Acquisition, A_popped_frame_stays_untouched_until_the_next_pop) {
   LoadCameraAndShutter();
   Camera().SetROI(0, 0, 1024, 1024);
   core.setCircularBufferMemoryFootprint(3);
   core.startSequenceAcquisition(0, 0, false); // makes the buffer overwrite
   core.stopSequenceAcquisition();
   Camera().Insert(200);
   void* popped = core.popNextImage();
   for (unsigned char i = 0; i < 50; ++i) {
      ASSERT_EQ(Camera().Insert(i), DEVICE_OK);
      ASSERT_EQ(FirstPixel(popped), 200);
   }
}

TEST_F(Acquisition, Pop_takes_the_oldest_and_looking_takes_nothing) {
   LoadCameraAndShutter();
   core.initializeCircularBuffer();
   EXPECT_EQ(ErrorOf([&] { core.popNextImage(); }).getCode(), MMERR_CircularBufferEmpty);
   EXPECT_EQ(ErrorOf([&] { core.getLastImage(); }).getCode(), MMERR_CircularBufferEmpty);
   for (unsigned char i = 0; i < 4; ++i)
      Camera().Insert(i);
   Metadata md;
   EXPECT_EQ(FirstPixel(core.getLastImage()), 3);
   EXPECT_EQ(FirstPixel(core.getNBeforeLastImageMD(2, md)), 1);
   EXPECT_EQ(ErrorOf([&] { core.getNBeforeLastImageMD(4, md); }).getCode(), MMERR_CircularBufferEmpty);
   EXPECT_EQ(core.getRemainingImageCount(), 4);
   EXPECT_EQ(FirstPixel(core.popNextImage()), 0);
   EXPECT_EQ(core.getRemainingImageCount(), 3);
   EXPECT_THROW(core.popNextImageMD(1, 0, md), CMMError);
   EXPECT_THROW(core.getLastImageMD(0, 1, md), CMMError);
   EXPECT_EQ(FirstPixel(core.popNextImageMD(0, 0, md)), 1);
}

TEST_F(Acquisition, Frames_of_another_byte_size_are_incompatible_but_components_may_differ) {
   LoadCameraAndShutter();
   core.initializeCircularBuffer(); // 64 x 32 x 1
   Camera().width = 32;
   EXPECT_EQ(Camera().Insert(1), DEVICE_INCOMPATIBLE_IMAGE);
   Camera().width = 16;
   Camera().bytesPerPixel = 4;
   EXPECT_EQ(Camera().Insert(1, nullptr, 4), DEVICE_OK);
   Metadata md;
   core.popNextImageMD(md);
   EXPECT_EQ(Tag(md, "PixelType"), "RGB32");
}

TEST_F(Acquisition, Setting_the_ROI_clears_the_buffer) {
   LoadCameraAndShutter();
   core.initializeCircularBuffer();
   Camera().Insert(1);
   core.setROI(0, 0, 16, 8);
   EXPECT_EQ(core.getRemainingImageCount(), 0);
   int x, y, w, h;
   core.getROI(x, y, w, h);
   EXPECT_EQ(w, 16);
   EXPECT_EQ(h, 8);
}

TEST_F(Acquisition, Every_frame_carries_the_tags_of_the_core) {
   LoadCameraAndShutter();
   core.initializeCircularBuffer();
   Camera().AddTag("Objective", "_", "none");
   MM::CameraImageMetadata sent;
   sent.AddTag("Width", "999");
   sent.AddTag("ElapsedTime-ms", "12.5");
   sent.AddTag("Temperature", "-10");
   Camera().Insert(1, sent.Serialize());
   Camera().Insert(2);
   Metadata md;
   core.popNextImageMD(md);
   EXPECT_EQ(Tag(md, "Camera"), "Cam");
   EXPECT_EQ(Tag(md, "Width"), "64");
   EXPECT_EQ(Tag(md, "Height"), "32");
   EXPECT_EQ(Tag(md, "PixelType"), "GRAY8");
   EXPECT_EQ(Tag(md, "ImageNumber"), "0");
   EXPECT_EQ(Tag(md, "ElapsedTime-ms"), "12.5");
   EXPECT_EQ(Tag(md, "Temperature"), "-10");
   EXPECT_EQ(Tag(md, "Objective"), "none");
   EXPECT_EQ(Tag(md, "TimeReceivedByCore").size(), std::string("2030-01-02 03:04:05.123456").size());
   core.popNextImageMD(md);
   EXPECT_EQ(Tag(md, "ImageNumber"), "1");
   EXPECT_TRUE(md.HasTag("ElapsedTime-ms"));
   core.clearCircularBuffer();
   Camera().Insert(3);
   core.popNextImageMD(md);
   EXPECT_EQ(Tag(md, "ImageNumber"), "0");
}

TEST_F(Acquisition, A_camera_of_several_channels_interleaves_its_frames) {
   LoadCameraAndShutter();
   Camera().channels = 2;
   core.startSequenceAcquisition(4, 0, true);
   EXPECT_TRUE(Eventually([&] { return !core.isSequenceRunning(); }));
   for (const char* index : {"0", "1", "0", "1"}) {
      Metadata md;
      core.popNextImageMD(md);
      EXPECT_EQ(Tag(md, "CameraChannelIndex"), index);
      EXPECT_EQ(Tag(md, "CameraChannelName"), std::string("Channel-") + index);
   }
}

TEST_F(Acquisition, Frames_arrive_whole_while_they_are_popped) {
   LoadCameraAndShutter();
   Camera().framesWithoutPause = true;
   core.setCircularBufferMemoryFootprint(1);
   core.startSequenceAcquisition(2000, 0, false);
   long last = -1;
   while (core.isSequenceRunning() || core.getRemainingImageCount() > 0) {
      Metadata md;
      const unsigned char* pixels = nullptr;
      try {
         pixels = static_cast<unsigned char*>(core.popNextImageMD(md));
      } catch (const CMMError&) {
         continue; // not there yet, or just dropped
      }
      const long number = std::stol(Tag(md, "ImageNumber"));
      ASSERT_GT(number, last);
      last = number;
      for (int i = 0; i < 64 * 32; ++i)
         ASSERT_EQ(pixels[i], static_cast<unsigned char>(number));
   }
   EXPECT_EQ(last, 1999);
   core.stopSequenceAcquisition();
}
