// Pictures from files, and the camera that plays them.
#include "RecordedCamera.h"
#include "FakeCore.h"
#include "Files/Recording.h"
#include "TestFiles.h"

#include <gtest/gtest.h>
#include <tiffio.h>

namespace lensless::sim {
namespace {

TEST(NaturalOrder, Compares_numbers_by_value) {
   EXPECT_TRUE(naturallyBefore("frame2.png", "frame10.png"));
   EXPECT_FALSE(naturallyBefore("frame10.png", "frame2.png"));
   EXPECT_TRUE(naturallyBefore("a9b2", "a9b10"));
   EXPECT_TRUE(naturallyBefore("frame", "frame1"));
   EXPECT_TRUE(naturallyBefore("f007", "f8"));
   EXPECT_TRUE(naturallyBefore("99999999999999999999998", "99999999999999999999999"));
   EXPECT_FALSE(naturallyBefore("same1", "same1"));
}

TEST(ImageFiles, Are_read_pixel_by_pixel_in_every_flavour) {
   const TestFolder folder;
   for (const int depth : {1, 2}) {
      const GreyImage picture = testPicture(21, 35, depth, 3);
      writePng(folder / "a.png", picture);
      EXPECT_EQ(readImageFile(folder / "a.png").bytes, picture.bytes);
      for (const int compression : {COMPRESSION_NONE, COMPRESSION_LZW, COMPRESSION_ADOBE_DEFLATE})
         for (const bool tiled : {false, true})
            for (const bool whiteIsZero : {false, true}) {
               writeTiff(folder / "a.tif", {picture}, {compression, tiled, whiteIsZero});
               const GreyImage read = readImageFile(folder / "a.tif");
               EXPECT_EQ(read.width, 35);
               EXPECT_EQ(read.height, 21);
               EXPECT_EQ(read.bytesPerPixel, depth);
               EXPECT_EQ(read.bytes, picture.bytes) << compression << tiled << whiteIsZero;
            }
   }
}

TEST(ImageFiles, That_are_cut_short_are_refused_by_name) {
   const TestFolder folder;
   writePng(folder / "a.png", testPicture(64, 64, 2, 1));
   writeTiff(folder / "a.tif", {testPicture(64, 64, 2, 1)});
   for (const char* name : {"a.png", "a.tif"}) {
      std::filesystem::resize_file(folder / name, std::filesystem::file_size(folder / name) / 2);
      try {
         readImageFile(folder / name);
         ADD_FAILURE() << name << " was read";
      } catch (const ImageFileError& error) {
         EXPECT_NE(std::string(error.what()).find(name), std::string::npos);
      }
   }
}

class Recorded : public testing::Test {
protected:
   void record(int frames) {
      for (int number = 0; number < frames; ++number)
         writePng(folder / ("frame" + std::to_string(number) + ".png"),
                  testPicture(20, 30, 2, static_cast<unsigned>(number)));
   }

   void open() {
      camera.set("Folder", folder.path());
      ASSERT_EQ(camera->Initialize(), DEVICE_OK);
      camera->SetExposure(0.01);
   }

   std::vector<unsigned char> snap() {
      EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
      return {camera->GetImageBuffer(), camera->GetImageBuffer() + camera->GetImageBufferSize()};
   }

   static std::vector<unsigned char> picture(unsigned number) { return testPicture(20, 30, 2, number).bytes; }

   std::string initialisationError() {
      camera.set("Folder", folder.path());
      const int result = camera->Initialize();
      EXPECT_NE(result, DEVICE_OK);
      return camera.errorText(result);
   }

   TestFolder folder;
   FakeCore core;
   Loaded<RecordedCamera> camera{core};
};

TEST_F(Recorded, Files_come_in_natural_order_and_start_again) {
   record(11);
   open();
   EXPECT_EQ(camera->GetImageWidth(), 30U);
   EXPECT_EQ(camera->GetImageHeight(), 20U);
   EXPECT_EQ(camera->GetBitDepth(), 16U);
   EXPECT_EQ(camera.get("NumberOfFrames"), "11");
   for (unsigned number = 0; number < 13; ++number)
      EXPECT_EQ(snap(), picture(number % 11)) << number;
}

TEST_F(Recorded, Played_once_a_snap_after_the_end_says_so) {
   record(2);
   open();
   camera.set("AtEnd", "Stop");
   snap();
   snap();
   const int result = camera->SnapImage();
   EXPECT_NE(result, DEVICE_OK);
   EXPECT_NE(camera.errorText(result).find("All recorded files have been played"), std::string::npos);
   camera.set("NextFrame", "1");
   EXPECT_EQ(snap(), picture(1));
}

TEST_F(Recorded, Played_once_a_sequence_ends_by_itself) {
   record(3);
   open();
   camera.set("AtEnd", "Stop");
   ASSERT_EQ(camera->StartSequenceAcquisition(0), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   EXPECT_EQ(core.finished(), std::vector<int>{DEVICE_OK});
   ASSERT_EQ(core.frames().size(), 3U);
   for (unsigned number = 0; number < 3; ++number)
      EXPECT_EQ(core.frames()[number].bytes, picture(number));
   EXPECT_NE(core.frames()[2].metadata.find("FileName\n_\n1\nframe2.png\n"), std::string::npos);
   EXPECT_FALSE(camera->IsCapturing());
}

TEST_F(Recorded, Frames_after_a_snap_have_their_own_tags_in_any_core) {
   record(3);
   open();
   camera.set("AtEnd", "Stop");
   snap();
   ASSERT_EQ(camera->StartSequenceAcquisition(0), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   ASSERT_EQ(core.frames().size(), 2U);
   for (std::size_t frame = 0; frame < 2; ++frame) {
      const TagsInCores tags(core.frames()[frame].metadata, *camera.operator->());
      EXPECT_EQ(tags.whereSentWin, tags.whereRememberedWin);
      EXPECT_EQ(tags.whereRememberedWin.at("FileName"), "frame" + std::to_string(frame + 1) + ".png");
   }
}

TEST_F(Recorded, In_a_loop_a_sequence_goes_on_until_stopped) {
   record(3);
   open();
   ASSERT_EQ(camera->StartSequenceAcquisition(0), DEVICE_OK);
   ASSERT_TRUE(core.waitForFrames(8));
   EXPECT_TRUE(camera->IsCapturing());
   EXPECT_EQ(camera->StopSequenceAcquisition(), DEVICE_OK);
   EXPECT_EQ(core.finished().size(), 1U);
   EXPECT_EQ(core.frames()[7].bytes, picture(7 % 3));
}

TEST_F(Recorded, Pictures_stay_in_memory_as_far_as_they_fit) {
   record(3); // of 1200 bytes each
   open();
   camera.set("CacheSize-MB", "0.0025");
   for (unsigned number = 0; number < 3; ++number)
      EXPECT_EQ(snap(), picture(number));
   for (int number = 0; number < 3; ++number)
      std::filesystem::remove(folder / ("frame" + std::to_string(number) + ".png"));
   EXPECT_EQ(snap(), picture(0));
   EXPECT_EQ(snap(), picture(1));
   EXPECT_EQ(camera->SnapImage(), ERR_FRAME_FAILED); // the third did not fit
   camera.set("CacheSize-MB", "0");
   camera.set("NextFrame", "0");
   EXPECT_EQ(camera->SnapImage(), ERR_FRAME_FAILED);
}

TEST_F(Recorded, Region_of_interest_crops) {
   record(1);
   open();
   ASSERT_EQ(camera->SetROI(4, 5, 8, 3), DEVICE_OK);
   const auto part = snap();
   ASSERT_EQ(part.size(), 8U * 3U * 2U);
   const auto whole = picture(0);
   for (std::size_t row = 0; row < 3; ++row)
      EXPECT_TRUE(std::equal(&part[row * 16], &part[row * 16 + 15], &whole[((row + 5) * 30 + 4) * 2]));
   EXPECT_NE(camera->SetROI(25, 0, 8, 3), DEVICE_OK);
}

TEST_F(Recorded, Every_page_of_a_TIFF_is_a_frame) {
   writeTiff(folder / "stack.tif", {testPicture(20, 30, 2, 0), testPicture(20, 30, 2, 1)}, {COMPRESSION_LZW});
   open();
   EXPECT_EQ(snap(), picture(0));
   EXPECT_EQ(snap(), picture(1));
}

TEST_F(Recorded, All_reasons_against_a_folder_come_at_once) {
   record(1);
   writePng(folder / "other-size.png", testPicture(20, 31, 2, 0));
   writePng(folder / "other-depth.png", testPicture(20, 30, 1, 0));
   writeText(folder / "text.tif", "no picture");
   writeText(folder / "zero.png", "");
   const std::string text = initialisationError();
   for (const char* part : {"other-size.png: has 31×20", "other-depth.png", "8 bits",
                            "text.tif: is neither PNG nor TIFF", "zero.png: is empty", "frame0.png has 30×20"})
      EXPECT_NE(text.find(part), std::string::npos) << part << "\n" << text;
}

TEST_F(Recorded, A_folder_without_pictures_is_refused) {
   writeText(folder / "notes.txt", "nothing");
   EXPECT_NE(initialisationError().find("no files named .png, .tif or .tiff"), std::string::npos);
}

TEST_F(Recorded, A_missing_or_unnamed_folder_is_refused) {
   EXPECT_NE(camera->Initialize(), DEVICE_OK);
   camera.set("Folder", folder / "absent");
   const int result = camera->Initialize();
   EXPECT_NE(camera.errorText(result).find("absent"), std::string::npos);
}

TEST_F(Recorded, A_file_that_vanishes_later_ends_the_snap_with_an_error) {
   record(2);
   open();
   std::filesystem::remove(folder / "frame0.png");
   EXPECT_NE(camera->SnapImage(), DEVICE_OK);
   EXPECT_NE(core.log().find("frame0.png"), std::string::npos);
}

} // namespace
} // namespace lensless::sim
