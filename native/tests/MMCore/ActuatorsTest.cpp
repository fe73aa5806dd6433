#include "CoreFixture.h"

using Strings = std::vector<std::string>;

class Actuators : public CoreTest {
protected:
   Actuators() {
      for (const auto& [label, device] :
           {std::pair{"SLM", "SLM"}, {"Galvo", "Galvo"}, {"Air", "PressurePump"}, {"Syringe", "VolumetricPump"}})
         Load(label, device);
      core.initializeAllDevices();
      adapter.journal.Clear();
   }
   TestSLM& SLM() { return adapter.Get<TestSLM>("SLM"); }
};

TEST_F(Actuators, An_SLM_takes_images_and_shows_them_when_told) {
   EXPECT_EQ(core.getSLMDevice(), "SLM");
   EXPECT_EQ(core.getSLMWidth("SLM"), 4u);
   EXPECT_EQ(core.getSLMHeight("SLM"), 2u);
   EXPECT_EQ(core.getSLMNumberOfComponents("SLM"), 1u);
   EXPECT_EQ(core.getSLMBytesPerPixel("SLM"), 1u);
   unsigned char grey[8] = {0, 1, 2, 3, 4, 5, 6, 7};
   core.setSLMImage("SLM", grey);
   EXPECT_EQ(SLM().image, std::vector<unsigned char>(grey, grey + 8));
   unsigned int colour[8] = {0x00AA0000, 0, 0, 0, 0, 0, 0, 0x00010203};
   core.setSLMImage("SLM", colour);
   EXPECT_EQ(SLM().image, (std::vector<unsigned char>{0xAA, 0, 0, 0, 0, 0, 0, 1}));
   core.setSLMPixelsTo("SLM", 9);
   EXPECT_EQ(SLM().image, std::vector<unsigned char>(8, 9));
   core.setSLMPixelsTo("SLM", 1, 2, 3);
   core.displaySLMImage("SLM");
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"fill 1,2,3 SLM", "show SLM"}));
}

TEST_F(Actuators, An_SLM_refuses_null_images_and_other_devices) {
   EXPECT_EQ(ErrorOf([&] { core.setSLMImage("SLM", static_cast<unsigned char*>(nullptr)); }).getCode(),
             MMERR_NullPointerException);
   EXPECT_EQ(ErrorOf([&] { core.setSLMImage("SLM", static_cast<imgRGB32>(nullptr)); }).getCode(),
             MMERR_NullPointerException);
   EXPECT_EQ(ErrorOf([&] { core.displaySLMImage("Galvo"); }).getCode(), MMERR_GENERIC);
   EXPECT_EQ(ErrorOf([&] { core.displaySLMImage("None"); }).getCode(), MMERR_GENERIC);
   EXPECT_EQ(ErrorOf([&] { core.displaySLMImage(nullptr); }).getCode(), MMERR_NullPointerException);
   SLM().commandResult = DEVICE_ERR;
   EXPECT_EQ(ErrorOf([&] { core.displaySLMImage("SLM"); }).getCode(), MMERR_DEVICE_GENERIC);
}

TEST_F(Actuators, The_exposure_of_an_SLM_reaches_the_cache_and_the_program) {
   struct Receiver : MMEventCallback {
      void onSLMExposureChanged(const char* name, double ms) override {
         journal.Note(std::string(name) + " " + std::to_string(ms));
      }
      Journal journal;
   } receiver;
   core.registerCallback(&receiver);
   core.setSLMExposure("SLM", 12.5);
   EXPECT_DOUBLE_EQ(core.getSLMExposure("SLM"), 12.5);
   EXPECT_EQ(core.getPropertyFromCache("SLM", "Exposure"), "12.5000");
   EXPECT_TRUE(Eventually([&] { return !receiver.journal.Entries().empty(); }));
   core.registerCallback(nullptr);
   EXPECT_EQ(receiver.journal.Entries(), Strings{"SLM 12.500000"});
}

TEST_F(Actuators, A_galvo_points_and_fires_within_its_range) {
   EXPECT_EQ(core.getGalvoDevice(), "Galvo");
   core.pointGalvoAndFire("Galvo", 1, 2, 300);
   double x = 0, y = 0;
   core.getGalvoPosition("Galvo", x, y);
   EXPECT_DOUBLE_EQ(x, 1);
   EXPECT_DOUBLE_EQ(y, 2);
   core.setGalvoPosition("Galvo", -1, -2);
   core.getGalvoPosition("Galvo", x, y);
   EXPECT_DOUBLE_EQ(x, -1);
   EXPECT_DOUBLE_EQ(y, -2);
   core.setGalvoSpotInterval("Galvo", 40);
   core.setGalvoIlluminationState("Galvo", true);
   core.setGalvoIlluminationState("Galvo", false);
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"fire 300 Galvo", "interval 40 Galvo", "light Galvo", "dark Galvo"}));
   EXPECT_DOUBLE_EQ(core.getGalvoXRange("Galvo"), 10);
   EXPECT_DOUBLE_EQ(core.getGalvoXMinimum("Galvo"), -5);
   EXPECT_DOUBLE_EQ(core.getGalvoYRange("Galvo"), 20);
   EXPECT_DOUBLE_EQ(core.getGalvoYMinimum("Galvo"), -10);
   EXPECT_EQ(core.getGalvoChannel("Galvo"), "488");
}

TEST_F(Actuators, A_galvo_runs_polygons_and_sequences) {
   core.deleteGalvoPolygons("Galvo");
   core.addGalvoPolygonVertex("Galvo", 1, 0.5, 0.5);
   core.setGalvoPolygonRepetitions("Galvo", 3);
   core.loadGalvoPolygons("Galvo");
   core.runGalvoPolygons("Galvo");
   core.runGalvoSequence("Galvo");
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"delete polygons Galvo", "vertex of 1 Galvo", "repeat 3 Galvo",
                                                 "load polygons Galvo", "run polygons Galvo", "run sequence Galvo"}));
   adapter.Get<TestGalvo>("Galvo").commandResult = DEVICE_ERR;
   EXPECT_EQ(ErrorOf([&] { core.runGalvoPolygons("Galvo"); }).getCode(), MMERR_DEVICE_GENERIC);
}

TEST_F(Actuators, A_pressure_pump_is_calibrated_and_holds_its_pressure) {
   EXPECT_TRUE(core.pressurePumpRequiresCalibration("Air"));
   core.pressurePumpCalibrate("Air");
   EXPECT_FALSE(core.pressurePumpRequiresCalibration("Air"));
   core.setPumpPressureKPa("Air", 35.5);
   EXPECT_DOUBLE_EQ(core.getPumpPressureKPa("Air"), 35.5);
   core.pressurePumpStop("Air");
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"calibrate Air", "stop Air"}));
   EXPECT_EQ(ErrorOf([&] { core.getPumpPressureKPa("Syringe"); }).getCode(), MMERR_GENERIC);
}

TEST_F(Actuators, A_volumetric_pump_is_homed_and_dispenses) {
   EXPECT_TRUE(core.volumetricPumpRequiresHoming("Syringe"));
   core.volumetricPumpHome("Syringe");
   EXPECT_FALSE(core.volumetricPumpRequiresHoming("Syringe"));
   core.invertPumpDirection("Syringe", true);
   EXPECT_TRUE(core.isPumpDirectionInverted("Syringe"));
   core.setPumpMaxVolume("Syringe", 1000);
   core.setPumpVolume("Syringe", 500);
   core.setPumpFlowrate("Syringe", 10);
   core.pumpDispenseVolumeUl("Syringe", 100);
   EXPECT_DOUBLE_EQ(core.getPumpVolume("Syringe"), 400);
   core.pumpDispenseDurationSeconds("Syringe", 5);
   EXPECT_DOUBLE_EQ(core.getPumpVolume("Syringe"), 350);
   EXPECT_DOUBLE_EQ(core.getPumpMaxVolume("Syringe"), 1000);
   EXPECT_DOUBLE_EQ(core.getPumpFlowrate("Syringe"), 10);
   core.pumpStart("Syringe");
   core.volumetricPumpStop("Syringe");
   EXPECT_EQ(adapter.journal.Entries(), (Strings{"home Syringe", "start Syringe", "stop Syringe"}));
   adapter.Get<TestVolumetricPump>("Syringe").commandResult = DEVICE_ERR;
   EXPECT_EQ(ErrorOf([&] { core.setPumpVolume("Syringe", 1); }).getCode(), MMERR_DEVICE_GENERIC);
   EXPECT_EQ(ErrorOf([&] { core.pumpStart("Air"); }).getCode(), MMERR_GENERIC);
}
