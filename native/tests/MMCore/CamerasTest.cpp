#include "CoreFixture.h"

// What goes beyond one grey camera: several cameras, ROIs, pixel types, image processors, the largest buffer.
using Cameras = CoreTest;

static unsigned char FirstPixel(void* pixels) {
   return *static_cast<unsigned char*>(pixels);
}
static std::string Tag(const Metadata& md, const char* key) {
   return md.GetSingleTag(key).GetValue();
}

TEST_F(Cameras, Two_cameras_share_the_buffer_and_number_their_frames_apart) {
   Load("Cam", "Camera");
   Load("Cam2", "Camera");
   core.initializeAllDevices();
   core.setCircularBufferMemoryFootprint(1);
   core.startSequenceAcquisition("Cam", 20, 0, true);
   core.startSequenceAcquisition("Cam2", 20, 0, true);
   EXPECT_TRUE(Eventually([&] { return !core.isSequenceRunning("Cam") && !core.isSequenceRunning("Cam2"); }));
   std::map<std::string, long> next;
   while (core.getRemainingImageCount() > 0) {
      Metadata md;
      const unsigned char pixel = FirstPixel(core.popNextImageMD(md));
      EXPECT_EQ(Tag(md, "ImageNumber"), std::to_string(next[Tag(md, "Camera")]++));
      EXPECT_EQ(std::to_string(pixel), Tag(md, "ImageNumber"));
   }
   EXPECT_EQ(next, (std::map<std::string, long>{{"Cam", 20}, {"Cam2", 20}}));
}

TEST_F(Cameras, The_auto_shutter_closes_at_each_end_of_a_camera) {
   Load("Cam2", "Camera");
   LoadCameraAndShutter();
   core.startSequenceAcquisition("Cam", 0x7FFFFFFF, 0, false);
   core.startSequenceAcquisition("Cam2", 1, 0, false);
   EXPECT_TRUE(Shutter().isOpen);
   core.stopSequenceAcquisition("Cam2");
   EXPECT_FALSE(Shutter().isOpen);
   core.setShutterOpen(true);
   core.stopSequenceAcquisition("Cam");
   EXPECT_FALSE(Shutter().isOpen);
}

TEST_F(Cameras, What_a_camera_remembers_replaces_what_it_sends_with_a_frame) {
   LoadCameraAndShutter();
   core.initializeCircularBuffer();
   Camera().AddTag("Exposure-ms", "_", "of the snap");
   MM::CameraImageMetadata sent;
   sent.AddTag("Exposure-ms", "of the frame");
   sent.AddTag("Gain", "2");
   Camera().Insert(1, sent.Serialize());
   Camera().RemoveTag("Exposure-ms");
   Camera().Insert(2, sent.Serialize());
   Metadata first, second;
   core.popNextImageMD(first);
   core.popNextImageMD(second);
   EXPECT_EQ(Tag(first, "Exposure-ms"), "of the snap");
   EXPECT_EQ(Tag(first, "Gain"), "2");
   EXPECT_EQ(Tag(second, "Exposure-ms"), "of the frame");
}

TEST_F(Cameras, An_image_processor_works_only_in_its_role) {
   Load("IP", "Processor");
   LoadCameraAndShutter();
   EXPECT_EQ(core.getImageProcessorDevice(), "");
   core.initializeCircularBuffer();
   Camera().Insert(1);
   core.snapImage();
   const auto pixel = [](void* pixels) { return int{*static_cast<unsigned char*>(pixels)}; };
   EXPECT_EQ(pixel(core.getImage()), 7);
   EXPECT_EQ(pixel(core.popNextImage()), 1);
   core.setImageProcessorDevice("IP");
   Camera().Insert(1);
   core.snapImage();
   EXPECT_EQ(pixel(core.getImage()), 248);
   EXPECT_EQ(pixel(core.popNextImage()), 254);
}

TEST_F(Cameras, A_continuous_sequence_never_overflows) {
   LoadCameraAndShutter();
   Camera().framesWithoutPause = true;
   Camera().SetROI(0, 0, 1024, 1024);
   core.setCircularBufferMemoryFootprint(3);
   core.startContinuousSequenceAcquisition(0);
   const auto number = [&] {
      Metadata md;
      try {
         core.getLastImageMD(md);
         return std::stol(Tag(md, "ImageNumber"));
      } catch (const CMMError&) {
         return -1L; // just dropped, or not there yet
      }
   };
   EXPECT_TRUE(Eventually([&] { return number() > 10; }));
   EXPECT_FALSE(core.isBufferOverflowed());
   core.stopSequenceAcquisition();
}

TEST_F(Cameras, The_buffer_holds_ten_million_frames_at_most) {
   LoadCameraAndShutter();
   Camera().SetROI(0, 0, 1, 1);
   core.initializeCircularBuffer();
   EXPECT_EQ(core.getBufferTotalCapacity(), 10000000);
   EXPECT_EQ(core.getBufferFreeCapacity(), 10000000);
}

TEST_F(Cameras, The_pixel_type_follows_bytes_and_components) {
   LoadCameraAndShutter();
   core.initializeCircularBuffer(); // 64 x 32 bytes
   struct Kind {
      unsigned bytes, components;
      const char* name;
   };
   for (const Kind& kind : {Kind{1, 1, "GRAY8"},
                            {2, 1, "GRAY16"},
                            {4, 1, "GRAY32"},
                            {4, 4, "RGB32"},
                            {8, 4, "RGB64"},
                            {4, 3, "Unknown"},
                            {8, 1, "Unknown"}}) {
      Camera().width = 64 / kind.bytes;
      Camera().bytesPerPixel = kind.bytes;
      ASSERT_EQ(Camera().Insert(1, nullptr, kind.components), DEVICE_OK);
      Metadata md;
      core.popNextImageMD(md);
      EXPECT_EQ(Tag(md, "PixelType"), kind.name);
      EXPECT_EQ(Tag(md, "Width"), std::to_string(64 / kind.bytes));
   }
}

TEST_F(Cameras, Several_ROIs_go_to_the_camera_and_come_back) {
   EXPECT_FALSE(core.isMultiROISupported());
   EXPECT_FALSE(core.isMultiROIEnabled());
   EXPECT_EQ(ErrorOf([&] { core.setMultiROI({0}, {0}, {8}, {8}); }).getCode(), MMERR_CameraNotAvailable);
   LoadCameraAndShutter();
   EXPECT_TRUE(core.isMultiROISupported());
   EXPECT_FALSE(core.isMultiROIEnabled());
   core.initializeCircularBuffer();
   Camera().Insert(1);
   core.setMultiROI({0, 32}, {1, 2}, {8, 16}, {4, 5});
   EXPECT_TRUE(core.isMultiROIEnabled());
   EXPECT_EQ(core.getRemainingImageCount(), 0); // as with one ROI
   using List = std::vector<unsigned>;
   List xs{9, 9, 9}, ys, widths, heights;
   core.getMultiROI(xs, ys, widths, heights);
   EXPECT_EQ(xs, (List{0, 32}));
   EXPECT_EQ(ys, (List{1, 2}));
   EXPECT_EQ(widths, (List{8, 16}));
   EXPECT_EQ(heights, (List{4, 5}));
}

TEST_F(Cameras, Lists_of_ROIs_must_have_one_length) {
   LoadCameraAndShutter();
   const CMMError error = ErrorOf([&] { core.setMultiROI({0, 1}, {0}, {8, 8}, {8, 8}); });
   EXPECT_NE(error.getMsg().find("2 x, 1 y, 2 widths and 2 heights"), std::string::npos) << error.getMsg();
   EXPECT_FALSE(core.isMultiROIEnabled());
}

TEST_F(Cameras, An_image_processor_changes_snapped_images_once) {
   LoadCameraAndShutter();
   Load("IP", "Processor");
   core.initializeDevice("IP");
   core.setImageProcessorDevice("IP");
   core.snapImage();
   EXPECT_EQ(FirstPixel(core.getImage()), 255 - 7);
   EXPECT_EQ(FirstPixel(core.getImage()), 255 - 7); // not turned back
   core.setImageProcessorDevice("");
   EXPECT_EQ(FirstPixel(core.getImage()), 7);
}

TEST_F(Cameras, An_image_processor_changes_the_frames_of_sequences) {
   LoadCameraAndShutter();
   TestAdapter other; // a module of its own, whose lock is taken for each frame
   core.loadMockDeviceAdapter("Other", &other);
   core.loadDevice("IP", "Other", "Processor");
   core.initializeDevice("IP");
   core.setImageProcessorDevice("IP");
   core.startSequenceAcquisition(5, 0, true);
   EXPECT_TRUE(Eventually([&] { return !core.isSequenceRunning(); }));
   for (int i = 0; i < 5; ++i)
      EXPECT_EQ(FirstPixel(core.popNextImage()), 255 - i);
   core.unloadAllDevices();
   core.unloadLibrary("Other");
}

TEST_F(Cameras, Unloading_a_camera_ends_its_sequence) {
   for (int round = 0; round < 20; ++round) {
      LoadCameraAndShutter();
      Camera().framesWithoutPause = true;
      core.startContinuousSequenceAcquisition(0);
      if (round % 2)
         core.unloadAllDevices();
      else
         core.unloadDevice("Cam");
      EXPECT_EQ(core.getCameraDevice(), "");
      core.unloadAllDevices();
   }
}
