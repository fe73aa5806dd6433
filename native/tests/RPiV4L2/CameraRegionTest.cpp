// Regions of interest.
#include "CameraFixture.h"

using namespace lensless;
using namespace lensless::rpiv4l2;
using Shot = v4l2::recorded::StreamingMachine::Shot;
using v4l2::recorded::StreamingMachine;

namespace {

/** A pixel tells where on the sensor it lies. */
unsigned char PixelAt(unsigned x, unsigned y) {
   return static_cast<unsigned char>(3 * x + 5 * y);
}

class RegionTest : public WebcamTest {
protected:
   void SetUp() override {
      ASSERT_EQ(camera.Set("Size", "640x480"), DEVICE_OK);
      machine.expose = [this](const std::string& node, Shot& shot) {
         const v4l2::recorded::Node& source = machine.NodeAt(node);
         const auto crop = source.selections.find(V4L2_SEL_TGT_CROP);
         const unsigned left = crop == source.selections.end() ? 0 : static_cast<unsigned>(crop->second.left);
         const unsigned top = crop == source.selections.end() ? 0 : static_cast<unsigned>(crop->second.top);
         for (unsigned y = 0; y < source.current.height; ++y)
            for (unsigned x = 0; x < source.current.width; ++x)
               shot.bytes[y * source.current.bytesperline + 2 * x] = PixelAt(left + x, top + y);
      };
   }
   void ExpectRegion(unsigned x, unsigned y, unsigned width, unsigned height) {
      unsigned left = 0, top = 0, w = 0, h = 0;
      ASSERT_EQ(camera->GetROI(left, top, w, h), DEVICE_OK);
      EXPECT_EQ(std::tuple(left, top, w, h), std::tuple(x, y, width, height));
      ASSERT_EQ(camera->GetImageWidth(), width);
      ASSERT_EQ(camera->GetImageHeight(), height);
      camera.Snap();
      for (unsigned row = 0; row < height; ++row)
         for (unsigned column = 0; column < width; ++column)
            ASSERT_EQ(camera->GetImageBuffer()[row * width + column], PixelAt(x + column, y + row));
   }
};

TEST_F(RegionTest, A_driver_without_selections_has_its_frames_cut_and_says_so) {
   camera.Start();
   ExpectRegion(0, 0, 640, 480);
   EXPECT_EQ(camera.Get("RoiMethod"), "None");
   ASSERT_EQ(camera->SetROI(101, 51, 64, 33), DEVICE_OK);
   EXPECT_EQ(camera.Get("RoiMethod"), "Software");
   ExpectRegion(101, 51, 64, 33);
   ASSERT_EQ(camera->StartSequenceAcquisition(1, 0, true), DEVICE_OK);
   ASSERT_TRUE(core.waitForEnd());
   auto tags = tagsOf(core.frames().at(0).metadata);
   EXPECT_EQ(tags["ROI-X-start"], "101");
   EXPECT_EQ(tags["ROI-Y-start"], "51");
   ASSERT_EQ(camera->ClearROI(), DEVICE_OK);
   ExpectRegion(0, 0, 640, 480);
   ASSERT_EQ(camera->SetROI(0, 0, 8, 8), DEVICE_OK);
   ASSERT_EQ(camera->SetROI(0, 0, 0, 0), DEVICE_OK); // means the whole sensor
   ExpectRegion(0, 0, 640, 480);
}

TEST_F(RegionTest, A_region_outside_the_sensor_is_refused_with_its_size) {
   camera.Start();
   for (const auto& [x, y, width, height] : {std::tuple(600U, 0U, 41U, 8U), std::tuple(0U, 473U, 8U, 8U),
                                             std::tuple(0U, 0U, 8U, 0U), std::tuple(~0U, 0U, 8U, 8U)}) {
      const int result = camera->SetROI(x, y, width, height);
      ASSERT_EQ(result, ERR_REFUSED);
      EXPECT_TRUE(Contains(camera.Text(result), "640×480")) << camera.Text(result);
   }
   ExpectRegion(0, 0, 640, 480);
}

TEST_F(RegionTest, A_driver_with_selections_cuts_itself) {
   v4l2::recorded::Node& node = machine.NodeAt("/dev/video0");
   for (const auto target : {V4L2_SEL_TGT_CROP, V4L2_SEL_TGT_CROP_DEFAULT, V4L2_SEL_TGT_CROP_BOUNDS})
      node.selections[static_cast<std::uint32_t>(target)] = {0, 0, 640, 480};
   node.cropIsFree = true;
   v4l2::recorded::FrameSize any;
   any.least = {16, 16};
   any.most = {640, 480};
   any.step = {1, 1};
   any.rates = {{30, 1}};
   node.formats[0].sizes = {any}; // sizes follow the crop
   camera.Start();
   ASSERT_EQ(camera->SetROI(100, 50, 320, 240), DEVICE_OK);
   EXPECT_EQ(camera.Get("RoiMethod"), "Selection");
   EXPECT_EQ(camera.Get("GrantedSize"), "320x240");
   ExpectRegion(100, 50, 320, 240);
   ASSERT_EQ(camera->SetROI(101, 51, 33, 31), DEVICE_OK); // this driver cuts at even pixels
   ExpectRegion(100, 50, 32, 30);
   EXPECT_TRUE(Contains(core.log(), "33×31 at (101, 51)")) << core.log();
   ASSERT_EQ(camera->SetROI(0, 8, 64, 64), DEVICE_OK); // always of the full frame
   ExpectRegion(0, 8, 64, 64);
   ASSERT_EQ(camera->ClearROI(), DEVICE_OK);
   EXPECT_EQ(camera.Get("RoiMethod"), "None");
   ExpectRegion(0, 0, 640, 480);
}

/** A ten-bit Bayer sensor in its full mode. */
class BayerRegionTest : public ::testing::Test {
protected:
   StreamingMachine machine{"pi4-unicam-imx219"};
   FakeCore core;
   Camera camera{machine, core};
};

TEST_F(BayerRegionTest, Odd_offsets_change_the_order_that_is_reported) {
   ASSERT_EQ(camera.Set("Size", "640x480"), DEVICE_OK) << camera.Text(ERR_REFUSED);
   ASSERT_EQ(camera.Set("Format", "RG10"), DEVICE_OK) << camera.Text(ERR_REFUSED);
   camera.Start();
   EXPECT_EQ(camera.Get("BayerOrder"), "RGGB");
   for (const auto& [x, y, order] : {std::tuple(1U, 0U, "GRBG"), std::tuple(0U, 1U, "GBRG"), std::tuple(3U, 5U, "BGGR"),
                                     std::tuple(2U, 4U, "RGGB")}) {
      ASSERT_EQ(camera->SetROI(x, y, 32, 32), DEVICE_OK);
      EXPECT_EQ(camera.Get("BayerOrder"), order);
   }
}

TEST_F(BayerRegionTest, One_colour_makes_images_of_half_the_size_that_regions_refer_to) {
   ASSERT_EQ(camera.Set("Size", "640x480"), DEVICE_OK) << camera.Text(ERR_REFUSED);
   ASSERT_EQ(camera.Set("Format", "RG10"), DEVICE_OK) << camera.Text(ERR_REFUSED);
   ASSERT_EQ(camera.Set("ColourPlane", "Blue"), DEVICE_OK);
   machine.expose = [this](const std::string& node, Shot& shot) { // blue sites hold their column, others a wrong number
      const auto& granted = machine.NodeAt(node).current;
      for (std::uint32_t y = 0; y < granted.height; ++y)
         for (std::uint32_t x = 0; x < granted.width; ++x) {
            const std::uint16_t value = x % 2 && y % 2 ? static_cast<std::uint16_t>(x) : std::uint16_t{1023};
            std::memcpy(shot.bytes + y * granted.bytesperline + 2 * x, &value, sizeof value);
         }
   };
   camera.Start();
   EXPECT_EQ(camera->GetImageWidth(), 320U);
   EXPECT_EQ(camera->GetImageHeight(), 240U);
   EXPECT_EQ(camera.Get("BayerOrder"), "None");
   ASSERT_EQ(camera->SetROI(10, 20, 40, 30), DEVICE_OK);
   camera.Snap();
   for (unsigned column = 0; column < 40; ++column) {
      std::uint16_t value = 0;
      std::memcpy(&value, camera->GetImageBuffer() + 2 * column, sizeof value);
      ASSERT_EQ(value, 2 * (10 + column) + 1);
   }
}

/** A Bayer sensor whose driver lets its crop be set; a pixel tells where on the sensor it lies. */
class SensorCropTest : public BayerRegionTest {
protected:
   static constexpr const char* sensor = "/dev/v4l-subdev0";

   void Start(const char* size) {
      machine.NodeAt(sensor).pads[0].cropIsFree = true;
      machine.expose = [this](const std::string& node, Shot& shot) {
         const v4l2_rect crop = machine.NodeAt(sensor).pads[0].selections.at(V4L2_SEL_TGT_CROP);
         const auto& granted = machine.NodeAt(node).current;
         for (std::uint32_t y = 0; y < granted.height; ++y)
            for (std::uint32_t x = 0; x < granted.width; ++x) {
               const std::uint16_t value =
                   Value(crop.left - 8 + static_cast<int>(x), crop.top - 8 + static_cast<int>(y));
               std::memcpy(shot.bytes + y * granted.bytesperline + 2 * x, &value, sizeof value);
            }
      };
      ASSERT_EQ(camera.Set("Size", size), DEVICE_OK) << camera.Text(ERR_REFUSED);
      ASSERT_EQ(camera.Set("Format", "RG10"), DEVICE_OK) << camera.Text(ERR_REFUSED);
      camera.Start();
   }

   static std::uint16_t Value(int x, int y) { return static_cast<std::uint16_t>((3 * x + 5 * y) % 1024); }

   std::tuple<unsigned, unsigned, unsigned, unsigned> Region() {
      unsigned x = 0, y = 0, width = 0, height = 0;
      EXPECT_EQ(camera->GetROI(x, y, width, height), DEVICE_OK);
      return {x, y, width, height};
   }

   /** A snap shows the sensor from this place on. */
   void ExpectPixelsFrom(int x, int y) {
      camera.Snap();
      const unsigned width = camera->GetImageWidth(), height = camera->GetImageHeight();
      for (unsigned row = 0; row < height; row += height - 1)
         for (unsigned column = 0; column < width; ++column) {
            std::uint16_t value = 0;
            std::memcpy(&value, camera->GetImageBuffer() + 2 * (row * width + column), sizeof value);
            ASSERT_EQ(value, Value(x + static_cast<int>(column), y + static_cast<int>(row)));
         }
   }
};

TEST_F(SensorCropTest, The_sensor_reads_the_region_and_all_on_the_way_follows) {
   ASSERT_NO_FATAL_FAILURE(Start("3280x2464"));
   ASSERT_EQ(camera->SetROI(100, 50, 320, 240), DEVICE_OK);
   EXPECT_EQ(camera.Get("RoiMethod"), "SensorCrop");
   EXPECT_EQ(camera.Get("GrantedSize"), "320x240");
   EXPECT_EQ(Region(), std::tuple(100U, 50U, 320U, 240U));
   EXPECT_EQ(machine.NodeAt("/dev/v4l-subdev1").pads[1].format.width, 320U);
   ExpectPixelsFrom(100, 50);
   ASSERT_EQ(camera->SetROI(1000, 8, 64, 64), DEVICE_OK); // always of the full frame
   ExpectPixelsFrom(1000, 8);
   ASSERT_EQ(camera->ClearROI(), DEVICE_OK);
   EXPECT_EQ(camera.Get("RoiMethod"), "None");
   EXPECT_EQ(Region(), std::tuple(0U, 0U, 3280U, 2464U));
   ExpectPixelsFrom(0, 0);
}

TEST_F(SensorCropTest, What_the_driver_rounds_is_told) {
   ASSERT_NO_FATAL_FAILURE(Start("3280x2464"));
   ASSERT_EQ(camera->SetROI(101, 51, 33, 31), DEVICE_OK);
   EXPECT_EQ(camera.Get("RoiMethod"), "SensorCrop");
   EXPECT_EQ(Region(), std::tuple(100U, 50U, 32U, 32U));
   EXPECT_EQ(camera.Get("BayerOrder"), "RGGB");
   EXPECT_TRUE(Contains(core.log(), "33×31 at (101, 51)")) << core.log();
   ExpectPixelsFrom(100, 50);
}

TEST_F(SensorCropTest, Of_a_mode_that_a_crop_would_end_the_frames_are_cut_and_the_mode_stays) {
   ASSERT_NO_FATAL_FAILURE(Start("1640x1232")); // binned 2×2; this driver bins at its own sizes only
   ASSERT_EQ(camera->SetROI(100, 50, 320, 240), DEVICE_OK);
   EXPECT_EQ(camera.Get("RoiMethod"), "Software");
   EXPECT_EQ(camera.Get("GrantedSize"), "1640x1232");
   EXPECT_EQ(machine.NodeAt(sensor).pads[0].format.width, 1640U);
   EXPECT_EQ(machine.NodeAt(sensor).pads[0].selections.at(V4L2_SEL_TGT_CROP).width, 3280U);
   ExpectPixelsFrom(100, 50);
}

} // namespace
