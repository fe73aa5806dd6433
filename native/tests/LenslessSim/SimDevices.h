// A simulated instrument for tests.
#pragma once

#include "FakeCore.h"
#include "Files/GreyImage.h"
#include "SimCamera.h"
#include "SimLight.h"
#include "SimZStage.h"

#include <gtest/gtest.h>

#include <numeric>
#include <string>
#include <vector>

namespace lensless::sim {

/** A camera of 96×64 pixels that does not wait, the light on, the sample 200 µm away. */
class SimDevices : public testing::Test {
protected:
   SimDevices() {
      camera.set("SensorWidth", "96");
      camera.set("SensorHeight", "64");
      camera.set("Oversampling", "2");
      EXPECT_EQ(camera->Initialize(), DEVICE_OK);
      EXPECT_EQ(light->Initialize(), DEVICE_OK);
      EXPECT_EQ(stage->Initialize(), DEVICE_OK);
      light->SetOpen(true);
      camera.set("RealTime", "Off");
      camera.set("SampleDistance-um", "200");
   }

   std::vector<unsigned> snap() {
      EXPECT_EQ(camera->SnapImage(), DEVICE_OK);
      GreyImage image{static_cast<int>(camera->GetImageHeight()),
                      static_cast<int>(camera->GetImageWidth()),
                      static_cast<int>(camera->GetImageBytesPerPixel()),
                      {}};
      image.bytes.assign(camera->GetImageBuffer(), camera->GetImageBuffer() + camera->GetImageBufferSize());
      std::vector<unsigned> counts;
      for (std::size_t pixel = 0; pixel < image.pixels(); ++pixel)
         counts.push_back(image.value(pixel));
      return counts;
   }

   /** A snap with the noise of frame 0. */
   std::vector<unsigned> snapAfresh() {
      camera.set("Seed", "1");
      return snap();
   }

   static double mean(const std::vector<unsigned>& counts) {
      return std::accumulate(counts.begin(), counts.end(), 0.0) / static_cast<double>(counts.size());
   }

   FakeCore core;
   Loaded<SimCamera> camera{core};
   Loaded<SimLight> light{core};
   Loaded<SimZStage> stage{core};
};

} // namespace lensless::sim
